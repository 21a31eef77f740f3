"""The signed paper, scanned or photographed: what its QR code says of the report."""

from pathlib import Path

from core.errors import UserError
from core.form.library import FormLibrary, official_forms
from core.formats.reading.paper_codes import paper_code_in
from core.report.packed import Packed, PackedError
from core.report.paper_code import read_paper_code
from core.storage.files import read_file

SUFFIXES = (".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".webp")
"""How files with scans and photos are called."""

_LARGEST = 60_000_000  # bytes
_NO_CODE = (
    "“{}”里没有找到签批单上的二维码，请把签批单整页扫描（200 dpi 以上）或者拍清楚，"
    "不要让印章盖住二维码。"
)
_BAD_CODE = "“{}”里的二维码残缺，或者是更新的版本印的，请重新扫描，或者更新本程序。"


class PaperError(UserError):
    """No page of a file has a QR code that tells of a report."""


def read_paper(path: Path, forms: FormLibrary | None = None) -> Packed:
    """Return what the signed paper in a PDF file or a picture says of its report.

    Raises UserError: FileReadError, ReadError for a file that is no PDF or picture, or
    PaperError.
    """
    text = paper_code_in(read_file(path, _LARGEST))
    if not text:
        raise PaperError(_NO_CODE.format(path.name))
    try:
        return read_paper_code(text, forms or official_forms())
    except PackedError as error:
        raise PaperError(_BAD_CODE.format(path.name)) from error
