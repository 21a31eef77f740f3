"""Sends the pages of a PDF to a printer, as they are: no scaling, no margins added.

What takes a PDF gets it; only elsewhere, as on Windows, the pages are painted as
pictures at the printer's resolution.
"""

import sys
from collections.abc import Callable, Iterator

from PySide6.QtCore import QBuffer, QByteArray, QMarginsF, QRectF, QSize, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget

from ui.look.progress import progress_dialog
from ui.preview.pages import page_image
from ui.preview.vectors import send, takes_pdf

_POINTS_AN_INCH = 72.0
_FINEST = 600  # dots an inch; a finer printer gets no more
_PATIENCE = 500  # ms before progress is shown
_NONE = "这台电脑还没有安装打印机。可以先“导出 PDF”，再到有打印机的电脑上打印。"
_REFUSED = "打印机没有接受。请检查打印机是否接好、是否有纸，打印到文件时检查保存的位置。"


def new_printer() -> QPrinter:
    """Return the default printer, set up for our pages: A4, both sides, real size."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(0, 0, 0, 0),
        )
    )
    printer.setFullPage(True)
    printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
    return printer


def ask_and_print(data: bytes, name: str, parent: QWidget) -> bool:
    """Ask for printer, pages, copies and sides, then print a PDF; say whether it was printed."""
    printer = new_printer()
    if sys.platform == "win32" and printer.outputFormat() is not QPrinter.OutputFormat.NativeFormat:
        QMessageBox.warning(parent, "打印", _NONE)  # its dialog would not open
        return False
    printer.setDocName(name)
    pdf, buffer = QPdfDocument(parent), QBuffer(parent)
    buffer.setData(QByteArray(data))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    pdf.load(buffer)
    try:
        return _ask_and_print(data, pdf, printer, parent)
    finally:
        pdf.close()
        pdf.deleteLater()
        buffer.deleteLater()


def _ask_and_print(data: bytes, pdf: QPdfDocument, printer: QPrinter, parent: QWidget) -> bool:
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("打印")
    dialog.setMinMax(1, max(1, pdf.pageCount()))
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    if takes_pdf(printer):
        was_printed = send(data, list(_pages(pdf, printer)), printer)
    else:
        was_printed = _print_with_progress(pdf, printer, parent)
    if not was_printed:
        QMessageBox.warning(parent, "打印失败", _REFUSED)
        return False
    return True


def _print_with_progress(pdf: QPdfDocument, printer: QPrinter, parent: QWidget) -> bool:
    """Print; show how far it is when it takes long, and let the user stop it."""
    dialog = progress_dialog("打印", "正在送往打印机……", "停止", 100, parent)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)  # setting a value shows it
    dialog.setMinimumDuration(_PATIENCE)

    def go_on(part: float) -> bool:
        dialog.setValue(round(part * 100))
        return not dialog.wasCanceled()

    try:
        return print_pages(pdf, printer, go_on)
    finally:
        dialog.reset()
        dialog.deleteLater()


def print_pages(
    pdf: QPdfDocument, printer: QPrinter, progress: Callable[[float], bool] = lambda _: True
) -> bool:
    """Print the pages that the printer is set to; say whether it took them.

    `progress` is told the part done, 0 to 1, before every page, and says
    whether to go on; otherwise nothing more is printed.
    """
    painter = QPainter()
    if not painter.begin(printer):
        return False
    pages = list(_pages(pdf, printer))
    for number, page in enumerate(pages):
        if not progress(number / len(pages)):
            printer.abort()
            break
        if number:
            printer.newPage()
        _print_page(painter, pdf, page, printer)
    return painter.end()


def _pages(pdf: QPdfDocument, printer: QPrinter) -> Iterator[int]:
    """Yield the pages from 0, in the order and number asked for."""
    ranges = printer.pageRanges()  # such as 1, 3-4; empty for all pages
    count = pdf.pageCount()
    pages = [page for page in range(count) if ranges.isEmpty() or ranges.contains(page + 1)]
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        yield from pages * copies
    else:
        yield from (page for page in pages for _ in range(copies))


def _print_page(painter: QPainter, pdf: QPdfDocument, page: int, printer: QPrinter) -> None:
    """Paint a page at its real size from the paper's top left corner."""
    points = pdf.pagePointSize(page)
    dots = min(_FINEST, printer.resolution())
    size = QSize(
        round(points.width() / _POINTS_AN_INCH * dots),
        round(points.height() / _POINTS_AN_INCH * dots),
    )
    image = page_image(pdf, page, size)
    scale = printer.resolution() / _POINTS_AN_INCH
    painter.drawImage(QRectF(0, 0, points.width() * scale, points.height() * scale), image)
