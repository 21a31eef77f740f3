"""Texts of any length are read in a time that grows with it, not with its square."""

import time

import pytest

from core.checks.claims.claims_in_text import claims_of
from core.checks.claims.passages import enumerations
from core.form.library import official_forms
from tests.core.checks.claims.reading import AGENCY, YEAR

SHORT, LONG = 2_000, 16_000
MOST_TIMES = 40  # the square would be 64


@pytest.mark.parametrize(
    "piece", ["（", "（（）", "收到3件、", "5件（收到3件），", "（2件）。", "申请"]
)
def test_time_grows_with_the_length(piece: str) -> None:
    form = official_forms().by_id("2021")

    def seconds(times: int) -> float:
        text = piece * times + "。"
        begin = time.process_time()
        claims_of(form, YEAR, AGENCY, text)
        enumerations(text)
        return time.process_time() - begin

    seconds(10)
    assert seconds(LONG) < MOST_TIMES * max(seconds(SHORT), 0.005)
