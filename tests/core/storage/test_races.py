"""A short run of the proof that of two who want a file at the same moment one has it."""

from pathlib import Path

import pytest

from tests.proofs import races

TRIALS = 6


@pytest.mark.parametrize("race", races.RACES)
def test_of_two_at_the_same_moment_one_has_it(
    race: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NIANBAO_DATA", str(tmp_path))
    result = races.run(race, TRIALS)
    assert result.problems == []
    assert result.overlapping, "they never met"
