"""The preview's window: pages, thumbnails, zoom, printing, and the way back to the form."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMainWindow, QToolBar, QToolButton, QWidget

from core.exporting import ExportOptions
from ui import settings
from ui.editing.report_editor import ReportEditor
from ui.exporting.sign_off_menu import SignOffMenu
from ui.preview.pages import PdfPages, bookmark_at
from ui.preview.printing import ask_and_print
from ui.preview.thumbnails import Thumbnails
from ui.preview.typesetter import Typesetter
from ui.preview.unprintable import may_print

_HINT = "双击页面可以回到表格里对应的部分"


class PreviewWindow(QMainWindow):
    """Follows the report while both windows are open."""

    section_chosen = Signal(str)  # section id

    def __init__(self, editor: ReportEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self.pages = PdfPages(self)
        self.thumbnails = Thumbnails()
        self.typesetter = Typesetter(self)
        self._state = QLabel(_HINT)
        self._asked = ExportOptions()
        self._shown: ExportOptions | None = None  # None: the report has changed since
        self._prints_next = False
        self._show_title()
        room = self.screen().availableGeometry()
        self.resize(min(900, room.width() - 16), min(960, room.height() - 48))
        self._lay_out()
        self._fill_tool_bar()
        self._connect()

    def _lay_out(self) -> None:
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.thumbnails)
        row.addWidget(self.pages, 1)
        self.setCentralWidget(middle)
        self.statusBar().addWidget(self._state)

    def _fill_tool_bar(self) -> None:
        bar = QToolBar("预览")
        bar.setMovable(False)
        self.addToolBar(bar)
        actions = (
            ("打印…", "Ctrl+P", self.print_when_ready),
            ("放大", "Ctrl++", lambda: self.pages.zoom_by(1.25)),
            ("缩小", "Ctrl+-", lambda: self.pages.zoom_by(0.8)),
            ("适合宽度", "Ctrl+0", self._fit_width),
        )
        for text, key, handler in actions:
            action = QAction(text, self)
            action.setShortcut(QKeySequence(key))
            action.setToolTip(f"{text}（{key}）")
            action.triggered.connect(handler)
            bar.addAction(action)
        self.sign_off = QAction("附签批单", self, checkable=True)
        self.sign_off.setToolTip("在最后加一页签批单；右边的箭头选择上面有哪些项目")
        self.final = QAction("不标草稿", self, checkable=True)
        self.final.setToolTip("有错误时也不在页面上标“草稿”")
        self.shipped = QAction("自带字体", self, checkable=True)
        self.shipped.setToolTip("不用这台电脑的字体，只用程序自带的字体排版")
        self._show_settings()
        self.sign_off.toggled.connect(lambda on: settings.remember_sign_off(chosen=on))
        self.shipped.toggled.connect(lambda on: settings.remember_shipped_fonts(chosen=on))
        for action in (self.sign_off, self.final, self.shipped):
            action.toggled.connect(self.refresh)
            bar.addAction(action)
        self._add_sign_off_menu(bar)

    def _add_sign_off_menu(self, bar: QToolBar) -> None:
        """Let one choose beside the action what the sheet asks for; a choice asks for the sheet."""
        menu = SignOffMenu(self)
        menu.changed.connect(lambda: self.sign_off.setChecked(True))
        menu.changed.connect(self.refresh)
        button = bar.widgetForAction(self.sign_off)
        if isinstance(button, QToolButton):
            button.setMenu(menu)
            button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)

    def _show_settings(self) -> None:
        """Show what was chosen last, here or for an export."""
        chosen = {
            self.sign_off: settings.adds_sign_off(),
            self.shipped: settings.uses_shipped_fonts(),
        }
        for action, is_on in chosen.items():
            action.blockSignals(True)  # noqa: FBT003 (Qt's signature)
            action.setChecked(is_on)
            action.blockSignals(False)  # noqa: FBT003

    def _connect(self) -> None:
        editor = self._editor
        for signal in (
            editor.figures_changed,
            editor.narrative_changed,
            editor.heading_changed,
            editor.previous_changed,  # an error against last year makes the pages a draft
        ):
            signal.connect(self.refresh)
        editor.heading_changed.connect(self._show_title)
        self.typesetter.ready.connect(self._show)
        self.typesetter.failed.connect(self._tell)
        self.thumbnails.chosen.connect(self.pages.go_to_page)
        self.pages.place_chosen.connect(self._choose_place)

    @property
    def options(self) -> ExportOptions:
        """What is chosen for the paper."""
        draft = False if self.final.isChecked() else None
        return ExportOptions(
            draft,
            settings.adds_sign_off(),
            settings.uses_shipped_fonts(),
            settings.sign_off_items(),
        )

    def refresh(self) -> None:
        """Typeset the report as it is now; a window that is closed does so when it opens."""
        self._shown = None
        if self.isVisible():
            self._asked = self.options
            self.typesetter.ask(self._editor.report, self._asked)

    def print_when_ready(self) -> None:
        """Print as soon as the pages shown are those of the report."""
        self._prints_next = True
        if self._is_current:
            self._print()
        elif not self.typesetter.is_busy:
            self.refresh()

    @property
    def _is_current(self) -> bool:
        """Whether the pages shown are those that would be exported now."""
        return self._shown == self.options

    def _print(self) -> None:
        self._prints_next = False
        if may_print(self._editor.report, self):
            ask_and_print(self.pages.data, self._editor.report.heading.title, self)

    def showEvent(self, event: QShowEvent) -> None:
        """Typeset what has changed while the window was closed."""
        super().showEvent(event)
        self._show_settings()
        if not self._is_current:
            self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc, as a dialog."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop typesetting, and forget what was to be printed."""
        self._prints_next = False
        self.typesetter.stop()
        super().closeEvent(event)

    def _show(self, data: bytes) -> None:
        self.pages.show_pdf(data)
        self.thumbnails.show_pages(self.pages.pdf)
        self._state.setText(f"共 {self.pages.pdf.pageCount()} 页　{_HINT}")
        self._shown = self._asked
        if self._prints_next:
            self._print()

    def _tell(self, problem: str) -> None:
        """Say why there are no new pages; nothing is printed, later least of all."""
        self._prints_next = False
        self._state.setText(problem)

    def _show_title(self) -> None:
        self.setWindowTitle(f"预览 - {self._editor.report.heading.title}")

    def _fit_width(self) -> None:
        self.pages.setZoomMode(PdfPages.ZoomMode.FitToWidth)

    def _choose_place(self, page: int, top: float) -> None:
        """Go to the section whose heading stands at or before a place."""
        title = bookmark_at(self.pages.pdf, page, top)
        sections = self._editor.report.form.sections
        before = next(s.id for s in sections)
        chosen = (s.id for s in sections if s.heading and s.heading == title)
        self.section_chosen.emit(next(chosen, before))
