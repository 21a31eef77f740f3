"""The undo steps: what changes in the report, and its name in the menu."""

from collections.abc import Mapping, Sequence
from time import monotonic
from typing import NamedTuple, Protocol

from PySide6.QtGui import QUndoCommand

from core.report.marks import Mark, moved
from core.report.report import Heading, Report, Stored
from core.text import Difference, difference, merge_typing
from ui.editing.containing import contained


class MarkedText(NamedTuple):
    """A narrative with its marks."""

    text: str
    marks: tuple[Mark, ...]


class Target(NamedTuple):
    """The place a step touches, to be shown before it is undone or redone.

    Exactly one of `cell` (an address), `section` (of a narrative, with the
    `position` of the cursor) and `heading` (a field of the heading) is set.
    """

    cell: str = ""
    section: str = ""
    position: int = 0
    heading: str = ""


class Changing(Protocol):
    """What the steps need of whoever holds the report: it applies a change and tells of it."""

    @property
    def report(self) -> Report:
        """The open report, as it is now."""

    def touch(self, target: Target) -> None:
        """Tell where a step is about to be undone or redone."""

    def marked_texts(self) -> dict[str, MarkedText]:
        """Return the narratives in which a figure may change something."""

    def apply_figures(
        self, changes: Mapping[str, Stored], texts: Mapping[str, MarkedText] | None = None
    ) -> dict[str, Stored]:
        """Store figures; return what undoes it. `texts` are to be as they were."""

    def apply_narrative(self, section: str, change: Difference, marks: tuple[Mark, ...]) -> None:
        """Replace a piece of a narrative."""

    def apply_heading(self, heading: Heading) -> None:
        """Set the heading."""

    def apply_report(self, report: Report) -> None:
        """Put another state of the report in place."""


PAUSE = 3.0  # seconds; what is typed after a longer one is a step of its own


class TypingCommand(QUndoCommand):
    """A step of typing, with the time of its last keystroke."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._typed_at = monotonic()

    def goes_on(self, later: "TypingCommand") -> bool:
        """Say whether a later keystroke may be one step with this one."""
        is_soon = later._typed_at - self._typed_at < PAUSE
        return is_soon and later.text() == self.text()

    def take_over(self, later: "TypingCommand") -> None:
        """Go on waiting for the next keystroke from the later one."""
        self._typed_at = later._typed_at


class FiguresCommand(QUndoCommand):
    """Stores figures. Steps of the same editing `session` become one.

    A session is a number that stands for one visit to one cell; 0 never merges.
    """

    def __init__(
        self, editor: Changing, changes: Mapping[str, Stored], name: str, session: int = 0
    ) -> None:
        super().__init__(name)
        self._editor = editor
        self._after = dict(changes)
        self._before: dict[str, Stored] = {}
        self._texts: dict[str, MarkedText] = {}
        self._session = session

    @contained(None)
    def redo(self) -> None:
        """Store the new figures."""
        self._editor.touch(Target(cell=next(iter(self._after))))
        self._texts = self._editor.marked_texts()
        self._before = self._editor.apply_figures(self._after)

    @contained(None)
    def undo(self) -> None:
        """Store what was there before; texts may have shown something else than a figure."""
        self._editor.touch(Target(cell=next(iter(self._after))))
        self._editor.apply_figures(self._before, self._texts)

    def id(self) -> int:
        """Return the session; Qt offers steps of the same id for merging."""
        return self._session or -1

    @contained(otherwise=False)
    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take over a later step of the same session; a step without effect vanishes."""
        if not isinstance(other, FiguresCommand) or other._session != self._session:
            return False
        for address, value in other._before.items():
            self._before.setdefault(address, value)
        self._after |= other._after
        report = self._editor.report
        stored = {address: report.stored(address) for address in self._before}
        self.setObsolete(stored == self._before and self._texts == self._editor.marked_texts())
        return True


class NarrativeCommand(TypingCommand):
    """Replaces a piece of a narrative; typing without a pause becomes one step."""

    def __init__(
        self,
        editor: Changing,
        section: str,
        change: Difference,
        name: str,
        marks: Sequence[Mark] = (),
    ) -> None:
        super().__init__(name)
        self._editor = editor
        self._section = section
        self._change = change
        self._is_typing = not marks
        self._marks_before = editor.report.marks.get(section, ())
        self._marks_after = tuple(sorted((*moved(self._marks_before, change), *marks)))

    @contained(None)
    def redo(self) -> None:
        """Apply the change."""
        self._apply(self._change, self._marks_after)

    @contained(None)
    def undo(self) -> None:
        """Apply the change backwards."""
        self._apply(self._change.inverse(), self._marks_before)

    def _apply(self, change: Difference, marks: tuple[Mark, ...]) -> None:
        self._editor.touch(Target(section=self._section, position=change.start))
        self._editor.apply_narrative(self._section, change, marks)
        end = change.start + len(change.inserted)
        self._editor.touch(Target(section=self._section, position=end))

    def id(self) -> int:
        """Return one id for all narratives; `mergeWith` looks closer."""
        return 2**30

    @contained(otherwise=False)
    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take over the next keystroke, up to the end of a sentence."""
        if not isinstance(other, NarrativeCommand) or other._section != self._section:
            return False
        if not (self._is_typing and other._is_typing and self.goes_on(other)):
            return False
        merged = merge_typing(self._change, other._change)
        if merged is None:
            return False
        self._change = merged
        self._marks_after = other._marks_after
        self.take_over(other)
        self.setObsolete(not merged.removed and not merged.inserted)
        return True


class HeadingCommand(TypingCommand):
    """Replaces the heading data; typing in the same `field` without a pause becomes one step."""

    def __init__(self, editor: Changing, heading: Heading, name: str, field: str = "") -> None:
        super().__init__(name)
        self._editor = editor
        self._before = editor.report.heading
        self._after = heading
        self._field = field

    @contained(None)
    def redo(self) -> None:
        """Set the new heading."""
        self._editor.touch(Target(heading=self._field or "title"))
        self._editor.apply_heading(self._after)

    @contained(None)
    def undo(self) -> None:
        """Set the old heading."""
        self._editor.touch(Target(heading=self._field or "title"))
        self._editor.apply_heading(self._before)

    def id(self) -> int:
        """Return one id for fields one types in."""
        return 2**30 + 1 if self._field else -1

    @contained(otherwise=False)
    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take over the next keystroke in the same field."""
        if not isinstance(other, HeadingCommand) or other._field != self._field:
            return False
        if not (self.goes_on(other) and self._is_typing_with(other)):
            return False
        self._after = other._after
        self.take_over(other)
        self.setObsolete(self._after == self._before)
        return True

    def _is_typing_with(self, other: "HeadingCommand") -> bool:
        """Say whether both change the field's text in one stretch; a date is chosen, not typed."""
        changes = [self._change(), other._change()]
        return None in changes or merge_typing(*filter(None, changes)) is not None

    def _change(self) -> Difference | None:
        old, new = (getattr(heading, self._field) for heading in (self._before, self._after))
        is_text = isinstance(old, str) and isinstance(new, str)
        return difference(old, new) if is_text else None


class ReplaceCommand(QUndoCommand):
    """Puts another state of the report in place of the open one."""

    def __init__(self, editor: Changing, report: Report, name: str) -> None:
        super().__init__(name)
        self._editor = editor
        self._before = editor.report.copy()
        self._after = report.copy()

    @contained(None)
    def redo(self) -> None:
        """Put the new state in place."""
        self._put(self._after)

    @contained(None)
    def undo(self) -> None:
        """Put the old state in place."""
        self._put(self._before)

    def _put(self, report: Report) -> None:
        target = _first_difference(self._editor.report, report)
        if target is not None:
            self._editor.touch(target)
        self._editor.apply_report(report)


def _first_difference(before: Report, after: Report) -> Target | None:
    """Return where two states differ first; None where nothing on the page does, or all of it."""
    if before.form != after.form:
        return None
    if before.heading != after.heading:
        return Target(heading="title")
    for section in after.form.narratives:
        if before.narrative(section.id) != after.narrative(section.id):
            change = difference(before.narrative(section.id), after.narrative(section.id))
            return Target(section=section.id, position=change.start)
    for address, figure in after.figures.items():
        if before.figures[address] != figure:
            return Target(cell=address)
    return None
