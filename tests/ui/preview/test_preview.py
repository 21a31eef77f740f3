"""The preview shows what is exported, and leads back to the form."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QToolBar, QToolButton
from pytestqt.qtbot import QtBot

from core.exporting import ExportOptions
from core.form.form import Form
from tests.factories import narrated_report
from tests.ui.clerk import CTRL, NOTHING, SHIFT, Clerk, Key
from tests.ui.dialogs import Dialogs
from tests.ui.pdfs import load, plumbed_texts, texts
from tests.ui.preview.reader import PATIENCE, Reader, exported, place_of
from ui import settings
from ui.preview.pages import PdfPages, bookmark_at, page_image
from ui.window.main_window import MainWindow

FIRST = "applications.received.natural_person"
PREFACE, TITLE = "本报告所列数据", "清溪镇人民政府"


def low(reader: Reader, height: int = 460) -> PdfPages:
    """The pages in a window so low that every place can be scrolled to its top."""
    reader.window.resize(700, height)
    QApplication.processEvents()
    return reader.window.pages


def bring_to_top(pages: PdfPages, place: tuple[int, float]) -> None:
    """Scroll a place to the top of the pages shown."""
    page, top = place
    bar, pdf = pages.verticalScrollBar(), pages.pdf
    above = sum(pdf.pagePointSize(number).height() for number in range(page))
    gaps = pages.documentMargins().top() + page * pages.pageSpacing()
    scale = pages.scale() * pages.screen().logicalDotsPerInch() / 72
    bar.setValue(round((above + top) * scale + gaps))
    assert bar.value() < bar.maximum()


def top_line(pages: PdfPages, page: int) -> bool:
    """Whether the top of a page is at the top of the view."""
    value = pages.verticalScrollBar().value()
    bring_to_top(pages, (page, 0))
    return abs(value - pages.verticalScrollBar().value()) <= pages.documentMargins().top()


def double_click(pages: PdfPages, y: int) -> None:
    place = QPoint(pages.viewport().width() // 2, y)
    QTest.mouseDClick(pages.viewport(), Qt.MouseButton.LeftButton, NOTHING, place)


# What is shown


def test_the_preview_shows_what_the_menu_exports(
    reader: Reader, dialogs: Dialogs, tmp_path: Path, qtbot: QtBot
) -> None:
    reader.return_to_form()
    dialogs.choose(tmp_path / "a.pdf")
    dialogs.click("关闭")
    reader.clerk.run("pdf")
    qtbot.waitUntil(lambda: dialogs.last.title == "导出完成", timeout=PATIENCE)
    data = (tmp_path / "a.pdf").read_bytes()
    assert reader.shown == data
    assert reader.window.pages.pdf.pageCount() == 3
    assert reader.texts == texts(load(data))
    assert [sorted(text) for text in reader.texts] == [sorted(t) for t in plumbed_texts(data)]


@pytest.mark.parametrize("sign_off", [False, True])
@pytest.mark.parametrize("final", [False, True])
@pytest.mark.parametrize("shipped", [False, True])
def test_the_preview_shows_the_bytes_of_the_export(
    clerk: Clerk, dialogs: Dialogs, qtbot: QtBot, *, sign_off: bool, final: bool, shipped: bool
) -> None:
    settings.remember_shipped_fonts(chosen=shipped)
    clerk.editor.set_figures({FIRST: 77}, "")  # an error
    reader = Reader(clerk, qtbot)
    reader.open()
    if sign_off:
        reader.press("附签批单")
    if final:
        dialogs.answer(QMessageBox.StandardButton.Yes)
        reader.press("不标草稿")
    draft = False if final else None
    reader.wait_for(ExportOptions(draft=draft, sign_off=sign_off, shipped_fonts=shipped))
    assert reader.texts == texts(load(reader.shown))


def test_the_sheet_for_signing_is_a_leaf_of_its_own(reader: Reader) -> None:
    before = reader.texts
    reader.press("附签批单")
    reader.settle()
    assert reader.texts[:4] == [*before, ""]
    assert reader.texts[4].startswith("签批单")
    assert reader.texts[5].startswith("校验情况")
    assert "共 6 页" in reader.status
    assert reader.window.thumbnails.count() == 6
    reader.press("附签批单")
    reader.settle()
    assert reader.texts == before
    assert reader.window.thumbnails.count() == 3


def test_errors_mark_the_pages_until_they_shall_not(reader: Reader, dialogs: Dialogs) -> None:
    assert not any("草稿" in text for text in reader.texts)
    reader.clerk.editor.set_figures({FIRST: 77}, "")
    reader.settle()
    assert all("草稿" in text for text in reader.texts)
    dialogs.answer(QMessageBox.StandardButton.No)
    reader.press("不标草稿")
    assert not reader.window.final.isChecked()
    dialogs.answer(QMessageBox.StandardButton.Yes)
    reader.press("不标草稿")
    reader.settle()
    assert not any("草稿" in text for text in reader.texts)
    reader.press("不标草稿")
    reader.settle()
    assert all("草稿" in text for text in reader.texts)


def test_the_status_line_counts_the_pages(reader: Reader) -> None:
    assert reader.status.startswith("第 1 页，共 3 页")
    assert "双击" in reader.status


def test_the_preview_opens_by_its_key_and_once(clerk: Clerk, qtbot: QtBot) -> None:
    clerk.stand(FIRST)
    clerk.press(Key.Key_P, CTRL | SHIFT)
    reader = Reader(clerk, qtbot)
    reader.follow()
    reader.settle()
    first = reader.window
    qtbot.waitUntil(first.isActiveWindow)
    reader.return_to_form()
    clerk.press(Key.Key_P, CTRL | SHIFT)
    qtbot.waitUntil(first.isActiveWindow)
    assert reader.window is first
    assert clerk.report.heading.title in first.windowTitle()


def test_the_window_fits_on_the_screen(reader: Reader) -> None:
    room = reader.window.screen().availableGeometry()
    assert reader.window.width() < room.width()
    assert reader.window.height() < room.height()


def test_everything_has_an_accessible_name(reader: Reader) -> None:
    (bar,) = reader.window.findChildren(QToolBar)
    buttons = [b for b in bar.findChildren(QToolButton) if b.isVisible()]
    assert len(buttons) == 7
    for widget in (*buttons, reader.window.pages, reader.window.thumbnails):
        name = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        assert name, widget
    for row in range(reader.window.thumbnails.count()):
        assert reader.window.thumbnails.item(row).text() == f"第 {row + 1} 页"


# Thumbnails


def test_a_thumbnail_is_a_small_picture_of_its_page(reader: Reader) -> None:
    thumbnails, pdf = reader.window.thumbnails, reader.window.pages.pdf
    reader.wait_for_pictures()
    assert thumbnails.count() == pdf.pageCount()
    pictures = []
    for page in range(pdf.pageCount()):
        picture = thumbnails.item(page).icon().pixmap(thumbnails.iconSize()).toImage()
        wanted = page_image(pdf, page, picture.size())
        assert picture.convertToFormat(wanted.format()) == wanted
        pictures.append(wanted)
    assert pictures[0] != pictures[1] != pictures[2]


def test_a_click_on_a_thumbnail_goes_to_its_page(reader: Reader) -> None:
    pages, thumbnails = low(reader), reader.window.thumbnails
    for page in (2, 0, 1):
        item = thumbnails.item(page)
        thumbnails.scrollToItem(item)
        middle = thumbnails.visualItemRect(item).center()
        QTest.mouseClick(thumbnails.viewport(), Qt.MouseButton.LeftButton, NOTHING, middle)
        assert pages.pageNavigator().currentPage() == page
        assert top_line(pages, page)


def test_a_click_on_the_thumbnail_of_the_page_shown_goes_to_its_top(reader: Reader) -> None:
    pages, thumbnails = low(reader), reader.window.thumbnails
    for page in (0, 1):
        bring_to_top(pages, (page, 400))
        thumbnails.itemClicked.emit(thumbnails.item(page))
        assert top_line(pages, page)


def test_the_thumbnails_work_by_the_keyboard(reader: Reader) -> None:
    pages, thumbnails = low(reader), reader.window.thumbnails
    thumbnails.setFocus()
    thumbnails.setCurrentRow(0)
    QTest.keyClick(thumbnails, Key.Key_Down)
    QTest.keyClick(thumbnails, Key.Key_Return)
    assert pages.pageNavigator().currentPage() == 1


def test_a_thumbnail_follows_its_page(reader: Reader) -> None:
    thumbnails = reader.window.thumbnails
    reader.wait_for_pictures()
    before = thumbnails.item(1).icon().pixmap(thumbnails.iconSize()).toImage()
    reader.clerk.editor.set_figures({FIRST: 123456}, "")
    reader.settle()
    reader.wait_for_pictures()
    assert thumbnails.item(1).icon().pixmap(thumbnails.iconSize()).toImage() != before


# Zoom


def test_zooming_in_and_out_and_back_to_the_width(reader: Reader) -> None:
    pages = reader.window.pages
    fit = pages.scale()
    reader.press("放大")
    assert pages.scale() == pytest.approx(fit * 1.25)
    reader.press("缩小")
    assert pages.scale() == pytest.approx(fit)
    reader.press("缩小")
    assert pages.scale() == pytest.approx(fit * 0.8)
    reader.press("适合宽度")
    assert pages.zoomMode() is PdfPages.ZoomMode.FitToWidth
    assert pages.scale() == pytest.approx(fit)


def test_the_keys_zoom(reader: Reader, qtbot: QtBot) -> None:
    pages = reader.window.pages
    qtbot.waitUntil(reader.window.isActiveWindow)
    fit = pages.scale()
    QTest.keyClick(reader.window, Key.Key_Plus, CTRL)
    assert pages.scale() == pytest.approx(fit * 1.25)
    QTest.keyClick(reader.window, Key.Key_Minus, CTRL)
    QTest.keyClick(reader.window, Key.Key_Minus, CTRL)
    assert pages.scale() == pytest.approx(fit * 0.8)
    QTest.keyClick(reader.window, Key.Key_0, CTRL)
    assert pages.scale() == pytest.approx(fit)


def test_the_fitting_scale_is_the_one_that_fits(reader: Reader) -> None:
    """In the width that is left the page has no bar to be moved sideways."""
    pages = reader.window.pages
    assert pages.horizontalScrollBar().maximum() == 0
    pages.zoom_by(1.0)
    assert pages.horizontalScrollBar().maximum() <= 1
    pages.zoom_by(1.02)
    assert pages.horizontalScrollBar().maximum() > 1


@pytest.mark.parametrize(("action", "limit"), [("放大", 4.0), ("缩小", 0.25)])
def test_zoom_has_limits(reader: Reader, action: str, limit: float) -> None:
    for _ in range(20):
        reader.press(action)
    assert reader.window.pages.scale() == limit


def test_ctrl_and_the_wheel_zoom(reader: Reader) -> None:
    pages = reader.window.pages
    before, value = pages.scale(), pages.verticalScrollBar().value()
    for turn, factor in ((120, 1.1), (-120, 1.0)):
        middle = QPointF(pages.viewport().rect().center())
        event = QWheelEvent(
            *(middle, pages.viewport().mapToGlobal(middle), QPoint(), QPoint(0, turn)),
            *(Qt.MouseButton.NoButton, CTRL, Qt.ScrollPhase.NoScrollPhase, False),
        )
        QApplication.sendEvent(pages.viewport(), event)
        assert pages.scale() == pytest.approx(before * factor)
    assert pages.verticalScrollBar().value() == value


# Back to the form


def sections_of(form: Form) -> dict[str, str]:
    return {section.heading: section.id for section in form.sections if section.heading}


@pytest.mark.parametrize("zoom", [None, 0.6, 2.5])
def test_a_double_click_goes_to_the_section_that_stands_there(
    window: MainWindow, form: Form, qtbot: QtBot, zoom: float | None
) -> None:
    window.files.open_new(narrated_report(form))
    QApplication.processEvents()
    reader = Reader(Clerk(window, qtbot), qtbot)
    reader.open()
    reader.settle()
    pages = low(reader)
    if zoom:
        pages.zoom_by(zoom / pages.scale())
        reader.window.resize(700, 260)
        QApplication.processEvents()
    before = "preface"
    for heading, section in sections_of(form).items():
        page, top = place_of(reader.shown, heading)
        bring_to_top(pages, (page, top))
        with qtbot.waitSignal(reader.window.section_chosen) as chosen:
            double_click(pages, 3)
        assert chosen.args == [section]
        if page == place_of(reader.shown, PREFACE)[0] or before != "preface":
            bring_to_top(pages, (page, top - 14))
            with qtbot.waitSignal(reader.window.section_chosen) as chosen:
                double_click(pages, 1)
            assert chosen.args == [before], f"just above {heading}"
        before = section


@pytest.mark.parametrize("words", [TITLE, PREFACE])
def test_a_double_click_above_the_first_heading_goes_to_the_preface(
    reader: Reader, qtbot: QtBot, words: str
) -> None:
    pages = low(reader)
    bring_to_top(pages, place_of(reader.shown, words))
    with qtbot.waitSignal(reader.window.section_chosen) as chosen:
        double_click(pages, 3)
    assert chosen.args == ["preface"]


def test_a_double_click_in_the_midst_of_a_table_goes_to_it(reader: Reader, qtbot: QtBot) -> None:
    pages = low(reader)
    bring_to_top(pages, (1, 500))
    with qtbot.waitSignal(reader.window.section_chosen) as chosen:
        double_click(pages, 40)
    assert chosen.args == ["applications"]


def test_a_double_click_below_the_last_page_goes_nowhere(reader: Reader, qtbot: QtBot) -> None:
    low(reader, 1100)
    reader.window.pages.zoom_by(0.1)
    with qtbot.assertNotEmitted(reader.window.section_chosen):
        double_click(reader.window.pages, reader.window.pages.viewport().height() - 2)


@pytest.mark.parametrize("section", ["preface", "overview", "disputes", "other_matters"])
def test_the_form_comes_to_the_section(reader: Reader, qtbot: QtBot, section: str) -> None:
    clerk, pages = reader.clerk, low(reader)
    headings = {id_: heading for heading, id_ in sections_of(clerk.report.form).items()}
    bring_to_top(pages, place_of(reader.shown, headings.get(section, PREFACE)))
    double_click(pages, 3)
    qtbot.waitUntil(clerk.window.isActiveWindow)
    field = clerk.paper.tables.get(section) or clerk.paper.narratives[section]
    assert clerk.focus is field
    top = QPoint(20, clerk.paper.places.section_top(section) + 5)
    assert clerk.is_on_screen(clerk.paper, top)


def test_bookmarks_before_the_first_are_none(reader: Reader) -> None:
    known = reader.window.pages.bookmarks
    assert bookmark_at(known, 0, 0) == ""
    assert bookmark_at(known, 0, 120) == reader.clerk.report.heading.title
    assert bookmark_at(known, 99, 0) == "六、其他需要报告的事项"
    assert bookmark_at((), 0, 0) == ""


def test_the_bytes_are_deterministic(clerk: Clerk) -> None:
    options = ExportOptions(sign_off=True)
    assert exported(clerk.report, options) == exported(clerk.report, options)


def test_esc_closes_the_preview(reader: Reader) -> None:
    QTest.keyClick(reader.window.pages, Qt.Key.Key_Escape)
    assert not reader.window.isVisible()


def test_what_is_chosen_for_the_paper_is_remembered(reader: Reader) -> None:
    reader.window.sign_off.trigger()
    reader.window.shipped.trigger()
    assert settings.adds_sign_off()
    assert settings.uses_shipped_fonts()
    reader.window.sign_off.trigger()
    assert not settings.adds_sign_off()
