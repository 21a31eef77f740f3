"""Report → file in any format, through a document and the one file writer."""

import importlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from core.project.interchange import dump
from core.report.report import Report
from core.storage.files import write_file

if TYPE_CHECKING:
    from core.formats.pdf.writing.writer import PdfOptions

_LONGEST_NAME = 240  # bytes, 80 Chinese characters; with a suffix, systems allow 255
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)\s*(\.|$)", re.IGNORECASE)  # to Windows

Progress = Callable[[float], None]
"""Called now and then with the part done, 0 to 1; may raise to cancel."""


@dataclass(frozen=True)
class Format:
    """An export format. `module` is imported only when it is used."""

    id: str
    name: str
    suffix: str
    module: str


@dataclass(frozen=True)
class ExportOptions:
    """What the clerk may choose.

    `draft` marks the pages 草稿; None does so while the checks find errors.
    `sign_off` adds a 签批单 to the PDF, `shipped_fonts` leaves the machine's
    own fonts aside.
    """

    draft: bool | None = None
    sign_off: bool = False
    shipped_fonts: bool = False


FORMATS = {
    "xlsx": Format("xlsx", "Excel 工作簿", ".xlsx", "core.formats.excel.writing.writer"),
    "pdf": Format("pdf", "PDF 文件", ".pdf", "core.formats.pdf.writing.writer"),
    "docx": Format("docx", "Word 文档", ".docx", "core.formats.word.writing.writer"),
    "html": Format("html", "网页", ".html", "core.formats.html.writing.writer"),
    "txt": Format("txt", "纯文本", ".txt", "core.formats.text.writing.writer"),
}

_DEFAULT = ExportOptions()


def export(
    report: Report,
    format_id: str,
    path: Path,
    progress: Progress | None = None,
    options: ExportOptions = _DEFAULT,
) -> None:
    """Write the report to `path`; nothing is left behind when it fails or is cancelled.

    Raises FileWriteError; whatever `progress` raises passes through.
    """
    write_file(path, lambda file: write_document(report, format_id, file, progress, options))


def write_document(
    report: Report,
    format_id: str,
    file: BinaryIO,
    progress: Progress | None = None,
    options: ExportOptions = _DEFAULT,
) -> None:
    """Write the report in a format to an open file."""
    from core.layout.compose import compose  # noqa: PLC0415 (the window and the parser need the names alone)

    module = importlib.import_module(FORMATS[format_id].module)
    document = compose(report, draft=_is_draft(report, options))
    if format_id == "pdf":
        module.write(document, file, _pdf_options(options), progress=progress)
    else:
        module.write(document, file, progress=progress)


def _is_draft(report: Report, options: ExportOptions) -> bool:
    if options.draft is not None:
        return options.draft
    from core.checks.rules import has_errors  # noqa: PLC0415 (not for a file without a mark)

    return has_errors(report)


def _pdf_options(options: ExportOptions) -> "PdfOptions":
    from core.formats.pdf.writing.writer import PdfOptions  # noqa: PLC0415 (it loads reportlab)
    from core.formats.setting.fonts import shipped_fonts  # noqa: PLC0415 (only the PDF needs fonts)

    fonts = shipped_fonts() if options.shipped_fonts else None
    return PdfOptions(fonts=fonts, sign_off=options.sign_off)


def export_json(report: Report, path: Path) -> None:
    """Write the JSON that `dump` prints. Raises FileWriteError."""
    data = dump(report)
    write_file(path, lambda file: file.write(data))


def suggested_name(report: Report, suffix: str) -> str:
    """Return a file name made of the title, without characters a file name may not have."""
    name = _file_name(report.heading.title)
    untitled = "".join(report.form.title_parts("", report.heading.year))
    return f"{name or _file_name(untitled)}{suffix}"


def _file_name(title: str) -> str:
    name = "".join("_" if char in '\\/:*?"<>|' or char < " " else char for char in title)
    name = name.strip().strip(" .")
    name = f"_{name}" if _DEVICE.match(name) else name
    return name.encode(errors="ignore")[:_LONGEST_NAME].decode(errors="ignore")
