"""A file of any kind → a blank; old kinds by way of LibreOffice where it is installed."""

from pathlib import Path

from core.filling.blank import Blank, FillingError
from core.filling.word_file import WordFile
from core.filling.workbook import Workbook
from core.formats.format import FileKind
from core.formats.reading.guard import guarded_call
from core.formats.reading.raw import ReadError
from core.formats.reading.recognition import recognise
from core.storage.files import read_file

_LARGEST = 50 * 2**20  # bytes
_CONVERTED = {
    FileKind.OLD_EXCEL: "xlsx",
    FileKind.OPEN_SHEET: "xlsx",
    FileKind.OLD_WORD: "docx",
    FileKind.OPEN_TEXT: "docx",
    FileKind.RICH_TEXT: "docx",
}
_OTHER = "“{}”不是 Excel 或 Word 文件，不能往里填，请选上级发来的表格文件。"
_OLD = "“{}”是旧格式的文件，程序不能直接往里填，请用 Office 或 WPS 打开它，另存为 .{} 再选。"

SUFFIXES = (
    ".xlsx",
    ".xlsm",
    ".docx",
    ".docm",
    ".xls",
    ".et",
    ".ods",
    ".doc",
    ".wps",
    ".odt",
    ".rtf",
)
"""How files that can be filled in are called."""


def open_blank(path: Path) -> tuple[Blank, str]:
    """Return a blank, and the suffix of the files that are made of it.

    Raises FileReadError, ReadError, or FillingError for what is neither table nor document.
    """
    data = read_file(path, _LARGEST)
    try:
        return guarded_call(lambda: _opened(path, data))
    except ReadError as error:
        raise ReadError(f"无法读取“{path.name}”：{error}") from error


def _opened(path: Path, data: bytes) -> tuple[Blank, str]:
    kind = recognise(data)
    if kind in _CONVERTED:
        suffix = _CONVERTED[kind]
        data = _converted(path, data, suffix)
        return (Workbook(data) if suffix == "xlsx" else WordFile(data)), f".{suffix}"
    if kind is FileKind.EXCEL:
        return _looked_at(Workbook(data)), _suffix(path, ".xlsx", ".xlsm")
    if kind is FileKind.WORD:
        return _looked_at(WordFile(data)), _suffix(path, ".docx", ".docm")
    raise FillingError(_OTHER.format(path.name))


def _looked_at(blank: Blank) -> Blank:
    """Return a blank whose sheets can be read."""
    _ = blank.sheets
    return blank


def _suffix(path: Path, usual: str, other: str) -> str:
    return other if path.suffix.lower() == other else usual


def _converted(path: Path, data: bytes, suffix: str) -> bytes:
    """Return an old file as one of today."""
    from core.formats.word.reading.converting import convert  # noqa: PLC0415 (old files are rare)
    from core.formats.word.reading.libreoffice import find_libreoffice  # noqa: PLC0415 (as above)

    if find_libreoffice() is None:
        raise FillingError(_OLD.format(path.name, suffix))
    return convert(data, suffix)
