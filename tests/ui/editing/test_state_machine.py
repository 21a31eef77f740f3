"""Any sequence of changes, undo, redo, saving and reloading: the report equals a plain model."""

import os
from copy import deepcopy
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from core.form.form import Form
from core.numbers import Number
from core.project.project_file import decode_project, encode_project
from core.report.live_fields import shown
from core.report.marks import Mark
from core.report.report import ABSENT, Heading, Report, Stored
from core.text import Difference
from tests.strategies import LETTERS, number_for, projects, words
from ui.editing.report_editor import ReportEditor

EXAMPLES = int(os.environ.get("NIANBAO_EXAMPLES", "30"))
choices = st.integers(0, 10**6)  # of a cell, a place in a text: taken modulo what there is
short_texts = st.text(LETTERS, max_size=12)
numbers = st.integers(0, 10**6)


@dataclass
class Model:
    """What a report ought to be, in the plainest terms: dictionaries and slices of text."""

    form: Form
    heading: Heading
    texts: dict[str, str]
    values: dict[str, Number | None]
    marks: dict[str, list[Mark]]
    silenced: dict[str, str]
    previous: Report | None
    figures: dict[str, Number | None] = field(default_factory=dict)

    @classmethod
    def of(cls, report: Report) -> "Model":
        marks = {section: list(found) for section, found in report.marks.items()}
        model = cls(
            report.form,
            report.heading,
            dict(report.narratives),
            dict(report.values),
            marks,
            dict(report.silenced),
            report.previous,
        )
        model.add_up()
        return model

    def add_up(self) -> None:
        """Compute every figure; a printed total that is right follows from then on."""
        self.figures = {a: self.values.get(a) for a in self.form.cells}
        for total, parts in self.form.totals.items():
            known = [v for v in (self.figures[part] for part in parts) if v is not None]
            computed = sum(known) if known else None
            if total in self.values and self.values[total] == computed:
                del self.values[total]
            self.figures[total] = self.values.get(total, computed)

    def store(self, changes: dict[str, Stored]) -> None:
        before = self.figures
        for address, value in changes.items():
            if value is ABSENT or (value is None and address not in self.form.totals):
                self.values.pop(address, None)
            else:
                self.values[address] = value
        self.add_up()
        changed = {a for a, v in self.figures.items() if before[a] != v}
        for section, marks in self.marks.items():
            for mark in reversed(list(marks)):
                if mark.cell in changed:
                    self._show(section, mark)

    def _show(self, section: str, mark: Mark) -> None:
        text, new = self.texts[section], shown(self.figures[mark.cell])
        self.texts[section] = text[: mark.start] + new + text[mark.end :]
        shift = len(new) - (mark.end - mark.start)
        self.marks[section] = [
            replace(m, end=m.end + shift) if m == mark
            else replace(m, start=m.start + shift, end=m.end + shift) if m.start >= mark.end
            else m
            for m in self.marks[section]
        ]  # fmt: skip

    def edit(self, section: str, change: Difference, cell: str = "") -> None:
        start, end = change.start, change.start + len(change.removed)
        text = self.texts.get(section, "")
        self.texts[section] = text[:start] + change.inserted + text[end:]
        shift = len(change.inserted) - len(change.removed)
        kept = [m for m in self.marks.get(section, []) if m.end <= start]
        later = [m for m in self.marks.get(section, []) if m.start >= end and m not in kept]
        kept += [replace(m, start=m.start + shift, end=m.end + shift) for m in later]
        if cell:
            kept.append(Mark(start, start + len(change.inserted), cell))
        self.marks[section] = sorted(kept)
        if not kept:
            del self.marks[section]

    def matches(self, report: Report) -> bool:
        marks = {section: list(found) for section, found in report.marks.items()}
        return (
            self.form == report.form
            and self.heading == report.heading
            and {k: v for k, v in self.texts.items() if v}
            == {k: v for k, v in report.narratives.items() if v}
            and (self.values, self.figures) == (report.values, report.figures)
            and (marks, report.silenced) == (self.marks, self.silenced)
            and report.previous == self.previous
        )


class Editing(RuleBasedStateMachine):
    """Works with the editor of a report, and keeps a model of each undo step beside it."""

    editor: ReportEditor
    model: Model

    @initialize(report=projects())
    def begin(self, report: Report) -> None:
        self._open(report)
        self.file = b""

    def _open(self, report: Report) -> None:
        self.editor = ReportEditor(report)
        self.model = Model.of(report)
        self.steps = [deepcopy_model(self.model)]
        self.saved_step = 0

    # Places

    def _cell(self, choice: int) -> str:
        cells = list(self.model.form.cells)
        return cells[choice % len(cells)]

    def _section(self, choice: int) -> str:
        sections = self.model.form.narratives
        return sections[choice % len(sections)].id

    def _change(self, section: str, at: int, length: int, inserted: str) -> Difference:
        text = self.model.texts.get(section, "")
        start = at % (len(text) + 1)
        return Difference(start, text[start : start + length], inserted)

    def _stepped(self) -> None:
        """Follow the undo stack after a change: a new step, one merged with the last, or none."""
        stack = self.editor.undo_stack
        if self.saved_step >= stack.index() and stack.isClean() is False:
            kept = self.saved_step if self.saved_step < stack.index() else -1
            self.saved_step = kept
        self.steps = self.steps[: stack.index()]
        self.steps.append(deepcopy_model(self.model))
        assert len(self.steps) == stack.index() + 1 == stack.count() + 1

    # Changes

    @rule(choice=choices, raw=numbers, session=st.integers(0, 2))
    def fill(self, choice: int, raw: int, session: int) -> None:
        address = self._cell(choice)
        value = number_for(self.model.form.cells[address], raw)
        if self.model.values.get(address, ABSENT) != value:
            self.model.store({address: value})
            self.editor.change_figures({address: value}, "填写", session)
            self._stepped()

    @rule(some=st.lists(choices, min_size=1, max_size=5))
    def clear(self, some: list[int]) -> None:
        changes: dict[str, Stored] = dict.fromkeys(map(self._cell, some), ABSENT)
        if changes.keys() & self.model.values.keys():
            self.model.store(changes)
            self.editor.change_figures(changes, "清除")
            self._stepped()

    @rule(choice=choices, at=choices, length=st.integers(0, 4), inserted=short_texts)
    def type_text(self, choice: int, at: int, length: int, inserted: str) -> None:
        section = self._section(choice)
        change = self._change(section, at, length, inserted)
        if change.removed or change.inserted:
            self.model.edit(section, change)
            self.editor.edit_narrative(section, change, "输入")
            self._stepped()

    @rule(choice=choices, at=choices, cell=choices)
    def insert_figure(self, choice: int, at: int, cell: int) -> None:
        section, address = self._section(choice), self._cell(cell)
        marks = self.model.marks.get(section, [])
        change = self._change(section, at, 0, shown(self.model.figures[address]))
        if not any(mark.start < change.start < mark.end for mark in marks):
            self.model.edit(section, change, address)
            self.editor.insert_figure(section, change, address)
            self._stepped()

    @rule(text=words, name=st.sampled_from(["title", "signed_by"]))
    def set_heading(self, text: str, name: str) -> None:
        heading = replace(self.model.heading, **{name: text})  # type: ignore[arg-type]
        if heading != self.model.heading:
            self.model.heading = heading
            self.editor.set_heading(heading, "修改", name)
            self._stepped()

    @rule(reason=st.sampled_from(["", "转载"]))
    def silence(self, reason: str) -> None:
        before = dict(self.model.silenced)
        self.model.silenced.pop("text.years", None)
        if reason:
            self.model.silenced["text.years"] = reason
        self.editor.silence("text.years", reason)
        if self.model.silenced != before:
            self._stepped()

    @rule()
    def repair_blanks(self) -> None:
        changes = {
            address: 0
            for address, value in self.model.figures.items()
            if value is None and address not in self.model.form.totals
        }
        unknown = {
            address
            for address, value in self.model.values.items()
            if value is None and address in self.model.form.totals
        }
        if changes or unknown:
            self.model.store({**changes, **dict.fromkeys(unknown, ABSENT)})
            self.editor.fill_blanks(self.model.form.tables)
            self._stepped()

    @rule()
    def repair_totals(self) -> None:
        printed = [total for total in self.model.form.totals if total in self.model.values]
        if printed:
            self.model.store(dict.fromkeys(printed, ABSENT))
            self.editor.compute_totals()
            self._stepped()

    @rule(report=projects())
    def import_report(self, report: Report) -> None:
        if report != self.editor.report:
            self.model = Model.of(report)
            self.editor.replace_report(report, "导入")
            self._stepped()

    # Back and forth

    @precondition(lambda self: self.editor.undo_stack.canUndo())
    @rule()
    def undo(self) -> None:
        self.editor.undo()
        self.model = deepcopy_model(self.steps[self.editor.undo_stack.index()])

    @precondition(lambda self: self.editor.undo_stack.canRedo())
    @rule()
    def redo(self) -> None:
        self.editor.redo()
        self.model = deepcopy_model(self.steps[self.editor.undo_stack.index()])

    @rule()
    def save(self) -> None:
        self.file = encode_project(self.editor.report)
        self.editor.undo_stack.setClean()
        self.saved_step = self.editor.undo_stack.index()
        assert self.model.matches(decode_project(self.file, "x").report)

    @precondition(lambda self: bool(self.file))
    @rule()
    def reload(self) -> None:
        self._open(decode_project(self.file, "x").report)

    @invariant()
    def the_report_equals_the_model(self) -> None:
        assert self.model.matches(self.editor.report)

    @invariant()
    def each_step_has_a_name(self) -> None:
        stack = self.editor.undo_stack
        assert not stack.canUndo() or stack.undoText()

    @invariant()
    def the_dirty_mark_follows_the_saved_point(self) -> None:
        stack = self.editor.undo_stack
        assert stack.isClean() == (self.saved_step == stack.index())


def deepcopy_model(model: Model) -> Model:
    """Copy a model; its form is shared."""
    return deepcopy(model, {id(model.form): model.form, id(model.previous): model.previous})


@pytest.mark.usefixtures("qapp")
def test_the_report_equals_the_model_after_any_sequence_of_steps() -> None:
    run_state_machine_as_test(
        Editing, settings=settings(max_examples=EXAMPLES, stateful_step_count=40)
    )
