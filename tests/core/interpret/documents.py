"""Raw documents for tests: what readers would make of a report, and changes of their tables."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from core.document.document import Cell, Document, Paragraph, Role, Table
from core.formats.reading.raw import RawCell, raw_document, raw_table
from core.layout.compose import compose
from core.report.report import Report

Change = Callable[[Table], Table]


def raw(table: Table, title: str = "") -> Table:
    """The table without roles, entries and id."""
    cells = (RawCell(c.row, c.column, c.text, c.row_span, c.column_span) for c in table.cells)
    return raw_table(cells, title)


def lines(*texts: str) -> list[Paragraph]:
    return [Paragraph(text) for text in texts]


def blocks_of(report: Report) -> list[Paragraph | Table]:
    """What a reader makes of a report's Word file."""
    document = compose(report)
    blocks: list[Paragraph | Table] = [Paragraph(document.title)]
    blocks += (
        raw(block) if isinstance(block, Table) else Paragraph(block.text)
        for block in document.blocks
    )
    return [*blocks, *lines(document.signature.agency, document.signature.date)]


def document_of(
    report: Report, change: Change | None = None, text: Callable[[str], str] | None = None
) -> Document:
    """A raw document of the report, its tables and paragraphs changed."""
    blocks: list[Paragraph | Table] = []
    for block in blocks_of(report):
        if isinstance(block, Table):
            blocks.append(change(block) if change else block)
        else:
            blocks.append(Paragraph(text(block.text)) if text else block)
    return raw_document(blocks)


def with_texts(change: Callable[[str], str]) -> Change:
    """Change every text of a table."""
    return lambda table: replace(
        table, cells=tuple(replace(cell, text=change(cell.text)) for cell in table.cells)
    )


def part(table: Table, rows: Sequence[int]) -> Table:
    """Some rows of a table, as a table of their own; cells are cut at its edges."""
    place = {row: number for number, row in enumerate(rows)}
    cells = []
    for cell in table.cells:
        kept = [place[row] for row in range(cell.row, cell.last_row + 1) if row in place]
        if kept:
            text = cell.text if cell.row in place else ""
            cells.append(RawCell(kept[0], cell.column, text, len(kept), cell.column_span))
    return raw_table(cells, table.title)


def rearranged(table: Table, columns: Sequence[int]) -> Table:
    """The table with its columns in another order; labels that span are torn apart."""
    place = {column: number for number, column in enumerate(columns)}
    cells = [
        RawCell(cell.row, place[column], cell.text, cell.row_span)
        for cell in table.cells
        for column in range(cell.column, cell.last_column + 1)
        if column in place
    ]
    return raw_table(cells, table.title)


def turned(table: Table) -> Table:
    """The table with rows and columns exchanged."""
    cells = (RawCell(c.column, c.row, c.text, c.column_span, c.row_span) for c in table.cells)
    return raw_table(cells, table.title)


def shifted(table: Table, above: Iterable[str] = (), before: int = 0) -> Table:
    """The table with rows of text above it and blank columns before it."""
    texts = list(above)
    cells = [RawCell(n, before, text, 1, table.columns) for n, text in enumerate(texts)]
    cells += (
        RawCell(c.row + len(texts), c.column + before, c.text, c.row_span, c.column_span)
        for c in table.cells
    )
    return raw_table(cells, table.title)


def one_cell_a_line(table: Table) -> list[Paragraph]:
    """The table as it is copied from Word into a text field."""
    ordered = sorted(table.cells, key=lambda cell: (cell.row, cell.column))
    return [Paragraph(cell.text) for cell in ordered if cell.text.strip()]


def varied(
    document: Document, change: Change, text: Callable[[str], str] | None = None
) -> Document:
    """A composed document with its tables and the texts of its cells changed, to be written.

    Figures become text, as in files that nobody's program made.
    """
    spell = text or str

    def bare(cell: Cell) -> Cell:
        return replace(cell, text=spell(cell.text), entry=None)

    blocks: list[Paragraph | Table] = []
    for block in document.blocks:
        if isinstance(block, Table):
            table = change(block)
            blocks.append(replace(table, cells=tuple(map(bare, table.cells))))
        else:
            blocks.append(block)
    return replace(document, blocks=tuple(blocks), balances=(), code="")


def mirrored_columns(table: Table) -> Table:
    """The columns of figures in the opposite order, under their headers."""
    first = max(
        (cell.last_column + 1 for cell in table.cells if cell.role is Role.LABEL), default=0
    )

    def moved(cell: Cell) -> Cell:
        if cell.column < first:
            return cell
        return replace(cell, column=first + table.columns - 1 - cell.last_column)

    return replace(table, cells=tuple(map(moved, table.cells)))


def mirrored_rows(table: Table) -> Table:
    """The rows upside down, groups with their labels, in a table that has one block."""
    top = table.header_rows
    if not top:
        return table

    def moved(cell: Cell) -> Cell:
        return cell if cell.row < top else replace(cell, row=top + table.rows - 1 - cell.last_row)

    return replace(table, cells=tuple(sorted(map(moved, table.cells), key=_place)))


def taken_apart(table: Table) -> Table:
    """No merged cells: the text in the first place, the others blank."""
    cells = [
        replace(
            cell,
            row=row,
            column=column,
            row_span=1,
            column_span=1,
            text=cell.text if (row, column) == (cell.row, cell.column) else "",
        )
        for cell in table.cells
        for row in range(cell.row, cell.last_row + 1)
        for column in range(cell.column, cell.last_column + 1)
    ]
    return replace(table, cells=tuple(sorted(cells, key=_place)))


def _place(cell: Cell) -> tuple[int, int]:
    return cell.row, cell.column
