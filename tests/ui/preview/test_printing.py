"""Printing: the very pages, at their real size, as many and in the order asked for."""

import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtGui import QPageRanges, QPageSize
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from core.exporting import ExportOptions, write_document
from core.form.library import official_forms
from tests.factories import narrated_report
from tests.ui.dialogs import Dialogs
from tests.ui.pdfs import BLACK, GREY, ink, load, outside, spread
from ui.preview import printing
from ui.preview.printing import ask_and_print, new_printer, print_pages

A4 = (595.28, 841.89)  # points
PAGES = 6
COARSE = 75  # dots an inch: fast, and enough to tell the pages apart


@pytest.fixture(scope="module")
def data() -> bytes:
    """A report of three pages, a blank one, the sheet for signing and what is left open."""
    file = BytesIO()
    report = narrated_report(official_forms().by_id("2021"))
    write_document(report, "pdf", file, None, ExportOptions(draft=False, sign_off=True))
    return file.getvalue()


@pytest.fixture
def pdf(qapp: QApplication, data: bytes) -> QPdfDocument:
    """The same, open."""
    assert qapp
    pdf = load(data)
    assert pdf.pageCount() == PAGES
    return pdf


class PdfPrinter:
    """A printer whose paper is a PDF file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.printer = new_printer()
        self.aim(self.printer)
        self.printer.setResolution(COARSE)

    def aim(self, printer: QPrinter) -> None:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self._path))

    @property
    def paper(self) -> QPdfDocument:
        """What came out."""
        return load(self._path.read_bytes())


@pytest.fixture
def out(qapp: QApplication, tmp_path: Path) -> PdfPrinter:
    """The printer of the program, printing to a file."""
    assert qapp
    return PdfPrinter(tmp_path / "paper.pdf")


def printed(pdf: QPdfDocument, out: PdfPrinter) -> list[int]:
    """Print; return which page of the report every sheet shows, from 1."""
    print_pages(pdf, out.printer)
    paper = out.paper
    originals = [ink(pdf, page, COARSE, BLACK) for page in range(pdf.pageCount())]
    wide = [spread(ink(pdf, page, COARSE, GREY), 1) for page in range(pdf.pageCount())]
    order = []
    for sheet in range(paper.pageCount()):
        marks = ink(paper, sheet, COARSE, BLACK)
        width = spread(ink(paper, sheet, COARSE, GREY), 1)
        (page,) = (
            page
            for page in range(len(originals))
            if not outside(marks, wide[page]) and not outside(originals[page], width)
        )
        order.append(page + 1)
    return order


# The pages


def test_all_pages_are_printed_once(pdf: QPdfDocument, out: PdfPrinter) -> None:
    assert printed(pdf, out) == [*range(1, PAGES + 1)]


def test_a_range_of_pages(pdf: QPdfDocument, out: PdfPrinter) -> None:
    out.printer.setPrintRange(QPrinter.PrintRange.PageRange)
    out.printer.setFromTo(2, 3)
    assert printed(pdf, out) == [2, 3]


def test_a_single_page(pdf: QPdfDocument, out: PdfPrinter) -> None:
    out.printer.setPrintRange(QPrinter.PrintRange.PageRange)
    out.printer.setFromTo(4, 4)
    assert printed(pdf, out) == [4]


def test_a_range_beyond_the_last_page(pdf: QPdfDocument, out: PdfPrinter) -> None:
    out.printer.setFromTo(3, 99)
    assert printed(pdf, out) == [*range(3, PAGES + 1)]


def test_several_ranges_leave_out_the_pages_between(pdf: QPdfDocument, out: PdfPrinter) -> None:
    """The dialogs of Windows and of CUPS take “1,3-4”."""
    out.printer.setPrintRange(QPrinter.PrintRange.PageRange)
    out.printer.setPageRanges(QPageRanges.fromString("1,3-4"))
    assert printed(pdf, out) == [1, 3, 4]


@pytest.mark.parametrize(
    ("collated", "order"),
    [(True, [2, 3, 2, 3]), (False, [2, 2, 3, 3])],
)
def test_copies(pdf: QPdfDocument, out: PdfPrinter, *, collated: bool, order: list[int]) -> None:
    out.printer.setFromTo(2, 3)
    out.printer.setCopyCount(2)
    out.printer.setCollateCopies(collated)
    assert printed(pdf, out) == order


def test_last_page_first(pdf: QPdfDocument, out: PdfPrinter) -> None:
    out.printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert printed(pdf, out) == [*range(PAGES, 0, -1)]


def test_last_page_first_of_a_range_twice(pdf: QPdfDocument, out: PdfPrinter) -> None:
    out.printer.setFromTo(1, 2)
    out.printer.setCopyCount(2)
    out.printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert printed(pdf, out) == [2, 1, 2, 1]


def test_a_printer_that_copies_itself_gets_each_page_once(
    pdf: QPdfDocument, out: PdfPrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinter, "supportsMultipleCopies", lambda _: True)
    out.printer.setCopyCount(3)
    assert printed(pdf, out) == [*range(1, PAGES + 1)]


# The paper


def test_the_paper_is_a4(pdf: QPdfDocument, out: PdfPrinter) -> None:
    print_pages(pdf, out.printer)
    for page in range(PAGES):
        size = out.paper.pagePointSize(page)
        assert (size.width(), size.height()) == pytest.approx(A4, abs=0.5)


def test_the_printer_is_set_up_for_our_pages(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A PDF has no sides to print on, so it is the request that is looked at."""
    sides: list[QPrinter.DuplexMode] = []
    monkeypatch.setattr(QPrinter, "setDuplex", lambda _, mode: sides.append(mode))
    assert qapp
    printer = new_printer()
    assert sides == [QPrinter.DuplexMode.DuplexLongSide]
    assert printer.fullPage(), "the printer adds no margins"
    assert printer.pageLayout().pageSize().id() is QPageSize.PageSizeId.A4
    assert printer.pageLayout().margins().isNull()


@pytest.mark.parametrize("dots", [72, 100])
@pytest.mark.parametrize("resolution", [300, 1200])
def test_ink_is_where_the_page_has_it(
    pdf: QPdfDocument, out: PdfPrinter, dots: int, resolution: int
) -> None:
    """No scaling and no shift: nothing is more than a pixel from its place."""
    out.printer.setResolution(resolution)
    out.printer.setFromTo(2, 2)
    print_pages(pdf, out.printer)
    page, paper = ink(pdf, 1, dots, BLACK), ink(out.paper, 0, dots, BLACK)
    assert sum(map(int.bit_count, page)) > 5_000, "a page with the large table"
    assert not outside(paper, spread(ink(pdf, 1, dots, GREY), 1))
    assert not outside(page, spread(ink(out.paper, 0, dots, GREY), 1))


def test_the_measure_would_notice_a_shift_and_a_scale(pdf: QPdfDocument) -> None:
    page, wide = ink(pdf, 1, 72, BLACK), spread(ink(pdf, 1, 72, GREY), 1)
    assert outside([row >> 4 for row in page], wide) > 100
    assert outside([*page[3:], 0, 0, 0], wide) > 100
    smaller = ink(pdf, 1, 71, BLACK)  # 1.4 % smaller
    assert outside([row << 8 for row in smaller] + [0] * (len(wide) - len(smaller)), wide) > 100


def test_the_margins_of_the_printer_do_not_move_the_page(
    pdf: QPdfDocument, out: PdfPrinter
) -> None:
    """Choosing another printer in the dialog sets the margins it cannot print on."""
    layout = out.printer.pageLayout()
    margins = layout.margins()
    for set_margin in (margins.setLeft, margins.setTop, margins.setRight, margins.setBottom):
        set_margin(12.0)
    out.printer.setPageMargins(margins, layout.units())
    out.printer.setFromTo(1, 1)
    assert printed(pdf, out) == [1]


# The dialog


class PrintDialog:
    """Stands in for the printer dialog of the desktop."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.answers: Callable[[QPrintDialog], QDialog.DialogCode] | None = None
        self.shown: list[QPrintDialog] = []
        monkeypatch.setattr(QPrintDialog, "exec", lambda dialog: self._exec(dialog))  # noqa: PLW0108

    def _exec(self, dialog: QPrintDialog) -> QDialog.DialogCode:
        self.shown.append(dialog)
        assert self.answers is not None, "unexpected dialog"
        return self.answers(dialog)


@pytest.fixture
def dialog(monkeypatch: pytest.MonkeyPatch) -> PrintDialog:
    """The dialog; without an answer it fails the test. Windows has none without a printer."""
    if sys.platform == "win32" and not QPrinterInfo.availablePrinterNames():
        pytest.skip("no printer")
    return PrintDialog(monkeypatch)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """The window that asks."""
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def test_the_dialog_asks_for_pages_of_this_report(
    data: bytes, dialog: PrintDialog, parent: QWidget
) -> None:
    def look(it: QPrintDialog) -> QDialog.DialogCode:
        assert it.windowTitle() == "打印"
        assert (it.minPage(), it.maxPage()) == (1, PAGES)
        assert it.testOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
        assert it.printer().docName() == "年报"
        return QDialog.DialogCode.Rejected

    dialog.answers = look
    assert not ask_and_print(data, "年报", parent)
    assert len(dialog.shown) == 1


def test_what_the_dialog_chose_is_printed(
    data: bytes, dialog: PrintDialog, parent: QWidget, out: PdfPrinter
) -> None:
    def choose(it: QPrintDialog) -> QDialog.DialogCode:
        out.aim(it.printer())
        it.printer().setResolution(COARSE)
        it.printer().setPrintRange(QPrinter.PrintRange.PageRange)
        it.printer().setFromTo(1, 2)
        return QDialog.DialogCode.Accepted

    dialog.answers = choose
    assert ask_and_print(data, "年报", parent)
    assert out.paper.pageCount() == 2


def test_a_dialog_thought_better_of_prints_nothing(
    data: bytes,
    dialog: PrintDialog,
    parent: QWidget,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(printing, "print_pages", lambda *_: pytest.fail("printed"))
    dialog.answers = lambda _: QDialog.DialogCode.Rejected
    assert not ask_and_print(data, "年报", parent)


@pytest.mark.parametrize("platform", ["win32", "linux"])
def test_without_a_printer_windows_has_no_dialog_and_the_program_says_so(
    data: bytes,
    dialog: PrintDialog,
    parent: QWidget,
    dialogs: Dialogs,
    monkeypatch: pytest.MonkeyPatch,
    platform: str,
) -> None:
    def no_printer() -> QPrinter:
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        return printer

    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(printing, "new_printer", no_printer)
    dialog.answers = lambda _: QDialog.DialogCode.Rejected
    if platform == "win32":
        dialogs.read("warning")
    assert not ask_and_print(data, "年报", parent)
    if platform == "win32":
        assert "没有安装打印机" in dialogs.last.text
        assert dialog.shown == []
    else:
        assert len(dialog.shown) == 1


@pytest.mark.qt_log_ignore(r"^QPainter::begin\(\): Returned false$", extend=True)
def test_a_printer_that_refuses_is_said(
    data: bytes, dialog: PrintDialog, parent: QWidget, dialogs: Dialogs, tmp_path: Path
) -> None:
    def choose(it: QPrintDialog) -> QDialog.DialogCode:
        PdfPrinter(tmp_path / "gone" / "paper.pdf").aim(it.printer())
        return QDialog.DialogCode.Accepted

    dialog.answers = choose
    dialogs.read("warning")
    assert not ask_and_print(data, "年报", parent)
    assert dialogs.last.title == "打印失败"
    assert "打印机" in dialogs.last.text


def test_printing_can_be_stopped(pdf: QPdfDocument, out: PdfPrinter) -> None:
    parts: list[float] = []

    def stop_after_two(part: float) -> bool:
        parts.append(part)
        return len(parts) <= 2

    print_pages(pdf, out.printer, stop_after_two)
    assert parts == [0, 1 / PAGES, 2 / PAGES]
