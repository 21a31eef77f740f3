"""How much of passages is understood that were written before the code was looked at."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.core.checks.claims.measuring import (
    Measured,
    Passage,
    measure,
    own_passages,
    sample_passages,
    spaced,
)

GOAL = 0.95
WRITTEN: list[Callable[[Passage], Passage]] = [lambda passage: passage, spaced]


def is_understood(measured: Measured) -> None:
    assert measured.alarms == []
    assert measured.unseen == []
    assert measured.share >= GOAL, measured.missed


@pytest.mark.parametrize("write", WRITTEN, ids=["close", "spaced"])
def test_own_passages(write: Callable[[Passage], Passage]) -> None:
    measured = measure(map(write, own_passages()))
    is_understood(measured)
    assert len(measured.not_compared) <= 1


@pytest.mark.parametrize("write", WRITTEN, ids=["close", "spaced"])
def test_published_passages(samples: Path, write: Callable[[Passage], Passage]) -> None:
    is_understood(measure(map(write, sample_passages(samples / "claims.json"))))
