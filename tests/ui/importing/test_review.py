"""The review window: its parts, marks, sources, jumps, corrections; keyboard, dark, small."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from core.checks.finding import Excerpt, Finding, Severity
from core.document.document import Cell
from core.form.library import official_forms
from core.interpret.result import CellReading, Certainty, Interpretation
from core.report.report import ABSENT
from core.text import Difference
from tests.ui.clerk import CTRL, NOTHING, SHIFT, Key, Modifier
from tests.ui.readings import GUESSED, LOST_TABLE, MISSING, doubtful_reading, sure_reading
from ui.findings.panel import FindingsPanel
from ui.importing.heading_page import HeadingPage
from ui.importing.place import Place, here_words
from ui.importing.review import CellState, Review, needs_review
from ui.importing.review_dialog import ReviewDialog
from ui.importing.section_list import PartKind
from ui.importing.table_page import TablePage
from ui.importing.text_page import LeftoversPage, NarrativePage
from ui.look.theme import theme
from ui.window.main_window import MainWindow

SURE = "applications.received.natural_person"
LOST = "disputes.review.upheld"
SCREEN = (1366, 768)

Open = Callable[[Interpretation], ReviewDialog]


@pytest.fixture
def open_review(window: MainWindow, qtbot: QtBot) -> Iterator[Open]:
    """Opens review windows, which are closed in the end."""
    dialogs: list[ReviewDialog] = []

    def open_(read: Interpretation) -> ReviewDialog:
        review = Review(read, "上年.docx", official_forms())
        dialog = ReviewDialog(review, "导入年报", Place.NEW, window)
        dialogs.append(dialog)
        dialog.open()
        dialog.activateWindow()  # as a window manager does
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    yield open_
    for dialog in dialogs:
        dialog.close()


@pytest.fixture
def dialog(open_review: Open) -> ReviewDialog:
    """The review of a doubtful report."""
    return open_review(doubtful_reading())


def press(key: Key, modifiers: Modifier = NOTHING) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifiers)


def choose(dialog: ReviewDialog, kind: PartKind, section: str = "") -> QWidget:
    """Choose a part and return its page."""
    dialog.parts.setCurrentRow(dialog.parts.row_of(kind, section))
    page = dialog.pages.currentWidget()
    assert page is not None
    return page


def table_page(dialog: ReviewDialog, table: str) -> TablePage:
    page = choose(dialog, PartKind.TABLE, table)
    assert isinstance(page, TablePage)
    return page


def heading_page(dialog: ReviewDialog) -> HeadingPage:
    page = choose(dialog, PartKind.HEADING)
    assert isinstance(page, HeadingPage)
    return page


def current_table(dialog: ReviewDialog) -> TablePage:
    page = dialog.pages.currentWidget()
    assert isinstance(page, TablePage)
    return page


def states(dialog: ReviewDialog) -> dict[str, str]:
    items = map(dialog.parts.item, range(dialog.parts.count()))
    return {item.text(): item.data(Qt.ItemDataRole.UserRole) for item in items}


def cell(page: TablePage, address: str) -> Cell:
    return page.table.form_model.by_address[address]


def grey(page: TablePage, address: str) -> QImage:
    """A cell as somebody sees it who sees no colours."""
    rect = page.table.rect_of(cell(page, address)).adjusted(1, 1, -1, -1)
    image = page.table.viewport().grab(rect).toImage()
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


# What there is to see


def test_each_part_says_how_it_was_read(dialog: ReviewDialog) -> None:
    assert list(states(dialog).values()) == [
        "1处请核对",
        "21字",
        "36字",
        "没有疑问",
        "1格推测，1格没有找到",
        "没有找到这张表",
        "17字",
        "2字",
        "2处，可以复制",
        "2处错误",
    ]
    assert next(iter(states(dialog))) == "标题与落款"
    assert list(states(dialog))[-2:] == ["未能识别的内容", "核对结果"]


def test_findings_are_counted_as_their_panel_counts_them(open_review: Open) -> None:
    read = sure_reading()
    previous = read.report.copy()
    previous.heading = replace(previous.heading, year=read.report.heading.year - 1)
    many = {a: 90_000 for a in previous.figures if a not in previous.form.totals}
    previous.store(many)
    read.report.previous = previous
    dialog = open_review(read)
    page = choose(dialog, PartKind.FINDINGS)
    assert isinstance(page, FindingsPanel)
    shown = [finding for _, finding in page.tree.shown()]
    errors = sum(finding.severity is Severity.ERROR for finding in shown)
    assert len(shown) < len(dialog.review.editor.findings)
    told = f"{errors}处错误" if errors else f"{len(shown)}处请核对"
    assert states(dialog)["核对结果"] == told


def test_a_sure_reading_raises_no_doubts(open_review: Open) -> None:
    dialog = open_review(sure_reading())
    assert set(states(dialog).values()) >= {"2023年，清溪镇人民政府", "没有疑问", "没有"}
    assert "错误" not in states(dialog)["核对结果"]
    assert not dialog.next_button.isEnabled()
    assert not dialog.missing.isVisible()
    assert "没有疑问" in dialog.summary.text()
    assert not needs_review(sure_reading())


def test_a_missing_table_is_named_at_the_top(dialog: ReviewDialog) -> None:
    name = official_forms().by_id("2021").section(LOST_TABLE).name
    assert dialog.missing.isVisible()
    assert dialog.missing.text().startswith(f"✗ 没有找到这些表：“{name}”。")
    assert "1格是推测的" in dialog.summary.text()
    assert "1格没有找到" in dialog.summary.text()
    assert needs_review(doubtful_reading())


def test_a_missing_table_is_no_table_without_doubts(open_review: Open) -> None:
    read = sure_reading()
    lost = {
        address: CellReading(None, Certainty.MISSING)
        for address in read.cells
        if address.startswith(f"{LOST_TABLE}.")
    }
    dialog = open_review(replace(read, cells=read.cells | lost, missing_tables=(LOST_TABLE,)))
    assert "找到的表格里没有疑问的格子" in dialog.summary.text()
    assert dialog.missing.isVisible()


def test_a_blank_form_is_not_called_read(open_review: Open) -> None:
    read = sure_reading()
    read.report.store(dict.fromkeys(read.report.form.cells, ABSENT))
    cells = {address: CellReading(None, Certainty.SURE) for address in read.cells}
    dialog = open_review(replace(read, cells=cells))
    assert "还没有填数" in dialog.summary.text()
    assert "全部读到" not in dialog.summary.text()


def test_it_begins_where_something_is_doubtful(dialog: ReviewDialog) -> None:
    assert current_table(dialog).table.form_model.table.id == "applications"


def test_marks_can_be_told_apart_without_colour(dialog: ReviewDialog) -> None:
    page = table_page(dialog, "applications")
    row = page.table.form_model
    same = [a for a in row.by_address if row.text(cell(page, a)) == row.text(cell(page, GUESSED))]
    sure = next(a for a in same if dialog.review.state(a) is CellState.SURE)
    blank, lost = grey(page, MISSING), grey(table_page(dialog, LOST_TABLE), LOST)
    table_page(dialog, "applications")
    assert grey(page, GUESSED).copy(0, 0, 40, 20) != grey(page, sure).copy(0, 0, 40, 20)
    assert pattern(blank) > 1
    assert pattern(lost) > 1
    assert pattern(grey(page, SURE)) == 1


def pattern(image: QImage) -> int:
    """How many shades there are near the lower left corner, where no text stands."""
    places = [QPoint(x, y) for x in range(2, 10) for y in range(image.height() - 8, image.height())]
    return len({image.pixel(place) for place in places})


def test_the_source_is_shown_beside_the_current_cell(dialog: ReviewDialog) -> None:
    page = table_page(dialog, "applications")
    page.go_to(GUESSED)
    name, read, why = page.source.text().splitlines()
    value = doubtful_reading().report.figures[GUESSED]
    assert name == official_forms().by_id("2021").cells[GUESSED].name
    assert read == f"读作：{value}　原文：“{value}件”"
    assert why == "推测，请核对——后面还有别的字"
    page.go_to(MISSING)
    assert page.source.text().splitlines()[1:] == [
        "读作：空白　原文：没有这一格",
        "没有找到——文件里没有这一格",
    ]
    assert page.source.accessibleName() == page.source.text()


def test_the_source_is_in_the_note_and_said_to_screen_readers(dialog: ReviewDialog) -> None:
    page = table_page(dialog, "applications")
    index = page.table.form_model.index_of(cell(page, GUESSED))
    assert "原文：“" in index.data(Qt.ItemDataRole.ToolTipRole).splitlines()[0]
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).endswith("，推测，请核对")
    label = page.table.form_model.table.cells[0]
    assert page.table.form_model.index(label.row, label.column).data() == label.text


def test_narratives_are_shown_as_they_were_read(dialog: ReviewDialog) -> None:
    page = choose(dialog, PartKind.NARRATIVE, "problems")
    assert isinstance(page, NarrativePage)
    assert page.text.toPlainText() == doubtful_reading().report.narrative("problems")


def test_what_could_not_be_placed_can_be_copied(dialog: ReviewDialog) -> None:
    page = choose(dialog, PartKind.LEFTOVERS)
    assert isinstance(page, LeftoversPage)
    (button,) = page.findChildren(QAbstractButton)
    button.setFocus()
    press(Key.Key_Space)
    assert QGuiApplication.clipboard().text() == (
        "【第2页页脚】\n第2页\n\n【表格后面】\n数据由平台汇总。"
    )


# Findings


def test_a_misread_digit_shows_as_an_imbalance(open_review: Open) -> None:
    read = sure_reading()
    total = "applications.received.total"
    printed = read.report.figures[total]
    read.report.store({SURE: 900})
    read.report.store({total: printed})
    dialog = open_review(read)
    assert states(dialog)["核对结果"].endswith("错误")
    (finding,) = (f for f in dialog.review.editor.findings if total in f.cells)
    assert str(printed) in finding.message
    dialog.show_finding(finding)
    page = current_table(dialog)
    assert page.current in finding.cells
    assert page.table.highlighted == set(finding.cells)


# Going through the doubts


def test_f8_goes_through_the_doubts_and_around(dialog: ReviewDialog) -> None:
    doubts = dialog.review.doubts()
    assert len(doubts) == 3, "a table that was not found is met once"
    visited = []
    for _ in range(4):
        press(Key.Key_F8)
        visited.append(current_table(dialog).current)
    assert visited == [*doubts, doubts[0]]
    press(Key.Key_F8, SHIFT)
    assert current_table(dialog).current == doubts[-1]
    assert QApplication.focusWidget() is current_table(dialog).table


def test_the_buttons_do_the_same(dialog: ReviewDialog) -> None:
    dialog.previous_button.setFocus()
    press(Key.Key_Space)
    assert current_table(dialog).current == dialog.review.doubts()[-1]
    dialog.next_button.setFocus()
    press(Key.Key_Space)
    assert current_table(dialog).current == dialog.review.doubts()[0]


# Corrections


def test_a_figure_put_right_is_no_doubt_any_more(dialog: ReviewDialog) -> None:
    before = len(dialog.review.doubts())
    dialog.go_to_cell(MISSING)
    press(Key.Key_7)
    press(Key.Key_Return)
    assert dialog.review.state(MISSING) is CellState.CORRECTED
    assert len(dialog.review.doubts()) == before - 1
    assert "1格推测" in states(dialog).values()
    dialog.go_to_cell(MISSING)
    assert "现在：7" in current_table(dialog).source.text()
    assert dialog.isVisible(), "Enter belongs to the table"
    assert dialog.report.figures[MISSING] == 7
    press(Key.Key_Z, CTRL)
    assert dialog.review.state(MISSING) is CellState.MISSING
    press(Key.Key_Y, CTRL)
    assert dialog.report.figures[MISSING] == 7


def test_escape_takes_back_what_is_typed_before_it_closes(dialog: ReviewDialog) -> None:
    dialog.go_to_cell(SURE)
    press(Key.Key_9)
    press(Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.review.state(SURE) is CellState.SURE
    press(Key.Key_Escape)
    assert dialog.isVisible(), "the first Escape ends what the table shows"
    dialog.parts.setFocus()
    press(Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_what_is_half_typed_is_settled_before_accepting(dialog: ReviewDialog) -> None:
    dialog.go_to_cell(SURE)
    press(Key.Key_9)
    press(Key.Key_Return, CTRL)
    page = heading_page(dialog)
    page.agency_line.setText("　山 口镇人民政府 ")
    dialog.accept()
    assert dialog.report.figures[SURE] == 9
    assert dialog.report.heading.agency == "山口镇人民政府"
    assert dialog.report.heading.title.startswith("山口镇人民政府2023年")


def test_another_year_of_the_same_form(dialog: ReviewDialog) -> None:
    page = heading_page(dialog)
    page.year_box.setFocus()
    press(Key.Key_Up)
    assert dialog.report.heading.year == 2024
    assert "2024年" in dialog.report.heading.title
    assert dialog.pages.currentWidget() is page
    assert "2024年" in dialog.summary.text()


def test_another_form_keeps_what_both_have(dialog: ReviewDialog) -> None:
    dialog.go_to_cell(MISSING)
    press(Key.Key_7)
    press(Key.Key_Return)
    heading_page(dialog).year_box.setValue(2020)
    report = dialog.report
    assert report.form.id == "2019"
    assert report.heading.year == 2020
    assert report.figures[MISSING] == 7
    assert report.figures[SURE] == doubtful_reading().report.figures[SURE]
    assert "2019 年格式" in heading_page(dialog)._form.text()
    only_then = set(report.form.cells) - set(official_forms().by_id("2021").cells)
    assert {dialog.review.state(address) for address in only_then} == {CellState.MISSING}
    heading_page(dialog).year_box.setValue(2023)
    assert dialog.report.form.id == "2021"
    assert dialog.report.figures[MISSING] == 7
    assert dialog.report.figures[GUESSED] == doubtful_reading().report.figures[GUESSED]


def test_what_was_not_read_of_the_heading_is_said(open_review: Open) -> None:
    read = sure_reading()
    heading = replace(read.report.heading, agency="", signed_by="", signed_on=None)
    read.report.heading = heading
    dialog = open_review(replace(read, remarks=("没有找到机关名称。",)))
    page = heading_page(dialog)
    assert page.signed_on.text() == "（成文日期）"
    assert page.signed_by_line.placeholderText() == "（没有读到）"
    assert "• 没有找到机关名称。" in page.remarks.text()
    assert states(dialog)["标题与落款"] == "没有读到机关名称"
    page.agency_line.setFocus()
    QTest.keyClicks(page.agency_line, "abc")
    press(Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.report.heading.agency == "abc"


# Keyboard, screen readers, screens


def test_tab_reaches_everything(dialog: ReviewDialog) -> None:
    heading_page(dialog)
    dialog.parts.setFocus()
    reached = []
    for _ in range(16):
        reached.append(QApplication.focusWidget())
        press(Key.Key_Tab)
        if QApplication.focusWidget() is dialog.parts:
            break
    page = heading_page(dialog)
    assert [type(widget).__name__ for widget in reached[:3]] == [
        "PartsList",
        "QSpinBox",
        "QLineEdit",
    ]
    assert reached[1:3] == [page.year_box, page.agency_line]
    buttons = [widget for widget in reached if isinstance(widget, QAbstractButton)]
    assert buttons[:2] == [dialog.previous_button, dialog.next_button]
    assert buttons[-2:] == [dialog.accept_button, dialog.cancel_button]
    assert len(buttons) == 5, "one of the two places is reached by Tab, the other by arrows"


def test_tab_leaves_a_table_after_its_last_cell(dialog: ReviewDialog) -> None:
    page = table_page(dialog, "disclosure")
    last = page.table.form_model.inputs[-1]
    assert last.entry is not None
    page.go_to(last.entry.address)
    press(Key.Key_Tab)
    assert QApplication.focusWidget() is dialog.previous_button
    first = page.table.form_model.inputs[0]
    assert first.entry is not None
    page.go_to(first.entry.address)
    press(Key.Key_Backtab, SHIFT)
    assert QApplication.focusWidget() is dialog.parts


def test_everything_has_a_name(dialog: ReviewDialog) -> None:
    for part in dialog.parts.parts:
        choose(dialog, part.kind, part.section)
        for widget in dialog.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                named = widget.accessibleName() or getattr(widget, "text", str)()
                inner = widget.objectName().startswith("qt_") or widget.focusProxy()
                assert named or inner, f"{part.name}: {widget}"


def test_it_fits_an_office_screen(dialog: ReviewDialog) -> None:
    dialog.resize(SCREEN[0] - 32, SCREEN[1] - 64)
    for part in dialog.parts.parts:
        page = choose(dialog, part.kind, part.section)
        QApplication.processEvents()
        assert (dialog.width(), dialog.height()) <= SCREEN
        assert dialog.rect().contains(dialog.accept_button.geometry()), part.name
        if isinstance(page, TablePage):
            assert not page.scroll_area.horizontalScrollBar().isVisible(), part.name
    assert not dialog.parts.verticalScrollBar().isVisible()


def test_the_current_cell_is_scrolled_to(dialog: ReviewDialog) -> None:
    dialog.resize(900, 500)
    page = table_page(dialog, "applications")
    for address in ("applications.carried_out.total", SURE):
        page.go_to(address)
        view = page.scroll_area.viewport()
        place = page.table.viewport().mapTo(view, page.table.rect_of(cell(page, address)).center())
        assert view.rect().contains(place), address
        assert not page.header.geometry().contains(place) or not page.header.isVisible()
    page.go_to("applications.carried_out.total")
    assert page.header.isVisible(), "the headers stay in view"


def test_it_follows_the_change_to_dark(dialog: ReviewDialog, window: MainWindow) -> None:
    page = table_page(dialog, "disclosure")
    light = page.grab().toImage().pixelColor(page.width() // 2, page.height() // 2)
    window.colours.use(Qt.ColorScheme.Dark)
    QApplication.processEvents()
    assert page.grab().toImage().pixelColor(page.width() // 2, page.height() // 2) != light
    sheet = page.scroll_area.viewport().grab().toImage()
    assert sheet.pixelColor(3, sheet.height() - 5).name() == theme().paper


def test_refusals_stand_beside_the_cell(dialog: ReviewDialog) -> None:
    dialog.go_to_cell("applications.received.total")
    press(Key.Key_5)
    page = current_table(dialog)
    assert page.bubble.isVisible()
    assert "合计" in page.bubble.text()
    press(Key.Key_F1)
    assert "依据" in page.bubble.text()


def test_findings_lead_to_where_they_are(open_review: Open) -> None:
    read = sure_reading()
    read.report.heading = replace(read.report.heading, signed_on=None)
    read.report.narratives["problems"] = ""
    dialog = open_review(read)
    heading = next(f for f in dialog.review.editor.findings if f.heading)
    dialog.show_finding(heading)
    assert dialog.pages.currentWidget() is heading_page(dialog)
    empty = next(f for f in dialog.review.editor.findings if f.section == "problems")
    dialog.show_finding(empty)
    page = dialog.pages.currentWidget()
    assert isinstance(page, NarrativePage)
    assert page.text.toPlainText() == ""


def test_a_sentence_is_selected_and_its_repair_is_seen(open_review: Open) -> None:
    dialog = open_review(sure_reading())
    text = dialog.review.editor.report.narrative("overview")
    start = text.index("36")
    excerpt = Excerpt("overview", start, start + 2, "36")
    dialog.show_finding(Finding("text.x", Severity.NOTE, "？", "overview", narrative=excerpt))
    page = dialog.pages.currentWidget()
    assert isinstance(page, NarrativePage)
    assert page.text.textCursor().selectedText() == "36"
    change = Difference(start, "36", "63")
    dialog.review.editor.edit_narrative("overview", change, "改正")
    assert page.text.toPlainText() == text.replace("36", "63")
    assert dialog.report.narrative("overview") == text.replace("36", "63")


# What it replaces


def test_the_choice_says_what_is_replaced(window: MainWindow, qtbot: QtBot) -> None:
    read = sure_reading()
    current = read.report.copy()
    current.narratives["problems"] = "原来写的。"
    review = Review(read, "上年.docx", official_forms())
    dialog = ReviewDialog(review, "导入年报", Place.HERE, window, current)
    qtbot.addWidget(dialog)
    dialog.open()
    button = dialog.place_buttons[Place.HERE]
    assert button.text() == "放进当前年报（替换第五部分的文字）"
    assert "“五、存在的主要问题及改进情况”" in button.toolTip()
    review.editor.set_figures({SURE: 77}, "改")
    assert button.text() == "放进当前年报（替换第三部分的表格和第五部分的文字）"
    review.editor.undo()
    assert button.text() == "放进当前年报（替换第五部分的文字）"


def test_many_parts_are_counted() -> None:
    form = official_forms().by_id("2021")
    texts = [form.section(each.id) for each in form.narratives]
    tables = [form.section(id_) for id_ in form.tables]
    assert here_words(form, []) == "放进当前年报"
    assert here_words(form, texts[:1]) == "放进当前年报（替换引言）"
    assert here_words(form, [*tables[:2], *texts]) == "放进当前年报（替换2张表格和全部文字）"
    assert here_words(form, [*tables, *texts[1:]]) == "放进当前年报（替换全部表格和3段文字）"


# Confirming what is right as it was read


def confirm(page: TablePage) -> None:
    assert page.confirm.isEnabled()
    QTest.mouseClick(page.confirm, Qt.MouseButton.LeftButton)


def test_a_guessed_cell_that_is_right_is_confirmed(dialog: ReviewDialog) -> None:
    page = table_page(dialog, "applications")
    page.go_to(GUESSED)
    before, doubtful = dialog.review.editor.report.copy(), grey(page, GUESSED)
    assert page.confirm.text() == "确认这一格(&K)"
    confirm(page)
    assert dialog.review.state(GUESSED) is CellState.CONFIRMED
    assert dialog.review.editor.report == before, "it is right as it is"
    assert GUESSED not in dialog.review.doubts()
    assert states(dialog)[page.table.accessibleName()] == "1格没有找到"
    assert "推测" not in dialog.summary.text()
    assert "您确认过" in page.source.text()
    assert grey(page, GUESSED) != doubtful
    assert page.table.hasFocus()
    press(Key.Key_F8)
    assert page.current == MISSING


def test_what_was_confirmed_can_be_doubted_again(dialog: ReviewDialog) -> None:
    page = table_page(dialog, "applications")
    page.go_to(GUESSED)
    confirm(page)
    assert page.confirm.text() == "取消确认这一格(&K)"
    confirm(page)
    assert dialog.review.state(GUESSED) is CellState.GUESSED


def test_several_cells_are_confirmed_at_once(dialog: ReviewDialog) -> None:
    page = table_page(dialog, LOST_TABLE)
    page.go_to(LOST)
    page.table.selectAll()
    count = dialog.review.count(CellState.MISSING, LOST_TABLE)
    assert page.confirm.text() == f"确认这{count}格(&K)"
    confirm(page)
    assert dialog.review.count(CellState.MISSING, LOST_TABLE) == 0


def test_a_sure_cell_needs_no_confirming(dialog: ReviewDialog) -> None:
    page = table_page(dialog, "applications")
    assert not page.confirm.isEnabled(), "no cell is chosen"
    page.go_to(SURE)
    assert not page.confirm.isEnabled()


def test_a_confirmed_cell_that_is_corrected_counts_as_corrected(dialog: ReviewDialog) -> None:
    page = table_page(dialog, "applications")
    page.go_to(GUESSED)
    confirm(page)
    dialog.review.editor.set_figures({GUESSED: 88}, "改")
    assert dialog.review.state(GUESSED) is CellState.CORRECTED
    assert not page.confirm.isEnabled()


def test_another_form_is_read_anew_and_nothing_of_it_is_confirmed(dialog: ReviewDialog) -> None:
    page = table_page(dialog, "applications")
    page.go_to(GUESSED)
    confirm(page)
    dialog.review.set_year_and_agency(2019, "清溪镇人民政府")
    assert dialog.review.editor.report.form.id == "2019"
    assert dialog.review.count(CellState.CONFIRMED) == 0


# Correcting texts and heading


def test_a_narrative_is_corrected_and_undone(dialog: ReviewDialog) -> None:
    page = choose(dialog, PartKind.NARRATIVE, "problems")
    assert isinstance(page, NarrativePage)
    before = dialog.report.narrative("problems")
    page.text.setFocus()
    QTest.keyClicks(page.text, "ab")
    assert dialog.report.narrative("problems") == f"ab{before}"
    assert states(dialog)["五、存在的主要问题及改进情况"] == f"{len(before) - 1 + 2}字"
    press(Key.Key_Z, CTRL)
    assert dialog.report.narrative("problems") == page.text.toPlainText() == before


def test_title_signature_and_date_are_corrected(dialog: ReviewDialog) -> None:
    page = heading_page(dialog)
    for line, typed in ((page.title_line, "title"), (page.signed_by_line, "office")):
        line.setFocus()
        line.selectAll()
        QTest.keyClicks(line, typed)
    page.signed_on.setFocus()
    page.signed_on.setDate(QDate(2024, 1, 31))
    heading = dialog.report.heading
    assert (heading.title, heading.signed_by) == ("title", "office")
    assert heading.signed_on == date(2024, 1, 31)
    assert heading.agency == doubtful_reading().report.heading.agency


def test_what_is_half_typed_is_taken_over_with_the_report(dialog: ReviewDialog) -> None:
    page = heading_page(dialog)
    page.title_line.setFocus()
    page.title_line.selectAll()
    QTest.keyClicks(page.title_line, "half")
    dialog.accept()
    assert dialog.report.heading.title == "half"


def test_another_organ_changes_a_title_that_nobody_typed(dialog: ReviewDialog) -> None:
    page = heading_page(dialog)
    official = dialog.report.form.title_parts(dialog.report.heading.agency, 2023)
    assert dialog.report.heading.title == "".join(official)
    page.agency_line.setText("石桥镇人民政府")
    page.settle()
    assert dialog.report.heading.title.startswith("石桥镇人民政府2023年")
    assert page.title_line.text() == dialog.report.heading.title


@pytest.mark.parametrize("field", ["title", "signed_by", "signed_on"])
def test_a_finding_about_the_heading_leads_to_its_field(dialog: ReviewDialog, field: str) -> None:
    dialog.show_finding(Finding("heading.x", Severity.NOTE, "？", "overview", heading=field))
    page = heading_page(dialog)
    expected = {"title": page.title_line, "signed_by": page.signed_by_line}
    assert QApplication.focusWidget() is expected.get(field, page.signed_on)


def test_an_arrow_key_begins_a_date_in_the_year_after_the_report(dialog: ReviewDialog) -> None:
    page = heading_page(dialog)
    page.signed_on.setFocus()
    press(Key.Key_Delete)
    assert dialog.report.heading.signed_on is None
    press(Key.Key_Up)
    assert dialog.report.heading.signed_on == date(2024, 1, 1)
    press(Key.Key_Up)
    assert dialog.report.heading.signed_on == date(2025, 1, 1)
