"""A short run of the proof that a save or an export survives any failing system call."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


@pytest.mark.skipif(not shutil.which("strace"), reason="strace lets the calls fail")
@pytest.mark.parametrize(("task", "every"), [("save", 40), ("export xlsx", 80), ("import", 40)])
def test_a_failing_system_call_leaves_the_old_file_or_the_new_one(task: str, every: int) -> None:
    command = [sys.executable, "-m", "tests.proofs.faults", task, "--every", str(every)]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=200, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    counted = re.search(r"(\d+) faults, (\d+) refusals", done.stdout)
    assert counted is not None
    assert int(counted[1]) > int(counted[2]) > 2
