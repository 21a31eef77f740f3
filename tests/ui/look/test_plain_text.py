"""What a file, its name or a lock of strangers says is shown as it stands, wherever it is shown."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QInputDialog,
    QLabel,
    QListWidget,
    QMessageBox,
    QProgressDialog,
    QTextEdit,
    QToolTip,
    QWidget,
)

from core.form.library import official_forms
from core.interpret.result import FilePart, Leftover
from core.project.journal import Journal
from core.report.differences import Change
from core.report.paper_code import paper_code, read_paper_code
from core.report.report import Report
from core.storage.locking import lock_path
from core.storage.user_folders import recovery_folder
from tests.factories import narrated_report, write_project
from tests.ui.clerk import Clerk
from tests.ui.dialogs import Dialogs
from tests.ui.readings import doubtful_reading
from ui import settings
from ui.exporting.export_all_dialog import ExportAllDialog
from ui.findings.silencing import SilenceDialog
from ui.importing.part_choice import PartChoice
from ui.importing.place import Place
from ui.importing.review import Review
from ui.importing.review_dialog import ReviewDialog
from ui.paper.figure_dialog import FigureDialog
from ui.safety.crash_dialog import CrashDialog
from ui.safety.states_dialog import Entry, StatesDialog
from ui.submission.submission_dialog import SubmissionDialog
from ui.window import dialogs as window_dialogs
from ui.window import paper_verification
from ui.window.main_window import MainWindow
from ui.window.report_dialog import ReportDialog

FIRST = "applications.received.natural_person"
PICTURE = 700  # px, across and down: nothing of the kind hides in a label
_PICTURE_MARK = "\ufffc"  # where a text document has a picture


@pytest.fixture
def hostile(tmp_path: Path) -> str:
    """A text with a picture that is there, a link, and entities."""
    picture = tmp_path / "x.png"
    image = QImage(PICTURE, PICTURE, QImage.Format.Format_RGB32)
    assert image.save(str(picture))
    return f"<img src='{picture.as_uri()}'><a href='file:///etc'>链接</a>&lt;b&gt;<b>粗</b>，,"


@pytest.fixture
def begun(hostile: str) -> Report:
    """A report that has the text in every field."""
    report = narrated_report(official_forms().by_id("2021"))
    report.heading = replace(report.heading, agency=hostile, title=hostile, signed_by=hostile)
    for section in report.form.narratives:
        report.narratives[section.id] = f"{hostile}\n收到政府信息公开申请9999件。XX"
    report.silenced["text.half_width"] = hostile
    report.previous = report.copy()
    return report


def read_as_html(texts: QWidget) -> Iterator[str]:
    """Name what shows a picture, a link or marked-up words of the hostile text."""
    for label in [*texts.findChildren(QLabel), *([texts] if isinstance(texts, QLabel) else [])]:
        label.ensurePolished()
        if "<img" in label.text() and label.textFormat() is not Qt.TextFormat.PlainText:
            yield f"label {label.objectName()} of {texts}"
    for text in texts.findChildren(QTextEdit):
        document = text.document()
        if _PICTURE_MARK in document.toPlainText() or "链接</a>" in document.toHtml():
            yield f"text {text.objectName()} of {texts}"


def everything_shown() -> list[str]:
    QApplication.processEvents()
    return [found for widget in QApplication.topLevelWidgets() for found in read_as_html(widget)]


def texts_shown() -> str:
    """All texts of labels, to see that the hostile one was among them."""
    labels = (w for w in QApplication.allWidgets() if isinstance(w, QLabel) and w.isVisible())
    return "\n".join(label.text() for label in labels)


def _review(window: MainWindow, hostile: str, report: Report) -> ReviewDialog:
    read = replace(
        doubtful_reading(),
        report=report,
        leftovers=(Leftover(hostile, hostile),),
        remarks=(hostile,),
    )
    dialog = ReviewDialog(Review(read, hostile, official_forms()), hostile, Place.NEW, window)
    for row in range(dialog.parts.count()):
        dialog.parts.setCurrentRow(row)
    return dialog


def _states(window: MainWindow, hostile: str, _: Report) -> StatesDialog:
    dialog = StatesDialog(hostile, hostile, "恢复", window)
    dialog.list_states([Entry(hostile, hostile, lambda: [Change(hostile, hostile)])])
    return dialog


def _message(window: MainWindow, hostile: str, _: Report) -> QMessageBox:
    box = QMessageBox(QMessageBox.Icon.Warning, hostile, hostile, parent=window)
    box.setInformativeText(hostile)
    return box


def _input(window: MainWindow, hostile: str, _: Report) -> QInputDialog:
    dialog = QInputDialog(window)
    dialog.setLabelText(hostile)
    return dialog


def _new_report(window: MainWindow, hostile: str, _: Report) -> ReportDialog:
    dialog = ReportDialog(official_forms(), hostile, window)
    dialog.agency_line.setText(hostile)
    return dialog


Opener = Callable[[MainWindow, str, Report], QDialog]
DIALOGS: dict[str, Opener] = {
    "review": _review,
    "states": _states,
    "message": _message,
    "input": _input,
    "progress": lambda window, hostile, _: QProgressDialog(hostile, hostile, 0, 9, window),
    "new report": _new_report,
    "silence": lambda window, hostile, _: SilenceDialog(hostile, window),
    "figure": lambda window, _, report: FigureDialog(report, parent=window),
    "export": lambda window, _, report: ExportAllDialog(report, has_errors=True, parent=window),
    "crash": lambda window, hostile, _: CrashDialog(hostile, hostile, window),
}


@pytest.mark.parametrize("name", DIALOGS)
def test_dialogs_show_strangers_text_as_it_stands(clerk: Clerk, hostile: str, name: str) -> None:
    dialog = DIALOGS[name](clerk.window, hostile, clerk.report)
    dialog.open()
    assert everything_shown() == []
    assert dialog.sizeHint().height() < PICTURE or name == "review"
    dialog.done(0)
    dialog.deleteLater()


def test_the_window_shows_strangers_text_as_it_stands(
    clerk: Clerk, dialogs: Dialogs, hostile: str, begun: Report, tmp_path: Path
) -> None:
    path = tmp_path / "<b>粗<b>&amp;.nianbao"
    write_project(path, begun)
    dialogs.answer(QMessageBox.StandardButton.Discard)
    clerk.window.files.open_path(path)
    settings.remember_file(path)
    clerk.window.files.told.emit(hostile)
    clerk.window.start_page.show_recent()
    clerk.run("preview")
    clerk.run("find")
    assert everything_shown() == []


def test_items_before_sending_are_shown_as_they_stand(clerk: Clerk, hostile: str) -> None:
    clerk.run("submission")
    dialog = clerk.window.submission.dialog
    assert isinstance(dialog, SubmissionDialog)
    shown = []
    for _ in clerk.editor.findings:
        dialog.bar.next.click()
        shown.append(texts_shown())
        assert everything_shown() == []
    assert any("<a href" in text or "粗" in text for text in shown), hostile


def test_tool_tips_are_shown_as_they_stand(window: MainWindow, hostile: str) -> None:
    QToolTip.showText(QPoint(0, 0), hostile, window)
    tips = [w for w in QApplication.topLevelWidgets() if w.inherits("QTipLabel")]
    assert tips
    assert everything_shown() == []
    assert all(tip.height() < PICTURE for tip in tips)
    QToolTip.hideText()


class Boxes:
    """Opens message boxes as they are and closes them; `said` is what they said.

    What is shown as HTML is noted, and so is what is as large as the picture.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch, click: str = "") -> None:
        self.said: list[str] = []
        self.wrong: list[str] = []
        self._click = click
        for kind in ("information", "warning", "critical", "question"):
            monkeypatch.setattr(QMessageBox, kind, self._message)
        monkeypatch.setattr(QMessageBox, "exec", lambda box: self._look(box))  # noqa: PLW0108 (gets the box as self)

    def _message(
        self, parent: QWidget, title: str, text: str, *_: object
    ) -> QMessageBox.StandardButton:
        self._look(QMessageBox(QMessageBox.Icon.Warning, title, text, parent=parent))
        return QMessageBox.StandardButton.Discard

    def _look(self, box: QMessageBox) -> int:
        box.show()
        self.said.append("\n".join((box.text(), box.informativeText(), box.detailedText())))
        self.wrong += everything_shown()
        if box.sizeHint().height() >= PICTURE:
            self.wrong.append("a picture")
        for button in box.buttons():
            if button.text() == self._click:
                button.click()
        box.hide()
        return 0


def seen_in(dialog: QDialog) -> str:
    """What the lists of a dialog say."""
    lists = dialog.findChildren(QListWidget)
    return "\n".join(each.item(row).text() for each in lists for row in range(each.count()))


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
def stranger(begun: Report, tmp_path: Path) -> Path:
    """A file of strangers, under a name of theirs."""
    path = tmp_path / "<b>粗<b>&amp;.nianbao"
    write_project(path, begun)
    return path


def test_a_lock_says_who_has_it_as_it_stands(
    clerk: Clerk, hostile: str, stranger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    holder = {
        "host": hostile, "user": hostile, "process": 1, "process_mark": hostile,
        "since": "2025-01-10T09:05:00+08:00", "token": hostile,
    }  # fmt: skip
    lock_path(stranger).write_bytes(msgspec.json.encode(holder))
    boxes = Boxes(monkeypatch, "以只读方式打开")
    clerk.window.files.open_path(stranger)
    assert boxes.said[-1].count("<img") == 2
    assert boxes.wrong == []
    assert clerk.window.files.path == stranger, "the window shows it, too"
    assert everything_shown() == []


def test_a_file_that_others_changed_is_asked_about_as_it_stands(
    clerk: Clerk, stranger: Path, monkeypatch: pytest.MonkeyPatch, dialogs: Dialogs
) -> None:
    dialogs.discard_from_now_on()
    clerk.window.files.open_path(stranger)
    write_project(stranger, narrated_report(official_forms().by_id("2019")))
    boxes = Boxes(monkeypatch, "以后再说")
    clerk.window.files.others.look()
    stranger.write_bytes(b"{<img")
    boxes._click = "换成磁盘上的"
    clerk.window.files.others.look()
    assert len(boxes.said) == 3, "two questions, and why theirs cannot be read"
    assert boxes.wrong == []


def test_earlier_versions_are_listed_as_they_stand(
    clerk: Clerk,
    begun: Report,
    stranger: Path,
    in_dialog: Callable[[type[QDialog]], list[str]],
    dialogs: Dialogs,
) -> None:
    dialogs.discard_from_now_on()
    clerk.window.files.open_path(stranger)
    clerk.editor.replace_report(narrated_report(begun.form), "换")
    clerk.run("save")
    said = in_dialog(StatesDialog)
    clerk.run("history")
    assert len(said) == 1
    assert "<img" in said[0]


def test_what_was_not_saved_is_offered_as_it_stands(
    window: MainWindow,
    begun: Report,
    stranger: Path,
    in_dialog: Callable[[type[QDialog]], list[str]],
) -> None:
    begun.store({FIRST: 77})
    Journal().write(begun, stranger, None)
    for left in recovery_folder().glob("*.lock"):
        left.unlink()  # as of a process that ended
    said = in_dialog(StatesDialog)
    window_dialogs.offer_recovery(window, window.files)
    assert len(said) == 1
    assert "<img" in said[0]


def test_the_reports_of_a_file_are_offered_as_they_stand(window: MainWindow, hostile: str) -> None:
    parts = (FilePart(hostile, 2024, 3), FilePart(hostile, 2023))
    choice = PartChoice(parts, 0)
    choice.setParent(window)
    choice.show()
    assert any("<img" in choice.box.itemText(row) for row in range(choice.box.count()))
    assert everything_shown() == []
    assert choice.sizeHint().height() < PICTURE


def test_what_was_signed_is_told_as_it_stands(
    clerk: Clerk, hostile: str, begun: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed = read_paper_code(paper_code(begun), official_forms())
    clerk.editor.set_figures({FIRST: 77}, "")
    assert signed.agency == hostile
    boxes = Boxes(monkeypatch)
    paper_verification._tell(clerk.report, signed, clerk.window)
    assert len(boxes.said) == 1
    assert "<img" in boxes.said[0]
    assert boxes.wrong == []


def test_each_tool_tip_of_the_window_is_shown_as_it_stands(
    clerk: Clerk, hostile: str, stranger: Path, dialogs: Dialogs
) -> None:
    dialogs.discard_from_now_on()
    clerk.window.files.open_path(stranger)
    clerk.run("find")
    shown = 0
    for widget in clerk.window.findChildren(QWidget):
        if not widget.toolTip():
            continue
        widget.setToolTip(f"{widget.toolTip()}{hostile}")
        middle = widget.rect().center()
        event = QHelpEvent(QEvent.Type.ToolTip, middle, widget.mapToGlobal(middle))
        QApplication.sendEvent(widget, event)
        shown += QToolTip.isVisible()
        assert everything_shown() == [], widget
        QToolTip.hideText()
    assert shown > 3


def test_html_would_be_noticed(hostile: str) -> None:
    label = QLabel(hostile)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setStyleSheet("QLabel { qproperty-textFormat: RichText; }")
    assert list(read_as_html(label))
    text = QWidget()
    QTextEdit(text).setHtml(hostile)
    assert list(read_as_html(text))
