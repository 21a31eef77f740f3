"""Marks under the words of a narrative: what is wrong, live fields, numbers not compared.

They are painted over the text and are no part of it: neither the document nor
the undo stack knows of them.
"""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor, QHelpEvent, QTextCharFormat
from PySide6.QtWidgets import QTextEdit, QToolTip

from core.checks.finding import Severity
from ui.editing.report_editor import ReportEditor
from ui.look.theme import severity_colour, theme
from ui.paper.growing_text import GrowingText
from ui.paper.text_notes import excerpts_in, notes_at

Line = QTextCharFormat.UnderlineStyle
_ORDER = (Severity.NOTE, Severity.WARNING, Severity.ERROR)  # the worst is painted last


class TextMarks(QObject):
    """Paints the marks of one narrative, and tells of them where the pointer rests."""

    def __init__(self, editor: ReportEditor, section: str, field: GrowingText) -> None:
        super().__init__(field)
        self._editor = editor
        self._section = section
        self._field = field
        field.viewport().installEventFilter(self)
        editor.findings_changed.connect(self.show_marks)
        editor.narrative_changed.connect(self._narrative_changed)
        self.show_marks()

    def _narrative_changed(self, section: str) -> None:
        if section == self._section:
            self.show_marks()

    def show_marks(self) -> None:
        """Paint what is known now."""
        looks = list(self._looks())
        cursors = self._field.cursors((start, end) for start, end, _ in looks)
        selections = []
        for (_, _, look), cursor in zip(looks, cursors, strict=True):
            selection = QTextEdit.ExtraSelection()
            selection.cursor = cursor
            selection.format = look
            selections.append(selection)
        self._field.setExtraSelections(selections)

    def _looks(self) -> Iterator[tuple[int, int, QTextCharFormat]]:
        """Yield where marked characters start and end, and how they look."""
        for mark in self._editor.report.marks.get(self._section, ()):
            yield mark.start, mark.end, _format_of_mark(bool(mark.cell))
        findings = excerpts_in(self._editor, self._section)
        for finding in sorted(findings, key=lambda finding: _ORDER.index(finding.severity)):
            if finding.narrative and finding.narrative.text:
                look = _wave(severity_colour(finding.severity))
                yield finding.narrative.start, finding.narrative.end, look

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell what is known about the words under the pointer, instead of the field's help."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            text = self.told_at(self._field.character_at(event.pos()))
            if text:
                QToolTip.showText(event.globalPos(), text, self._field.viewport())
                return True
        return super().eventFilter(watched, event)

    def told_at(self, character: int | None) -> str:
        """Return what is told of a character."""
        if character is None:
            return ""
        return notes_at(self._editor, self._section, character).tell(self._editor.report)


def _wave(colour: QColor) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setUnderlineStyle(Line.WaveUnderline)
    look.setUnderlineColor(colour)
    return look


def _format_of_mark(is_live: bool) -> QTextCharFormat:  # noqa: FBT001
    """Return the look of a live field, or of a number that is not compared."""
    colours = theme()
    look = QTextCharFormat()
    look.setUnderlineStyle(Line.DotLine if is_live else Line.DashUnderline)
    look.setUnderlineColor(QColor(colours.accent if is_live else colours.faint))
    if is_live:
        look.setBackground(QColor(colours.selection))
    return look
