"""Archives of packages: what went in comes out, as root's, and twice with the same bytes."""

import io
import os
import tarfile
from pathlib import Path

import pytest

from resources.packaging.archives import deb, tar_xz

_TIME = 1_700_000_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a program, a text, and a link to the program."""
    folder = tmp_path / "folder"
    (folder / "bin").mkdir(parents=True)
    (folder / "bin" / "run").write_bytes(b"#!/bin/sh\n")
    (folder / "bin" / "run").chmod(0o755)
    (folder / "年报.txt").write_text("年报", encoding="utf-8")
    (folder / "link").symlink_to("bin/run")
    return folder


def test_what_goes_in_comes_out(folder: Path) -> None:
    with tarfile.open(fileobj=io.BytesIO(tar_xz(folder, ".", _TIME))) as archive:
        members = {member.name.removeprefix("./"): member for member in archive}
        content = archive.extractfile(members["年报.txt"])
        assert content is not None
        assert content.read().decode() == "年报"
    assert members["bin/run"].mode == 0o755
    assert members["link"].linkname == "bin/run"
    assert {(member.uid, member.gid, member.mtime) for member in members.values()} == {
        (0, 0, _TIME)
    }


def test_neither_owner_nor_time_of_a_file_makes_a_difference(folder: Path) -> None:
    before = tar_xz(folder, "x", _TIME)
    os.utime(folder / "年报.txt", (1, 1))
    assert tar_xz(folder, "x", _TIME) == before


def test_a_package_has_its_parts_in_order_at_even_places() -> None:
    package = deb(b"odd", b"even", _TIME)
    assert package.startswith(b"!<arch>\n")
    places = [package.index(name) for name in (b"debian-binary", b"control.tar.xz", b"data.tar.xz")]
    assert places == sorted(places)
    assert all(place % 2 == 0 for place in places)
    assert package.endswith(b"even")
