"""A short run of the long proof."""

from pathlib import Path

import pytest

from tests.proofs.rollup import run


def test_a_small_county_is_judged_without_a_mistake(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(86, tmp_path) == 0
    assert "wrong states: none; sums true: True" in capsys.readouterr().out
