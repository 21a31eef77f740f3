"""Grids of cells as files have them: overlaps, holes, bounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.document.document import Paragraph
from core.formats.reading.raw import (
    MAX_CELLS,
    MAX_COLUMNS,
    RawCell,
    ReadError,
    raw_document,
    raw_table,
)
from tests.core.formats.word.word_files import boxes


def test_cells_tile_the_grid() -> None:
    table = raw_table([RawCell(0, 0, "甲", 2, 2), RawCell(2, 2, "乙")], "题")

    assert (table.title, table.rows, table.columns, len(table.cells)) == ("题", 3, 3, 6)
    assert boxes(table) == {"甲": (0, 0, 2, 2), "乙": (2, 2, 1, 1)}


def test_a_later_cell_keeps_what_is_left() -> None:
    table = raw_table(
        [RawCell(0, 1, "先"), RawCell(0, 0, "宽", 1, 3), RawCell(1, 0, "下", 2, 2),
         RawCell(0, 1, "重"), RawCell(2, 1, "占")]
    )  # fmt: skip

    assert boxes(table) == {"宽": (0, 0, 1, 1), "先": (0, 1, 1, 1), "下": (1, 0, 2, 2)}


def test_no_cells() -> None:
    table = raw_table([])

    assert (table.rows, table.columns, table.cells) == (0, 0, ())


@pytest.mark.parametrize(
    "cell",
    [
        RawCell(0, 0, "", 1, 10**9),
        RawCell(0, 0, "", 10**9, 1),
        RawCell(0, 0, "", 10**9, 10**9),
        RawCell(0, 10**9, ""),
        RawCell(10**9, 0, ""),
        RawCell(0, 0, "", 1, MAX_COLUMNS + 1),
        RawCell(0, 0, "", MAX_CELLS // MAX_COLUMNS + 1, MAX_COLUMNS),
    ],
)
def test_a_grid_that_is_too_large(cell: RawCell) -> None:
    with pytest.raises(ReadError, match="大得不像年度报告"):
        raw_table([cell, RawCell(0, 0, "1")])


SMALL = st.integers(0, 6)
CELLS = st.lists(st.builds(RawCell, SMALL, SMALL, st.text(max_size=1), SMALL, SMALL))


@given(CELLS)
def test_any_cells(cells: list[RawCell]) -> None:
    table = raw_table(cells)  # checks by itself that its cells tile it

    first = {(cell.row, cell.column): cell.text for cell in reversed(cells)}
    found = {(cell.row, cell.column): cell.text for cell in table.cells}
    assert all(first.get(place, "") == text for place, text in found.items())


def test_a_document_of_blocks() -> None:
    document = raw_document([Paragraph("甲"), raw_table([RawCell(0, 0, "1")])])

    assert [type(block).__name__ for block in document.blocks] == ["Paragraph", "Table"]
    assert (document.title, document.agency, document.year) == ("", "", 0)


def test_radicals_become_ideographs_in_text_and_cells() -> None:
    document = raw_document([Paragraph("⼀、⼈⺠"), raw_table([RawCell(0, 0, "⾏政")])])

    assert document.blocks[0] == Paragraph("一、人民")
    assert [cell.text for table in document.tables for cell in table.cells] == ["行政"]
