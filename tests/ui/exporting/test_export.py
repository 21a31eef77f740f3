"""Exports from the window: in another thread, cancelled, failed."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QProgressDialog, QPushButton
from pytestqt.qtbot import QtBot

from core.report.report import Report
from core.storage.files import write_file
from tests.factories import PROPER_TEXTS
from tests.ui.clerk import CTRL, SHIFT, Clerk, Key
from tests.ui.dialogs import Dialogs
from ui import settings
from ui.exporting import export_job
from ui.exporting.export_job import ExportJob

FIRST = "applications.received.natural_person"
Progress = Callable[[float], None]
PATIENCE = 20_000  # ms


@pytest.fixture
def begun(begun: Report) -> Report:
    """A new report in which the texts are written."""
    begun.narratives |= PROPER_TEXTS
    return begun


class Exporter:
    """Stands in for the exporter: waits where the test lets it."""

    def __init__(self) -> None:
        self.reached = threading.Event()
        self.may_go_on = threading.Event()
        self.thread: threading.Thread | None = None
        self.report: Report | None = None

    def __call__(
        self, report: Report, _format: str, path: Path, progress: Progress, *_options: object
    ) -> None:
        self.thread = threading.current_thread()
        self.report = report
        self.reached.set()
        progress(0.2)
        self.may_go_on.wait(20)
        progress(0.6)
        write_file(path, lambda file: file.write(b"whole"))


@pytest.fixture
def exporter(monkeypatch: pytest.MonkeyPatch) -> Iterator[Exporter]:
    """An exporter that waits; let go at the end whatever happens."""
    exporter = Exporter()
    monkeypatch.setattr(export_job, "export", exporter)
    yield exporter
    exporter.may_go_on.set()


def begin(clerk: Clerk, dialogs: Dialogs, path: Path, action: str = "xlsx") -> None:
    dialogs.choose(path)
    clerk.run(action)


def progress_dialog(clerk: Clerk) -> QProgressDialog:
    (dialog,) = clerk.window.findChildren(QProgressDialog)
    return dialog


def no_job_left(clerk: Clerk) -> bool:
    return not clerk.window.exports.is_busy


def test_an_export_runs_beside_the_window(
    clerk: Clerk, dialogs: Dialogs, exporter: Exporter, tmp_path: Path, qtbot: QtBot
) -> None:
    clerk.stand(FIRST)
    clerk.keypad(5)
    begin(clerk, dialogs, tmp_path / "a.xlsx")
    qtbot.waitUntil(exporter.reached.is_set)
    assert exporter.thread is not threading.main_thread()
    clerk.editor.set_figures({FIRST: 6}, "")
    assert exporter.report is not None
    assert exporter.report.figures[FIRST] == 5, "what is exported is what was there"
    dialogs.click("关闭")
    exporter.may_go_on.set()
    qtbot.waitUntil(lambda: dialogs.last.title == "导出完成")
    assert (tmp_path / "a.xlsx").read_bytes() == b"whole"
    qtbot.waitUntil(lambda: no_job_left(clerk))


def test_a_long_export_shows_its_progress(
    clerk: Clerk, dialogs: Dialogs, exporter: Exporter, tmp_path: Path, qtbot: QtBot
) -> None:
    begin(clerk, dialogs, tmp_path / "a.xlsx")
    dialog = progress_dialog(clerk)
    qtbot.waitUntil(dialog.isVisible)
    assert "a.xlsx" in dialog.labelText()
    qtbot.waitUntil(lambda: dialog.value() == 20)
    dialogs.click("关闭")
    exporter.may_go_on.set()
    qtbot.waitUntil(lambda: dialogs.last.title == "导出完成")
    assert not dialog.isVisible()


def test_a_cancelled_export_leaves_no_file(
    clerk: Clerk, dialogs: Dialogs, exporter: Exporter, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    begin(clerk, dialogs, folder / "a.xlsx")
    qtbot.waitUntil(exporter.reached.is_set)
    dialog = progress_dialog(clerk)
    qtbot.waitUntil(dialog.isVisible)
    (button,) = dialog.findChildren(QPushButton)
    assert button.text() == "取消"
    button.click()
    exporter.may_go_on.set()
    qtbot.waitUntil(lambda: no_job_left(clerk))
    assert list(folder.iterdir()) == []
    assert dialogs.last.kind == "file", "nothing more is said"


def test_a_cancelled_export_keeps_the_old_file(
    clerk: Clerk, dialogs: Dialogs, exporter: Exporter, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"old")
    begin(clerk, dialogs, path)
    qtbot.waitUntil(exporter.reached.is_set)
    progress_dialog(clerk).canceled.emit()  # as its button does
    exporter.may_go_on.set()
    qtbot.waitUntil(lambda: no_job_left(clerk))
    assert path.read_bytes() == b"old"


def test_an_export_cancelled_too_late_says_that_the_file_is_there(
    clerk: Clerk, dialogs: Dialogs, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    written, may_end = threading.Event(), threading.Event()

    def export(_report: Report, _format: str, path: Path, *_rest: object) -> None:
        path.write_bytes(b"whole")
        written.set()
        may_end.wait(20)

    monkeypatch.setattr(export_job, "export", export)
    dialogs.choose(tmp_path / "a.xlsx")
    clerk.run("xlsx")
    qtbot.waitUntil(written.is_set)
    dialogs.click("关闭")
    progress_dialog(clerk).canceled.emit()  # as its button does
    may_end.set()
    qtbot.waitUntil(lambda: no_job_left(clerk))
    assert dialogs.last.title == "导出完成"


@pytest.mark.parametrize("action", ["xlsx", "pdf"])
def test_a_failed_export_says_why(
    clerk: Clerk, dialogs: Dialogs, tmp_path: Path, qtbot: QtBot, action: str
) -> None:
    clerk.run("fill_blanks")
    begin(clerk, dialogs, tmp_path / "gone" / f"a.{action}", action)
    dialogs.read("warning")
    qtbot.waitUntil(lambda: dialogs.last.title == "导出失败", timeout=PATIENCE)
    assert "请检查路径" in dialogs.last.text
    qtbot.waitUntil(lambda: no_job_left(clerk))


def test_an_export_that_breaks_says_so(
    clerk: Clerk, dialogs: Dialogs, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    def export(*_: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr(export_job, "export", export)
    clerk.run("fill_blanks")
    begin(clerk, dialogs, tmp_path / "a.pdf", "pdf")
    dialogs.read("warning")
    qtbot.waitUntil(lambda: dialogs.last.title == "导出失败")
    assert dialogs.last.text == "导出时出现意外（RuntimeError：boom），文件没有写入。"


def test_an_export_thought_better_of(clerk: Clerk, dialogs: Dialogs) -> None:
    dialogs.choose(None)
    clerk.press(Key.Key_E, CTRL)
    assert no_job_left(clerk)


def test_the_suffix_is_added_and_the_folder_remembered(
    clerk: Clerk, dialogs: Dialogs, tmp_path: Path, qtbot: QtBot
) -> None:
    dialogs.choose(tmp_path / "年报")
    dialogs.click("关闭")
    clerk.press(Key.Key_E, CTRL)
    suggestion = Path(dialogs.last.text)
    assert suggestion.name == f"{clerk.report.heading.title}.xlsx"
    qtbot.waitUntil(lambda: dialogs.last.title == "导出完成", timeout=PATIENCE)
    assert (tmp_path / "年报.xlsx").exists()
    dialogs.choose(None)
    clerk.press(Key.Key_E, CTRL | SHIFT)
    assert Path(dialogs.last.text).parent == tmp_path
    assert Path(dialogs.last.text).suffix == ".pdf"
    assert settings.folder("export") == tmp_path


def test_what_is_being_typed_is_exported(
    clerk: Clerk, dialogs: Dialogs, tmp_path: Path, qtbot: QtBot
) -> None:
    clerk.stand(FIRST)
    clerk.type("42")
    dialogs.choose(tmp_path / "a.xlsx")
    dialogs.click("关闭")
    clerk.press(Key.Key_E, CTRL)
    qtbot.waitUntil(lambda: dialogs.last.title == "导出完成", timeout=PATIENCE)
    book = openpyxl.load_workbook(tmp_path / "a.xlsx", data_only=True)
    rows = {row[0].value: row[2].value for row in book["数据"].iter_rows()}
    book.close()
    assert rows[FIRST] == 42


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[QUrl]:
    """What the desktop was asked to open."""
    urls: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", urls.append)
    return urls


@pytest.mark.parametrize("choice", [("打开文件", "a.xlsx"), ("打开所在文件夹", "")])
def test_the_result_can_be_opened(
    clerk: Clerk,
    dialogs: Dialogs,
    opened: list[QUrl],
    tmp_path: Path,
    qtbot: QtBot,
    choice: tuple[str, str],
) -> None:
    button, name = choice
    begin(clerk, dialogs, tmp_path / "a.xlsx")
    dialogs.click(button)
    qtbot.waitUntil(lambda: bool(opened), timeout=PATIENCE)
    assert opened == [QUrl.fromLocalFile(str(tmp_path / name))]


def test_closing_waits_for_an_export_under_way(
    clerk: Clerk, dialogs: Dialogs, exporter: Exporter, tmp_path: Path, qtbot: QtBot
) -> None:
    begin(clerk, dialogs, tmp_path / "a.xlsx")
    qtbot.waitUntil(exporter.reached.is_set)
    threading.Timer(0.05, exporter.may_go_on.set).start()
    clerk.window.close()
    assert (tmp_path / "a.xlsx").read_bytes() == b"whole"
    qtbot.waitUntil(lambda: no_job_left(clerk))
    assert dialogs.last.kind == "file", "a closed window says nothing more"


def test_a_quick_failure_leaves_no_progress_to_appear_later(
    clerk: Clerk, dialogs: Dialogs, tmp_path: Path, qtbot: QtBot
) -> None:
    begin(clerk, dialogs, tmp_path / "gone" / "a.xlsx")
    progress = progress_dialog(clerk)
    timer = progress.findChild(QTimer)
    assert timer is not None
    due: list[bool] = []
    (job,) = clerk.window.findChildren(ExportJob)
    job.failed.connect(lambda _reason: due.append(timer.isActive()))
    dialogs.read("warning")
    qtbot.waitUntil(lambda: no_job_left(clerk), timeout=PATIENCE)
    assert due == [False]


@pytest.mark.parametrize(("action", "is_told"), [("pdf", True), ("xlsx", False)])
def test_characters_that_no_font_has_are_told(
    clerk: Clerk,
    dialogs: Dialogs,
    exporter: Exporter,
    tmp_path: Path,
    qtbot: QtBot,
    *,
    action: str,
    is_told: bool,
) -> None:
    clerk.report.narratives["problems"] = "更新\U000f0000不及时。"
    dialogs.choose(tmp_path / f"a.{action}")
    if action == "pdf":
        dialogs.click("不标草稿")
    clerk.run(action)
    dialogs.click("关闭")
    exporter.may_go_on.set()
    qtbot.waitUntil(lambda: dialogs.last.title == "导出完成")
    qtbot.waitUntil(lambda: no_job_left(clerk), timeout=PATIENCE)
    assert ("U+F0000" in dialogs.last.text) is is_told
