"""The program's icon as Windows and Linux want it."""

import os
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

_SIZES = (256, 128, 64, 48, 40, 32, 24, 20, 16)  # px


def write_icon(source: Path, target: Path) -> None:
    """Draw an SVG file in each size that Windows shows, and write them as one .ico file."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    pictures = [_drawn(source, size) for size in _SIZES]
    sizes = [picture.size for picture in pictures]
    pictures[0].save(target, format="ICO", sizes=sizes, append_images=pictures[1:])


def write_picture(source: Path, size: int, target: Path) -> None:
    """Draw an SVG file, `size` px wide and high, and write it as .png."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _drawn(source, size).save(target, format="PNG", optimize=True)


def _drawn(source: Path, size: int) -> Image.Image:
    """Return the drawing, `size` px wide and high."""
    image = QImage(size, size, QImage.Format.Format_RGBA8888)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(source)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return Image.frombytes("RGBA", (size, size), bytes(image.constBits()))
