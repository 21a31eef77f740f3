"""Short runs of the proof that the tests of core notice changes of the program."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.proofs.mutating import mutants_of

ROOT = Path(__file__).parent.parent.parent
SOURCE = '''
"""What it does."""

LOW: int = 2


@remembered(8)
def found(texts: list["Text"]) -> str:
    """Find it."""
    for text in texts:
        if len(text) >= LOW and not text.dull:
            text.note()
            return text.body + "."
    return ""
'''


def test_mutants_differ_in_one_place_each() -> None:
    changes = [f"{each.line} {each.change}" for each in mutants_of(SOURCE)]
    assert changes == [
        "4 2 → 3",
        "11 len(text) >= LOW and (not text.dull) → not (len(text) >= LOW and (not text.dull))",
        "12 text.note() → pass",
        "11 And → Or",
        "11 GtE → Gt",
        "11 text.dull → not text.dull",
        "13 Add → Sub",
        "13 '.' → '.×'",
    ]
    sources = {ast.unparse(each.tree) for each in mutants_of(SOURCE)}
    assert len(sources) == len(changes)
    assert ast.unparse(ast.parse(SOURCE)) not in sources


@pytest.mark.skipif(os.name != "posix", reason="forks")
def test_a_few_mutants_of_a_small_module_are_killed() -> None:
    result = subprocess.run(
        [sys.executable, "-m", "tests.proofs.mutants", "core.report.merging", "--most", "2"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=200,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    assert result.stdout.endswith("2 of 2 mutants of 1 modules killed\n")
