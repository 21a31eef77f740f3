"""What was read from a document: the report, how sure each cell is, what is left over."""

from dataclasses import dataclass, field
from enum import StrEnum

from core.numbers import Number
from core.report.report import Report


class Certainty(StrEnum):
    """How sure it is that a figure stands where it was put."""

    SURE = "sure"  # its labels say so
    GUESSED = "guessed"  # by its place, or its text is not plainly a number
    MISSING = "missing"  # no such cell was found


@dataclass(frozen=True, slots=True)
class CellReading:
    """One cell as it was read: `source` is the text found, `reason` says why it is not sure.

    `picture` is what was seen of it, as PNG, where it was recognised in a scan;
    `derived` says that its figure was not, but worked out from the sums.
    """

    value: Number | None
    certainty: Certainty
    source: str = ""
    reason: str = ""
    picture: bytes = b""
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Leftover:
    """A piece of the document that could not be placed; `where` says where it stood.

    `section` is the narrative without a text that it most likely belongs to, if any.
    """

    where: str
    text: str
    section: str = ""


@dataclass(frozen=True, slots=True)
class FilePart:
    """One of several reports in a file; `year` is 0 where none is named.

    `cells` is how many of its cells were found, None while nobody has counted.
    """

    name: str
    year: int = 0
    cells: int | None = None

    def described(self) -> str:
        """Return year and number of cells, as far as they are known, and the name.

        The name comes last, for it is long, and may be cut short where it is shown.
        """
        year = [f"{self.year}年"] if self.year else []
        cells = [f"读到{self.cells}格"] if self.cells is not None else []
        known = "，".join([*year, *cells])
        return f"{known}　{self.name}" if known else self.name


@dataclass(frozen=True)
class Interpretation:
    """A report as far as it could be read.

    `cells` has every cell of the report's form, by address. `missing_tables` are
    the ids of tables of which nothing was found. `remarks` are sentences for the
    clerk about what was guessed besides cells (the year, the organ's name).
    `confirmed` are cells that the file names by their addresses. `parts` are the
    reports in a file that has several, `part` the number of this one. `year_guessed` says
    that the year is told by dates in the text, or by none at all. `is_scan` says
    that all of it was recognised in pictures, its texts too. `code` is the line with the
    校验码 as it is printed.
    """

    report: Report
    cells: dict[str, CellReading]
    missing_tables: tuple[str, ...] = ()
    leftovers: tuple[Leftover, ...] = ()
    remarks: tuple[str, ...] = field(default=())
    confirmed: frozenset[str] = frozenset()
    parts: tuple[FilePart, ...] = ()
    part: int = 0
    year_guessed: bool = False
    is_scan: bool = False
    code: str = ""

    @property
    def cells_found(self) -> int:
        """How many cells were found, for certain or not."""
        return sum(cell.certainty is not Certainty.MISSING for cell in self.cells.values())
