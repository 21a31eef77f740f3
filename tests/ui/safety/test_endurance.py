"""A short run of the proof that many changes with undo and preview on go well."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent.parent
SCRIPT = """
from tests.proofs.endurance import run
tenths = run(200)
assert len(tenths) == 10
growth = tenths[-1].memory - tenths[1].memory
assert growth < 40, tenths
print("done")
"""


@pytest.mark.skipif(os.name != "posix", reason="memory is measured in another way there")
def test_two_hundred_changes_take_no_memory_with_them() -> None:
    result = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert result.stdout == "done\n", result.stderr
