"""What can be done with the words at a place of a narrative, for its context menu."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from core.checks.claims.check import is_about_a_claim
from core.checks.claims.judge import Judged, cells_name
from core.checks.finding import Finding, Severity
from core.report.live_fields import shown
from core.report.marks import Mark
from core.text import Difference
from ui.editing.repairs import correct
from ui.editing.report_editor import ReportEditor
from ui.paper.growing_text import GrowingText
from ui.paper.text_notes import notes_at

_LONGEST_NAME = 24  # characters of a cell's name, or of words, in the menu


class Choice(NamedTuple):
    """A line of the menu and what it does."""

    text: str
    carry_out: Callable[[], object]


class TextMenu(QObject):
    """Adds to the context menu of one narrative."""

    cells_asked = Signal(object)  # addresses to be shown in their table
    figure_asked = Signal()  # to be inserted at the cursor
    silence_asked = Signal(object)  # Finding whose rule shall not be reported any more

    def __init__(self, editor: ReportEditor, section: str, field: GrowingText) -> None:
        super().__init__(field)
        self._editor = editor
        self._section = section
        field.menu_asked.connect(self.fill)

    def fill(self, menu: QMenu, character: int) -> None:
        """Put what can be done at a character before the menu's own actions."""
        first = menu.actions()[0] if menu.actions() else menu.addSeparator()
        for choice in self._choices(character):
            action = QAction(choice.text.replace("&", "&&"), menu)
            action.triggered.connect(lambda _=False, do=choice.carry_out: do())
            menu.insertAction(first, action)
        menu.insertSeparator(first)

    def _choices(self, character: int) -> Iterator[Choice]:
        notes = notes_at(self._editor, self._section, character)
        for finding in notes.findings:
            yield from self._of_finding(finding)
        if notes.agreeing:
            yield from self._of_agreeing(notes.agreeing)
        if notes.mark:
            yield from self._of_mark(notes.mark)
        yield Choice("插入表中数字…", self.figure_asked.emit)

    def _of_finding(self, finding: Finding) -> Iterator[Choice]:
        if finding.replacement is not None:
            yield Choice(_correction(finding), partial(correct, self._editor, finding))
        yield from self._live(finding)
        if finding.cells:
            yield self._to(finding.cells)
        if finding.narrative and is_about_a_claim(finding):
            yield Choice("与表格无关", partial(self._editor.set_apart, finding.narrative))
        if finding.severity is not Severity.ERROR:
            yield Choice("不再提示这一类问题…", partial(self.silence_asked.emit, finding))

    def _live(self, finding: Finding) -> Iterator[Choice]:
        """Offer a live field in place of a number that is not the figure of one cell."""
        if len(finding.cells) != 1 or not finding.narrative:
            return
        figure = shown(self._editor.report.figures[finding.cells[0]])
        if figure == finding.replacement and is_about_a_claim(finding):
            change = Difference(finding.narrative.start, finding.narrative.text, figure)
            insert = partial(self._editor.insert_figure, self._section, change, finding.cells[0])
            yield Choice(f"改为“{figure}”，以后随表格变动", insert)

    def _of_agreeing(self, judged: Judged) -> Iterator[Choice]:
        yield self._to(judged.cells)
        cell, claim = judged.cells[0], judged.claim
        old = self._editor.report.narrative(self._section)[claim.start : claim.end]
        if len(judged.cells) == 1 and old == shown(self._editor.report.figures[cell]):
            change = Difference(claim.start, old, old)
            insert = partial(self._editor.insert_figure, self._section, change, cell)
            yield Choice("改成随表格变动的数字", insert)

    def _of_mark(self, mark: Mark) -> Iterator[Choice]:
        if mark.cell:
            yield self._to((mark.cell,))
        text = "改成普通文字，不再随表格变动" if mark.cell else "恢复与表格核对"
        yield Choice(text, partial(self._remove, mark, text))

    def _to(self, cells: tuple[str, ...]) -> Choice:
        name = cells_name(self._editor.report.form, cells)
        return Choice(f"转到表格：{_short(name)}", partial(self.cells_asked.emit, cells))

    def _remove(self, mark: Mark, name: str) -> None:
        marks = self._editor.report.marks.get(self._section, ())
        self._editor.set_marks(self._section, [m for m in marks if m != mark], name)


def _correction(finding: Finding) -> str:
    old = finding.narrative.text if finding.narrative else ""
    if not finding.replacement:
        return f"删去“{_short(old)}”"
    return f"改为“{_short(finding.replacement)}”"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_NAME else f"{text[:_LONGEST_NAME]}…"
