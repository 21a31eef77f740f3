"""A short run of the proof that files made to do harm are read or refused in time."""

import sys
from pathlib import Path

import pytest

from tests.proofs import hostile


@pytest.mark.skipif(sys.platform == "win32", reason="memory is told by /proc")
@pytest.mark.parametrize("name", ["forms.pdf", "wide.csv", "words.rtf", "nested parts.mht"])
def test_a_file_made_to_do_harm_ends_in_time(tmp_path: Path, name: str) -> None:
    (run,) = hostile.runs(tmp_path, 500_000, name)
    assert run.status == 2, "no report is in it"
    assert run.is_fine
