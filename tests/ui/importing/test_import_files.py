"""Real files through the real readers into the window: our own exports, and published reports."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from core.exporting import export
from core.form.library import official_forms
from core.formats.all_formats import FORMATS
from core.formats.html.writing import writer as html
from core.formats.text.writing import writer as text
from core.layout.compose import compose
from core.project.project_file import read_dump
from core.report.report import Report
from tests.factories import narrated_report, write_project
from tests.ui.clerk import AGENCY, Clerk
from tests.ui.dialogs import Dialogs
from tests.ui.importing.test_importing import accept
from ui.importing.place import Place

FIRST = "applications.received.natural_person"
LONG = 10_000  # ms: a busy machine is not a fault of the program


def written() -> Report:
    return narrated_report(official_forms().by_id("2021"))


def same_content(one: Report, other: Report) -> bool:
    """Whether figures and narratives are the same; an export may lack what no reader needs."""
    return one.figures == other.figures and one.narratives == other.narratives


@pytest.mark.parametrize("format_id", FORMATS)
def test_an_export_is_opened_again(
    clerk: Clerk, dialogs: Dialogs, tmp_path: Path, qtbot: QtBot, format_id: str
) -> None:
    path = tmp_path / f"年报{FORMATS[format_id].suffix}"
    export(written(), format_id, path)
    dialogs.review(accept(Place.NEW))
    clerk.window.files.open_path(path)
    qtbot.waitUntil(lambda: clerk.report.heading.agency == written().heading.agency, timeout=LONG)
    assert clerk.report.figures == written().figures
    if format_id != "xlsx":
        assert same_content(clerk.report, written())


def test_what_was_copied_for_a_portal_is_pasted_back(
    clerk: Clerk, dialogs: Dialogs, qtbot: QtBot
) -> None:
    data = QMimeData()
    data.setText(text.render(compose(written())))
    data.setHtml(html.fragment(compose(written())))
    QGuiApplication.clipboard().setMimeData(data)
    dialogs.review(accept(Place.NEW))
    clerk.run("import_clipboard")
    qtbot.waitUntil(lambda: clerk.report.heading.agency == written().heading.agency, timeout=LONG)
    assert same_content(clerk.report, written())


def test_last_years_project_file_is_the_draft_of_this_year(
    clerk: Clerk, dialogs: Dialogs, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "上年.nianbao"
    write_project(path, written())
    dialogs.choose(path)
    clerk.run("last_year")
    qtbot.waitUntil(lambda: clerk.report.previous is not None, timeout=LONG)
    assert clerk.report.heading.year == written().heading.year + 1
    assert clerk.report.previous == written()
    carried = written().figures["applications.carried_out.natural_person"]
    assert clerk.report.figures["applications.carried_in.natural_person"] == carried
    assert clerk.text(FIRST) == ""


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n", b"PK\x03\x04", b"%PDF-1.7\n", b""])
def test_what_is_no_report_is_refused_in_one_sentence(
    clerk: Clerk, dialogs: Dialogs, tmp_path: Path, qtbot: QtBot, content: bytes
) -> None:
    path = tmp_path / "图片.docx"
    path.write_bytes(content)
    before = clerk.work
    dialogs.read("warning")
    clerk.window.files.open_path(path)
    qtbot.waitUntil(lambda: bool(dialogs.shown), timeout=LONG)
    assert dialogs.last.title == "无法打开"
    assert "\n" not in dialogs.last.text
    assert "意外" not in dialogs.last.text
    assert clerk.work is before


def test_what_holds_nothing_of_a_report_is_said_to_be_the_wrong_file(
    clerk: Clerk, dialogs: Dialogs, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "通知.txt"
    path.write_text("关于开展春季植树活动的通知\n请各村于3月12日前上报人数。\n", encoding="utf-8")
    dialogs.read("warning")
    clerk.window.files.open_path(path)
    qtbot.waitUntil(lambda: bool(dialogs.shown), timeout=LONG)
    assert dialogs.last.text == ("“通知.txt”里没有找到年报的表格和文字，请检查是不是选错了文件。")
    assert clerk.report.heading.agency == AGENCY


@pytest.mark.parametrize(
    ("name", "figures"),
    [
        ("township-2021.txt", "township-2021.json"),
        ("published-2024-city.pdf", "published-2024-city.json"),
    ],
)
def test_published_reports(
    clerk: Clerk, dialogs: Dialogs, samples: Path, qtbot: QtBot, name: str, figures: str
) -> None:
    expected = read_dump(samples / figures)
    dialogs.review(accept(Place.NEW))
    clerk.window.files.open_path(samples / name)
    qtbot.waitUntil(
        lambda: clerk.report.heading.year == expected.heading.year and clerk.text(FIRST) != "",
        timeout=LONG,
    )
    assert clerk.report.figures == expected.figures
