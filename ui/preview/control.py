"""Opens and closes the preview, beside the page or in a window; loads QtPdf only when wanted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

if TYPE_CHECKING:
    from ui.editing.report_editor import ReportEditor
    from ui.paper.page_view import PageView
    from ui.preview.preview_window import PreviewWindow
    from ui.preview.scrolling import Scrolling

_WIDE = 1660  # px of a window in which pages have room beside the form's
_SHARE = 0.42  # of the room of both


class Work(Protocol):
    """What shows the open report: its page, and room beside it."""

    page: PageView
    beside: QSplitter


class PreviewControl(QObject):
    """The preview of the open report, when there is one."""

    section_chosen = Signal(str)  # section id
    quit_asked = Signal()

    def __init__(self, window: QWidget, work: Callable[[], Work | None]) -> None:
        super().__init__(window)
        self._parent = window
        self._work = work
        self._scrolling: Scrolling | None = None
        self.window: PreviewWindow | None = None

    def show(self, editor: ReportEditor) -> PreviewWindow:
        """Show the pages as they will be printed, and go on following the report."""
        from ui.preview.preview_window import PreviewWindow  # noqa: PLC0415 (it loads QtPdf)

        if self.window is None:
            self.window = PreviewWindow(editor, self._parent)
            self.window.section_chosen.connect(self.section_chosen)
            self.window.quit_asked.connect(self.quit_asked)
            work = self._work()
            if work is not None:
                work.page.paper.visited.connect(self._step_aside)
        self._place(self.window)
        self.window.show()
        if not self.window.is_docked:
            self.window.raise_()
            self.window.activateWindow()
        return self.window

    def print_(self, editor: ReportEditor) -> None:
        """Show the pages, and ask for a printer as soon as they are typeset."""
        self.show(editor).print_when_ready()

    def zoom(self, steps: int) -> bool:
        """Zoom the preview beside the page, 0 fits it, if one works there; say whether one does."""
        window, focus = self.window, QApplication.focusWidget()
        if window is None or not window.is_docked or not focus or not window.isAncestorOf(focus):
            return False
        window.zoom(steps)
        return True

    def fit(self) -> None:
        """Move the preview to where it belongs, if the window has become wide or narrow."""
        if self.window is not None and self.window.isVisible():
            self._place(self.window)

    def paint_anew(self) -> None:
        """Draw what does not follow the palette, after a change of colours."""
        if self.window is not None:
            self.window.paint_anew()

    def close(self) -> None:
        """Close the preview, because its report is left."""
        self._let_go()
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
            self.window = None

    # Where it is

    def _place(self, window: PreviewWindow) -> None:
        """Put it beside the page of a wide window, else let it be a window."""
        work = self._work()
        if work is not None and self._parent.width() >= _WIDE:
            if not window.is_docked:
                self._dock(window, work)
        elif window.is_docked or not window.isVisible():
            self._undock(window)

    def _dock(self, window: PreviewWindow, work: Work) -> None:
        from ui.preview.scrolling import Scrolling  # noqa: PLC0415 (it loads QtPdf)

        room = work.beside.width()
        was_visible = window.isVisible()
        work.beside.addWidget(window)
        work.beside.setSizes([round(room * (1 - _SHARE)), round(room * _SHARE)])
        window.show_place(is_docked=True)
        window.setVisible(was_visible)
        self._scrolling = Scrolling(work.page, window.pages, window.form)

    def _undock(self, window: PreviewWindow) -> None:
        was_visible = window.isVisible()
        self._let_go()
        if window.is_docked:
            window.setParent(self._parent, Qt.WindowType.Window)
        window.show_place(is_docked=False)
        window.stand_at_the_side()
        window.setVisible(was_visible)

    def _let_go(self) -> None:
        if self._scrolling is not None:
            self._scrolling.stop()
            self._scrolling = None

    def _step_aside(self, field: QWidget, rect: QRect) -> None:
        """Let a preview in a window not cover the place one types at."""
        window = self.window
        if window is not None and window.isVisible() and not window.is_docked:
            place = QRect(field.mapToGlobal(rect.topLeft()), rect.size())
            if window.frameGeometry().intersects(place):
                window.move(_aside(window, place))


def _aside(window: QWidget, place: QRect) -> QPoint:
    """Return where a window stands at that side of the screen that is farther from a place."""
    room, frame = window.screen().availableGeometry(), window.frameGeometry()
    is_left = place.center().x() < room.center().x()
    return QPoint(room.right() - frame.width() if is_left else room.left(), frame.top())
