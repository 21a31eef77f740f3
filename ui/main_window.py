"""The window: wires the page, the panels and the actions to the open report."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget

from core.exporting import FORMATS
from ui import errands, settings
from ui.actions import Actions
from ui.importing.importer import Importer
from ui.panels import Panels
from ui.preview.control import PreviewControl
from ui.report_export import ReportExport
from ui.report_files import ReportFiles
from ui.start_page import StartPage
from ui.status import StatusBar
from ui.style import style_sheet
from ui.submenus import Submenus
from ui.submission.control import SubmissionControl
from ui.theme import choose_colours, palette

if TYPE_CHECKING:
    from core.checks.finding import Finding
    from ui.report_editor import ReportEditor
    from ui.workspace import Workspace

_MESSAGE_TIME = 5000  # ms


class MainWindow(QMainWindow):
    """One window, one report."""

    def __init__(self) -> None:
        super().__init__()
        self.files = ReportFiles(self)
        self.imports = Importer(self, self.files)
        self.exports = ReportExport(self)
        self.workspace: Workspace | None = None
        self.preview = PreviewControl(self)
        self.submission = SubmissionControl(self)
        self.start_page = StartPage()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.start_page)
        self.setCentralWidget(self.stack)
        self.status = StatusBar()
        self.setStatusBar(self.status)
        self.actions_ = Actions(self, self._handlers())
        self.panels = Panels(self)
        self._submenus = Submenus(self.actions_.submenus, self.panels.actions, self)
        self.actions_.by_id["show_previous"].setChecked(settings.shows_previous())
        self._connect()
        self.setAcceptDrops(True)
        self.setMinimumSize(720, 480)
        self._restore_state()
        self._show_state()
        self.setStyleSheet(style_sheet())
        self._paint_frame()

    # Setting up

    def _handlers(self) -> dict[str, Callable[[], object]]:
        exports: dict[str, Callable[[], object]] = {f: partial(self._export, f) for f in FORMATS}
        return exports | {
            "new": self._new_report,
            "last_year": self.imports.ask_last_year,
            "open": self.files.ask_open,
            "import": self.imports.ask_import,
            "import_clipboard": self.imports.import_clipboard,
            "save": lambda: self._settled() and self.files.save(),
            "save_as": lambda: self._settled() and self.files.save_as(),
            "history": lambda: errands.show_history(self, self._settled(), self.files.path),
            "recover": lambda: errands.recover(self, self.files),
            "preview": lambda: self.preview.show(self._settled()),
            "print": lambda: self.preview.print_(self._settled()),
            "export_all": lambda: self.exports.ask_all(self._settled()),
            "copy_web_page": self._copy_web_page,
            "compare": self.imports.ask_comparison,
            "stop_comparing": lambda: self._editor().compare_with(None, "移除上年的数"),
            "verify": lambda: errands.verify(self, self._settled()),
            "quit": self.close,
            "undo": lambda: self._editor().undo(),
            "redo": lambda: self._editor().redo(),
            "cut": lambda: self._to_focused("cut"),
            "copy": lambda: self._to_focused("copy"),
            "paste": lambda: self._to_focused("paste"),
            "select_all": lambda: self._to_focused("selectAll"),
            "find": lambda: self._work().find_bar.open_bar(),
            "replace": lambda: self._work().find_bar.open_bar(replaces=True),
            "insert_figure": lambda: self._work().page.paper.insert_figure(),
            "heading": self._change_heading,
            "fill_blanks": lambda: self._editor().fill_blanks(self._editor().report.form.tables),
            "compute_totals": lambda: self._editor().compute_totals(),
            "next_finding": lambda: self._step_finding(1),
            "previous_finding": lambda: self._step_finding(-1),
            "zoom_in": lambda: self._work().page.zoom_by(1),
            "zoom_out": lambda: self._work().page.zoom_by(-1),
            "zoom_reset": lambda: self._work().page.set_zoom(1.0),
            "fit_width": lambda: self._work().page.fit_width(),
            "show_previous": self._show_previous,
            "help": lambda: self._work().page.paper.places.explain_focused(),
            "submission": lambda: self.submission.show(self._settled()),
            "rules": lambda: errands.show_rules(self),
            "about": lambda: errands.show_about(self),
        }

    def _connect(self) -> None:
        self.files.opened.connect(self._open_report)
        self.files.saved.connect(self._show_saved)
        self.files.told.connect(self.status.showMessage)
        self.files.leaving.connect(self._settle)
        self.start_page.new_asked.connect(self._new_report)
        self.start_page.last_year_asked.connect(self.imports.ask_last_year)
        self.start_page.open_asked.connect(self.files.ask_open)
        self.start_page.file_chosen.connect(self.files.open_path)
        self._submenus.file_chosen.connect(self.files.open_path)
        self._submenus.colours_chosen.connect(self.use_colours)
        self.status.balance_clicked.connect(self.panels.show_findings)
        self.preview.section_chosen.connect(self._return_to)
        self.submission.finding_chosen.connect(self._return_to_finding)
        self.status.zoom_chosen.connect(lambda zoom: self._work().page.set_zoom(zoom))
        QApplication.styleHints().colorSchemeChanged.connect(self._paint_anew)

    def _restore_state(self) -> None:
        geometry = settings.window_geometry()
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            room = self.screen().availableGeometry()
            self.resize(min(1360, room.width() - 16), min(900, room.height() - 48))

    # The open report

    def _work(self) -> Workspace:
        if self.workspace is None:
            raise RuntimeError("no report is open")
        return self.workspace

    def _editor(self) -> ReportEditor:
        return self._work().editor

    def _settled(self) -> ReportEditor:
        """Return the open report, after a text that is no figure was taken back."""
        self._settle()
        return self._editor()

    def _settle(self) -> None:
        if self.workspace is not None:
            self.workspace.page.paper.settle_editing()

    def _open_report(self, editor: ReportEditor) -> None:
        """Show a report, and show it anew whenever its form changes."""
        self._show_report(editor)
        editor.form_changed.connect(lambda: self._show_report(editor))
        editor.findings_changed.connect(lambda: self.status.show_balance(editor))
        editor.figures_changed.connect(lambda _: self.status.show_balance(editor))
        for signal in (editor.undo_stack.indexChanged, editor.undo_stack.cleanChanged):
            signal.connect(self._show_state)

    def _show_report(self, editor: ReportEditor) -> None:
        """Show a report in place of the one before."""
        self.preview.close()
        self.submission.close()
        from ui.workspace import Workspace  # noqa: PLC0415 (the window opens without it)

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
        work.page.paper.taken_back.connect(
            lambda reason: self.status.showMessage(reason, _MESSAGE_TIME)
        )
        work.page.paper.added_up.connect(self.status.sum.setText)
        work.page.paper.report_pasted.connect(self.imports.offer)
        work.page.paper.show_previous(shown=settings.shows_previous())
        work.page.set_zoom(before.page.zoom if before else settings.zoom())
        self.status.show_report(is_open=True)
        self.status.sum.clear()
        self.status.show_balance(editor)
        self._show_state()
        work.page.paper.title.setFocus()

    def _show_state(self) -> None:
        """Show in title and menus what can be done now."""
        self.actions_.show_state(self.files.editor)
        if self.files.editor is None:
            self.setWindowTitle("政务公开年报")
            return
        marks = ["只读"] * self.files.is_read_only + ["未保存"] * self.files.is_dirty
        state = f"（{'，'.join(marks)}）" if marks else ""
        self.setWindowTitle(f"{self.files.name}{state} - 政务公开年报")

    def _show_saved(self) -> None:
        self._show_state()
        self.status.showMessage(f"已保存到 {self.files.path}", _MESSAGE_TIME)

    # What the actions do

    def offer_recovery(self) -> bool:
        """Offer what was not saved before a crash, if there is anything; say whether there is."""
        return errands.offer_recovery(self, self.files)

    def _new_report(self) -> None:
        errands.ask_for_new_report(self, self.files, self.imports)

    def _change_heading(self) -> None:
        errands.ask_for_heading(self, self._editor())

    def _export(self, format_id: str) -> None:
        self.exports.ask(self._settled(), format_id)

    def _copy_web_page(self) -> None:
        self.exports.copy_web_page(self._settled())
        self.status.showMessage("已复制，可以粘贴到网站的编辑框里。", _MESSAGE_TIME)

    def _return_to(self, section_id: str) -> None:
        self.raise_()
        self.activateWindow()
        self._work().page.go_to_section(section_id)

    def _show_previous(self) -> None:
        shown = self.actions_.by_id["show_previous"].isChecked()
        settings.remember_shows_previous(chosen=shown)
        self._work().page.paper.show_previous(shown=shown)

    def _step_finding(self, step: int) -> None:
        self.panels.findings.raise_()  # the outline may lie over it; closed it stays
        self._work().step_finding(step)

    def _return_to_finding(self, finding: Finding) -> None:
        self.activateWindow()
        if finding.heading == "agency":
            self._change_heading()  # the page has no field for it
        else:
            self._work().page.paper.places.show_finding(finding)

    def _to_focused(self, command: str) -> None:
        """Cut, copy, paste or choose where the focus is; what cannot be pasted is imported."""
        method = getattr(QApplication.focusWidget(), command, None)
        if callable(method):
            method()
        elif command == "paste":
            self.imports.import_clipboard()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Import what is on the clipboard, unless a field takes the key for itself."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.imports.import_clipboard()
        else:
            super().keyPressEvent(event)

    # Colours

    def use_colours(self, scheme: Qt.ColorScheme) -> None:
        """Choose light or dark, or follow the desktop."""
        settings.remember_colour_scheme(scheme)
        choose_colours(scheme)
        self._paint_anew()

    def _paint_frame(self) -> None:
        """Draw what Qt draws without a look at the colours, and anew with each style sheet."""
        self.actions_.paint_more()
        self.panels.paint_anew()

    def _paint_anew(self) -> None:
        """Colour everything anew, after a change between light and dark."""
        QApplication.setPalette(palette())
        self.setStyleSheet(style_sheet())
        self.actions_.paint_icons()
        self._paint_frame()
        self.start_page.paint_anew()
        if self.workspace:
            self.workspace.paint_anew()
            self.submission.paint_anew()
            self.status.show_balance(self.workspace.editor)

    # Files from outside, and leaving

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file."""
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the file."""
        event.acceptProposedAction()
        path = Path(event.mimeData().urls()[0].toLocalFile())
        # Later: a question asked here would hold up the program the file comes from.
        QTimer.singleShot(0, self, lambda: self.files.open_path(path))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the panels for the width there is, once that is settled."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self.panels.fit)

    def changeEvent(self, event: QEvent) -> None:
        """Look, on returning to the window, whether others have changed the file."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            QTimer.singleShot(0, self.files.others, self.files.others.look)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved changes; finish what is under way."""
        if not self.files.may_leave():
            event.ignore()
            return
        self.preview.close()
        self.imports.wait()
        self.submission.close()
        self.exports.wait()
        self.panels.remember()
        if self.workspace is not None:
            settings.remember_zoom(self.workspace.page.zoom)
        self.files.finish()
        event.accept()
