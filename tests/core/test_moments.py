"""Moments in words."""

from datetime import datetime

import pytest

from core.moments import chinese_time


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (datetime(2024, 1, 5, 9, 7, 3), "2024年01月05日 09:07"),  # noqa: DTZ001
        (datetime(2025, 12, 31, 23, 59), "2025年12月31日 23:59"),  # noqa: DTZ001
    ],
)
def test_a_moment(at: datetime, words: str) -> None:
    assert chinese_time(at) == words
