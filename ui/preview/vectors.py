"""Sends a PDF as it is where the system takes one: its lines and letters instead of pictures."""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter

from core.errors import UserError
from core.storage.files import write_file

_PATIENCE = 60  # s for the spooler to take it
_SIDES = {
    QPrinter.DuplexMode.DuplexNone: "one-sided",
    QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
    QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
}


def takes_pdf(printer: QPrinter) -> bool:
    """Say whether the pages can be sent as they are: to a file, or through CUPS."""
    if printer.outputFormat() is QPrinter.OutputFormat.PdfFormat:
        return bool(printer.outputFileName())
    return sys.platform != "win32" and bool(printer.printerName() and shutil.which("lp"))


def send(data: bytes, pages: Sequence[int], printer: QPrinter) -> bool:
    """Send these pages of a PDF, from 0; say whether they were taken."""
    chosen = with_pages(data, pages)
    if printer.outputFormat() is not QPrinter.OutputFormat.PdfFormat:
        return _spool(chosen, printer)
    try:
        write_file(Path(printer.outputFileName()), lambda file: file.write(chosen))
    except UserError:
        return False
    return True


def with_pages(data: bytes, pages: Sequence[int]) -> bytes:
    """Return a PDF with these pages of another, from 0, in this order."""
    import pypdfium2  # type: ignore[import-untyped] # noqa: PLC0415 (only for printing)

    with pypdfium2.PdfDocument(data) as source:
        if list(pages) == list(range(len(source))):
            return data
        with pypdfium2.PdfDocument.new() as chosen:
            chosen.import_pages(source, list(pages))
            file = BytesIO()
            chosen.save(file)
            return file.getvalue()


def lp_arguments(printer: QPrinter) -> list[str]:
    """Return what the spooler is told; the pages are chosen already."""
    options = {"print-scaling": "none", "collate": str(printer.collateCopies()).lower()}
    if printer.duplex() in _SIDES:
        options["sides"] = _SIDES[printer.duplex()]
    if printer.colorMode() is QPrinter.ColorMode.GrayScale:
        options["print-color-mode"] = "monochrome"
    told = [part for key, value in options.items() for part in ("-o", f"{key}={value}")]
    copies = str(printer.copyCount() if printer.supportsMultipleCopies() else 1)
    return ["-d", printer.printerName(), "-n", copies, "-t", printer.docName(), *told]


def _spool(data: bytes, printer: QPrinter) -> bool:
    command = [shutil.which("lp") or "lp", *lp_arguments(printer)]
    try:
        done = subprocess.run(  # noqa: S603 (the system's own; nothing of it is from a file but the title)
            command, input=data, capture_output=True, timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0
