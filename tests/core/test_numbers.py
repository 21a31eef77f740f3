"""Figures as people type them: what is understood, what is refused and why."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.numbers import (
    MAX_AMOUNT_DIGITS,
    MAX_COUNT_DIGITS,
    NumberError,
    format_number,
    parse_number,
)

AMOUNT_DECIMALS = 6
counts = st.integers(0, 10**MAX_COUNT_DIGITS - 1)
amounts = st.decimals(
    min_value=0,
    max_value=Decimal(10**MAX_AMOUNT_DIGITS) - 1,
    allow_nan=False,
    allow_infinity=False,
    places=AMOUNT_DECIMALS,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("007", 7),
        ("+5", 5),
        ("1234", 1234),
        ("1,234", 1234),
        ("1，234，567", 1234567),
        ("１２３", 123),
        ("１，２３４", 1234),
        ("5.", 5),
        ("5.00", 5),
        (" 12 ", 12),
        ("1 234", 1234),
        ("\u30003\u3000", 3),
        ("-0", 0),
        ("", None),
        ("   ", None),
        ("\u3000", None),
    ],
)
def test_counts_understood(text: str, value: int | None) -> None:
    assert parse_number(text) == value


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("三", "“三”不是数字，这里只能填 0 或正整数。"),
        ("3件", "“3件”不是数字，这里只能填 0 或正整数。"),
        ("=1+1", "不是数字"),
        ("1e3", "不是数字"),
        ("0x10", "不是数字"),
        ("nan", "不是数字"),
        ("1,23", "不是数字"),
        ("1,2345", "不是数字"),
        (",123", "不是数字"),
        ("1.2.3", "不是数字"),
        ("--1", "不是数字"),
        (".", "不是数字"),
        ("-", "不是数字"),
        ("٣", "不是数字"),
        ("²", "不是数字"),
        ("-1", "“-1”小于 0，这里只能填 0 或正整数。"),
        ("－１", "小于 0"),
        ("−1", "小于 0"),
        ("2.5", "“2.5”不是整数，请填整数。"),
        (".5", "不是整数"),
        ("1234567890123", "超过 12 位"),
    ],
)
def test_counts_refused(text: str, reason: str) -> None:
    with pytest.raises(NumberError) as caught:
        parse_number(text)
    assert reason in str(caught.value)
    assert str(caught.value).startswith(f"“{text}”")


@pytest.mark.parametrize(
    ("text", "value"), [("-3", -3), ("－３", -3), ("−3", -3), ("–3", -3), ("-1,000", -1000)]
)
def test_signed_counts(text: str, value: int) -> None:
    assert parse_number(text, signed=True) == value


def test_signed_count_says_what_is_expected() -> None:
    with pytest.raises(NumberError, match="这里填整数，减少用负数。"):
        parse_number("减2", signed=True)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("59237.2449", "59237.2449"),
        ("59,237.2449", "59237.2449"),
        ("５９２３７．２４４９", "59237.2449"),
        ("0.125", "0.125"),
        (".5", "0.5"),
        ("0.10", "0.10"),
        ("3.", "3"),
        ("0", "0"),
        ("00.5", "0.5"),
        ("1.000001", "1.000001"),
        ("1.0000010", "1.000001"),
    ],
)
def test_amounts_keep_the_decimals_typed(text: str, printed: str) -> None:
    value = parse_number(text, decimals=AMOUNT_DECIMALS)
    assert isinstance(value, Decimal)
    assert format_number(value) == printed


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1.0000001", "小数超过 6 位，请检查单位是不是万元"),
        ("1234567890", "整数部分超过 9 位，请检查单位是不是万元"),
        ("-0.1", "小于 0，这里填不小于 0 的金额，最多 6 位小数"),
    ],
)
def test_amounts_refused(text: str, reason: str) -> None:
    with pytest.raises(NumberError, match=reason):
        parse_number(text, decimals=AMOUNT_DECIMALS, unit="万元")


def test_amounts_are_exact() -> None:
    tenths = [parse_number("0.1", decimals=6), parse_number("0.2", decimals=6)]
    assert sum(value for value in tenths if value is not None) == Decimal("0.3")


def test_nothing_is_printed_for_nothing() -> None:
    assert format_number(None) == ""


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (-2, "-2"), (10**12, "1000000000000"), (Decimal("1E+3"), "1000")],
)
def test_printed_without_exponent_or_separators(value: int | Decimal, text: str) -> None:
    assert format_number(value) == text


@given(counts)
def test_counts_come_back(value: int) -> None:
    assert parse_number(format_number(value)) == value


@given(counts)
def test_separators_and_full_width_digits_change_nothing(value: int) -> None:
    grouped = f"{value:,}".translate(str.maketrans("0123456789,", "０１２３４５６７８９，"))
    assert parse_number(grouped) == value


@given(st.integers(-(10**MAX_COUNT_DIGITS) + 1, 10**MAX_COUNT_DIGITS - 1))
def test_signed_counts_come_back(value: int) -> None:
    assert parse_number(format_number(value), signed=True) == value


@given(amounts)
def test_amounts_come_back(value: Decimal) -> None:
    text = format_number(value)
    read = parse_number(text, decimals=AMOUNT_DECIMALS)
    assert read == value
    assert format_number(read) == text


@given(st.text(), st.sampled_from([0, 2, 6]), st.booleans())
def test_any_text_is_a_number_or_refused(text: str, decimals: int, signed: bool) -> None:  # noqa: FBT001
    try:
        value = parse_number(text, decimals=decimals, signed=signed)
    except NumberError:
        return
    assert value is None or signed or value >= 0
    assert value is None or isinstance(value, Decimal if decimals else int)


@pytest.mark.parametrize(
    ("text", "unit", "value"), [("12件", "件", 12), ("１２ 件", "件", 12), ("3,000件", "件", 3000)]
)
def test_the_unit_may_be_typed(text: str, unit: str, value: int) -> None:
    assert parse_number(text, unit=unit) == value


def test_an_amount_with_its_unit() -> None:
    assert parse_number("25.1万元", decimals=6, unit="万元") == Decimal("25.1")


@pytest.mark.parametrize("text", ["251000元", "２５１，０００元", "3.5亿元"])
def test_another_unit_is_named(text: str) -> None:
    with pytest.raises(NumberError, match="的单位不对，这里按万元填"):
        parse_number(text, decimals=6, unit="万元")
