"""Word, HTML and text in a warm process; the preview from a keystroke to its new pages."""

from io import BytesIO
from itertools import count, cycle
from types import ModuleType

import pytest
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture

from core.formats.html.writing import writer as html
from core.formats.text.writing import writer as text
from core.formats.word.writing import writer as word
from core.layout.compose import compose
from core.report.report import Report
from tests.benchmarks.samples import SENTENCE, long_report
from ui.paper.growing_text import GrowingText
from ui.preview.preview_window import PreviewWindow
from ui.window.main_window import MainWindow

OFFSCREEN_SAYS = r"^This plugin does not support (propagateSizeHints|raise)\(\)$"
pytestmark = pytest.mark.qt_log_ignore(OFFSCREEN_SAYS, extend=True)


@pytest.fixture
def report() -> Report:
    """A report with 4,000 characters of narrative."""
    return long_report()


@pytest.mark.parametrize("module", [word, html, text])
def test_export(benchmark: BenchmarkFixture, report: Report, module: ModuleType) -> None:
    changes = count()

    def export() -> int:
        # Another text each time: caches of what was set before must not help.
        report.narratives["problems"] = f"第{next(changes)}次。{SENTENCE * 45}"
        file = BytesIO()
        module.write(compose(report), file)
        return file.tell()

    assert benchmark(export) > 0


@pytest.fixture
def window(report: Report, empty_window: MainWindow) -> MainWindow:
    """The window with the report."""
    empty_window.files.open_new(report)
    QTest.qWaitForWindowExposed(empty_window)
    return empty_window


@pytest.fixture
def field(window: MainWindow) -> GrowingText:
    """A narrative in which one types."""
    assert window.workspace is not None
    return window.workspace.page.paper.narratives["problems"]


def wait_for_pages(preview: PreviewWindow) -> None:
    """Let the window work until new pages are shown."""
    loop = QEventLoop()
    preview.typesetter.ready.connect(loop.quit)
    loop.exec()
    preview.typesetter.ready.disconnect(loop.quit)


@pytest.fixture
def preview(window: MainWindow) -> PreviewWindow:
    """The preview, with its first pages."""
    window.actions_.by_id["preview"].trigger()
    (preview,) = window.findChildren(PreviewWindow)
    wait_for_pages(preview)
    return preview


def test_preview_refresh(
    benchmark: BenchmarkFixture, preview: PreviewWindow, field: GrowingText
) -> None:
    """From the last keystroke, with the pause before typesetting, to pages and thumbnails."""
    keys = cycle([Qt.Key.Key_A, Qt.Key.Key_Backspace])

    def type_and_wait() -> None:
        QTest.keyClick(field, next(keys))
        wait_for_pages(preview)

    benchmark.pedantic(type_and_wait, rounds=20, warmup_rounds=2)  # type: ignore[no-untyped-call]
    assert preview.pages.pdf.pageCount() > 5


@pytest.mark.parametrize("with_preview", [False, True])
def test_keystroke(
    benchmark: BenchmarkFixture,
    request: pytest.FixtureRequest,
    field: GrowingText,
    *,
    with_preview: bool,
) -> None:
    """A letter in a narrative until it is painted; with the preview, while pages are typeset."""
    letters = cycle([Qt.Key.Key_A, Qt.Key.Key_B])
    preview = request.getfixturevalue("preview") if with_preview else None

    def press() -> None:
        QTest.keyClick(field, next(letters))
        QApplication.processEvents()

    def typeset() -> None:
        if preview is not None:
            preview.typesetter.stop()
            preview.refresh()
            preview.typesetter.begin()

    benchmark.pedantic(press, setup=typeset, rounds=100)  # type: ignore[no-untyped-call]
