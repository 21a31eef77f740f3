"""The open report: the one place that changes it.

Every change is an undo step; after each one the totals, the findings and the
signals below are up to date.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import count

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QUndoStack

from core import limits
from core.checks.finding import Excerpt, Finding
from core.checks.progress import OpenAs, Standing, tally
from core.checks.runner import check, unchecked
from core.report.ledger_note import LedgerNote
from core.report.live_fields import follow
from core.report.marks import Mark
from core.report.next_year import with_previous
from core.report.report import ABSENT, Heading, Report, Stored
from core.report.revise import Revision
from core.text import Difference
from ui.editing.commands import (
    FiguresCommand,
    HeadingCommand,
    MarkedText,
    NarrativeCommand,
    ReplaceCommand,
    Target,
)
from ui.editing.fitting import FULL, fitted, fitted_heading

_UNDO_STEPS = 1000  # more than a day's work; without an end the history would fill the memory


class ReportEditor(QObject):
    """Holds the report, its undo stack and its findings."""

    figures_changed = Signal(object)  # frozenset of the addresses whose figure changed
    narrative_changed = Signal(str)  # section id
    heading_changed = Signal()
    form_changed = Signal()  # everything that shows the report has to be built anew
    previous_changed = Signal()  # there are other figures of last year
    findings_changed = Signal()
    refused = Signal(str)  # why a change was not made, or not wholly
    stepping = Signal()  # a step is about to be undone or redone: what is half typed is settled
    touched = Signal(object)  # Target of a step that is about to be undone or redone

    def __init__(self, report: Report, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.report = report
        self.findings = self._checked()
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(_UNDO_STEPS)
        self._sessions = count(1)
        self._announces = False
        self.is_submitting = False  # what is not filled in yet is told as an error then

    def submit(self, *, begins: bool) -> None:
        """Begin, or end, to check before submitting."""
        if begins != self.is_submitting:
            self.is_submitting = begins
            self.findings_changed.emit()

    def told(self, findings: Iterable[Finding]) -> dict[OpenAs, int]:
        """Return how many findings are told as what now."""
        return tally(findings, submitting=self.is_submitting)

    @property
    def standing(self) -> Standing:
        """How far the report is, by its findings."""
        return Standing(self.report, self.findings)

    def new_session(self) -> int:
        """Return a number for one visit to a cell; its changes become one undo step."""
        return next(self._sessions)

    # Changes; each is one undo step.

    def set_figures(self, changes: Mapping[str, Stored], name: str, session: int = 0) -> None:
        """Store figures, unless they are stored already."""
        new = {a: v for a, v in changes.items() if self.report.stored(a) != v}
        if new:
            self.undo_stack.push(FiguresCommand(self, new, name, session))

    def change_figures(self, changes: Mapping[str, Stored], verb: str, session: int = 0) -> None:
        """Store figures as one step called after what it does and to how many cells."""
        new = [
            address for address, value in changes.items() if self.report.stored(address) != value
        ]
        what = (
            f"“{self.report.form.cells[new[0]].name}”" if len(new) == 1 else f" {len(new)} 个单元格"
        )
        self.set_figures(changes, f"{verb}{what}", session)

    def edit_narrative(self, section: str, change: Difference, name: str) -> None:
        """Replace a piece of a narrative, with as much as there is room for."""
        fitting = fitted(change, self.report.narrative(section))
        if fitting.inserted or fitting.removed:
            self.undo_stack.push(NarrativeCommand(self, section, fitting, name))
        if fitting != change:
            self.narrative_changed.emit(section)  # whoever typed it shows too much
            self.refused.emit(FULL.format(self.report.form.section(section).name))

    def set_heading(self, heading: Heading, name: str, field: str) -> None:
        """Set the heading while one types in one field of it, up to its longest."""
        fitting = fitted_heading(heading)
        if fitting != self.report.heading:
            self.undo_stack.push(HeadingCommand(self, fitting, name, field))
        if fitting != heading:
            self.heading_changed.emit()
            self.refused.emit(FULL.format(limits.NAMES.get(field, field)))

    def insert_figure(self, section: str, change: Difference, cell: str) -> None:
        """Replace a piece of a narrative by a live field; `change` inserts the field's text."""
        mark = Mark(change.start, change.start + len(change.inserted), cell)
        self.insert_marked(section, change, [mark], "插入表中数字")

    def insert_marked(
        self, section: str, change: Difference, marks: Sequence[Mark], name: str
    ) -> None:
        """Replace a piece of a narrative by text with live fields; all of it, or nothing."""
        if fitted(change, self.report.narrative(section)) != change:
            self.refused.emit(FULL.format(self.report.form.section(section).name))
            return
        self.undo_stack.push(NarrativeCommand(self, section, change, name, marks))

    def set_marks(self, section: str, marks: Iterable[Mark], name: str) -> None:
        """Set the marks of a narrative."""
        report = self.report.copy()
        report.set_marks(section, tuple(sorted(marks)))
        self.replace_report(report, name)

    def set_apart(self, excerpt: Excerpt) -> None:
        """Mark words as 与表格无关: they are not compared any more."""
        marks = self.report.marks.get(excerpt.section, ())
        apart = [m for m in marks if m.end <= excerpt.start or excerpt.end <= m.start]
        mark = Mark(excerpt.start, excerpt.end)
        self.set_marks(excerpt.section, [*apart, mark], "与表格无关")

    def silence(self, rule: str, reason: str) -> None:
        """Report no findings of a rule any more; an empty reason lets it speak again."""
        report = self.report.copy()
        report.silenced.pop(rule, None)
        if reason:
            report.silenced[rule] = reason
        self.replace_report(report, "不再提示" if reason else "恢复提示")

    def compare_with(self, previous: Report | None, name: str) -> None:
        """Set the report of last year; None removes it."""
        if previous is None:
            self.replace_report(replace(self.report.copy(), previous=None), name)
        else:
            self.replace_report(with_previous(self.report, previous), name)

    def replace_report(self, report: Report, name: str) -> None:
        """Put another state of the report, perhaps of another form, in place of the open one."""
        for section in report.form.narratives:
            if len(report.narrative(section.id)) > limits.NARRATIVE:
                self.refused.emit(FULL.format(section.name))
                return
        if report != self.report:
            self.undo_stack.push(ReplaceCommand(self, report, name))

    def revise(self, revision: Revision, name: str) -> None:
        """Change heading data and the texts that follow from them."""
        if revision.heading == self.report.heading:
            return
        with self.one_step(name):
            self.undo_stack.push(HeadingCommand(self, revision.heading, name))
            for section, change in revision.narratives.items():
                self.edit_narrative(section, change, name)

    @contextmanager
    def one_step(self, name: str) -> Iterator[None]:
        """Make one undo step of several; it ends whatever happens, or nothing could be undone."""
        self.undo_stack.beginMacro(name)
        try:
            yield
        finally:
            self.undo_stack.endMacro()

    def fill_blanks(self, tables: Iterable[str]) -> None:
        """Put 0 in the blank cells of the tables."""
        changes: dict[str, Stored] = {}
        for table in tables:
            changes |= self.report.zeros_for_blanks(table)
        self.change_figures(changes, "空白补0：填写")

    def compute_totals(self) -> None:
        """Replace all printed totals by computed ones."""
        changes = dict.fromkeys(self.report.printed_totals, ABSENT)
        self.change_figures(changes, "改用计算的合计：")

    def undo(self) -> None:
        """Show where, and undo one step."""
        self._announced(self.undo_stack.undo)

    def redo(self) -> None:
        """Show where, and redo one step."""
        self._announced(self.undo_stack.redo)

    def _announced(self, step: Callable[[], None]) -> None:
        index = self.undo_stack.index()
        QGuiApplication.inputMethod().commit()  # once a step is under way there can be no other
        self.stepping.emit()
        if self.undo_stack.index() < index:
            return  # what was half typed is taken back, and was the step
        self._announces = True
        try:
            step()
        finally:
            self._announces = False

    # Called by the undo steps only.

    def touch(self, target: Target) -> None:
        """Tell the page where a step is about to be undone or redone."""
        if self._announces:
            self.touched.emit(target)

    def marked_texts(self) -> dict[str, MarkedText]:
        """Return the narratives in which a figure may change something."""
        report = self.report
        return {s: MarkedText(report.narrative(s), marks) for s, marks in report.marks.items()}

    def apply_figures(
        self, changes: Mapping[str, Stored], texts: Mapping[str, MarkedText] | None = None
    ) -> dict[str, Stored]:
        """Store figures and tell everybody; return what undoes it.

        `texts` are narratives to be as they were, instead of following the figures.
        """
        before, texts_before = self.report.figures, self.marked_texts()
        undo = self.report.store(changes)
        changed = frozenset(a for a, v in self.report.figures.items() if before[a] != v)
        follow(self.report, changed)
        for section, (text, marks) in (texts or {}).items():
            self.report.narratives[section] = text
            self.report.set_marks(section, marks)
        self._check()
        self.figures_changed.emit(changed | changes.keys())
        for section, text_before in texts_before.items():
            if self.report.narrative(section) != text_before.text:
                self.narrative_changed.emit(section)
        return undo

    def apply_narrative(self, section: str, change: Difference, marks: tuple[Mark, ...]) -> None:
        """Replace a piece of a narrative and tell everybody."""
        self.report.narratives[section] = change.apply(self.report.narrative(section))
        self.report.set_marks(section, marks)
        self._check()
        self.narrative_changed.emit(section)

    def note_registers(self, notes: Mapping[str, LedgerNote]) -> None:
        """Know what the registers of tables say by now. That is no change of the report."""
        self.report.ledgers |= notes
        self._check()

    def apply_heading(self, heading: Heading) -> None:
        """Set the heading and tell everybody."""
        self.report.heading = heading
        self._check()
        self.heading_changed.emit()

    def apply_report(self, report: Report) -> None:
        """Show another state of the report and tell everybody what changed."""
        before, self.report = self.report, report.copy()
        self._check()
        if before.form != report.form:
            self.form_changed.emit()
            return
        changed = frozenset(a for a, v in report.figures.items() if before.figures[a] != v)
        self.figures_changed.emit(changed | (before.values.keys() ^ report.values.keys()))
        for section in report.form.narratives:
            old, new = before.narrative(section.id), report.narrative(section.id)
            if old != new or before.marks.get(section.id) != report.marks.get(section.id):
                self.narrative_changed.emit(section.id)
        if before.heading != report.heading:
            self.heading_changed.emit()
        if before.previous != report.previous:
            self.previous_changed.emit()

    def _checked(self) -> tuple[Finding, ...]:
        """Return the findings; a fault in a rule is told, but keeps no change from being made."""
        try:
            return check(self.report)
        except Exception:
            sys.excepthook(*sys.exc_info())
            return (unchecked(self.report),)

    def _check(self) -> None:
        findings = self._checked()
        if findings != self.findings:
            self.findings = findings
            self.findings_changed.emit()
