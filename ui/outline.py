"""The sections on the left, each with its state; a click goes there."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QListWidgetItem, QWidget

from core.checks.finding import Action, Severity
from core.form_schema import Section
from ui.icons import icon
from ui.report_editor import ReportEditor, SectionState
from ui.theme import theme
from ui.wrapped_list import WrappedList


class Outline(WrappedList):
    """Lists the sections of the report."""

    chosen = Signal(str)  # section id

    def __init__(self, editor: ReportEditor, parent: QWidget | None = None) -> None:
        super().__init__("大纲", parent)
        self._editor = editor
        self._sections = editor.report.form.sections
        self._states: list[SectionState] = []
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)
        self.show_states()
        editor.findings_changed.connect(self.show_states)
        editor.narrative_changed.connect(self.show_states)

    def show_states(self) -> None:
        """Show how far each section is."""
        states = [self._editor.state(section.id) for section in self._sections]
        for row, (section, state) in enumerate(zip(self._sections, states, strict=True)):
            changed = row >= len(self._states) or self._states[row] is not state
            drawing = self._icon(state) if changed else None
            self.set_row(row, section.name, self._describe(section, state), drawing)
        self._states = states

    def paint_anew(self) -> None:
        """Draw the icons in the colours in force."""
        self._states = []
        self.show_states()

    def _icon(self, state: SectionState) -> QIcon:
        colours = theme()
        name, colour = {
            SectionState.COMPLETE: ("complete", colours.complete),
            SectionState.BLANK: ("blank", colours.faint),
            SectionState.ERROR: ("error", colours.error),
        }[state]
        return icon(name, QColor(colour))

    def _describe(self, section: Section, state: SectionState) -> str:
        findings = self._editor.findings_in(section.id)
        blanks = sum(len(f.cells) for f in findings if f.action is Action.FILL_BLANKS)
        wrong = [f for f in findings if not f.is_blank]
        errors = sum(finding.severity is Severity.ERROR for finding in wrong)
        parts = [f"{errors}处错误"] if errors else []
        if len(wrong) > errors:
            parts.append(f"{len(wrong) - errors}处提醒")
        if blanks:
            parts.append(f"{blanks}格空白")
        if parts:
            return "，".join(parts)
        if state is SectionState.BLANK:
            return "未填写"
        is_empty = section.kind == "narrative" and not self._editor.report.narrative(section.id)
        return "可不填" if is_empty else "已完成"

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(self._sections[self.row(item)].id)
