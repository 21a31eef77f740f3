"""A report as it is laid out: what every exporter writes and every reader yields.

A document knows no file format, no widget and no rule of the form. Tables are
grids of cells with spans; row and column numbers start at 0 at the top left.
"""

from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from core.document.chart import Chart
from core.document.sign_off_items import SIGNED_BY_DEFAULT
from core.numbers import Number, parse_number

DATA_SHEET = "数据"
"""The sheet of an exported workbook that holds every figure with its address."""

BALANCE_SHEET = "勾稽核对"
"""The sheet of an exported workbook that recomputes the balances."""

STACKING_SHEET = "汇总行"
"""The sheet of an exported workbook that has the whole report as one row."""

SIGN_OFF = "签批单"
"""The title of the last page of a PDF, where those who answer for the report sign."""


NOTHING, NOT_WRITTEN = "（无）", "（未填写）"
"""What paper says where a section has no text: that is a report, or that is missing."""


class Role(StrEnum):
    """What a cell is for; exporters style cells by it."""

    CAPTION = "caption"  # names a block of rows and spans the whole table
    HEADER = "header"  # labels the columns below it
    CORNER = "corner"  # above the row labels, left of the column headers
    LABEL = "label"  # labels the rows to its right
    VALUE = "value"  # holds a figure
    UNKNOWN = "unknown"  # read from a file and not interpreted yet


@dataclass(frozen=True, slots=True)
class Entry:
    """The figure in a value cell.

    `address` is `table.row.column`, for example `applications.granted.total`;
    `name` is what a person calls the cell (自然人·（一）予以公开). `decimals` is the
    number of decimal places allowed, 0 for a count.
    """

    address: str
    name: str
    value: Number | None
    decimals: int = 0
    signed: bool = False
    unit: str = ""

    def parse(self, text: str) -> Number | None:
        """Read what was typed into the cell. Raises NumberError."""
        return parse_number(text, decimals=self.decimals, signed=self.signed, unit=self.unit)


@dataclass(frozen=True, slots=True)
class Sighting:
    """What was seen of a cell on a scan: how sure its text is, 0 to 1, and its picture as PNG."""

    confidence: float
    picture: bytes


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table, anchored at its top left grid position."""

    row: int
    column: int
    text: str
    role: Role
    row_span: int = 1
    column_span: int = 1
    entry: Entry | None = None
    sighting: Sighting | None = None

    @property
    def last_row(self) -> int:
        """The number of the lowest row the cell covers."""
        return self.row + self.row_span - 1

    @property
    def last_column(self) -> int:
        """The number of the rightmost column the cell covers."""
        return self.column + self.column_span - 1


@dataclass(frozen=True, slots=True)
class Table:
    """A grid fully covered by cells that do not overlap.

    `widths` are relative column widths, one a column, in arbitrary units;
    `header_rows` counts the top rows that are repeated after a page break.
    `sheet` is a name short enough for a worksheet's tab.
    """

    id: str
    title: str
    sheet: str
    rows: int
    columns: int
    cells: tuple[Cell, ...]
    widths: tuple[float, ...]
    header_rows: int = 0

    def __post_init__(self) -> None:
        """Check that the cells tile the grid."""
        places: list[tuple[int, int]] = []
        for cell in self.cells:
            if cell.row_span == cell.column_span == 1:  # as most are
                places.append((cell.row, cell.column))
            else:
                rows = range(cell.row, cell.row + cell.row_span)
                columns = range(cell.column, cell.column + cell.column_span)
                places += product(rows, columns)
        size = self.rows * self.columns
        grid = product(range(self.rows), range(self.columns))
        if len(places) != size or set(places) != set(grid):
            raise ValueError(f"{self.id}: the cells do not tile {self.rows} × {self.columns}")
        if len(self.widths) != self.columns:
            raise ValueError(f"{self.id}: {len(self.widths)} widths for {self.columns} columns")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of text, without line breaks.

    The first `heading_length` characters are a heading of `level` (1 to 4: 一、
    （一） 1. （1）); a run-in heading is followed by body text in the same
    paragraph. Level 0 is plain body text. `section` is the id of the form's
    section that the paragraph opens, empty inside a section. `new_page` begins a page,
    where the format has any. `if_blank` is what paper says below the heading of a section that
    has no text. A `chart` is drawn in place of the text by formats that can; the
    text is then what it says in words.
    """

    text: str
    level: int = 0
    heading_length: int = 0
    section: str = ""
    new_page: bool = False
    if_blank: str = ""
    chart: Chart | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs and when, as printed: 2022年1月15日."""

    agency: str
    date: str


@dataclass(frozen=True, slots=True)
class SignOff:
    """The 签批单: the page on which those who answer for a report sign and seal.

    `items` are those of SIGN_OFF_ITEMS that it asks for. `result` says in a few words what
    the checks found, and `findings` what they left open, each with its place; `code` is the
    text of a QR code that tells figures and 校验码, empty for none.
    """

    items: tuple[str, ...] = SIGNED_BY_DEFAULT
    result: str = ""
    findings: tuple[tuple[str, str, str], ...] = ()
    code: str = ""


@dataclass(frozen=True, slots=True)
class Balance:
    """Cells that add up to the same: the sum of `left` equals the sum of `right`.

    Both hold addresses; `name` says in words what is compared.
    """

    table: str
    name: str
    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file, with its name, that goes along with a document in formats that can carry one."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report. `title_parts` are the pieces a title may be broken between.

    `code` is the 校验码 of figures and texts as printed; `draft` says that the report is not yet
    fit to be signed, and is to be marked so. `sign_off` asks for a page to sign on.
    `is_scan` says that all of it was recognised in pictures.
    """

    title_parts: tuple[str, ...]
    agency: str
    year: int
    blocks: tuple[Paragraph | Table, ...]
    signature: Signature
    balances: tuple[Balance, ...] = ()
    code: str = ""
    draft: bool = False
    sign_off: SignOff | None = None
    is_scan: bool = False
    attachment: Attachment | None = None

    @property
    def title(self) -> str:
        """The title on one line."""
        return "".join(self.title_parts)

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables in their order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))
