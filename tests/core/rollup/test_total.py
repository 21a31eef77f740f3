"""Sums are exact, and what is missing is in none."""

from collections.abc import Mapping
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from core.form.library import official_forms
from core.numbers import Number
from core.rollup.summing.total import Addend, Total, add_up

FORM = official_forms().by_id("2021")
COUNT = "applications.received.natural_person"
AMOUNT = "disclosure.fees.amount"


def total_of(*figures: Mapping[str, Number | None]) -> Total:
    addends = [
        Addend(number, str(number), FORM.id, dict(each)) for number, each in enumerate(figures, 1)
    ]
    return add_up(FORM, 2024, addends, len(addends) + 1)


@given(st.lists(st.one_of(st.none(), st.integers(0, 10**12)), max_size=8))
def test_counts(values: list[int | None]) -> None:
    total = total_of(*({COUNT: value} for value in values))
    known = [value for value in values if value is not None]
    assert total.figures[COUNT] == (sum(known) if known else None)
    assert len(total.without.get(COUNT, ())) == len(values) - len(known)
    assert [share.value for share in total.shares(COUNT)] == sorted(known, reverse=True)


@given(st.lists(st.integers(0, 10**15), min_size=1, max_size=8))
def test_amounts_keep_every_decimal(millionths: list[int]) -> None:
    amounts = [Decimal(number).scaleb(-6) for number in millionths]
    total = total_of(*({AMOUNT: amount} for amount in amounts))
    assert total.figures[AMOUNT] == Decimal(sum(millionths)).scaleb(-6)


def test_long_amounts_are_not_rounded() -> None:
    long = Decimal("1" * 29 + ".1")
    assert total_of({AMOUNT: long}, {AMOUNT: Decimal("0.000001")}).figures[AMOUNT] == Decimal(
        "1" * 29 + ".100001"
    )


def test_nothing_adds_up_to_nothing() -> None:
    total = total_of()
    assert set(total.figures.values()) == {None}
    assert total.completeness == "1个应报机关中的0个"
    assert total.findings() == []
