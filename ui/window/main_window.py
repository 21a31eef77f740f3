"""The window: wires the page, the panels and the actions to the open report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from ui import settings
from ui.exporting.report_export import ReportExport
from ui.files.report_files import ReportFiles
from ui.filling.filler import Filler
from ui.importing.file_drop import FileDrop
from ui.importing.importer import Importer
from ui.ledger.control import LedgerControl
from ui.look.pressing import presses_button
from ui.preview.control import PreviewControl
from ui.rollup.control import RollupControl
from ui.rollup.origin_control import OriginControl
from ui.submission.control import SubmissionControl
from ui.window import dialogs
from ui.window.actions import Actions
from ui.window.handlers import handlers
from ui.window.panels import Panels
from ui.window.recent_list import remember_standing
from ui.window.start_keys import StartKeys
from ui.window.start_page import StartPage
from ui.window.status import StatusBar
from ui.window.submenus import Submenus
from ui.window.window_colours import WindowColours
from ui.years.control import YearsControl

if TYPE_CHECKING:
    from core.checks.finding import Finding
    from core.report.report import Report
    from ui.editing.report_editor import ReportEditor
    from ui.window.workspace import Workspace

_MESSAGE_TIME = 5000  # ms


class MainWindow(QMainWindow):
    """One window, one report."""

    def __init__(self) -> None:
        super().__init__()
        self.files = ReportFiles(self)
        self.imports = Importer(self, self.files)
        self.exports = ReportExport(self)
        self.fillings = Filler(self)
        self.ledgers = LedgerControl(self, self.files)
        self.workspace: Workspace | None = None
        self.preview = PreviewControl(self, lambda: self.workspace)
        self.submission = SubmissionControl(self)
        self.years = YearsControl(self)
        self.rollups = RollupControl(self)
        self.origin = OriginControl(self, self.files)
        self.start_page = StartPage()
        StartKeys(self.start_page)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.start_page)
        self.setCentralWidget(self.stack)
        self.status = StatusBar()
        self.setStatusBar(self.status)
        self.actions_ = Actions(self, handlers(self))
        self.panels = Panels(self)
        self._saved_message = ""
        self._submenus = Submenus(self.actions_.submenus, self.panels.actions, self)
        self.actions_.by_id["show_previous"].setChecked(settings.shows_previous())
        self.colours = WindowColours(self)
        self._connect()
        FileDrop(self).dropped.connect(self.files.open_path)
        self.setMinimumSize(720, 480)
        self._restore_state()
        self._show_state()
        self.colours.paint_frame()

    # Setting up

    def _connect(self) -> None:
        self.files.opened.connect(self._open_report)
        self.files.saved.connect(self._show_saved)
        self.files.saving.changed.connect(self._show_state)
        self.files.told.connect(self.status.showMessage)
        self.files.leaving.connect(self._settle)
        self.start_page.new_asked.connect(self.actions_.by_id["new"].trigger)
        self.start_page.last_year_asked.connect(self.imports.ask_last_year)
        self.start_page.open_asked.connect(self.files.ask_open)
        self.start_page.rollup_asked.connect(self.rollups.ask_new)
        self.start_page.file_chosen.connect(self.files.open_path)
        self.files.rollup_chosen.connect(self.rollups.open_path)
        self.rollups.report_made.connect(self._show_made)
        self.files.opened.connect(self.origin.show_report)
        self.origin.found.connect(self.status.show_origin)
        self.status.origin_clicked.connect(self.origin.ask)
        self._submenus.file_chosen.connect(self.files.open_path)
        self._submenus.colours_chosen.connect(self.colours.use)
        self.status.balance_clicked.connect(self.panels.show_findings)
        self.preview.section_chosen.connect(self._return_to)
        self.preview.quit_asked.connect(self.close)
        self.imports.drafted.connect(lambda: dialogs.show_draft(self, self.work))
        self.submission.finding_chosen.connect(self._return_to_finding)
        self.submission.led_on.connect(lambda action: dialogs.lead_on(self, action))
        self.status.zoom_chosen.connect(lambda zoom: self.work.page.set_zoom(zoom))

    def _restore_state(self) -> None:
        geometry = settings.window_geometry()
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            room = self.screen().availableGeometry()
            self.resize(min(1360, room.width() - 16), min(900, room.height() - 48))

    # The open report

    @property
    def work(self) -> Workspace:
        """The workspace of the open report; what needs one is only enabled while there is one."""
        if self.workspace is None:
            raise RuntimeError("no report is open")
        return self.workspace

    @property
    def editor(self) -> ReportEditor:
        """The open report."""
        return self.work.editor

    def settled(self) -> ReportEditor:
        """Return the open report, after a text that is no figure was taken back."""
        self._settle()
        return self.editor

    def _settle(self) -> None:
        if self.workspace is not None:
            self.workspace.page.paper.settle_editing()

    def _open_report(self, editor: ReportEditor) -> None:
        """Show a report, and show it anew whenever its form changes."""
        self._show_report(editor)
        editor.form_changed.connect(lambda: self._show_report(editor))
        editor.refused.connect(self.tell)
        editor.findings_changed.connect(lambda: self.status.show_balance(editor))
        editor.figures_changed.connect(lambda _: self.status.show_balance(editor))
        for signal in (editor.undo_stack.indexChanged, editor.undo_stack.cleanChanged):
            signal.connect(self._show_state)
        editor.undo_stack.indexChanged.connect(self._forget_saved)

    def _show_report(self, editor: ReportEditor) -> None:
        """Show a report in place of the one before."""
        self.preview.close()
        self.submission.close()
        self.years.close()
        from ui.window.workspace import Workspace  # noqa: PLC0415 (the window opens without it)

        before, self.workspace = self.workspace, Workspace(editor)
        work = self.workspace
        self.stack.addWidget(work)
        self.stack.setCurrentWidget(work)
        self.panels.show(work)
        if before is not None:
            self.stack.removeWidget(before)
            for part in (before.outline, before.findings, before):
                part.deleteLater()
            if before.editor is not editor:
                before.editor.deleteLater()
        work.page.zoom_changed.connect(self.status.show_zoom)
        work.page.paper.taken_back.connect(self.tell)
        work.page.paper.added_up.connect(self.status.sum.setText)
        work.page.paper.report_pasted.connect(self.imports.offer)
        work.page.paper.show_previous(shown=settings.shows_previous())
        work.page.set_zoom(before.page.zoom if before else settings.zoom())
        self.status.show_report(is_open=True)
        self.status.sum.clear()
        self.status.show_balance(editor)
        self._show_state()
        work.page.setFocus()  # no field: what is typed before one was chosen changes nothing

    def _show_state(self) -> None:
        """Show in title and menus what can be done now."""
        self.actions_.show_state(self.files.editor)
        if self.files.editor is None:
            self.setWindowTitle("政务公开年报")
            return
        work = "正在保存" if self.files.saving.is_busy else "未保存"
        marks = ["只读"] * self.files.is_read_only + [work] * self.files.is_dirty
        state = f"（{'，'.join(marks)}）" if marks else ""
        self.setWindowTitle(f"{self.files.name}{state} - 政务公开年报")

    def _show_saved(self) -> None:
        self._show_state()
        self._remember_standing()
        if not self.files.is_dirty:  # one may have typed on meanwhile
            self._saved_message = f"已保存到 {self.files.path}"
            self.tell(self._saved_message)

    def _forget_saved(self) -> None:
        """Say no longer that everything is saved once something has changed."""
        if self.files.is_dirty and self.status.currentMessage() == self._saved_message:
            self.status.clearMessage()

    def _remember_standing(self) -> None:
        """Remember how far a saved report is, for the start page."""
        if self.files.path is not None and not self.files.is_dirty:
            remember_standing(self.files.path, self.editor.standing)

    def tell(self, message: str) -> None:
        """Show a message in the status bar for a while."""
        self.status.showMessage(message, _MESSAGE_TIME)

    # Coming back from elsewhere

    def offer_recovery(self) -> bool:
        """Offer what was not saved before a crash, if there is anything; say whether there is."""
        return dialogs.offer_recovery(self, self.files)

    def _show_made(self, report: Report) -> None:
        """Show the report that a 汇总 became, and ask where to save it."""
        self.activateWindow()
        if self.files.may_leave():
            self.files.open_new(report, has_content=True)
            self.files.save_as()

    def _return_to(self, section_id: str) -> None:
        self.raise_()
        self.activateWindow()
        self.work.page.go_to_section(section_id)

    def _return_to_finding(self, finding: Finding) -> None:
        self.activateWindow()
        if finding.heading == "agency":
            dialogs.ask_for_heading(self, self.editor)  # the page has no field for it
        else:
            self.work.page.paper.places.show_finding(finding)

    # Files from outside, and leaving

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Import what is on the clipboard, press a button, unless a field takes the key itself."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.imports.import_clipboard()
        elif not presses_button(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the panels for the width there is, once that is settled."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self.panels.fit)
        QTimer.singleShot(0, self, self.preview.fit)

    def changeEvent(self, event: QEvent) -> None:
        """Look, on returning to the window, whether others have changed the file, or the 汇总."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            QTimer.singleShot(0, self.files.others, self.files.others.look)
            QTimer.singleShot(0, self.origin, self.origin.look)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved changes; finish what is under way."""
        if not self.files.may_leave():
            event.ignore()
            return
        self.finish()
        event.accept()

    def finish(self, *, keeps: bool = False) -> None:
        """Finish what is under way, before the program ends.

        When the system ends it, nothing is asked: it `keeps` what is not saved, and stops exports.
        """
        self.preview.close()
        self.rollups.close()
        self.origin.stop()
        self.imports.wait()
        self.submission.close()
        self.years.close()
        if keeps:
            self.exports.cancel()
        self.exports.wait()
        self.fillings.wait()
        self.ledgers.wait()
        self.panels.remember()
        if self.workspace is not None:
            self._remember_standing()
            settings.remember_zoom(self.workspace.page.zoom)
        self.files.finish(keeps=keeps)
