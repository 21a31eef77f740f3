"""What is asked about a register's words, each once, with what it may mean to choose from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from core.ledger.tally import NOT_COUNTED, Question
from core.ledger.wordings import OPEN, Vocabulary
from ui.ledger.lists import fill, plain_table

if TYPE_CHECKING:
    from core.form.form import Form
    from core.ledger.tally import Tally

_HEADS = ("台账里写的", "为什么问", "件数", "在哪几行", "算作")
_ASKED = "下面的写法看不出算哪一类，选一次就记住了，以后遇到同样的写法不再问。没有选的不计入。"
_NOTHING = "没有要问的，台账里的写法都看懂了。"
_CHOOSE = "（请选择）"
_WIDEST_CHOICE = 260  # px


class QuestionsPage(QWidget):
    """Asks; `answered` tells the key of a question and the id that was chosen, empty for none."""

    answered = Signal(str, str)

    def __init__(self, form: Form, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = form
        self._asked: dict[str, Question] = {}
        self.boxes: dict[str, QComboBox] = {}
        self.label = QLabel(_ASKED)
        self.label.setWordWrap(True)
        self.table = plain_table("要回答的", _HEADS, wide=0)
        layout = QVBoxLayout(self)
        layout.addWidget(self.label)
        layout.addWidget(self.table, 1)

    def show_tally(self, tally: Tally, answers: dict[str, str]) -> None:
        """Ask what is not clear; what was answered here stays, for second thoughts."""
        still = {question.key: question for question in tally.questions}
        kept = {key: q for key, q in self._asked.items() if key in still or key in answers}
        asked = kept | still
        if asked.keys() != self._asked.keys():
            self._asked = asked
            self._fill(answers, tally)
        self.label.setText(_ASKED if asked else _NOTHING)
        self.table.setVisible(bool(asked))

    def _fill(self, answers: dict[str, str], tally: Tally) -> None:
        fill(self.table, (_line(question, tally) for question in self._asked.values()))
        self.boxes = {key: self._box(q, answers) for key, q in self._asked.items()}
        for row, box in enumerate(self.boxes.values()):
            self.table.setCellWidget(row, len(_HEADS) - 1, box)

    def _box(self, question: Question, answers: dict[str, str]) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(f"“{question.text}”算作")
        box.setMinimumWidth(_WIDEST_CHOICE)
        box.addItem(_CHOOSE, "")
        for id_, name in self._choices(question):
            box.addItem(name, id_)
        box.setCurrentIndex(max(0, box.findData(answers.get(question.key, ""))))
        box.activated.connect(lambda _: self.answered.emit(question.key, box.currentData()))
        return box

    def _choices(self, question: Question) -> Iterator[tuple[str, str]]:
        """Yield ids and names, the likely ones first."""
        words = Vocabulary(self._form, question.table)
        names = words.results if question.axis == "result" else words.kinds
        likely = [id_ for id_ in question.likely if id_ in names]
        for id_ in (*likely, *(other for other in names if other not in likely)):
            yield id_, names[id_]
        if question.axis == "result":
            yield OPEN, "还没有办完"
        yield NOT_COUNTED, "不计入（不属于统计范围）"


def _line(question: Question, tally: Tally) -> tuple[str, ...]:
    text = question.text or f"（没有写{question.column}）"
    return text, question.reason, str(len(question.places)), tally.rows(question.places), ""
