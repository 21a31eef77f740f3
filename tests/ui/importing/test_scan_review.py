"""The review of a scan: each cell's picture stands beside what was read from it."""

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from core.form.form import Form
from core.form.library import official_forms
from core.interpret.result import CellReading, Certainty, Interpretation
from tests.factories import balanced_report
from ui.importing.review import Review
from ui.importing.table_page import TablePage

SEEN, DERIVED = "applications.granted.natural_person", "applications.granted.research"
UNSEEN = "applications.granted.welfare"


def png(width: int, height: int) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


@pytest.fixture
def page(qtbot: QtBot, form: Form) -> TablePage:
    report = balanced_report(form)
    cells = {a: CellReading(v, Certainty.SURE, str(v)) for a, v in report.figures.items()}
    cells[SEEN] = CellReading(2, Certainty.GUESSED, "2", "从图片认出", png(90, 30))
    cells[DERIVED] = CellReading(
        7, Certainty.GUESSED, "1", "图片里“1”没有认清", png(400, 20), derived=True
    )
    review = Review(Interpretation(report, cells, is_scan=True), "扫描.pdf", official_forms())
    page = TablePage(review, "applications")
    review.setParent(page)
    qtbot.addWidget(page)
    page.resize(1000, 600)
    page.show()
    return page


def test_the_picture_of_the_cell_one_stands_on_is_shown_beside_its_figure(page: TablePage) -> None:
    page.go_to(SEEN)

    assert page.picture.isVisible()
    assert page.picture.pixmap().deviceIndependentSize().toSize().height() == 72
    assert "读作2" in page.picture.accessibleName()
    assert "读作：2" in page.source.text()


def test_a_long_picture_leaves_room_for_the_words(page: TablePage) -> None:
    page.go_to(DERIVED)

    assert page.picture.pixmap().deviceIndependentSize().toSize().width() == 300
    assert page.picture.geometry().right() < page.source.geometry().left()


def test_a_derived_figure_is_called_so(page: TablePage) -> None:
    page.go_to(DERIVED)

    assert page.source.text().splitlines()[1].startswith("推算：7")


def test_a_cell_without_a_picture_shows_none(page: TablePage) -> None:
    page.go_to(SEEN)
    page.go_to(UNSEEN)

    assert not page.picture.isVisible()


def test_a_broken_picture_is_not_shown(page: TablePage) -> None:
    page.picture.show_picture(b"no png", "2")

    assert not page.picture.isVisible()
