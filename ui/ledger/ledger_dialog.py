"""The review of a register: what is asked, what differs, what to look at, how it was read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from core.ledger.taking import Difference, differences
from core.numbers import format_number
from ui.ledger.columns_page import ColumnsPage
from ui.ledger.lists import BLANK, fill, plain_table
from ui.ledger.questions_page import QuestionsPage

if TYPE_CHECKING:
    from datetime import date

    from core.ledger.ledger import Ledger
    from core.ledger.tally import Tally
    from core.report.report import Report

_SIZE = 1040, 680  # px
_HEADS = ("格", "表里", "台账", "相差", "台账里的行")
_SAME = "表格和台账一致，没有不一样的格。"
_BLANKS = "另有{}格是空白，台账里没有这样的件，填进去是0。"
_NONE_TO_CHECK = "没有发现重复、缺日期、日期倒置这样的问题。"


class LedgerDialog(QDialog):
    """Lets a clerk answer, correct and look; `ledger` and `tally` are what came of it.

    `given` are the answers of this time, to be remembered.
    """

    def __init__(
        self, ledger: Ledger, report: Report, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.ledger, self._report, self._today = ledger, report, today
        self.tally: Tally = ledger.tally(report.heading.year, today)
        self.given: dict[str, str] = {}
        self.setWindowTitle(f"从台账统计：{ledger.path.name}")
        room = self.screen().availableGeometry()
        self.resize(min(_SIZE[0], room.width() - 32), min(_SIZE[1], room.height() - 64))
        self.summary = QLabel()
        self.pages = QTabWidget()
        self.questions = QuestionsPage(ledger.form)
        self.cells = plain_table("不一样的格", _HEADS, wide=0)
        self.same = QLabel(_SAME)
        self.remarks = QListWidget()
        self.columns = ColumnsPage(ledger)
        self.accept_button = QPushButton()
        self.cancel_button = QPushButton("取消")
        self._lay_out()
        self._connect()
        self._show()
        self.pages.setCurrentIndex(0 if self.tally.questions else 1)

    def _lay_out(self) -> None:
        self.summary.setWordWrap(True)
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.remarks.setAccessibleName("请核对的行")
        self.remarks.setWordWrap(True)
        self.remarks.setSpacing(4)
        differing = QWidget()
        column = QVBoxLayout(differing)
        column.addWidget(self.cells, 1)
        column.addWidget(self.same)
        column.addStretch(0)
        for page in (self.questions, differing, self.remarks, self.columns):
            self.pages.addTab(page, "")
        self.pages.setDocumentMode(True)
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (self.accept_button, self.cancel_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(self.summary)
        layout.addWidget(self.pages, 1)
        layout.addLayout(row)

    def _connect(self) -> None:
        self.questions.answered.connect(self._answer)
        self.columns.column_changed.connect(
            lambda n, column, meaning: self._read_as(self.ledger.with_column(n, column, meaning))
        )
        self.columns.table_changed.connect(
            lambda n, table: self._read_as(self.ledger.with_table(n, table))
        )
        self.accept_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)

    def _answer(self, key: str, id_: str) -> None:
        self.given.pop(key, None)
        answers = {k: a for k, a in self.ledger.answers.items() if k != key}
        if id_:
            self.given[key] = answers[key] = id_
        self.ledger = replace(self.ledger, answers=answers)
        self._count()

    def _read_as(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.columns.show_ledger(ledger)
        self._count()

    def _count(self) -> None:
        self.tally = self.ledger.tally(self._report.heading.year, self._today)
        self._show()

    def _show(self) -> None:
        tally, differing = self.tally, differences(self._report, self.tally)
        self.questions.show_tally(tally, self.given)
        nothing = sum(each.is_nothing for each in differing)
        differing = [each for each in differing if not each.is_nothing]
        fill(self.cells, map(self._line, differing))
        self.cells.setVisible(bool(differing))
        self.same.setText(_BLANKS.format(nothing) if nothing else "" if differing else _SAME)
        self.same.setVisible(bool(nothing or not differing))
        self.remarks.clear()
        told = [tally.told(remark) for remark in tally.remarks]
        self.remarks.addItems(told or [_NONE_TO_CHECK])
        counts = (len(tally.questions), len(differing), len(tally.remarks))
        titles = ("要回答的", "不一样的格", "请核对")
        for number, (title, count) in enumerate(zip(titles, counts, strict=True)):
            self.pages.setTabText(number, f"{title}（{count}）" if count else title)
        self.pages.setTabText(len(titles), "栏目")
        self._show_sum(len(differing))

    def _show_sum(self, differing: int) -> None:
        form, tally = self.ledger.form, self.tally
        names = "、".join(f"“{form.tables[table].sheet}”" for table in tally.tables)
        left = f"，其中{tally.uncounted}件看不明白，没有计入" if tally.uncounted else ""
        self.summary.setText(
            f"{tally.year}年的{tally.cases}件{left}。{names}表里有{differing}格和台账不一样。"
            if names
            else "没有一张表是台账，请在“栏目”里指定。"
        )
        rest = f"（还有{tally.uncounted}件没有计入）" if tally.uncounted else ""
        self.accept_button.setText(f"填进表格(&Y){rest}")
        self.accept_button.setToolTip("把台账的数填进表格，以后还可以撤销；每一格都记下是哪几行")
        self.accept_button.setEnabled(bool(tally.tables))

    def _line(self, difference: Difference) -> tuple[str, ...]:
        value = difference.value
        gap = f"{difference.count - int(value or 0):+d}"
        name = self.ledger.form.cells[difference.address].name
        shown = format_number(value) or BLANK
        return name, shown, str(difference.count), gap, self.tally.rows(difference.places)
