"""What a file, its name or a lock of strangers says is shown as it stands, wherever it is shown."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QInputDialog,
    QLabel,
    QMessageBox,
    QProgressDialog,
    QTextEdit,
    QToolTip,
    QWidget,
)

from core.form.library import official_forms
from core.interpret.result import Leftover
from core.report.differences import Change
from core.report.report import Report
from tests.factories import write_project
from tests.ui.clerk import Clerk
from tests.ui.dialogs import Dialogs
from tests.ui.look.strangers import PICTURE, everything_shown, read_as_html, texts_shown
from tests.ui.readings import doubtful_reading
from ui import settings
from ui.exporting.export_all_dialog import ExportAllDialog
from ui.findings.silencing import SilenceDialog
from ui.importing.place import Place
from ui.importing.review import Review
from ui.importing.review_dialog import ReviewDialog
from ui.paper.figure_dialog import FigureDialog
from ui.safety.crash_dialog import CrashDialog
from ui.safety.states_dialog import Entry, StatesDialog
from ui.submission.submission_dialog import SubmissionDialog
from ui.window.main_window import MainWindow
from ui.window.report_dialog import ReportDialog


@pytest.fixture
def begun(strangers_report: Report) -> Report:
    """The clerk's report is a stranger's."""
    return strangers_report


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
    "export": lambda window, _, report: ExportAllDialog(report, errors=" 3 处错误", parent=window),
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


def test_html_would_be_noticed(hostile: str) -> None:
    label = QLabel(hostile)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setStyleSheet("QLabel { qproperty-textFormat: RichText; }")
    assert list(read_as_html(label))
    text = QWidget()
    QTextEdit(text).setHtml(hostile)
    assert list(read_as_html(text))
