"""A table's bands: the rows that share column headers, and who heads which figure.

The official tables are one band each, or one band for each block with a caption.
"""

from dataclasses import dataclass, field

from core.document.document import Cell, Role, Table


@dataclass(slots=True)
class Band:
    """The cells of a band by their role, in the order of the table."""

    captions: list[Cell] = field(default_factory=list)
    corners: list[Cell] = field(default_factory=list)
    headers: list[Cell] = field(default_factory=list)
    labels: list[Cell] = field(default_factory=list)
    values: list[Cell] = field(default_factory=list)

    def add(self, cell: Cell) -> None:
        """Sort a cell in."""
        match cell.role:
            case Role.CAPTION:
                self.captions.append(cell)
            case Role.CORNER:
                self.corners.append(cell)
            case Role.HEADER:
                self.headers.append(cell)
            case Role.LABEL:
                self.labels.append(cell)
            case Role.VALUE:
                self.values.append(cell)

    def headers_of(self, value: Cell) -> list[Cell]:
        """Return the headers above a value, from the top down."""
        found = [cell for cell in self.headers if cell.column <= value.column <= cell.last_column]
        return sorted(found, key=lambda cell: cell.row)

    def labels_of(self, value: Cell) -> list[Cell]:
        """Return the labels beside a value, from the left."""
        found = [cell for cell in self.labels if cell.row <= value.row <= cell.last_row]
        return sorted(found, key=lambda cell: cell.column)


def bands(table: Table) -> list[Band]:
    """Return the bands; a caption begins one, and so do headers below figures."""
    found = [Band()]
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
        opens = cell.role in {Role.CAPTION, Role.CORNER, Role.HEADER}
        if opens and (found[-1].values or (cell.role is Role.CAPTION and found[-1].headers)):
            found.append(Band())
        found[-1].add(cell)
    return found
