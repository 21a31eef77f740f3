"""Which labels are set from top to bottom, and which are a group's with a number."""

import pytest

from core.document.document import Cell, Role
from core.formats.setting.labels import group_label, is_vertical


def label(text: str, rows: int, role: Role = Role.LABEL) -> Cell:
    return Cell(0, 0, text, role, row_span=rows)


def test_a_tall_label_in_a_narrow_column_is_set_vertically() -> None:
    cell = label("其他处理", 4)
    assert is_vertical(cell, cell.text, 2.9)


@pytest.mark.parametrize(
    ("cell", "measure"),
    [
        (label("其他处理", 3), 2.9),
        (label("其他处理", 4, Role.HEADER), 2.9),
        (label("其他处理", 4), 3.0),
        (label("其他", 4), 2.9),
        (label("（五）不予处理", 4), 2.9),
    ],
    ids=["low", "header", "wide", "short", "numbered"],
)
def test_other_labels_are_not(cell: Cell, measure: float) -> None:
    assert not is_vertical(cell, cell.text, measure)


def test_a_numbered_label_over_rows_has_a_number_and_a_name() -> None:
    cell = label("（十一）不予公开", 2)
    assert group_label(cell, cell.text) == ("（十一）", "不予公开")


@pytest.mark.parametrize(
    "cell",
    [
        label("（三）不予公开", 1),
        label("不予公开", 2),
        label("（三）", 2),
        label("见（三）不予公开", 2),
    ],
    ids=["one row", "no number", "no name", "number within"],
)
def test_other_labels_are_no_groups(cell: Cell) -> None:
    assert group_label(cell, cell.text) is None
