"""Listing a folder: what counts, what does not open, and a share that stalls."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.rollup.reading.folder import list_folder


def test_what_office_has_open_and_hidden_files_are_no_reports(tmp_path: Path) -> None:
    names = ("甲镇.docx", "~$甲镇.docx", ".乙镇.docx", "汇总.nbhz", "汇总.nbhz-journal", "x.tmp")
    for name in names:
        (tmp_path / name).write_text("")
    (tmp_path / "子" / "孙").mkdir(parents=True)
    (tmp_path / "子" / "孙" / "丙镇.pdf").write_text("")
    assert [found.path for found in list_folder(tmp_path).files] == ["子/孙/丙镇.pdf", "甲镇.docx"]


def test_a_folder_that_is_gone_hides_what_was_there(tmp_path: Path) -> None:
    listing = list_folder(tmp_path / "没有")
    assert listing.files == ()
    assert listing.is_hidden("甲镇.docx")
    assert "打不开" in listing.problems[0]


@pytest.fixture
def released() -> Iterator[threading.Event]:
    """Lets what hangs go on, at the latest when the test is over."""
    event = threading.Event()
    yield event
    event.set()


def test_a_share_that_stalls_is_told_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, released: threading.Event
) -> None:
    (tmp_path / "甲镇.docx").write_text("")
    (tmp_path / "死").mkdir()
    real = os.scandir

    def scandir(folder: str) -> object:
        if folder.endswith("死"):
            released.wait(20)
        return real(folder)

    monkeypatch.setattr(os, "scandir", scandir)
    listing = list_folder(tmp_path, silent=0.05)
    assert not released.is_set()
    assert "没有回应" in listing.problems[0]
    assert listing.is_hidden("死/乙镇.docx")
    assert {found.path for found in listing.files} <= {"甲镇.docx"}
