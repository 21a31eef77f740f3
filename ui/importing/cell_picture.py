"""The picture of a cell on a scan, for the clerk to compare with the figure read from it."""

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QWidget

_MOST = QSize(300, 72)  # px


class CellPicture(QLabel):
    """Shows the picture in the colours of paper, whatever the theme; hidden when there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setStyleSheet("background: white;")
        self.hide()

    def show_picture(self, png: bytes, figure: str) -> None:
        """Show a picture, or nothing where it is empty; `figure` is what was read from it."""
        picture = QPixmap()
        is_there = bool(png) and picture.loadFromData(QByteArray(png))
        if is_there:
            ratio = self.devicePixelRatioF()
            size = picture.size().scaled(_MOST * ratio, Qt.AspectRatioMode.KeepAspectRatio)
            smooth = Qt.TransformationMode.SmoothTransformation
            picture = picture.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, smooth)
            picture.setDevicePixelRatio(ratio)
            self.setPixmap(picture)
            self.setAccessibleName(f"扫描件里这一格的图片，读作{figure or '空白'}")
        self.setVisible(is_there)
