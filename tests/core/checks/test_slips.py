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


BESIDE = [(1, 2), (2, 3), (4, 5), (5, 6), (7, 8), (8, 9), (0, 1), (0, 2)]
ABOVE = [(1, 4), (4, 7), (2, 5), (5, 8), (3, 6), (6, 9)]
ON_THE_ROW = [(3, 4), (6, 7), (9, 0)]


@pytest.mark.parametrize("keys", BESIDE + ABOVE + ON_THE_ROW)
def test_keys_beside_each_other_are_taken_for_each_other(keys: tuple[int, int]) -> None:
    for wrong, meant in (keys, keys[::-1]):
        assert slip_of(5003 + 10 * wrong, 5003 + 10 * meant) is Slip.NEIGHBOUR_KEY


@pytest.mark.parametrize("keys", [(1, 3), (1, 5), (2, 4), (7, 9), (0, 3), (0, 4), (8, 0)])
def test_keys_apart_are_not(keys: tuple[int, int]) -> None:
    for wrong, meant in (keys, keys[::-1]):
        assert slip_of(5008 + 10 * wrong, 5008 + 10 * meant) is Slip.NONE


def test_a_number_without_its_first_digit_may_be_0() -> None:
    assert slip_of(70, 7) is Slip.EXTRA
    assert slip_of(100, 10) is Slip.DOUBLED


def test_slips_are_said_as_a_clerk_would() -> None:
    said = {slip: slip.value for slip in Slip}
    assert said == {
        Slip.SWAPPED: "像是两位数字打颠倒了",
        Slip.DOUBLED: "像是一位数字打了两遍",
        Slip.EXTRA: "像是多打了一位数字",
        Slip.DROPPED: "像是漏打了一位数字",
        Slip.NEIGHBOUR_KEY: "像是按到了旁边的键",
        Slip.FORGOTTEN: "像是忘了填",
        Slip.EXCHANGED: "像是填到了相邻的格里",
        Slip.COPIED: "像是照旁边一格填的",
        Slip.MISPLACED: "像是填错了列，这一列没有别的数字",
        Slip.LAST_YEARS: "像是还留着上年的数字",
        Slip.NONE: "",
    }
