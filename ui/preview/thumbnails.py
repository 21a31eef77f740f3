"""Small pictures of the preview's pages; a click goes there."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QWidget

from ui.preview.pages import page_image

_WIDTH, _HEIGHT = 78, 110  # px, an A4 page


class Thumbnails(QListWidget):
    """One picture a page."""

    chosen = Signal(int)  # page from 0

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("thumbnails")
        self.setAccessibleName("页面缩略图")
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.TopToBottom)
        self.setWrapping(False)
        self.setMovement(QListView.Movement.Static)
        self.setIconSize(QSize(_WIDTH, _HEIGHT))
        self.setFixedWidth(_WIDTH + 56)
        self.setSpacing(8)
        self._pdf: QPdfDocument | None = None
        self._due: list[int] = []  # pages still to be drawn
        self._timer = QTimer(self)  # fires whenever nothing else is to be done
        self._timer.timeout.connect(self._draw_next)
        self.itemClicked.connect(lambda item: self.chosen.emit(self.row(item)))
        self.itemActivated.connect(lambda item: self.chosen.emit(self.row(item)))

    def show_pages(self, pdf: QPdfDocument, first: int) -> None:
        """Draw the pages, the `first` one before the others; between two the window goes on."""
        while self.count() > pdf.pageCount():
            self.takeItem(self.count() - 1)
        blank = QPixmap(_WIDTH, _HEIGHT)
        blank.fill(Qt.GlobalColor.white)
        for page in range(self.count(), pdf.pageCount()):
            item = QListWidgetItem(QIcon(blank), f"第 {page + 1} 页")
            item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter)
            self.addItem(item)
        self._pdf = pdf
        self._due = sorted(range(pdf.pageCount()), key=lambda page: abs(page - first))
        self._timer.start()
        self.mark(first)

    @property
    def is_drawn(self) -> bool:
        """Whether all pictures are those of the pages."""
        return not self._due

    def mark(self, page: int) -> None:
        """Mark the page that is looked at."""
        if 0 <= page < self.count():
            self.setCurrentRow(page)

    def _draw_next(self) -> None:
        if self._pdf is None or not self._due:
            self._timer.stop()
            return
        page, scale = self._due.pop(0), self.devicePixelRatioF()
        image = page_image(self._pdf, page, QSize(_WIDTH, _HEIGHT) * scale)
        image.setDevicePixelRatio(scale)
        picture = QPixmap.fromImage(image)
        shown = QIcon(picture)
        shown.addPixmap(picture, QIcon.Mode.Selected)  # or Qt would tint the one looked at
        self.item(page).setIcon(shown)
