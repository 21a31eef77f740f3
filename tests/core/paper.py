"""The signed paper as a scanner or a telephone makes it: pages of our PDF as pictures."""

from functools import cache
from io import BytesIO

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image

from core.exporting import ExportOptions, write_document
from core.report.report import Report

PERSPECTIVE = (1.05, 0.06, -40, 0.02, 1.08, -60, 0.00004, 0.00003)


def sheet(report: Report, dpi: int = 200) -> Image.Image:
    """The 签批单 of a report, in grey."""
    file = BytesIO()
    write_document(report, "pdf", file, None, ExportOptions(draft=False, sign_off=True))
    return _page(file.getvalue(), dpi)


@cache
def _page(data: bytes, dpi: int) -> Image.Image:
    pages = pypdfium2.PdfDocument(data)
    numbers = [n for n in range(len(pages)) if "公章" in pages[n].get_textpage().get_text_range()]
    image: Image.Image = pages[numbers[-1]].render(scale=dpi / 72, grayscale=True).to_pil()
    return image


def saved(image: Image.Image, kind: str, **options: float) -> bytes:
    """The bytes of a picture, or of a PDF file that is nothing but one."""
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def photographed(image: Image.Image) -> Image.Image:
    """The page seen from the side."""
    return image.transform(
        image.size, Image.Transform.PERSPECTIVE, PERSPECTIVE, Image.Resampling.BICUBIC, fillcolor=60
    )
