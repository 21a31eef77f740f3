"""The grid that follows from the trees of labels."""

import pytest

from core.document.document import Cell, Role, Table
from core.form.form import Form
from core.layout.table_layout import blank_table


def at(table: Table, row: int, column: int) -> Cell:
    """The cell that covers a grid position."""
    return next(
        cell
        for cell in table.cells
        if cell.row <= row <= cell.last_row and cell.column <= column <= cell.last_column
    )


def box(cell: Cell) -> tuple[str, int, int, int, int]:
    return (cell.text, cell.row, cell.column, cell.row_span, cell.column_span)


def test_header_of_applications(form: Form) -> None:
    table = blank_table(form, "applications")
    corner = at(table, 2, 2)
    assert corner.role is Role.CORNER
    assert (corner.row_span, corner.column_span) == (3, 3)
    assert box(at(table, 0, 9)) == ("申请人情况", 0, 3, 1, 7)
    assert box(at(table, 2, 3)) == ("自然人", 1, 3, 2, 1)
    assert box(at(table, 1, 8)) == ("法人或其他组织", 1, 4, 1, 5)
    assert box(at(table, 1, 9)) == ("总计", 1, 9, 2, 1)
    assert table.header_rows == 3


def test_row_labels_of_applications(form_2021: Form) -> None:
    table = blank_table(form_2021, "applications")
    assert box(at(table, 26, 0)) == ("三、本年度办理结果", 5, 0, 22, 1)
    assert box(at(table, 14, 1)) == ("（三）不予公开", 7, 1, 8, 1)
    assert box(at(table, 26, 2)) == ("（七）总计", 26, 1, 1, 2)
    assert box(at(table, 27, 2)) == ("四、结转下年度继续办理", 27, 0, 1, 3)


def test_one_row_for_other_outcomes_in_2019(form: Form) -> None:
    table = blank_table(form, "applications")
    texts = [cell.text for cell in table.cells]
    assert texts.count("（六）其他处理") == 1
    other = next(cell for cell in table.cells if cell.text == "（六）其他处理")
    assert (other.row_span, other.column_span) == ((1, 2) if form.id == "2019" else (3, 1))


def test_disputes_have_no_row_labels(form: Form) -> None:
    table = blank_table(form, "disputes")
    assert {cell.role for cell in table.cells} == {Role.HEADER, Role.VALUE}
    addresses = [c.entry.address for c in table.cells if c.entry and c.row == 3]
    assert addresses[::5] == [
        "disputes.review.upheld",
        "disputes.direct_suit.upheld",
        "disputes.suit_after_review.upheld",
    ]


def test_disclosure_repeats_no_header(form: Form) -> None:
    assert blank_table(form, "disclosure").header_rows == 0


@pytest.mark.parametrize("table_id", ["disclosure", "applications", "disputes"])
def test_only_value_cells_are_blank(form: Form, table_id: str) -> None:
    for cell in blank_table(form, table_id).cells:
        assert bool(cell.text) == (cell.role is not Role.VALUE)
        assert (cell.entry is not None) == (cell.role is Role.VALUE)


def test_title_and_tab(form: Form) -> None:
    table = blank_table(form, "applications")
    assert table.title == "三、收到和处理政府信息公开申请情况"
    assert table.sheet == "依申请公开"
