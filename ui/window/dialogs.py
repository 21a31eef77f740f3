"""What the menus ask for beside the page: dialogs, each loaded only when it is wanted."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from core.form.library import official_forms
from ui import settings

if TYPE_CHECKING:
    from ui.editing.report_editor import ReportEditor
    from ui.files.report_files import ReportFiles
    from ui.importing.importer import Importer
    from ui.window.main_window import MainWindow
    from ui.window.workspace import Workspace


def ask_for_new_report(window: QWidget, files: ReportFiles, imports: Importer) -> None:
    """Ask for year and organ, and show a new report."""
    from ui.window.report_dialog import ReportDialog  # noqa: PLC0415 (dialogs come when asked for)

    dialog = ReportDialog(official_forms(), "新建年报", window)
    report = dialog.ask_new(date.today())  # noqa: DTZ011 (the clerk's calendar day)
    if dialog.wants_last_year:
        imports.ask_last_year()
    elif report and files.may_leave():
        files.open_new(report)


def ask_for_heading(window: QWidget, editor: ReportEditor) -> None:
    """Ask for another year or organ; title, signature and period follow."""
    from core.report.revise import revise  # noqa: PLC0415 (as above)
    from ui.window.report_dialog import ReportDialog  # noqa: PLC0415

    dialog = ReportDialog(official_forms(), "年度和机关", window)
    if dialog.ask_change(editor.report):
        editor.revise(revise(editor.report, dialog.year, dialog.agency), "修改年度和机关")


def show_draft(window: QWidget, work: Workspace) -> None:
    """Show what 以上年为底稿 did, beside the window."""
    from ui.window.draft_dialog import DraftDialog  # noqa: PLC0415 (as above)

    dialog = DraftDialog(work.editor, window)
    dialog.wanted.connect(work.page.paper.places.show_part)
    dialog.show()


def lead_on(window: MainWindow, action: str) -> None:
    """Do what comes after 可以提交."""
    from ui.files.offering import open_outside  # noqa: PLC0415 (as above)

    folder = settings.folder("export")
    if action in window.actions_.by_id:
        window.actions_.by_id[action].trigger()
    elif not open_outside(folder):
        window.tell(f"没有能打开文件夹的程序，文件在 {folder}。")


def show_history(window: QWidget, editor: ReportEditor, path: Path | None) -> None:
    """Show the earlier versions of the report's file."""
    from ui.files.file_questions import may_open  # noqa: PLC0415 (as above)
    from ui.safety import history  # noqa: PLC0415

    history.show_history(window, editor, path, may_open)


def recover(window: QWidget, files: ReportFiles) -> None:
    """Offer what was not saved before a crash or a power cut."""
    if not offer_recovery(window, files):
        QMessageBox.information(window, "恢复没有保存的内容", "没有需要恢复的内容。")


def offer_recovery(window: QWidget, files: ReportFiles) -> bool:
    """Offer what was not saved, if there is anything; say whether there is."""
    from ui.safety.recovery import ask_what_to_recover, unsaved_states  # noqa: PLC0415

    states = unsaved_states()
    if states:
        chosen = ask_what_to_recover(states, window)
        if chosen is not None:
            files.restore(chosen)
    return bool(states)


def verify(window: QWidget, editor: ReportEditor, file: Path | None) -> None:
    """Ask for the 校验码 of the signed paper and compare the report with it."""
    from ui.window.verification import ask_and_verify  # noqa: PLC0415 (as above)

    ask_and_verify(editor.report, file, window)


def verify_paper(window: QWidget, editor: ReportEditor) -> None:
    """Ask for the scan of the signed paper and compare the report with it."""
    from ui.window.paper_verification import ask_and_verify_paper  # noqa: PLC0415 (as above)

    ask_and_verify_paper(editor.report, window)


def show_guide(window: QWidget, name: str) -> None:
    """Show one of the guides, by the id of its action, beside the window."""
    from ui.window import guides  # noqa: PLC0415 (as above)

    guide = {"user_guide": guides.user_guide, "rules": guides.rules_guide}[name](window)
    guide.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    guide.show()


def show_about(window: QWidget) -> None:
    """Show what the program is, and of which version."""
    from ui.window import about  # noqa: PLC0415 (as above)

    about.show_about(window)


def show_licences(window: QWidget) -> None:
    """Show the licences of all parts."""
    from ui.window import about  # noqa: PLC0415 (as above)

    about.show_licences(window)
