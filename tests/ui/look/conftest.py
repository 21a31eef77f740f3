"""A stranger's text, report and file."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QDialog,
)

from core.form.library import official_forms
from core.report.report import Report
from tests.factories import narrated_report, write_project
from tests.ui.look.strangers import PICTURE, everything_shown, seen_in


@pytest.fixture
def hostile(tmp_path: Path) -> str:
    """A text with a picture that is there, a link, and entities."""
    picture = tmp_path / "x.png"
    image = QImage(PICTURE, PICTURE, QImage.Format.Format_RGB32)
    assert image.save(str(picture))
    return f"<img src='{picture.as_uri()}'><a href='file:///etc'>链接</a>&lt;b&gt;<b>粗</b>，,"


@pytest.fixture
def strangers_report(hostile: str) -> Report:
    """A report that has the text in every field."""
    report = narrated_report(official_forms().by_id("2021"))
    report.heading = replace(report.heading, agency=hostile, title=hostile, signed_by=hostile)
    for section in report.form.narratives:
        report.narratives[section.id] = f"{hostile}\n收到政府信息公开申请9999件。XX"
    report.silenced["text.half_width"] = hostile
    report.previous = report.copy()
    return report


@pytest.fixture
def in_dialog(monkeypatch: pytest.MonkeyPatch) -> Callable[[type[QDialog]], list[str]]:
    """Open dialogs of a class as they are and close them; return what each said, or did wrong."""

    def watch(kind: type[QDialog]) -> list[str]:
        said: list[str] = []

        def execute(dialog: QDialog) -> int:
            dialog.show()
            said.append(seen_in(dialog))
            said.extend(f"WRONG {each}" for each in everything_shown())
            dialog.hide()
            return 0

        monkeypatch.setattr(kind, "exec", execute)
        return said

    return watch


@pytest.fixture
def stranger(strangers_report: Report, tmp_path: Path) -> Path:
    """A file of strangers, under a name of theirs."""
    path = tmp_path / "<b>粗<b>&amp;.nianbao"
    write_project(path, strangers_report)
    return path
