"""The parts of a review on the left, each with its state."""

from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QWidget

from core.checks.finding import Severity
from core.checks.folding import counts, fold
from core.form.form import Form
from ui.importing.review import Review
from ui.importing.table_page import doubt_text
from ui.look.icons import icon
from ui.look.theme import theme
from ui.look.wrapped_list import WrappedList


class PartKind(Enum):
    """What a part shows."""

    HEADING = "heading"
    NARRATIVE = "narrative"
    TABLE = "table"
    LEFTOVERS = "leftovers"
    FINDINGS = "findings"


class Part(NamedTuple):
    """One part; `section` is the id of the form's section it shows, if it shows one."""

    kind: PartKind
    name: str
    section: str = ""


class _State(NamedTuple):
    """An icon's name, its colour, and the words beside it."""

    icon: str
    colour: str
    text: str


def parts_of(form: Form) -> list[Part]:
    """Return the parts of a report of a form, as the list shows them."""
    sections = [Part(PartKind(section.kind), section.name, section.id) for section in form.sections]
    return [
        Part(PartKind.HEADING, "标题与落款"),
        *sections,
        Part(PartKind.LEFTOVERS, "未能识别的内容"),
        Part(PartKind.FINDINGS, "核对结果"),
    ]


class PartsList(WrappedList):
    """Lists the parts; the chosen one is shown beside."""

    chosen = Signal(int)  # row

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__("读到的各部分", parent)
        self._review = review
        self._form = review.editor.report.form
        self.parts = parts_of(self._form)
        self._states: list[_State] = []
        self.currentRowChanged.connect(self.chosen)
        self.show_states()

    def build_anew(self) -> None:
        """List the parts of another form."""
        blocked = self.blockSignals(True)  # noqa: FBT003 (Qt's signature)
        self.clear()
        self._form = self._review.editor.report.form
        self.parts = parts_of(self._form)
        self._states = []
        self.show_states()
        self.blockSignals(blocked)

    def show_states(self) -> None:
        """Show how each part was read; what says the same stays as it is."""
        if self._review.editor.report.form != self._form:
            return  # the list is about to be built anew
        states = [self._state(part) for part in self.parts]
        for row, (part, state) in enumerate(zip(self.parts, states, strict=True)):
            before = self._states[row] if row < len(self._states) else None
            if before != state:
                self.set_row(row, part.name, state.text, _icon(state))
        self._states = states

    def row_of(self, kind: PartKind, section: str = "") -> int:
        """Return the row of a part."""
        return next(
            row
            for row, part in enumerate(self.parts)
            if part.kind is kind and part.section == section
        )

    def _state(self, part: Part) -> _State:
        match part.kind:
            case PartKind.HEADING:
                return self._heading_state()
            case PartKind.NARRATIVE:
                return self._narrative_state(part.section)
            case PartKind.TABLE:
                return self._table_state(part.section)
            case PartKind.LEFTOVERS:
                count = len(self._review.read.leftovers)
                return _doubt(f"{count}处，可以复制") if count else _fine("没有")
            case PartKind.FINDINGS:
                return self._findings_state()

    def _heading_state(self) -> _State:
        heading, remarks = self._review.editor.report.heading, self._review.read.remarks
        if not heading.agency:
            return _bad("没有读到机关名称")
        if remarks:
            return _doubt(f"{len(remarks)}处请核对")
        return _fine(f"{heading.year}年，{heading.agency}")

    def _narrative_state(self, section_id: str) -> _State:
        report = self._review.editor.report
        length = len(report.narrative(section_id).replace("\n", ""))
        if length:
            return _fine(f"{length}字")
        offered = self._review.offered(section_id)
        if offered:
            return _bad(f"没有读到，有{len(offered)}段文字可以放入")
        return (
            _fine("没有（可不填）")
            if report.form.section(section_id).optional
            else _bad("没有读到")
        )

    def _table_state(self, table_id: str) -> _State:
        text = doubt_text(self._review, table_id)
        doubts = [a for a in self._review.doubts() if a.partition(".")[0] == table_id]
        if not doubts:
            return _fine(text)
        is_missing = table_id in self._review.read.missing_tables
        return _bad(text) if is_missing else _doubt(text)

    def _findings_state(self) -> _State:
        folded = fold(self._review.editor.findings)
        errors = counts(each.finding for each in folded)[Severity.ERROR]
        if errors:
            return _bad(f"{errors}处错误")
        return _doubt(f"{len(folded)}处请核对") if folded else _fine("没有发现问题")


def _fine(text: str) -> _State:
    return _State("complete", theme().complete, text)


def _doubt(text: str) -> _State:
    return _State("doubt", theme().warning, text)


def _bad(text: str) -> _State:
    return _State("error", theme().error, text)


def _icon(state: _State) -> QIcon:
    return icon(state.icon, QColor(state.colour))
