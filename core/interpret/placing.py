"""What the readers of tables share: figures found for addresses, and what was understood."""

from dataclasses import dataclass, field

from core.document.document import Cell, Sighting
from core.form.form import Form
from core.interpret.figures import read_figure
from core.interpret.pieces import Line
from core.interpret.recognised import as_seen
from core.interpret.result import CellReading, Certainty


@dataclass(frozen=True, slots=True)
class Placed:
    """A text that belongs in a cell; `doubt` says why its place is not sure."""

    text: str
    doubt: str = ""
    unit: str = ""
    sighting: Sighting | None = None


@dataclass
class Understood:
    """What was understood so far. The first that claims an address keeps it."""

    form: Form
    cells: dict[str, CellReading] = field(default_factory=dict)
    used_cells: set[int] = field(default_factory=set)
    used_lines: set[Line] = field(default_factory=set)
    remarks: list[str] = field(default_factory=list)

    def place(self, address: str, placed: Placed) -> bool:
        """Read a text into a cell; False when another, different one is there already."""
        reading = self.read(address, placed)
        there = self.cells.get(address)
        if there is None or (there.value is None and reading.value is not None):
            self.cells[address] = reading
            return True
        return there.value == reading.value

    def read(self, address: str, placed: Placed) -> CellReading:
        """Return what a text says about a cell."""
        reading = read_figure(self.form.cells[address], placed.text, placed.unit)
        if placed.doubt and reading.certainty is Certainty.SURE:
            source = " ".join(placed.text.split())
            reading = CellReading(reading.value, Certainty.GUESSED, source, placed.doubt)
        return as_seen(reading, placed.sighting) if placed.sighting else reading

    def remark(self, sentence: str) -> None:
        """Tell the clerk something, once."""
        if sentence not in self.remarks:
            self.remarks.append(sentence)

    def use(self, *cells: Cell) -> None:
        """Note that cells of a grid were understood."""
        self.used_cells.update(map(id, cells))

    def has_used(self, cell: Cell) -> bool:
        """Say whether a cell was understood."""
        return id(cell) in self.used_cells

    def use_line(self, *lines: Line) -> None:
        """Note that lines were understood."""
        self.used_lines.update(lines)

    def has_used_line(self, line: Line) -> bool:
        """Say whether a line was understood."""
        return line in self.used_lines

    def share_of(self, table: str) -> float:
        """Return the part of a table's cells that was found, 0 to 1."""
        cells = [cell.address for cell in self.form.cells_of(table)]
        return sum(address in self.cells for address in cells) / len(cells)

    def has_table(self, table: str) -> bool:
        """Say whether anything of a table was found."""
        return any(address.startswith(f"{table}.") for address in self.cells)
