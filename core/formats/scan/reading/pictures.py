"""Files → the pictures of their pages, as wide as recognition likes them."""

import ctypes
from collections.abc import Iterator

import cv2
import numpy as np
import pypdfium2_raw as raw  # type: ignore[import-untyped]

from core.formats.pdf.reading.source import PdfError, opened
from core.formats.scan.reading.ink import Picture

WIDE = 1800
"""Pixels of a page's shorter side: 218 dpi on A4."""

_LONGEST = 4.0  # times as long as wide: more is no page
_MOST_PIXELS = 120_000_000  # of a picture


def pages_of(data: bytes) -> Iterator[tuple[int, Picture]]:
    """Yield the number of pages with each page's picture. Raises PdfError."""
    if b"%PDF-" in data[:1024]:
        yield from _pages_of_pdf(data)
        return
    found, pictures = cv2.imdecodemulti(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    if not found:
        raise PdfError("damaged")
    for picture in pictures:
        yield len(pictures), _scaled(picture)


def _scaled(picture: Picture) -> Picture:
    scale = WIDE / min(picture.shape[:2])
    if max(picture.shape[:2]) > _LONGEST * min(picture.shape[:2]):
        raise PdfError("odd")
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return cv2.resize(picture, None, fx=scale, fy=scale, interpolation=way)


def _pages_of_pdf(data: bytes) -> Iterator[tuple[int, Picture]]:
    with opened(data) as file:
        count = raw.FPDF_GetPageCount(file)
        for index in range(count):
            page = raw.FPDF_LoadPage(file, index)
            if not page:
                raise PdfError("damaged")
            try:
                yield count, _rendered(page)
            finally:
                raw.FPDF_ClosePage(page)


def _rendered(page: object) -> Picture:
    """Return a page drawn on white paper."""
    wide, high = raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)
    if min(wide, high) <= 0 or max(wide, high) > _LONGEST * min(wide, high):
        raise PdfError("odd")
    scale = WIDE / min(wide, high)
    columns, rows = round(wide * scale), round(high * scale)
    pixels = np.full((rows, columns, 3), 255, np.uint8)
    bitmap = raw.FPDFBitmap_CreateEx(
        columns, rows, raw.FPDFBitmap_BGR, pixels.ctypes.data_as(ctypes.c_void_p), 3 * columns
    )
    raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, columns, rows, 0, raw.FPDF_ANNOT)
    raw.FPDFBitmap_Destroy(bitmap)
    return pixels
