"""The reports opened last: name and folder, year, organ and state, in columns."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem

from core.project.project_file import SUFFIX
from core.rollup.suffix import SUFFIX as ROLLUP
from ui import settings
from ui.look.spacing import LARGE, SMALL
from ui.look.theme import theme
from ui.look.wrapped_list import Index, WrappedDelegate, WrappedList

if TYPE_CHECKING:
    from core.checks.progress import Standing

_FACTS = int(Qt.ItemDataRole.UserRole) + 1  # role of year, organ and state
_NAME_SHARE = 0.4  # of the width
_YEAR, _STATE = 72, 128  # px
_LEAST = 560  # px of a list that has room for columns
_LINE = int(Qt.AlignmentFlag.AlignTop)


class RecentList(WrappedList):
    """Lists files as they were when they were seen last; nothing is read."""

    def __init__(self) -> None:
        super().__init__("最近打开的年报")
        self.setObjectName("recent")
        self.setItemDelegate(_RecentDelegate(self))
        self.paths: list[Path] = []

    def show_files(self) -> None:
        """List the files opened last."""
        self.clear()
        self.paths = settings.recent_files()
        known = settings.known_reports()
        for row, path in enumerate(self.paths):
            facts = known.get(str(path)) or ["", "汇总" if path.suffix == ROLLUP else "", ""]
            name = path.stem if path.suffix == SUFFIX else path.name
            self.set_row(row, name, str(path.parent), None)
            item = self.item(row)
            item.setData(_FACTS, facts)
            told = "，".join(filter(None, [name, *facts, str(path.parent)]))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, told)


class _RecentDelegate(WrappedDelegate):
    """Paints the facts in columns beside name and folder, where there is room."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view, columns=lambda width: round(width * (1 - _NAME_SHARE)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint name and folder, then year, organ and state."""
        super().paint(painter, option, index)
        facts = index.data(_FACTS)
        if facts and option.rect.width() >= _LEAST:
            painter.setFont(option.font)
            painter.setPen(QColor(theme().ink))
            for room, fact in zip(_columns(option.rect), facts, strict=True):
                shown = option.fontMetrics.elidedText(
                    fact, Qt.TextElideMode.ElideMiddle, room.width()
                )
                painter.drawText(room, _LINE, shown)


def _columns(rect: QRect) -> tuple[QRect, QRect, QRect]:
    """Return the places of year, organ and state in a row."""
    left = rect.left() + round(rect.width() * _NAME_SHARE)
    right = rect.right() - SMALL
    room = QRect(rect).adjusted(0, SMALL, 0, -SMALL)
    year, organ, state = QRect(room), QRect(room), QRect(room)
    year.setLeft(left)
    year.setWidth(_YEAR)
    state.setLeft(right - _STATE)
    state.setRight(right)
    organ.setLeft(year.right() + LARGE)
    organ.setRight(state.left() - LARGE)
    return year, organ, state


def remember_standing(path: Path, standing: Standing) -> None:
    """Remember of a file which report it holds and how far it is, as it is saved."""
    heading = standing.report.heading
    settings.remember_report(path, [f"{heading.year}年", heading.agency, _state(standing)])


def _state(standing: Standing) -> str:
    if not standing.is_checked:
        return "没有核对完"
    if standing.blanks:
        return f"还有 {standing.blanks} 格待填"
    return f"{standing.error_count} 处错误" if standing.error_count else "没有错误"
