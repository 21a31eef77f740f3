from decimal import Decimal

import pytest

from core.formats.excel.writing.areas import Area, join, quoted
from core.formats.excel.writing.cell_texts import (
    cell_text,
    line_count,
    number_text,
    sheet_names,
    text_units,
)


def cells(*positions: tuple[int, int]) -> list[Area]:
    return [Area.one(row, column) for row, column in positions]


def test_an_area_is_written_as_a_spreadsheet_does() -> None:
    assert Area.one(6, 3).ref == "C6"
    assert Area(6, 3, 29, 28).ref == "C6:AB29"


def test_neighbours_in_a_row_or_a_column_are_joined() -> None:
    assert join(cells((1, 1), (1, 2), (1, 3))) == [Area(1, 1, 1, 3)]
    assert join(cells((1, 1), (2, 1), (4, 1))) == [Area(1, 1, 2, 1), Area.one(4, 1)]


def test_joining_again_stacks_equal_rows() -> None:
    block = cells((1, 1), (1, 2), (2, 1), (2, 2), (3, 2))

    assert join(join(block)) == [Area(1, 1, 2, 2), Area.one(3, 2)]


def test_a_cell_given_twice_is_kept_twice() -> None:
    assert join(cells((1, 1), (1, 1))) == cells((1, 1), (1, 1))


def test_a_quote_in_a_sheet_name_is_doubled() -> None:
    assert quoted("乡'镇") == "'乡''镇'"


def test_what_xml_cannot_carry_is_removed() -> None:
    assert cell_text("清\x00溪\x0b镇\ud800\uffff") == "清溪镇"
    assert cell_text("一\r\n二\r三\t四") == "一\n二\n三\t四"
    assert len(cell_text("长" * 40000)) == 32767


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (-3, "-3"), (Decimal("0.10"), "0.10"), (Decimal("1E+3"), "1000")],
)
def test_numbers_are_written_out(value: int | Decimal, text: str) -> None:
    assert number_text(value) == text


def test_full_width_characters_count_twice() -> None:
    assert text_units("第3项“a”") == 2 + 1 + 2 + 2 + 1 + 2


@pytest.mark.parametrize(
    ("text", "units", "lines"),
    [
        ("", 4, 1),
        ("自然人", 6, 1),
        ("自然人", 5, 2),
        ("自然人", 1, 3),
        ("一二三、四", 6, 2),  # 三 goes to the second line with the mark: 一二 / 三、四
        ("一\n二", 6, 2),
    ],
)
def test_lines_are_counted(text: str, units: int, lines: int) -> None:
    assert line_count(text, units) == lines


@pytest.mark.parametrize(
    ("wanted", "allowed"),
    [
        ("依申请/公开", "依申请公开"),
        ("[a]:b*c?d\\e", "abcde"),
        ("'引号'", "引号"),
        ("", "表"),
        ("字" * 40, "字" * 31),
    ],
)
def test_a_sheet_name_obeys_the_rules(wanted: str, allowed: str) -> None:
    assert sheet_names([wanted], []) == [allowed]


def test_sheet_names_are_unique_whatever_their_case() -> None:
    assert sheet_names(["Fee", "fee", "FEE"], []) == ["Fee", "fee（2）", "FEE（3）"]
    assert sheet_names(["数据"], ["数据"]) == ["数据（2）"]
    long = sheet_names(["字" * 31, "字" * 31], [])
    assert long[1] == "字" * 28 + "（2）"
