"""The pages of the preview: a PDF view that says which place was double-clicked."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QCoreApplication,
    QIODevice,
    QModelIndex,
    QPointF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QImage,
    QMouseEvent,
    QPainter,
    QPalette,
    QWheelEvent,
)
from PySide6.QtPdf import QPdfBookmarkModel, QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QWidget

from ui.look.theme import theme

Bookmark = tuple[str, int, float]
"""A title, its page from 0, and points from the page's top."""

_POINTS_AN_INCH = 72.0
_LEAST_ZOOM, _MOST_ZOOM = 0.25, 4.0


class PdfPages(QPdfView):
    """Shows a PDF held in memory; a new one keeps the place one looks at."""

    place_chosen = Signal(int, float)  # page from 0, points from the page's top
    zoom_changed = Signal(float)
    moved = Signal()  # by somebody, not by the program
    loaded = Signal()  # other pages
    page_changed = Signal(int)  # the page one looks at, from 0

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        # No child: the document speaks to its view even while it is being deleted.
        self.pdf = QPdfDocument()
        self.pdf.setParent(QCoreApplication.instance())
        self.destroyed.connect(self.pdf.deleteLater)
        self.data = b""  # of the pages shown
        self.bookmarks: tuple[Bookmark, ...] = ()
        self._page = -1  # the page one looks at, told last
        self._is_led = False
        self._buffer: QBuffer | None = None
        self.setDocument(self.pdf)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.setAccessibleName("预览")
        bar = self.verticalScrollBar()
        bar.actionTriggered.connect(self._lead)
        bar.valueChanged.connect(self._tell_place)
        self.paint_anew()

    def paint_anew(self) -> None:
        """Show the desk around the pages in the colour in force."""
        colours = self.palette()
        colours.setColor(QPalette.ColorRole.Dark, QColor(theme().desk))
        self.setPalette(colours)

    def _lead(self) -> None:
        """Note that the next change of place is somebody's."""
        self._is_led = True

    def _tell_place(self) -> None:
        if self._is_led:
            self._is_led = False
            self.moved.emit()
        page = self.current_page()
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)

    def current_page(self) -> int:
        """Return the page one looks at, from 0: the one in the middle of what is shown."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        ends = [bottom for _, bottom in self._extents()]
        return next((page for page, bottom in enumerate(ends) if middle < bottom), len(ends) - 1)

    def place_in_px(self, page: int, top: float) -> float:
        """Return where points from a page's top are, in px of all pages below each other."""
        begin, _ = list(self._extents())[page]
        return begin + top * self._pixels_a_point()

    def end_in_px(self) -> float:
        """Return where all pages end, with the margin below them."""
        bar = self.verticalScrollBar()
        return float(bar.maximum() + bar.pageStep())

    def show_pdf(self, data: bytes) -> None:
        """Show another PDF at the same place."""
        bar = self.verticalScrollBar()
        place = bar.value()
        self.data = data
        buffer = QBuffer(self.pdf)
        buffer.setData(QByteArray(data))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.pdf.load(buffer)
        if self._buffer is not None:
            self._buffer.deleteLater()
        self._buffer = buffer  # the document reads from it
        self.bookmarks = tuple(bookmarks(self.pdf))
        bar.setValue(place)
        self._page = -1
        self._tell_place()
        self.loaded.emit()

    def zoom_by(self, factor: float) -> None:
        """Show the pages larger or smaller."""
        zoom = min(_MOST_ZOOM, max(_LEAST_ZOOM, self.scale() * factor))
        self.setZoomMode(QPdfView.ZoomMode.Custom)
        self.setZoomFactor(zoom)
        self.zoom_changed.emit(zoom)

    def scale(self) -> float:
        """Return the zoom in force, 1 for the real size on this screen."""
        if self.zoomMode() is QPdfView.ZoomMode.Custom or not self.pdf.pageCount():
            return self.zoomFactor()
        margins = self.documentMargins()
        width = self.viewport().width() - margins.left() - margins.right()
        return width / (self.pdf.pagePointSize(0).width() * self._dots_a_point())

    def go_to_page(self, page: int) -> None:
        """Scroll to the top of a page, also of the one that is being read."""
        top, _ = list(self._extents())[page]
        self._lead()
        self.verticalScrollBar().setValue(round(top) - self.documentMargins().top())
        self._is_led = False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Tell which place was double-clicked."""
        place = self._place_at(event.position())
        if place is not None:
            self.place_chosen.emit(*place)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl and the wheel."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1.1 if event.angleDelta().y() > 0 else 1 / 1.1)
        else:
            super().wheelEvent(event)

    def _dots_a_point(self) -> float:
        screen = self.screen() or QGuiApplication.primaryScreen()
        return screen.logicalDotsPerInch() / _POINTS_AN_INCH

    def _pixels_a_point(self) -> float:
        return self._dots_a_point() * self.scale()

    def _extents(self) -> Iterator[tuple[float, float]]:
        """Yield where each page begins and ends, in pixels from the first one's margin."""
        top = float(self.documentMargins().top())
        for page in range(self.pdf.pageCount()):
            bottom = top + self.pdf.pagePointSize(page).height() * self._pixels_a_point()
            yield top, bottom
            top = bottom + self.pageSpacing()

    def _place_at(self, position: QPointF) -> tuple[int, float] | None:
        """Return page and points from its top, for a position in the viewport."""
        y = position.y() + self.verticalScrollBar().value()
        for page, (top, bottom) in enumerate(self._extents()):
            if y < bottom:
                return page, max(0.0, (y - top) / self._pixels_a_point())
        return None


def bookmarks(pdf: QPdfDocument) -> Iterator[Bookmark]:
    """Yield all bookmarks in the order of the contents."""
    model = QPdfBookmarkModel()
    model.setDocument(pdf)
    pending = [model.index(row, 0) for row in range(model.rowCount(QModelIndex()))]
    while pending:
        index = pending.pop(0)
        location = model.data(index, QPdfBookmarkModel.Role.Location.value)
        title = str(model.data(index, QPdfBookmarkModel.Role.Title.value))
        yield title, model.data(index, QPdfBookmarkModel.Role.Page.value), location.y()
        pending = [model.index(r, 0, index) for r in range(model.rowCount(index))] + pending


def bookmark_at(known: Iterable[Bookmark], page: int, top: float) -> str:
    """Return the title of the last bookmark at or before a place; empty before the first."""
    found = ""
    for title, *place in known:
        if tuple(place) <= (page, top):
            found = title
    return found


def page_image(pdf: QPdfDocument, page: int, size: QSize) -> QImage:
    """Return a page drawn on white paper, `size` pixels large."""
    image = pdf.render(page, size)
    painter = QPainter(image)  # in place: a page for a printer takes 140 MB
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOver)
    painter.fillRect(image.rect(), Qt.GlobalColor.white)
    painter.end()
    return image
