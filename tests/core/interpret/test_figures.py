"""The text of a cell: what figure it is, and how sure that is."""

from decimal import Decimal

import pytest

from core.form.cells import CellSpec
from core.form.form import Form
from core.form.library import official_forms
from core.interpret.figures import looks_like_figure, read_figure
from core.interpret.result import Certainty


def spec(address: str) -> CellSpec:
    form_id = "2019" if address.endswith("change") else "2021"
    return official_forms().by_id(form_id).cells[address]


COUNT = spec("applications.granted.natural_person")
AMOUNT = spec("disclosure.fees.amount")
CHANGE = spec("disclosure.licensing.change")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("１２", 12),
        ("1,234", 1234),
        ("1，234", 1234),
        (" 7\n", 7),
        ("12件", 12),
        ("12 件", 12),
        ("3.0", 3),
        ("0", 0),
        ("3985\n758", None),
    ],
)
def test_a_count_that_is_sure(text: str, value: int | None) -> None:
    reading = read_figure(COUNT, text)
    if value is None:
        assert reading.certainty is Certainty.GUESSED
    else:
        assert (reading.value, reading.certainty) == (value, Certainty.SURE)


@pytest.mark.parametrize("text", ["", "  ", "\u3000\n"])
def test_blank(text: str) -> None:
    reading = read_figure(COUNT, text)
    assert (reading.value, reading.certainty, reading.source) == (None, Certainty.SURE, "")


@pytest.mark.parametrize("text", ["/", "／", "-", "—", "——", "－", "无", " 无 ", "零"])
def test_marks_for_nothing_are_a_zero_that_is_not_sure(text: str) -> None:
    reading = read_figure(COUNT, text)
    assert (reading.value, reading.certainty) == (0, Certainty.GUESSED)
    assert reading.source == text.strip()
    assert "按0读入" in reading.reason


def test_nothing_of_an_amount_is_a_decimal() -> None:
    assert isinstance(read_figure(AMOUNT, "/").value, Decimal)


@pytest.mark.parametrize(
    ("text", "header", "value"),
    [
        ("251000元", "", Decimal("25.1")),
        ("251,000元", "", Decimal("25.1")),
        ("251000", "元", Decimal("25.1")),
        ("0.3亿元", "", Decimal(3000)),
        ("0.3亿", "", Decimal(3000)),
        ("3", "亿", Decimal(30000)),
        ("25百元", "", Decimal("0.25")),
        ("25千元", "", Decimal("2.5")),
        ("2百万元", "", Decimal(200)),
        ("500角", "", Decimal("0.005")),
        ("1元", "", Decimal("0.0001")),
    ],
)
def test_another_unit_is_converted_and_not_sure(text: str, header: str, value: Decimal) -> None:
    reading = read_figure(AMOUNT, text, header)
    assert (reading.value, reading.certainty) == (value, Certainty.GUESSED)
    assert "万元" in reading.reason


@pytest.mark.parametrize(
    "text", ["59237.2449", "59237.2449万元", "59,237.2449", "５９２３７．２４４９"]
)
def test_an_amount_in_the_forms_unit_is_exact(text: str) -> None:
    reading = read_figure(AMOUNT, text, "万元")
    assert (reading.value, reading.certainty) == (Decimal("59237.2449"), Certainty.SURE)


def test_digits_that_a_spreadsheet_made_up_are_rounded() -> None:
    reading = read_figure(AMOUNT, "59237.244900000001")
    assert (reading.value, reading.certainty) == (Decimal("59237.2449"), Certainty.GUESSED)


@pytest.mark.parametrize(
    "text",
    ["待定", "见附件", "3万", "2.5", "-1", "1234567890123", "12吨", "1 2", "1001 1002"],
)
def test_what_is_no_count_is_missing_with_its_source(text: str) -> None:
    reading = read_figure(COUNT, text)
    assert (reading.value, reading.certainty) == (None, Certainty.MISSING)
    assert reading.source == text
    assert text in reading.reason


@pytest.mark.parametrize(
    ("text", "value"),
    [("-2", -2), ("−2", -2), ("+3", 3), ("减2", -2), ("增加3项", 3), ("减少1", -1)],
)
def test_changes(text: str, value: int) -> None:
    assert read_figure(CHANGE, text).value == value


@pytest.mark.parametrize("text", ["12，34", "1\n2", "12元"])
def test_a_number_that_may_be_something_else_is_guessed(text: str) -> None:
    assert read_figure(COUNT, text).certainty is Certainty.GUESSED


@pytest.mark.parametrize("cell", [COUNT, CHANGE, AMOUNT])
@pytest.mark.parametrize("text", ["1" * 40, f"{'1' * 40}.5", "9" * 5000, f"{'1' * 30}亿元"])
def test_a_number_of_any_length_is_read_as_none(cell: CellSpec, text: str) -> None:
    reading = read_figure(cell, text)
    assert reading.certainty is Certainty.MISSING
    assert reading.source == text


@pytest.mark.parametrize("text", ["1.属于国家秘密", "2.重复申请", "规章", "3.", "一", "（七）总计"])
def test_labels_are_no_figures(text: str) -> None:
    assert not looks_like_figure(text)


def test_every_cell_of_both_forms_reads_what_is_printed(form: Form) -> None:
    for cell in form.cells.values():
        assert read_figure(cell, "25").value == 25


@pytest.mark.parametrize(("text", "header"), [("12万", ""), ("1.2亿", ""), ("12", "万")])
def test_a_count_in_large_units_is_not_guessed(text: str, header: str) -> None:
    reading = read_figure(COUNT, text, header)
    assert (reading.value, reading.certainty) == (None, Certainty.MISSING)
    assert reading.reason == f"“{text}”要写成完整的数"


def test_what_a_unit_was_made_into_is_said() -> None:
    assert read_figure(AMOUNT, "251000元").reason == "单位是元，折算成了25.1万元"
    assert read_figure(AMOUNT, "0.3亿元").reason == "单位是亿元，折算成了3000万元"


def test_other_counters_are_sure_and_other_units_are_not() -> None:
    assert COUNT.unit == "件"
    assert read_figure(COUNT, "12份").certainty is Certainty.SURE
    for spec_, text, unit in ((COUNT, "12元", "元"), (AMOUNT, "12件", "件")):
        reading = read_figure(spec_, text)
        assert (reading.value, reading.certainty) == (12, Certainty.GUESSED)
        assert reading.reason == f"“{text}”里的“{unit}”没有读入"
