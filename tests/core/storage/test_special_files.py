"""Pipes, sockets and devices are refused at once, wherever a file is expected."""

import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.exporting import export_json
from core.form.library import official_forms
from core.importing import read_any
from core.project.targets import create_project
from core.storage.disk_state import look
from core.storage.files import FileReadError, FileWriteError, read_file, write_bytes
from core.storage.locking import Lock, acquire, holder_of, lock_path
from tests.factories import narrated_report

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has none in folders")
KINDS = ("fifo", "socket", "device")


@pytest.fixture(params=KINDS)
def special(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "年报.nianbao"
    if request.param == "fifo":
        os.mkfifo(path)
        yield path
    elif request.param == "device":
        path.symlink_to("/dev/zero")
        yield path
    else:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(str(path))
            yield path


def test_reading(special: Path) -> None:
    for read in (lambda p: read_file(p, 10), look, read_any):
        with pytest.raises(FileReadError, match="不是普通的文件"):
            read(special)


def test_writing(special: Path) -> None:
    report = narrated_report(official_forms().by_id("2021"))
    for write in (create_project, lambda p, r: export_json(r, p), lambda p, _: write_bytes(p, b"")):
        with pytest.raises(FileWriteError, match="不是普通的文件"):
            write(special, report)


def test_a_lock_is_set_aside(tmp_path: Path) -> None:
    file = tmp_path / "年报.nianbao"
    os.mkfifo(lock_path(file))
    assert holder_of(file) is None
    assert isinstance(acquire(file), Lock)
