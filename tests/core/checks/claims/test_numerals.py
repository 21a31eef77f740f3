"""Numbers in running text."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.checks.claims.numerals import chinese, half_width, numerals

DIGITS = "零一二三四五六七八九"


def values(text: str) -> list[tuple[int, str]]:
    return [(int(n.value), n.unit) for n in numerals(half_width(text)) if not n.rough]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("共12件", [(12, "件")]),
        ("共1,234件", [(1234, "件")]),
        ("共１２件", [(12, "件")]),
        ("共十二件", [(12, "件")]),
        ("共一百零五件", [(105, "件")]),
        ("共两件", [(2, "件")]),
        ("共两千零三十件", [(2030, "件")]),
        ("共一万二千件", [(12000, "件")]),
        ("共二〇件", [(20, "件")]),
        ("共1.8万件", [(18000, "件")]),
        ("共3万元", [(30000, "元")]),
        ("共0.25亿元", [(25_000_000, "元")]),
        ("共3440¹件", [(3440, "件")]),
        ("共3⁽²⁾万元", [(30000, "元")]),
        ("12件、3宗", [(12, "件"), (3, "宗")]),
    ],
)
def test_exact_numbers(text: str, expected: list[tuple[int, str]]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "近100件", "约12件", "超过12件", "100余件", "18万余件", "12件以上", "12件左右",
        "3-5件", "3至5件", "平均12件", "每一件", "一件事", "同一件", "第三件", "不足10件",
        "3～5件", "GB12件",
    ],
)  # fmt: skip
def test_no_exact_number_of_cases(text: str) -> None:
    assert [value for value in values(text) if value[1] == "件"] == []


def test_precision_is_what_is_written() -> None:
    [share] = numerals("占33.90%")
    assert share.value == Decimal("33.90")
    assert share.step == Decimal("0.01")
    [amount] = numerals("3.25万元")
    assert [int(n) for n in (amount.value, amount.step, amount.scale)] == [32500, 100, 10000]


def test_ten_thousand_is_part_of_a_number_and_of_the_unit_of_money() -> None:
    [cases] = numerals("1.8万件")
    [money] = numerals("1.8万元")
    assert (cases.start, cases.end) == (0, 4)
    assert (money.start, money.end) == (0, 3)


@given(st.integers(1, 9999))
def test_chinese_numbers(number: int) -> None:
    thousands, rest = divmod(number, 1000)
    hundreds, rest = divmod(rest, 100)
    tens, ones = divmod(rest, 10)
    parts = [(thousands, "千"), (hundreds, "百"), (tens, "十"), (ones, "")]
    written = ""
    for digit, place in parts:
        if digit:
            written += f"{DIGITS[digit]}{place}"
        elif written and not written.endswith("零"):
            written += "零"
    assert chinese(written.rstrip("零")) == number


@given(st.text(alphabet="12３，,.件万元十两%〔〕第-（近", max_size=30))
def test_any_text_is_read_and_places_are_inside_it(text: str) -> None:
    plain = half_width(text)
    assert len(plain) == len(text)
    for number in numerals(plain):
        assert 0 <= number.start < number.end <= number.unit_end <= len(text)
