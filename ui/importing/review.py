"""What was read from a file, under review: nothing of it is in the open report yet."""

from collections.abc import Iterable
from enum import Enum

from PySide6.QtCore import QObject, Signal

from core.form.library import FormLibrary
from core.interpret.other_form import for_form
from core.interpret.result import CellReading, Certainty, Interpretation, Leftover
from core.report.revise import revise
from ui.editing.report_editor import ReportEditor


class CellState(Enum):
    """How sure a cell is, or that the clerk has put it right, or found it right as it is."""

    SURE = "sure"
    GUESSED = "guessed"
    MISSING = "missing"
    CORRECTED = "corrected"
    CONFIRMED = "confirmed"


DOUBTFUL = {CellState.GUESSED, CellState.MISSING}


class Review(QObject):
    """The report read and how sure its cells are; `source` is the file's name.

    The clerk corrects the report through `editor`, as on the page.
    """

    confirmed_changed = Signal()

    def __init__(
        self,
        read: Interpretation,
        source: str,
        forms: FormLibrary,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.source = source
        self._forms = forms
        self._read = {read.report.form.id: read}
        self._first = read
        self._states: dict[str, CellState] = {}  # by address; empty when out of date
        self._confirmed: set[str] = set()  # addresses
        self.editor = ReportEditor(read.report.copy(), self)
        self.editor.findings_changed.connect(lambda: self._states.clear())
        self.editor.figures_changed.connect(lambda _: self._states.clear())
        self.editor.form_changed.connect(self._forget_states)

    @property
    def read(self) -> Interpretation:
        """What was read, as a report of the form in force."""
        form = self.editor.report.form
        if form.id not in self._read:
            self._read[form.id] = for_form(self._first, form)
        return self._read[form.id]

    @property
    def is_corrected(self) -> bool:
        """Whether the clerk has put anything right, or found it right, that would be lost."""
        return bool(self._confirmed) or self.editor.report != self._first.report

    def offered(self, section: str) -> list[Leftover]:
        """Return what most likely belongs to a narrative, while that is empty."""
        if self.editor.report.narrative(section):
            return []
        return [left for left in self.read.leftovers if left.section == section]

    # Cells

    def reading(self, address: str) -> CellReading:
        """Return how a cell was read."""
        return self.read.cells[address]

    def state(self, address: str) -> CellState:
        """Return how sure a cell is by now."""
        if not self._states:
            self._states = self._find_states()
        return self._states[address]

    def _find_states(self) -> dict[str, CellState]:
        return {address: self._find_state(address) for address in self.read.cells}

    def _find_state(self, address: str) -> CellState:
        if self.editor.report.stored(address) != self.read.report.stored(address):
            return CellState.CORRECTED
        state = CellState(self.read.cells[address].certainty.value)
        is_confirmed = state in DOUBTFUL and address in self._confirmed
        return CellState.CONFIRMED if is_confirmed else state

    def _forget_states(self) -> None:
        """Forget what belongs to the form before; its cells were read otherwise."""
        self._states.clear()
        self._confirmed.clear()

    def confirm(self, addresses: Iterable[str], *, confirmed: bool) -> None:
        """Take doubtful cells as right as they are, or doubt them again."""
        if confirmed:
            self._confirmed.update(addresses)
        else:
            self._confirmed.difference_update(addresses)
        self._states.clear()
        self.confirmed_changed.emit()

    def count(self, state: CellState, table: str = "") -> int:
        """Count the cells in a state, of one table or of all that were found."""
        return sum(
            self.state(address) is state
            for address, spec in self.editor.report.form.cells.items()
            if (spec.table == table if table else spec.table not in self.read.missing_tables)
        )

    def doubts(self) -> list[str]:
        """Return the addresses to look at; a table that was not found counts once."""
        met: set[str] = set()
        found = []
        for address, spec in self.editor.report.form.cells.items():
            is_again = spec.table in met and spec.table in self.read.missing_tables
            if self.state(address) in DOUBTFUL and not is_again:
                met.add(spec.table)
                found.append(address)
        return found

    def next_doubt(self, here: str, step: int) -> str:
        """Return the next or previous cell to look at, around the end; empty if there is none."""
        doubts = self.doubts()
        if not doubts or not here:
            return doubts[0 if step > 0 else -1] if doubts else ""
        order = {address: place for place, address in enumerate(self.editor.report.form.cells)}
        if step > 0:
            return next((a for a in doubts if order[a] > order[here]), doubts[0])
        return next((a for a in reversed(doubts) if order[a] < order[here]), doubts[-1])

    # Year and organ

    def set_year_and_agency(self, year: int, agency: str) -> None:
        """Correct year and organ; another year may mean another form."""
        report = self.editor.report
        revision = revise(report, year, agency)
        form = self._forms.for_year(year)
        if form in (report.form, self._forms.for_year(report.heading.year)):
            self.editor.revise(revision, "修改年度和机关")
            return
        corrected = {
            address: report.stored(address)
            for address in report.form.cells
            if address in form.cells and self.state(address) is CellState.CORRECTED
        }
        other = for_form(self._first, form).report.copy()
        other.heading = revision.heading
        other.store(corrected)
        self.editor.replace_report(other, "修改年度和机关")


def needs_review(read: Interpretation) -> bool:
    """Say whether anything was guessed or not found."""
    sure = all(cell.certainty is Certainty.SURE for cell in read.cells.values())
    return not sure or bool(read.missing_tables or read.remarks)


def is_empty(read: Interpretation) -> bool:
    """Say whether nothing of a report was found."""
    sections = {section.id for section in read.report.form.narratives if section.heading}
    no_text = not any(read.report.narratives.get(id_) for id_ in sections)
    return no_text and len(read.missing_tables) == len(read.report.form.tables)
