"""The QR code on a scanned or photographed page, or on one of a PDF file."""

import contextlib

from core.formats.reading.process import Limits, messages_of
from core.formats.reading.raw import ReadError

_LARGEST = 60_000_000  # bytes
_LIMITS = Limits(to_start=30.0, silent=10.0)
_WORKER = "core.formats.reading.paper_codes_worker"
_TOO_LARGE = "文件太大，或者内容太复杂，请只扫描签批单那一页。"
_NOT_READ = "这个文件读不出图片，请扫描成 PDF，或者拍成 JPG、PNG 照片再试。"


def paper_code_in(data: bytes) -> str:
    """Return the text of the last QR code of this program in a PDF file or a picture.

    Empty when none is found. Raises ReadError when the file is neither, damaged or too large.
    """
    if len(data) > _LARGEST:
        raise ReadError(_TOO_LARGE)
    with contextlib.closing(messages_of(_WORKER, data, _LIMITS, _TOO_LARGE)) as messages:
        for message in messages:
            if "error" in message:
                raise ReadError(_NOT_READ)
            if "code" in message:
                return str(message["code"])
    return ""
