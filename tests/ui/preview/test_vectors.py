"""What is printed are the lines and letters of the PDF wherever the system takes one."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from core.exporting import ExportOptions, write_document
from core.form.library import official_forms
from tests.factories import narrated_report
from tests.ui.pdfs import load, texts
from ui.preview.printing import ask_and_print, new_printer
from ui.preview.vectors import lp_arguments, send, takes_pdf, with_pages

QUEUE = "nianbao-test"
PATIENCE = 60_000  # ms for a queue to print


@pytest.fixture(scope="module")
def data() -> bytes:
    """A report of three pages, a blank one, the sheet for signing and what is left open."""
    file = BytesIO()
    report = narrated_report(official_forms().by_id("2021"))
    write_document(report, "pdf", file, None, ExportOptions(draft=False, sign_off=True))
    return file.getvalue()


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """The window that asks."""
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


class Spooled(QPrinter):
    """A printer that is no file, whatever the platform of the tests has."""

    def outputFormat(self) -> QPrinter.OutputFormat:  # noqa: N802 (Qt names it)
        return QPrinter.OutputFormat.NativeFormat

    def printerName(self) -> str:  # noqa: N802 (Qt names it)
        return QUEUE

    def docName(self) -> str:  # noqa: N802 (Qt names it)
        return "年报"


def test_printing_to_a_file_writes_the_pages_themselves(
    data: bytes, parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = tmp_path / "paper.pdf"

    def choose(dialog: QPrintDialog) -> QDialog.DialogCode:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(paper))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", choose)
    assert ask_and_print(data, "年报", parent)
    assert paper.read_bytes() == data


def test_chosen_pages_are_letters_still(data: bytes) -> None:
    chosen = with_pages(data, [3, 0, 0])
    all_texts = texts(load(data))
    assert texts(load(chosen)) == [all_texts[3], all_texts[0], all_texts[0]]
    assert len(chosen) < 1.2 * len(data)


@pytest.fixture
def spooler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which what `lp` was given lies: its words, and the file."""
    if sys.platform == "win32":
        pytest.skip("has no lp")
    lp = tmp_path / "lp"
    lp.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {tmp_path}/words\ncat > {tmp_path}/job.pdf\n')
    lp.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda _: str(lp))
    return tmp_path


def test_the_spooler_gets_the_pdf_itself(data: bytes, spooler: Path) -> None:
    printer = Spooled()
    assert takes_pdf(printer)
    assert send(data, range(6), printer)
    assert (spooler / "job.pdf").read_bytes() == data
    words = (spooler / "words").read_text().split("\n")
    assert words[:6] == ["-d", QUEUE, "-n", "1", "-t", "年报"]
    assert "print-scaling=none" in words, "the pages keep their size"


def test_the_spooler_that_refuses_is_told(data: bytes, spooler: Path) -> None:
    (spooler / "lp").write_text("#!/bin/sh\nexit 1\n")
    assert not send(data, range(4), Spooled())


def test_sides_copies_and_colours_are_told() -> None:
    class Copying(Spooled):
        def supportsMultipleCopies(self) -> bool:  # noqa: N802 (Qt names it)
            return True

        def copyCount(self) -> int:  # noqa: N802 (Qt names it)
            return 3

        def duplex(self) -> QPrinter.DuplexMode:
            return QPrinter.DuplexMode.DuplexLongSide

        def colorMode(self) -> QPrinter.ColorMode:  # noqa: N802 (Qt names it)
            return QPrinter.ColorMode.GrayScale

    words = lp_arguments(Copying())
    assert words[2:4] == ["-n", "3"]
    assert {"sides=two-sided-long-edge", "print-color-mode=monochrome"} <= set(words)


def test_without_a_spooler_the_pages_are_painted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert not takes_pdf(Spooled())
    printer = new_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName("a.pdf")
    assert takes_pdf(printer)


def _runs(*command: str) -> bool:
    done = subprocess.run(command, capture_output=True, check=False)
    return done.returncode == 0 and b"not running" not in done.stdout


@pytest.fixture
def queue() -> Iterator[str]:
    """A queue of CUPS that prints to PDF files."""
    tools = ("lp", "lpstat", "lpadmin")
    if sys.platform == "win32" or not all(map(shutil.which, tools)) or not _runs("lpstat", "-r"):
        pytest.skip("CUPS does not run")
    model = "lsb/usr/cups-pdf/CUPS-PDF_opt.ppd"
    if not _runs("lpadmin", "-p", QUEUE, "-v", "cups-pdf:/", "-m", model, "-E"):
        pytest.skip("no PDF printer")
    yield QUEUE
    _runs("lpadmin", "-x", QUEUE)


def test_a_queue_of_cups_prints_letters_in_no_more_than_the_pdf_takes(
    data: bytes, queue: str, qtbot: QtBot
) -> None:
    folders = (Path.home() / "PDF", Path("/var/spool/cups-pdf/ANONYMOUS"))
    before = {path for folder in folders for path in folder.glob("*.pdf")}

    def arrived() -> list[Path]:
        return [p for folder in folders for p in folder.glob("*.pdf") if p not in before]

    assert send(data, range(4), Spooled())
    qtbot.waitUntil(lambda: bool(arrived()) and not _jobs_waiting(queue), timeout=PATIENCE)
    (paper,) = arrived()
    printed = paper.read_bytes()
    paper.unlink()
    assert load(printed).pageCount() == 4
    assert len(printed) < 3 * len(data), f"{len(printed)} bytes for {len(data)}"


def _jobs_waiting(queue: str) -> bool:
    done = subprocess.run(["lpstat", "-o", queue], capture_output=True, check=False)
    return bool(done.stdout.strip())
