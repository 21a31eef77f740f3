"""A short run of the proof that files to which accidents happened are read or refused."""

from pathlib import Path

import pytest

from tests.proofs.mutations import run


@pytest.mark.skipif(not Path("/proc/self/clear_refs").exists(), reason="memory is told by /proc")
def test_mutated_files_are_read_or_refused_quickly_and_in_little_memory() -> None:
    outcome = run(80, seed=1)
    assert outcome.problems == []
    assert sum(outcome.files.values()) == 80
    assert sum(outcome.refused.values()) > 0
