"""退回 of one organ: what was sent when, and what the file that came then has put right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from core.moments import local_time
from core.rollup.desk import Desk
from core.rollup.model import Row
from ui.look.plain_list import PlainList

if TYPE_CHECKING:
    from core.rollup.outputs.rounds import Answer, Sent

_NOTHING = "还没有退回过。"
_WAITING = "第{}次退回以后还没有收到另一份。"


class ReturnsTab(QWidget):
    """Lists the points of the last round with what became of them, then all rounds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told = QLabel()
        self.told.setObjectName("summary")
        self.told.setWordWrap(True)
        self.list = PlainList("退回和改正", ("情况", "哪里", "内容"), (6, 16))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(4)
        layout.addWidget(self.told)
        layout.addWidget(self.list, 1)

    @property
    def count(self) -> int:
        """How many lines there are."""
        return self.list.topLevelItemCount()

    def show_row(self, desk: Desk, row: Row | None) -> None:
        """Show what was sent back to an organ."""
        from core.rollup.outputs.rounds import answer, rounds  # noqa: PLC0415 (the window opens without it)

        sent = rounds(desk, row.organ.id) if row and row.round else []
        found = answer(desk, row.organ.id) if row and sent else None
        self.told.setText(_in_words(row, found))
        lines = [*_points(found), *_rounds(sent)]
        self.list.show_lines(enumerate(lines))


def _in_words(row: Row | None, found: Answer | None) -> str:
    if found:
        return f"{found.in_words}。"
    return _WAITING.format(row.round) if row and row.round else _NOTHING


def _points(found: Answer | None) -> Iterator[tuple[str, str, str]]:
    if found is None:
        return
    told = ("没有改好", found.remaining), ("新的问题", found.arisen), ("已改好", found.settled)
    for what, points in told:
        for point in points:
            yield what, point.place, point.problem
    for change in found.others:
        yield "另外改动", change.place, change.text


def _rounds(sent: Sequence[Sent]) -> Iterator[tuple[str, str, str]]:
    for each in reversed(sent):
        yield f"第{each.round}次", f"{local_time(each.at)} {each.who}".strip(), each.text
