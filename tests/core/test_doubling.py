"""The proof by doubling, short: the smallest files, and one that took minutes."""

import sys
from pathlib import Path

import pytest

from tests.proofs import doubling


@pytest.mark.skipif(sys.platform == "win32", reason="memory is told by /proc")
@pytest.mark.parametrize("name", ["parameters.mht", "attributes.html", "style.html", "rows.txt"])
def test_a_file_that_took_minutes_ends_in_time(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(doubling.FILES[name](1))
    run = doubling.measured(f"import {name}", 1, ["import", str(path), "-o", str(tmp_path / "o")])
    assert run.status == 2, "no report is in it"
    assert 0 < run.megabytes < doubling.MOST_MEMORY
