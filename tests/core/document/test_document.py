"""Tables of a document: cells that tile their grid."""

import pytest

from core.document.document import Cell, Document, Paragraph, Role, Signature, Table


def table(
    *cells: Cell, rows: int = 2, columns: int = 2, widths: tuple[float, ...] = (1, 1)
) -> Table:
    return Table("t", "题", "表", rows, columns, cells, widths)


def test_cells_with_spans_cover_the_grid() -> None:
    tall = Cell(0, 0, "甲", Role.LABEL, row_span=2)
    grid = table(tall, Cell(0, 1, "乙", Role.HEADER), Cell(1, 1, "", Role.VALUE))
    assert (tall.last_row, tall.last_column) == (1, 0)
    assert len(grid.cells) == 3


def test_overlap_is_refused() -> None:
    wide = Cell(0, 0, "甲", Role.LABEL, column_span=2)
    with pytest.raises(ValueError, match="do not tile"):
        table(wide, Cell(0, 1, "乙", Role.LABEL), Cell(1, 0, "", Role.VALUE, column_span=2))


def test_gap_is_refused() -> None:
    with pytest.raises(ValueError, match="do not tile 2 × 2"):
        table(Cell(0, 0, "甲", Role.LABEL, column_span=2))


def test_cell_outside_the_grid_is_refused() -> None:
    with pytest.raises(ValueError, match="do not tile 2 × 2"):
        table(Cell(0, 0, "甲", Role.LABEL, 2, 1), Cell(0, 2, "乙", Role.LABEL, 2, 1))


def test_widths_are_one_a_column() -> None:
    with pytest.raises(ValueError, match="widths for"):
        table(Cell(0, 0, "甲", Role.LABEL, 2, 2), widths=(1, 1, 1))


def test_title_and_tables() -> None:
    whole = table(Cell(0, 0, "甲", Role.LABEL, 2, 2))
    blocks = (Paragraph("一、概况", 1, 4, "overview"), whole)
    document = Document(("某镇", "2023年", "年报"), "某镇", 2023, blocks, Signature("某镇", ""))
    assert document.title == "某镇2023年年报"
    assert document.tables == (whole,)
