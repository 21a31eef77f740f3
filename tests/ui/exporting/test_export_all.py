"""导出全部: every format under its official name, whole or not at all; and the question of 草稿."""

import threading
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pytest
from docx import Document
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QProgressDialog,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from core.checks.progress import OpenAs
from core.exporting import ExportOptions, Progress, export
from core.form.library import official_forms
from core.formats.all_formats import FORMATS
from core.formats.setting import fonts
from core.report.report import Report
from tests.factories import narrated_report
from tests.ui.clerk import CTRL, SHIFT, Clerk, Key
from tests.ui.dialogs import Button, Dialogs
from tests.ui.pdfs import load, texts
from ui import settings
from ui.exporting import export_job
from ui.exporting.export_all_dialog import ExportAllDialog
from ui.window.main_window import MainWindow

FIRST = "applications.received.natural_person"
NAME = "清溪镇人民政府2023年政府信息公开工作年度报告"
NAMES = {id_: f"{NAME}.{id_}" for id_ in FORMATS}
MARKED = [id_ for id_, format_ in FORMATS.items() if format_.says_draft]
PATIENCE = 20_000  # ms
OLD = b"old"


@pytest.fixture
def clerk(window: MainWindow, qtbot: QtBot) -> Clerk:
    """A clerk before a report without errors."""
    window.files.open_new(narrated_report(official_forms().by_id("2021")))
    QApplication.processEvents()
    return Clerk(window, qtbot)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder to export to, the one of the last time."""
    folder = tmp_path / "上报"
    folder.mkdir()
    settings.remember_folder("export", folder)
    return folder


def wait_for(dialogs: Dialogs, qtbot: QtBot, message: str) -> None:
    """Wait until something is said that comes when an export has ended."""
    qtbot.waitUntil(lambda: message in [it.title for it in dialogs.shown], timeout=PATIENCE)


class Asked:
    """The dialog, which the test fills in when it is asked."""

    def __init__(self, clerk: Clerk, dialogs: Dialogs, qtbot: QtBot) -> None:
        self.clerk = clerk
        self._dialogs = dialogs
        self._qtbot = qtbot
        self.fill_in: Callable[[ExportAllDialog], object] = lambda _: None

    def _exec(self, dialog: ExportAllDialog) -> int:
        self.fill_in(dialog)
        save = dialog.buttons.button(QDialogButtonBox.StandardButton.Save)
        assert save.isEnabled()
        save.click()
        return dialog.result()

    def export(self, message: str = "导出完成") -> str:
        """Choose 导出全部 and wait for what is said at the end."""
        if message == "导出完成":
            self._dialogs.click("关闭")
        else:
            self._dialogs.read("warning")
        self.clerk.run("export_all")
        self.wait_for(message)
        return self._dialogs.last.text

    def wait_for(self, message: str) -> None:
        wait_for(self._dialogs, self._qtbot, message)
        self._qtbot.waitUntil(self.is_idle)

    def is_idle(self) -> bool:
        return not self.clerk.window.exports.is_busy


@pytest.fixture
def asked(
    clerk: Clerk, dialogs: Dialogs, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, folder: Path
) -> Asked:
    """Somebody who is asked for formats and folder."""
    assert folder.is_dir()
    asked = Asked(clerk, dialogs, qtbot)
    monkeypatch.setattr(ExportAllDialog, "exec", lambda dialog: asked._exec(dialog))  # noqa: PLW0108
    return asked


def make_error(clerk: Clerk) -> None:
    clerk.editor.set_figures({FIRST: 77}, "")
    assert clerk.editor.standing.error_count


@pytest.fixture
def dialog(clerk: Clerk, folder: Path, qtbot: QtBot) -> ExportAllDialog:
    """The dialog by itself."""
    assert folder.is_dir()
    dialog = ExportAllDialog(clerk.report, errors="")
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def save_button(dialog: ExportAllDialog) -> QPushButton:
    return dialog.buttons.button(QDialogButtonBox.StandardButton.Save)


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def shown_text(path: Path) -> str:
    """What a reader of the file sees, as far as 草稿 is concerned."""
    if path.suffix == ".pdf":
        return "".join(texts(load(path.read_bytes())))
    if path.suffix == ".docx":
        document = Document(str(path))
        heads = [
            head
            for section in document.sections
            for head in (section.header, section.even_page_header, section.first_page_header)
        ]
        return "".join(part.text for head in heads for part in head.paragraphs)
    if path.suffix == ".ofd":
        with zipfile.ZipFile(path) as archive:
            pages = [name for name in archive.namelist() if "/Page_" in name]
            return "".join(archive.read(name).decode() for name in pages).replace("　", "")
    return path.read_text("utf-8-sig")


# The files


def test_all_formats_go_into_the_folder_under_official_names(asked: Asked, folder: Path) -> None:
    said = asked.export()
    assert names_in(folder) == set(NAMES.values())
    assert said.splitlines() == [f"已导出到 {folder}：", *NAMES.values()]
    assert all(path.stat().st_size > 500 for path in folder.iterdir())


def test_each_file_is_what_its_own_export_writes(
    asked: Asked, folder: Path, tmp_path: Path
) -> None:
    asked.export()
    for format_id in ("html", "txt"):
        alone = tmp_path / format_id
        export(asked.clerk.report, format_id, alone, None, ExportOptions(draft=False))
        assert (folder / NAMES[format_id]).read_bytes() == alone.read_bytes()


def test_only_the_chosen_formats_are_written(asked: Asked, folder: Path) -> None:
    def choose(it: ExportAllDialog) -> None:
        for format_id, box in it.boxes.items():
            box.setChecked(format_id in {"pdf", "docx"})

    asked.fill_in = choose
    asked.export()
    assert names_in(folder) == {NAMES["pdf"], NAMES["docx"]}


def test_a_title_that_is_no_file_name(asked: Asked, folder: Path) -> None:
    heading = replace(asked.clerk.report.heading, title='a/b:"c"')
    asked.clerk.editor.set_heading(heading, "", "title")
    asked.export()
    assert names_in(folder) == {f"a_b__c_.{id_}" for id_ in NAMES}


def test_what_was_typed_last_is_in_the_files(asked: Asked, folder: Path) -> None:
    asked.clerk.stand(FIRST)
    asked.clerk.type("314159")
    asked.export()
    for format_id in ("pdf", "html", "txt"):
        assert "314159" in shown_text(folder / NAMES[format_id])


# What is remembered


def test_choices_are_remembered(asked: Asked, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "另一个"
    other.mkdir()

    def choose(it: ExportAllDialog) -> None:
        it.folder_line.setText(f" {other} ")
        it.boxes["html"].setChecked(False)
        it.fonts_box.setCurrentIndex(1)

    asked.fill_in = choose
    asked.export()
    assert not list(folder.iterdir())
    assert names_in(other) == set(NAMES.values()) - {NAMES["html"]}
    assert settings.folder("export") == other
    assert settings.uses_shipped_fonts()

    def look(it: ExportAllDialog) -> None:
        assert [id_ for id_, box in it.boxes.items() if not box.isChecked()] == ["html"]
        assert it.folder == other
        assert it.fonts_box.currentIndex() == 1
        it.boxes["html"].setChecked(True)
        for id_ in [each for each in FORMATS if each != "html"]:
            it.boxes[id_].setChecked(False)

    asked.fill_in = look
    asked.export()
    assert names_in(other) == set(NAMES.values())


def test_a_dialog_thought_better_of_changes_nothing(
    clerk: Clerk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cancel(it: ExportAllDialog) -> int:
        it.boxes["pdf"].setChecked(False)
        it.fonts_box.setCurrentIndex(1)
        it.buttons.button(QDialogButtonBox.StandardButton.Cancel).click()
        return it.result()

    monkeypatch.setattr(ExportAllDialog, "exec", cancel)
    clerk.run("export_all")
    assert not list(folder.iterdir())
    assert not clerk.window.exports.is_busy
    assert settings.export_formats() == []
    assert not settings.uses_shipped_fonts()


# Files that are there


def test_overwriting_is_asked_once_for_all(asked: Asked, dialogs: Dialogs, folder: Path) -> None:
    for format_id in ("pdf", "txt"):
        (folder / NAMES[format_id]).write_bytes(OLD)
    dialogs.answer(Button.Yes)
    asked.export()
    question = dialogs.shown[0]
    assert question.title == "文件已经存在"
    assert question.text.splitlines()[1:] == [NAMES["pdf"], NAMES["txt"]]
    assert (folder / NAMES["pdf"]).read_bytes().startswith(b"%PDF-")
    assert OLD not in [path.read_bytes() for path in folder.iterdir()]


def test_overwriting_refused_writes_nothing(asked: Asked, dialogs: Dialogs, folder: Path) -> None:
    (folder / NAMES["pdf"]).write_bytes(OLD)
    dialogs.answer(Button.No)
    asked.clerk.run("export_all")
    assert asked.is_idle()
    assert names_in(folder) == {NAMES["pdf"]}
    assert (folder / NAMES["pdf"]).read_bytes() == OLD


def test_files_of_formats_left_out_are_not_asked_about(asked: Asked, folder: Path) -> None:
    (folder / NAMES["pdf"]).write_bytes(OLD)
    asked.fill_in = lambda it: it.boxes["pdf"].setChecked(False)
    asked.export()
    assert (folder / NAMES["pdf"]).read_bytes() == OLD


# When it goes wrong


def test_a_failure_says_what_was_written_before_it(
    asked: Asked, dialogs: Dialogs, folder: Path
) -> None:
    before = list(NAMES)[: list(NAMES).index("docx")]
    (folder / NAMES["docx"]).mkdir()  # no file can take its place
    dialogs.answer(Button.Yes)
    said = asked.export("导出失败")
    assert NAMES["docx"] in said.splitlines()[0]
    assert "请选择文件" in said
    assert said.splitlines()[-1] == f"已经导出的有：{'、'.join(NAMES[id_] for id_ in before)}。"
    assert names_in(folder) == {NAMES[id_] for id_ in (*before, "docx")}


def test_a_failure_of_the_first_says_nothing_of_others(
    asked: Asked, dialogs: Dialogs, folder: Path
) -> None:
    (folder / NAMES["xlsx"]).mkdir()
    dialogs.answer(Button.Yes)
    assert "已经导出" not in asked.export("导出失败")
    assert names_in(folder) == {NAMES["xlsx"]}


class Slow:
    """An exporter that waits in the midst of the PDF."""

    def __init__(self) -> None:
        self.reached = threading.Event()
        self.may_go_on = threading.Event()

    def __call__(
        self,
        report: Report,
        format_id: str,
        path: Path,
        progress: Progress,
        options: ExportOptions,
    ) -> None:
        def report_progress(part: float) -> None:
            if format_id == "pdf" and part > 0.3 and not self.reached.is_set():
                self.reached.set()
                self.may_go_on.wait(20)
            progress(part)

        export(report, format_id, path, report_progress, options)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[Slow]:
    """An exporter that waits; let go at the end whatever happens."""
    slow = Slow()
    monkeypatch.setattr(export_job, "export", slow)
    yield slow
    slow.may_go_on.set()


def test_cancelling_leaves_no_half_file(
    asked: Asked, dialogs: Dialogs, slow: Slow, folder: Path, qtbot: QtBot
) -> None:
    dialogs.click("关闭")
    asked.clerk.run("export_all")
    qtbot.waitUntil(slow.reached.is_set, timeout=PATIENCE)
    (progress,) = asked.clerk.window.findChildren(QProgressDialog)
    assert progress.labelText() == f"正在导出 {len(NAMES)} 个文件……"
    share = 100 // len(NAMES)
    qtbot.waitUntil(lambda: progress.value() > share)
    assert progress.value() < 2 * share, "one file, and a part of the second"
    progress.canceled.emit()
    slow.may_go_on.set()
    asked.wait_for("导出已取消")
    assert names_in(folder) == {NAMES["xlsx"]}, "whole files stay, others leave no trace"
    assert dialogs.last.text.splitlines()[1:] == [NAMES["xlsx"], "其余的文件没有导出。"]


# How the paper looks


@pytest.mark.parametrize("is_asked_for", [False, True])
def test_the_sheet_for_signing(asked: Asked, folder: Path, *, is_asked_for: bool) -> None:
    asked.fill_in = lambda it: it.sign_off_box.setChecked(is_asked_for)
    asked.export()
    pages = texts(load((folder / NAMES["pdf"]).read_bytes()))
    added = ["", "签批单", "校验情况"] if is_asked_for else []  # on the back of page 3 nothing
    assert [page[: len(title)] for page, title in zip(pages[3:], added, strict=True)] == added


def test_a_workbook_of_figures_alone_is_asked_for_and_remembered(
    asked: Asked, folder: Path
) -> None:
    asked.fill_in = lambda it: it.values_box.setChecked(True)
    asked.export()
    with zipfile.ZipFile(folder / NAMES["xlsx"]) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet2.xml")
    assert settings.writes_values_only()


@pytest.mark.parametrize("is_marked", [False, True])
def test_the_draft_mark_is_in_every_format_that_is_read(
    asked: Asked, dialogs: Dialogs, folder: Path, *, is_marked: bool
) -> None:
    make_error(asked.clerk)
    if not is_marked:
        dialogs.answer(QMessageBox.StandardButton.Yes)

    def choose(it: ExportAllDialog) -> None:
        assert not it.draft_box.isHidden()
        assert it.draft_box.isChecked()
        it.draft_box.setChecked(is_marked)

    asked.fill_in = choose
    asked.export()
    for format_id in MARKED:
        assert ("草稿" in shown_text(folder / NAMES[format_id])) == is_marked, format_id


def test_without_a_draft_mark_one_is_asked_and_may_take_it_back(
    clerk: Clerk, dialogs: Dialogs, folder: Path
) -> None:
    dialog = ExportAllDialog(clerk.report, errors=" 3 处错误")
    dialog.folder_line.setText(str(folder))
    dialog.draft_box.setChecked(False)
    dialogs.answer(QMessageBox.StandardButton.No)
    dialog.accept()
    assert "3 处错误" in dialogs.last.text
    assert dialog.draft_box.isChecked()
    assert not dialog.result()


def test_a_report_without_errors_is_no_draft_and_nobody_asks(asked: Asked, folder: Path) -> None:
    def look(it: ExportAllDialog) -> None:
        assert it.draft_box.isHidden()
        assert not it.draft_box.isChecked()

    asked.fill_in = look
    asked.export()
    for format_id in MARKED:
        assert "草稿" not in shown_text(folder / NAMES[format_id]), format_id


@pytest.mark.parametrize("is_chosen", [False, True])
def test_the_choice_of_fonts_reaches_the_pdf(
    asked: Asked, folder: Path, monkeypatch: pytest.MonkeyPatch, *, is_chosen: bool
) -> None:
    uses: list[fonts.FontSet] = []

    def shipped() -> fonts.FontSet:
        uses.append(original())
        return uses[-1]

    original = fonts.shipped_fonts
    monkeypatch.setattr("core.formats.pdf.writing.writer.shipped_fonts", shipped)
    asked.fill_in = lambda it: it.fonts_box.setCurrentIndex(int(is_chosen))
    asked.export()
    assert bool(uses) == is_chosen
    with pdfplumber.open(folder / NAMES["pdf"]) as pdf:
        names = {str(char["fontname"]) for page in pdf.pages for char in page.chars}
    assert any("Fandol" in name for name in names) or not is_chosen


# The dialog


@pytest.mark.parametrize("text", ["", "   ", "/没有/这个/文件夹"])
def test_a_folder_that_is_not_there_cannot_be_exported_to(
    dialog: ExportAllDialog, folder: Path, text: str
) -> None:
    assert save_button(dialog).isEnabled()
    assert not dialog.reason.isVisible()
    dialog.folder_line.setText(text)
    assert not save_button(dialog).isEnabled()
    assert dialog.reason.isVisible()
    assert "文件夹" in dialog.reason.text()
    dialog.folder_line.setText(str(folder))
    assert save_button(dialog).isEnabled()


def test_a_file_is_no_folder(dialog: ExportAllDialog, folder: Path) -> None:
    (folder / "a.txt").write_bytes(OLD)
    dialog.folder_line.setText(str(folder / "a.txt"))
    assert not save_button(dialog).isEnabled()
    assert "这是一个文件" in dialog.reason.text()


def test_enter_in_the_folder_does_not_get_round_the_button(dialog: ExportAllDialog) -> None:
    dialog.folder_line.setText("/没有")
    QTest.keyClick(dialog.folder_line, Key.Key_Return)
    assert dialog.isVisible()


def test_nothing_chosen_is_nothing_to_export(dialog: ExportAllDialog) -> None:
    for box in dialog.boxes.values():
        box.setChecked(False)
    assert not save_button(dialog).isEnabled()
    assert dialog.reason.text() == "请至少选择一种格式。"
    dialog.boxes["txt"].setChecked(True)
    assert save_button(dialog).isEnabled()


def test_a_folder_can_be_looked_for(
    dialog: ExportAllDialog, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []
    answers = iter(["", str(tmp_path)])

    def choose(_parent: QWidget, _title: str, start: str) -> str:
        begun.append(start)
        return next(answers)

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", choose)
    (browse,) = (b for b in dialog.findChildren(QPushButton) if b.text() == "浏览…")
    browse.click()
    assert dialog.folder == folder, "cancelled"
    browse.click()
    assert dialog.folder == tmp_path
    assert begun == [str(folder)] * 2


def test_everything_in_the_dialog_has_an_accessible_name(dialog: ExportAllDialog) -> None:
    kinds = (QCheckBox, QLineEdit, QComboBox, QPushButton)
    widgets = [w for kind in kinds for w in dialog.findChildren(kind) if w.isVisible()]
    assert len(widgets) == len(FORMATS) + 1 + 1 + 1 + 5
    for widget in widgets:
        name = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        assert name, widget


def test_the_boxes_say_the_names_of_the_files(dialog: ExportAllDialog) -> None:
    for format_id, box in dialog.boxes.items():
        assert NAMES[format_id] in box.text()
        assert FORMATS[format_id].name in box.text()


def test_the_real_dialog_by_its_key(
    clerk: Clerk, dialogs: Dialogs, folder: Path, qtbot: QtBot
) -> None:
    """Opened and accepted by the keyboard alone."""
    seen: list[str] = []

    def accept() -> None:
        widget = QApplication.activeModalWidget()
        assert isinstance(widget, ExportAllDialog)
        seen.append(widget.windowTitle())
        try:
            qtbot.waitUntil(widget.isActiveWindow)
            QTest.keyClick(widget, Key.Key_Return)
        finally:
            widget.done(widget.result())

    clerk.stand(FIRST)
    QTimer.singleShot(0, accept)
    dialogs.click("关闭")
    clerk.press(Key.Key_A, CTRL | SHIFT)
    assert seen == ["导出全部"]
    wait_for(dialogs, qtbot, "导出完成")
    assert names_in(folder) == set(NAMES.values())


# One format alone: the question of 草稿


@pytest.mark.parametrize("format_id", MARKED)
@pytest.mark.parametrize("answer", ["标上草稿", "不标草稿"])
def test_a_report_with_errors_is_exported_as_the_clerk_says(
    clerk: Clerk, dialogs: Dialogs, tmp_path: Path, qtbot: QtBot, answer: str, format_id: str
) -> None:
    make_error(clerk)
    path = tmp_path / f"a.{format_id}"
    dialogs.choose(path)
    dialogs.click(answer)
    dialogs.click("关闭")
    clerk.run(format_id)
    question = dialogs.shown[1]
    assert question.title == "报告还有错误"
    assert "报告还有 1 处错误" in question.text
    wait_for(dialogs, qtbot, "导出完成")
    assert ("草稿" in shown_text(path)) == (answer == "标上草稿")


def test_the_question_counts_errors_as_the_panel_does(
    clerk: Clerk, dialogs: Dialogs, tmp_path: Path
) -> None:
    clerk.editor.set_figures({"applications.received.total": 77}, "")
    assert clerk.editor.standing.error_count > 1
    assert clerk.work.findings.filter.buttons[OpenAs.ERROR].text() == "错误 1"
    dialogs.choose(tmp_path / "a.pdf")
    dialogs.click("取消")
    clerk.run("pdf")
    assert "报告还有 1 处错误" in dialogs.shown[1].text


def test_a_report_with_errors_need_not_be_exported(
    clerk: Clerk, dialogs: Dialogs, tmp_path: Path
) -> None:
    make_error(clerk)
    dialogs.choose(tmp_path / "a.pdf")
    dialogs.click("取消")
    clerk.run("pdf")
    assert not clerk.window.exports.is_busy
    assert not (tmp_path / "a.pdf").exists()


@pytest.mark.parametrize("has_errors", [False, True])
def test_nobody_asks_about_excel_or_a_report_without_errors(
    clerk: Clerk, dialogs: Dialogs, tmp_path: Path, qtbot: QtBot, *, has_errors: bool
) -> None:
    if has_errors:
        make_error(clerk)
    format_id = "xlsx" if has_errors else "pdf"
    dialogs.choose(tmp_path / f"a.{format_id}")
    dialogs.click("关闭")
    clerk.run(format_id)
    wait_for(dialogs, qtbot, "导出完成")
    assert [shown.kind for shown in dialogs.shown] == ["file", "box"]


def test_closing_the_question_cancels(
    clerk: Clerk, dialogs: Dialogs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Esc, or the window's cross."""
    make_error(clerk)
    dialogs.choose(tmp_path / "a.pdf")
    monkeypatch.setattr(
        "ui.exporting.report_export.QMessageBox.exec", lambda _: QDialog.DialogCode.Rejected
    )
    clerk.run("pdf")
    assert not clerk.window.exports.is_busy
    assert not (tmp_path / "a.pdf").exists()
