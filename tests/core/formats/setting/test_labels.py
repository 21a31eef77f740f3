"""Which labels are set from top to bottom, and which are a group's with a number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.document.document import Cell, Role
from core.formats.setting.labels import group_label, head_lines, is_vertical


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


@pytest.mark.parametrize(
    ("text", "measure", "lines"),
    [
        ("社会公益组织", 6, ["社会公益组织"]),
        ("社会公益组织", 5.9, ["社会公益", "组织"]),
        ("社会公益组织", 3.5, ["社会", "公益", "组织"]),
        ("法律服务机构", 2, ["法律", "服务", "机构"]),
        ("未经复议直接起诉", 7, ["未经复议", "直接起诉"]),
        ("未经复议直接起诉", 4, ["未经复议", "直接起诉"]),
        ("商业企业", 1.9, ["商业企业"]),
        ("自然人", 2, ["自然人"]),
        ("本年收费金额（单位：万元）", 4, ["本年收费金额（单位：万元）"]),
        ("第1列第2列", 2, ["第1列第2列"]),
        ("其他", 1, ["其他"]),
        ("", 4, [""]),
    ],
)
def test_a_head_is_broken_between_its_words(text: str, measure: float, lines: list[str]) -> None:
    assert head_lines(text, measure) == lines


@given(text=st.text("社会公益组织（）1", max_size=12), measure=st.floats(1, 13))
def test_no_character_of_a_head_is_lost_and_no_line_too_long(text: str, measure: float) -> None:
    lines = head_lines(text, measure)
    assert "".join(lines) == text
    assert len(lines) == 1 or max(map(len, lines)) <= measure
