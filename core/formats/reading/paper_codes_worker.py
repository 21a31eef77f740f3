"""The process that looks for a QR code: a file on standard input, JSON on standard output."""

import time
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import zxingcpp
from PIL import Image, ImageOps, UnidentifiedImageError

from core.formats.reading.working import work

_PREFIX = "NIANBAO:"
_MOST_MEMORY = 500_000_000  # bytes: what the program may take for any file
_MOST_SECONDS = 5  # of the processor, for a page that takes them all
_SECONDS = 3  # of the processor, until what is left is not looked at: 48 megapixels take 1.5
_MOST_PAGES = 200
_MOST_PIXELS = 120_000_000
_DPI = (200, 300)  # the second for small or worn codes
_SIDES = (2400, 1600, 3600)  # pixels of a photo's longer side: as a page at 200 dpi, less, more
Image.MAX_IMAGE_PIXELS = _MOST_PIXELS


def messages(data: bytes) -> Iterator[dict[str, Any]]:
    """Yield what is done after each page, and last the code, or why none was looked for."""
    pages = _pdf_pages(data) if b"%PDF-" in data[:1024] else _picture(data)
    started = time.process_time()
    try:
        for page in pages:
            if code := _code_on(page):
                yield {"code": code}
                return
            if time.process_time() - started > _SECONDS:
                break
            yield {"done": 0}
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError):
        yield {"error": "unreadable"}
        return
    yield {"code": ""}


def _code_on(page: Image.Image) -> str:
    kinds = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    texts = [found.text for found in zxingcpp.read_barcodes(page, formats=kinds)]
    return next((text for text in texts if text.startswith(_PREFIX)), "")


def _pdf_pages(data: bytes) -> Iterator[Image.Image]:
    """Yield the pages, the last ones first: the sheet to sign on is at the end."""
    import pypdfium2  # type: ignore[import-untyped]  # noqa: PLC0415 (not for pictures)

    try:
        file = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise ValueError from error
    last = len(file) - 1
    for dpi in _DPI:
        for index in range(last, max(-1, last - _MOST_PAGES), -1):
            page = file[index]
            width, height = page.get_size()
            scale = min(dpi / 72, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
            yield page.render(scale=scale, grayscale=True).to_pil()
            page.close()


def _picture(data: bytes) -> Iterator[Image.Image]:
    """Yield a picture in grey and upright, at several sizes."""
    with Image.open(BytesIO(data)) as opened:
        grey = ImageOps.exif_transpose(opened).convert("L")
    for side in _SIDES:
        scale = side / max(grey.size)
        size = (max(1, round(grey.width * scale)), max(1, round(grey.height * scale)))
        yield grey.resize(size)
    yield grey


if __name__ == "__main__":
    work(messages, _MOST_MEMORY, _MOST_SECONDS)
