"""The proof by doubling, short: the smallest files, and one that took minutes."""

import sys
from pathlib import Path

import pytest

from core.project.project_file import SUFFIX
from tests.proofs import doubling


@pytest.mark.skipif(sys.platform == "win32", reason="memory is told by /proc")
@pytest.mark.parametrize("name", ["parameters.mht", "attributes.html", "style.html", "rows.txt"])
def test_a_file_that_took_minutes_ends_in_time(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(doubling.FILES[name](1))
    run = doubling.measured(f"import {name}", 1, ["import", str(path), "-o", str(tmp_path / "o")])
    assert run.status == 2, "no report is in it"
    assert 0 < run.megabytes < doubling.MOST_MEMORY


@pytest.mark.skipif(sys.platform == "win32", reason="memory is told by /proc")
def test_a_figure_named_thousands_of_times_is_checked_in_time(tmp_path: Path) -> None:
    path = tmp_path / f"figures{SUFFIX}"
    path.write_bytes(doubling.TEXTS["figures"](4))
    run = doubling.measured("check figures", 4, ["check", str(path)])
    assert run.status == 0, "what the text says otherwise is a warning"
    assert run.is_fine
