"""Report → file in any format, through a document and the one file writer."""

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from core.compose import compose
from core.document import Document
from core.files import write_file
from core.interchange import dump
from core.report import Report

_LONGEST_NAME = 240  # bytes, 80 Chinese characters; with a suffix, systems allow 255

Progress = Callable[[float], None]
"""Called now and then with the part done, 0 to 1; may raise to cancel."""


@dataclass(frozen=True)
class Format:
    """An export format. `module` is imported only when it is used."""

    id: str
    name: str
    suffix: str
    module: str


class _Writer(Protocol):
    def write(self, document: Document, file: BinaryIO, *, progress: Progress) -> None:
        """Write the document to the file."""


FORMATS = {
    "xlsx": Format("xlsx", "Excel 工作簿", ".xlsx", "core.formats.excel"),
    "pdf": Format("pdf", "PDF 文件", ".pdf", "core.formats.pdf"),
}


def export(report: Report, format_id: str, path: Path, progress: Progress) -> None:
    """Write the report to `path`; nothing is left behind when it fails or is cancelled.

    Raises FileWriteError; whatever `progress` raises passes through.
    """
    writer = cast("_Writer", importlib.import_module(FORMATS[format_id].module))
    document = compose(report)
    write_file(path, lambda file: writer.write(document, file, progress=progress))


def export_json(report: Report, path: Path) -> None:
    """Write the JSON that `dump` prints. Raises FileWriteError."""
    data = dump(report)
    write_file(path, lambda file: file.write(data))


def suggested_name(report: Report, suffix: str) -> str:
    """Return a file name made of the title, without characters a file name may not have."""
    name = _file_name(report.heading.title)
    return f"{name or f'{report.heading.year}年政府信息公开工作年度报告'}{suffix}"


def _file_name(title: str) -> str:
    name = "".join("_" if char in '\\/:*?"<>|' or char < " " else char for char in title)
    name = name.strip().strip(" .")
    return name.encode(errors="ignore")[:_LONGEST_NAME].decode(errors="ignore")
