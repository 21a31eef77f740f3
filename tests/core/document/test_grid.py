"""Heights of rows and places of edges."""

import pytest

from core.document.document import Cell, Role, Table
from core.document.grid import column_widths, edges, row_heights, span

HEIGHTS = {"low": 5.0, "high": 40.0, "tall": 100.0}


def table(*cells: Cell, rows: int, columns: int) -> Table:
    return Table("t", "t", "t", rows, columns, cells, (1.0,) * columns)


def heights(sample: Table, minimum: float = 10) -> list[float]:
    return row_heights(sample, lambda cell: HEIGHTS[cell.text], minimum)


def label(row: int, column: int, text: str, row_span: int = 1) -> Cell:
    return Cell(row, column, text, Role.LABEL, row_span)


def test_no_row_is_lower_than_the_minimum() -> None:
    assert heights(table(label(0, 0, "low"), label(1, 0, "high"), rows=2, columns=1)) == [10, 40]


def test_a_spanning_cell_that_fits_changes_nothing() -> None:
    sample = table(
        label(0, 0, "high", 2), label(0, 1, "high"), label(1, 1, "low"), rows=2, columns=2
    )
    assert heights(sample) == [40, 10]


def test_the_rows_of_a_spanning_cell_grow_by_equal_parts() -> None:
    sample = table(
        label(0, 0, "tall", 2), label(0, 1, "high"), label(1, 1, "low"), rows=2, columns=2
    )
    assert heights(sample) == [65, 35]


def test_shorter_spans_grow_before_longer_ones() -> None:
    sample = table(
        label(0, 0, "tall", 3),
        label(0, 1, "tall", 2),
        label(2, 1, "low"),
        *(label(row, 2, "low") for row in range(3)),
        rows=3,
        columns=3,
    )
    assert heights(sample) == [50, 50, 10]


def test_every_cell_fits_in_the_end() -> None:
    sample = table(
        label(0, 0, "tall", 2),
        label(2, 0, "low"),
        label(0, 1, "low"),
        label(1, 1, "tall", 2),
        rows=3,
        columns=2,
    )
    found = heights(sample)
    for cell in sample.cells:
        assert span(found, cell.row, cell.row_span) >= HEIGHTS[cell.text] - 1e-9


def test_widths_fill_the_total_in_their_proportions() -> None:
    sample = Table("t", "t", "t", 1, 2, (label(0, 0, "low"), label(0, 1, "low")), (1.0, 3.0))
    assert column_widths(sample, 200) == pytest.approx([50, 150])
    assert edges([50, 150]) == [0, 50, 200]
