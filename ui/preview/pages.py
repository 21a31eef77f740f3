"""The pages of the preview: a PDF view that says which place was double-clicked."""

from collections.abc import Iterator

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
from PySide6.QtGui import QGuiApplication, QImage, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtPdf import QPdfBookmarkModel, QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QWidget

_POINTS_AN_INCH = 72.0
_LEAST_ZOOM, _MOST_ZOOM = 0.25, 4.0


class PdfPages(QPdfView):
    """Shows a PDF held in memory; a new one keeps the place one looks at."""

    place_chosen = Signal(int, float)  # page from 0, points from the page's top
    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        # No child: the document speaks to its view even while it is being deleted.
        self.pdf = QPdfDocument()
        self.pdf.setParent(QCoreApplication.instance())
        self.destroyed.connect(self.pdf.deleteLater)
        self.data = b""  # of the pages shown
        self._buffer: QBuffer | None = None
        self.setDocument(self.pdf)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.setAccessibleName("预览")

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
        bar.setValue(place)

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
        self.verticalScrollBar().setValue(round(top) - self.documentMargins().top())

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


def bookmark_at(pdf: QPdfDocument, page: int, top: float) -> str:
    """Return the title of the last bookmark at or before a place; empty before the first."""
    model = QPdfBookmarkModel()
    model.setDocument(pdf)
    found = ""
    pending = [model.index(row, 0) for row in range(model.rowCount(QModelIndex()))]
    while pending:
        index = pending.pop(0)
        location = model.data(index, QPdfBookmarkModel.Role.Location.value)
        place = (model.data(index, QPdfBookmarkModel.Role.Page.value), location.y())
        if place <= (page, top):
            found = str(model.data(index, QPdfBookmarkModel.Role.Title.value))
        pending = [model.index(r, 0, index) for r in range(model.rowCount(index))] + pending
    return found


def page_image(pdf: QPdfDocument, page: int, size: QSize) -> QImage:
    """Return a page drawn on white paper, `size` pixels large."""
    image = pdf.render(page, size)
    painter = QPainter(image)  # in place: a page for a printer takes 140 MB
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOver)
    painter.fillRect(image.rect(), Qt.GlobalColor.white)
    painter.end()
    return image
