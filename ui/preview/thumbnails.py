"""Small pictures of the preview's pages; a click goes there."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QWidget

from ui.preview.pages import page_image

_WIDTH, _HEIGHT = 99, 140  # px, an A4 page


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
        self.setFixedWidth(_WIDTH + 48)
        self.setSpacing(6)
        self.itemClicked.connect(lambda item: self.chosen.emit(self.row(item)))
        self.itemActivated.connect(lambda item: self.chosen.emit(self.row(item)))

    def show_pages(self, pdf: QPdfDocument) -> None:
        """Draw the pages."""
        while self.count() > pdf.pageCount():
            self.takeItem(self.count() - 1)
        scale = self.devicePixelRatioF()
        for page in range(pdf.pageCount()):
            if page == self.count():
                item = QListWidgetItem(f"第 {page + 1} 页")
                item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter)
                self.addItem(item)
            image = page_image(pdf, page, QSize(_WIDTH, _HEIGHT) * scale)
            image.setDevicePixelRatio(scale)
            self.item(page).setIcon(QIcon(QPixmap.fromImage(image)))
