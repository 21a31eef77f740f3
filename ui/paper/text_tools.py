"""What belongs to a narrative besides its text: marks under words, its menu, live fields."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.report.live_fields import shown
from core.text import Difference
from ui.editing.report_editor import ReportEditor
from ui.paper.figure_dialog import FigureDialog
from ui.paper.growing_text import GrowingText
from ui.paper.text_marks import TextMarks
from ui.paper.text_menu import TextMenu

if TYPE_CHECKING:
    from core.years.sentences import Proposal


class TextTools(QObject):
    """The tools of one narrative; `chosen_cell` tells which cell was chosen in a table."""

    cells_asked = Signal(object)  # addresses to be shown in their table
    silence_asked = Signal(object)  # Finding whose rule shall not be reported any more

    def __init__(
        self,
        editor: ReportEditor,
        section: str,
        field: GrowingText,
        chosen_cell: Callable[[], str],
    ) -> None:
        super().__init__(field)
        self._editor = editor
        self._section = section
        self._field = field
        self._chosen_cell = chosen_cell
        self.marks = TextMarks(editor, section, field)
        self.menu = TextMenu(editor, section, field)
        self.menu.cells_asked.connect(self.cells_asked)
        self.menu.silence_asked.connect(self.silence_asked)
        self.menu.figure_asked.connect(self.ask_figure)

    def ask_figure(self) -> None:
        """Ask for a cell, and let its figure stand at the cursor and follow the table."""
        dialog = FigureDialog(self._editor.report, self._chosen_cell(), self._field.window())
        cell = dialog.ask()
        if cell:
            self.insert_figure(cell)
        self._field.setFocus()

    def insert_figure(self, cell: str) -> None:
        """Put a live field in place of the selected characters."""
        report = self._editor.report
        start, end = self._field.selected()
        old = report.narrative(self._section)[start:end]
        new = shown(report.figures[cell])
        self._editor.insert_figure(self._section, Difference(start, old, new), cell)
        self._field.select(start + len(new))

    def insert_sentences(self, sentences: Sequence[Proposal]) -> None:
        """Put sentences with their live fields in place of the selected characters."""
        from core.years.sentences import joined  # noqa: PLC0415 (seldom asked for)

        start, end = self._field.selected()
        old = self._editor.report.narrative(self._section)[start:end]
        text, marks = joined(sentences, start)
        change = Difference(start, old, text)
        self._editor.insert_marked(self._section, change, marks, "插入对比的句子")
        self._field.select(start + len(text))
        self._field.setFocus()
