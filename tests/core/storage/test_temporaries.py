"""What a killed writer left is removed when it is surely nobody's."""

import subprocess
import sys
from pathlib import Path

from core.storage.temporaries import SUFFIX, own_prefix, sweep

_NAME_AND_DIE = "from core.storage.temporaries import own_prefix; print(own_prefix(), end='')"
ROOT = Path(__file__).parents[3]


def test_that_of_a_process_that_ended_goes_at_once(tmp_path: Path) -> None:
    prefix = subprocess.run(
        [sys.executable, "-c", _NAME_AND_DIE], stdout=subprocess.PIPE, check=True, cwd=ROOT
    ).stdout.decode()
    left = tmp_path / f"{prefix}x{SUFFIX}"
    left.write_bytes(b"half")
    sweep(tmp_path)
    assert not left.exists()


def test_that_of_this_process_and_of_other_machines_stays(tmp_path: Path) -> None:
    names = [f"{own_prefix()}x{SUFFIX}", f".nianbao-0123456789-1-0123456789-x{SUFFIX}"]
    for name in names:
        (tmp_path / name).write_bytes(b"half")
    sweep(tmp_path)
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(names)


def test_that_of_an_earlier_process_of_the_same_number_goes(tmp_path: Path) -> None:
    host, process, _ = own_prefix().removesuffix("-").removeprefix(".nianbao-").split("-")
    left = tmp_path / f".nianbao-{host}-{process}-0123456789-x{SUFFIX}"
    left.write_bytes(b"half")
    sweep(tmp_path)
    assert not left.exists()
