"""Reads PDFs back: their texts, and where there is ink."""

from collections.abc import Sequence
from io import BytesIO
from typing import cast

import pdfplumber
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument

from ui.preview.pages import page_image

BLACK, GREY = 0x70, 0xE8  # the lightest grey of a stroke, and of its blurred edge


def load(data: bytes) -> QPdfDocument:
    """Return the document in these bytes."""
    pdf = QPdfDocument()
    buffer = QBuffer(pdf)
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    pdf.load(buffer)
    assert pdf.status() is QPdfDocument.Status.Ready
    return pdf


def page_text(pdf: QPdfDocument, page: int) -> str:
    """The text of a page as one copies it, without spaces and line ends."""
    return "".join(pdf.getAllText(page).text().split())


def texts(pdf: QPdfDocument) -> list[str]:
    return [page_text(pdf, page) for page in range(pdf.pageCount())]


def plumbed_texts(data: bytes) -> list[str]:
    """The same by another reader, which may put the pieces in another order."""
    with pdfplumber.open(BytesIO(data)) as pdf:
        pages = [[char["text"] for char in page.chars] for page in pdf.pages]
    return ["".join("".join(chars).split()) for chars in pages]


def ink(pdf: QPdfDocument, page: int, dots_an_inch: int, lightest: int) -> list[int]:
    """A page's rows of pixels; a set bit is a pixel with ink."""
    points = pdf.pagePointSize(page)
    scale = dots_an_inch / 72
    size = QSize(round(points.width() * scale), round(points.height() * scale))
    image = page_image(pdf, page, size).convertToFormat(QImage.Format.Format_Grayscale8)
    rows = []
    for row in range(image.height()):
        line = cast("memoryview", image.constScanLine(row))[: image.width()]
        rows.append(int("".join("1" if grey < lightest else "0" for grey in line), 2))
    return rows


def spread(rows: Sequence[int], reach: int) -> list[int]:
    """The same ink, `reach` pixels wider to every side."""
    for _ in range(reach):
        wider = [row | row << 1 | row >> 1 for row in rows]
        above, below = [0, *wider[:-1]], [*wider[1:], 0]
        rows = [a | b | c for a, b, c in zip(wider, above, below, strict=True)]
    return list(rows)


def outside(inner: Sequence[int], outer: Sequence[int]) -> int:
    """The number of pixels of the inner ink that do not lie on the outer ink."""
    assert len(inner) == len(outer)
    return sum((row & ~there).bit_count() for row, there in zip(inner, outer, strict=True))
