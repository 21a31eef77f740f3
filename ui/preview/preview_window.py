"""The preview's window: pages, thumbnails, zoom, printing, and the way back to the form."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMainWindow, QWidget

from core.exporting import ExportOptions
from core.form.form import Form
from ui import settings
from ui.editing.report_editor import ReportEditor
from ui.exporting.drafts import agrees_without_draft, what_is_wrong
from ui.preview.pages import PdfPages, bookmark_at
from ui.preview.printing import ask_and_print
from ui.preview.thumbnails import Thumbnails
from ui.preview.tool_bar import Deed, PreviewBar
from ui.preview.typesetter import Typesetter
from ui.preview.unprintable import may_print

_HINT = "双击页面可以回到表格里对应的部分"
_STEP = 1.25  # of the zoom
_SHARE, _LEAST_WIDE = 0.42, 560  # of the screen, px: how wide a window is


class PreviewWindow(QMainWindow):
    """Follows the report while both windows are open."""

    section_chosen = Signal(str)  # section id
    quit_asked = Signal()

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
        self.is_docked = False
        self._show_title()
        self._lay_out()
        self._fill_tool_bar()
        self.show_place(is_docked=False)
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
        self.bar = PreviewBar(
            self,
            (
                Deed("打印…", "print", ("Ctrl+P",), self.print_when_ready),
                Deed("放大", "zoom_in", ("Ctrl++", "Ctrl+="), lambda: self.zoom(1)),
                Deed("缩小", "zoom_out", ("Ctrl+-",), lambda: self.zoom(-1)),
                Deed("适合宽度", "fit_width", ("Ctrl+0",), lambda: self.zoom(0)),
            ),
        )
        self.addToolBar(self.bar)
        self.sign_off, self.final, self.shipped = (
            self.bar.sign_off,
            self.bar.final,
            self.bar.shipped,
        )
        self._show_settings()
        self.sign_off.toggled.connect(lambda on: settings.remember_sign_off(chosen=on))
        self.shipped.toggled.connect(lambda on: settings.remember_shipped_fonts(chosen=on))
        self.final.triggered.connect(self._ask_final)
        for action in (self.sign_off, self.final, self.shipped):
            action.toggled.connect(self.refresh)
        self.bar.items.changed.connect(lambda: self.sign_off.setChecked(True))
        self.bar.items.changed.connect(self.refresh)
        self._add_keys()

    def _add_keys(self) -> None:
        """Let Ctrl+W close the preview wherever it is, and Ctrl+Q the program from its window."""
        close = QAction("关闭", self)
        close.setShortcut(QKeySequence("Ctrl+W"))
        close.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        close.triggered.connect(self.close)
        self._quit = QAction("退出", self)
        self._quit.triggered.connect(self.quit_asked)
        self.addActions([close, self._quit])

    # Where it is

    @property
    def form(self) -> Form:
        """The form of the report."""
        return self._editor.report.form

    def show_place(self, *, is_docked: bool) -> None:
        """Be beside the page, which has keys of its own, or a window."""
        self.is_docked = is_docked
        self._quit.setShortcuts([] if is_docked else [QKeySequence("Ctrl+Q")])
        self.bar.show_place(is_docked=is_docked)

    def stand_at_the_side(self) -> None:
        """Be as high as the screen at its right side, so that much of the form is seen."""
        room = self.screen().availableGeometry()
        width = min(max(_LEAST_WIDE, round(room.width() * _SHARE)), room.width() - 16)
        self.resize(width, min(960, room.height() - 48))
        self.move(room.right() - width - 8, room.top() + 8)

    def zoom(self, steps: int) -> None:
        """Show the pages larger or smaller; 0 steps make them as wide as there is room."""
        if steps:
            self.pages.zoom_by(_STEP**steps)
        else:
            self.pages.setZoomMode(PdfPages.ZoomMode.FitToWidth)

    def paint_anew(self) -> None:
        """Draw what does not follow the palette, after a change of colours."""
        self.bar.paint_anew()
        self.pages.paint_anew()

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
        self.pages.page_changed.connect(self._show_page)

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

    def _ask_final(self) -> None:
        """Take 不标草稿 back unless somebody means it, of a report with errors."""
        if self.final.isChecked() and not agrees_without_draft(self, what_is_wrong(self._editor)):
            self.final.setChecked(False)

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
        self.thumbnails.show_pages(self.pages.pdf, self.pages.current_page())
        self._shown = self._asked
        if self._prints_next:
            self._print()

    def _show_page(self, page: int) -> None:
        """Mark the page one looks at, and say which it is."""
        self._state.setText(f"第 {page + 1} 页，共 {self.pages.pdf.pageCount()} 页　{_HINT}")
        self.thumbnails.mark(page)

    def _tell(self, problem: str) -> None:
        """Say why there are no new pages; nothing is printed, later least of all."""
        self._prints_next = False
        self._state.setText(problem)

    def _show_title(self) -> None:
        self.setWindowTitle(f"预览 - {self._editor.report.heading.title}")

    def _choose_place(self, page: int, top: float) -> None:
        """Go to the section whose heading stands at or before a place."""
        sections = self.form.sections
        ids = {section.heading: section.id for section in sections if section.heading}
        headings = (each for each in self.pages.bookmarks if each[0] in ids)
        before = next(section.id for section in sections)
        self.section_chosen.emit(ids.get(bookmark_at(headings, page, top), before))
