"""Slips of typing."""

from decimal import Decimal

import pytest

from core.checks.slips import Slip, slip_of, unlikeliness
from core.numbers import Number


@pytest.mark.parametrize(
    ("typed", "right", "slip"),
    [
        (31, 13, Slip.SWAPPED),
        (1243, 1234, Slip.SWAPPED),
        (5, 50, Slip.DROPPED),
        (66, 6, Slip.DOUBLED),
        (1223, 123, Slip.DOUBLED),
        (16, 6, Slip.EXTRA),
        (1203, 123, Slip.EXTRA),
        (6, 16, Slip.DROPPED),
        (5, 105, Slip.DROPPED),  # 05 is printed as 5
        (4, 7, Slip.NEIGHBOUR_KEY),
        (128, 125, Slip.NEIGHBOUR_KEY),
        (1, 9, Slip.NONE),
        (0, 7, Slip.NONE),
        (17, 0, Slip.NONE),
        (None, 7, Slip.FORGOTTEN),
        (Decimal("1.52"), Decimal("1.25"), Slip.SWAPPED),
        (Decimal("12.5"), Decimal("1.25"), Slip.SWAPPED),
    ],
)
def test_slips(typed: Number | None, right: Number, slip: Slip) -> None:
    assert slip_of(typed, right) is slip


def test_what_people_do_all_the_time_is_likelier() -> None:
    assert unlikeliness(Slip.SWAPPED) == unlikeliness(Slip.EXTRA) == 1
    assert unlikeliness(Slip.NEIGHBOUR_KEY) == 2
    assert unlikeliness(Slip.NONE) == 3


@pytest.mark.parametrize(
    "keys", ["12", "23", "45", "56", "78", "89", "14", "47", "25", "58", "36", "69", "01", "02"]
)
def test_keys_beside_each_other_are_taken_for_each_other(keys: str) -> None:
    for wrong, meant in (keys, keys[::-1]):
        assert slip_of(int(f"5{wrong}3"), int(f"5{meant}3")) is Slip.NEIGHBOUR_KEY


@pytest.mark.parametrize("keys", ["13", "15", "24", "35", "79", "03", "04", "57", "90"])
def test_keys_apart_are_not(keys: str) -> None:
    for wrong, meant in (keys, keys[::-1]):
        assert slip_of(int(f"5{wrong}8"), int(f"5{meant}8")) is Slip.NONE
