"""The sections on the left, each with its state; a click goes there, and it follows the page."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QListWidgetItem, QWidget

from core.checks.finding import Action, Finding, Severity
from core.checks.folding import Folded, fold
from core.checks.places import is_in
from core.checks.progress import OpenAs, SectionState, tally
from core.form.schema import Section
from ui.editing.report_editor import ReportEditor
from ui.look.icons import icon
from ui.look.spacing import SMALL
from ui.look.theme import theme
from ui.look.wrapped_list import WrappedList


class Outline(WrappedList):
    """Lists the sections of the report."""

    chosen = Signal(str)  # section id

    def __init__(self, editor: ReportEditor, parent: QWidget | None = None) -> None:
        super().__init__("大纲", parent)
        self._editor = editor
        self._sections = editor.report.form.sections
        self._drawings: list[str] = []
        self.setViewportMargins(SMALL, 0, 0, 0)  # at the left edge of the panel's title
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)
        self.show_states()
        editor.findings_changed.connect(self.show_states)
        editor.narrative_changed.connect(self.show_states)

    def show_current(self, section_id: str) -> None:
        """Mark the section one works in; none while one is in title or signature."""
        ids = [section.id for section in self._sections]
        self.setCurrentRow(ids.index(section_id) if section_id in ids else -1)

    def show_states(self) -> None:
        """Show how far each section is."""
        folded = fold(self._editor.findings)
        for row, section in enumerate(self._sections):
            here = [each for f in folded for each in _told(f) if is_in(each, section.id)]
            drawing = self._drawing(section, here)
            changed = self._drawings[row : row + 1] != [drawing]
            image = icon(drawing, self._colour(drawing)) if changed else None
            self.set_row(row, section.name, self._describe(section, here), image)
            self._drawings[row : row + 1] = [drawing]

    def paint_anew(self) -> None:
        """Draw the icons in the colours in force."""
        self._drawings = []
        self.show_states()

    def _drawing(self, section: Section, findings: list[Finding]) -> str:
        """Name the drawing of a section's state; each state has another shape."""
        state = self._editor.standing.state(section.id)
        if state is SectionState.BLANK and self._editor.is_submitting:
            state = SectionState.ERROR
        if state is SectionState.COMPLETE and any(f.severity is Severity.WARNING for f in findings):
            return "warning"
        return state.value

    def _colour(self, drawing: str) -> QColor:
        colours = theme()
        by_drawing = {
            "complete": colours.complete,
            "blank": colours.faint,
            "warning": colours.warning,
            "error": colours.error,
        }
        return QColor(by_drawing[drawing])

    def _describe(self, section: Section, findings: list[Finding]) -> str:
        """Count errors, warnings and notes, those left out that another one explains."""
        blanks = sum(len(f.cells) for f in findings if f.action is Action.FILL_BLANKS)
        submitting = self._editor.is_submitting
        wrong = [f for f in findings if submitting or not f.is_blank]
        found = tally(wrong, submitting=submitting)
        parts = [f"{count}处{kind.word}" for kind, count in found.items() if count]
        if blanks and not submitting:
            parts.append(f"{blanks}格待填")
        if parts:
            return "，".join(parts)
        if not self._editor.standing.is_checked:
            return "没有核对完"
        if self._editor.standing.state(section.id) is SectionState.BLANK:
            return OpenAs.PENDING.word
        is_empty = section.kind == "narrative" and not self._editor.report.narrative(section.id)
        return "可不填" if is_empty else "已完成"

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(self._sections[self.row(item)].id)


def _told(folded: Folded) -> list[Finding]:
    """Return what counts in its section: a finding, and what it explains elsewhere."""
    section = folded.finding.section
    return [folded.finding, *(each for each in folded.consequences if each.section != section)]
