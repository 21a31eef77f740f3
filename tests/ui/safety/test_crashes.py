"""A short run of the proof that a killed program loses nothing it had written down."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent.parent


@pytest.mark.skipif(os.name != "posix", reason="forks")
def test_killed_processes_lose_nothing_that_was_written_down() -> None:
    result = subprocess.run(
        [sys.executable, "-m", "tests.proofs.crash", "6", "--seed", "5"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    assert result.stdout.startswith("6 kills after ")
