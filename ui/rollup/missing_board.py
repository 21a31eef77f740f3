"""缺报: how many owe, sent, in time, late, not; who is missing, and a text to remind them."""

from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from core.rollup.model import Duty, Row, Settings, State, Tally
from ui.look.plain_list import PlainList
from ui.rollup.tally_bar import TallyBar


class MissingBoard(QWidget):
    """Shows who has not sent a report, or one that cannot be read."""

    organ_chosen = Signal(object)  # organ id
    told = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.numbers = {word: QLabel() for word in ("应报", "已报", "按时", "逾期", "缺报")}
        self.bar = TallyBar()
        self.list = PlainList("缺报的机关", ("机关", "类别", "截止", "情况", "备注"), (14, 4, 8, 7))
        self.text = QPlainTextEdit()
        self.text.setAccessibleName("催报的话")
        self.text.setTabChangesFocus(True)
        self.copy = QPushButton("复制催报的话")
        self.copy.clicked.connect(self._copy)
        self.list.opened.connect(self.organ_chosen)
        self._lay_out()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        for column, (word, number) in enumerate(self.numbers.items()):
            number.setObjectName("boardNumber")
            grid.addWidget(number, 0, column, Qt.AlignmentFlag.AlignHCenter)
            grid.addWidget(QLabel(word), 1, column, Qt.AlignmentFlag.AlignHCenter)
        grid.setColumnStretch(len(self.numbers), 1)
        right = QWidget()
        column_ = QVBoxLayout(right)
        column_.setContentsMargins(12, 0, 0, 0)
        column_.addWidget(QLabel("催报的话，可以改了再复制："))
        column_.addWidget(self.text, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.copy)
        column_.addLayout(row)
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.list)
        splitter.addWidget(right)
        splitter.setSizes([720, 420])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(16)
        layout.addLayout(grid)
        layout.addWidget(self.bar)
        layout.addWidget(splitter, 1)

    def show_standing(
        self, settings: Settings, rows: Sequence[Row], tally: Tally, today: date
    ) -> None:
        """Show how it stands on a day."""
        counts = (tally.owing, tally.sent, tally.in_time, tally.late, tally.missing)
        for label, count in zip(self.numbers.values(), counts, strict=True):
            label.setText(str(count))
        self.bar.show_tally(tally)
        missing = [row for row in rows if _is_missing(row)]
        self.list.show_lines((row.organ.id, _texts(row, today)) for row in missing)
        self.text.setPlainText(reminder(settings, missing, today))
        self.copy.setEnabled(bool(missing))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.told.emit("催报的话已复制，可以粘贴到群里或者邮件里。")


def _is_missing(row: Row) -> bool:
    owes = row.organ.duty is Duty.OWES
    return owes and row.state in {State.MISSING, State.UNREADABLE}


def _texts(row: Row, today: date) -> tuple[str, ...]:
    what = "读不出，请重报" if row.state is State.UNREADABLE else _waiting(row, today)
    return (row.organ.name, row.organ.kind, day_of(row.due), what, row.note)


def _waiting(row: Row, today: date) -> str:
    days = (today - row.due).days if row.due else 0
    return f"已逾期{days}天" if days > 0 else "未报"


def day_of(day: date | None) -> str:
    """Return a day as one writes it; empty without one."""
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def reminder(settings: Settings, missing: Sequence[Row], today: date) -> str:
    """Return what to write to those who are missing, by the day on which they were due."""
    if not missing:
        return "都报齐了，不用催报。"
    return "\n".join(_reminding(settings, missing, today))


def _reminding(settings: Settings, missing: Sequence[Row], today: date) -> Iterator[str]:
    yield f"{settings.year}年政府信息公开工作年度报告，下列{len(missing)}个机关还没有报齐："
    days = sorted({row.due or date.max for row in missing})
    for day in days:
        names = [_named(row) for row in missing if (row.due or date.max) == day]
        due = (
            f"{'应于' if day < today else '请于'}{day_of(day)}前报送" if day != date.max else "未报"
        )
        yield f"{due}：{'、'.join(names)}。"
    yield f"请尽快报送，有困难请及时联系。{settings.agency}"


def _named(row: Row) -> str:
    return (
        f"{row.organ.name}（文件读不出，请重报）"
        if row.state is State.UNREADABLE
        else row.organ.name
    )
