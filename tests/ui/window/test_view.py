"""Zoom, colours, panels, and what a screen reader meets."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from core.form.library import official_forms
from tests.ui.clerk import CTRL, NOTHING, Clerk, Key, Modifier
from tests.ui.colours import contrast
from tests.ui.dialogs import Dialogs
from ui import settings
from ui.look.panel_title import PanelTitle
from ui.look.theme import DARK, LIGHT, Theme, style_everything, theme
from ui.paper.growing_text import GrowingText
from ui.paper.page_view import ZOOMS
from ui.window.main_window import MainWindow
from ui.window.report_dialog import ReportDialog

FIRST = "applications.received.natural_person"


def percent(clerk: Clerk) -> str:
    return clerk.window.status.percent.text()


def turn_wheel(widget: QWidget, turn: QPoint, keys: Modifier = NOTHING) -> None:
    """Turn the wheel over a widget, in eighths of a degree."""
    place = QPointF(widget.rect().center())
    nothing = Qt.MouseButton.NoButton
    event = QWheelEvent(
        place,
        widget.mapToGlobal(place),
        QPoint(),
        turn,
        nothing,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 (Qt's signature)
    )
    target: QWidget | None = widget
    while target is not None and not target.isWindow():
        event.accept()
        if QApplication.sendEvent(target, event) and event.isAccepted():
            return
        target = target.parentWidget()


# Zoom


def test_zoom_with_the_keys(clerk: Clerk) -> None:
    assert percent(clerk) == "100%"
    clerk.press(Key.Key_Plus, CTRL)
    assert percent(clerk) == "110%"
    clerk.press(Key.Key_Equal, CTRL)
    assert percent(clerk) == "125%"
    clerk.press(Key.Key_Minus, CTRL)
    assert percent(clerk) == "110%"
    clerk.press(Key.Key_0, CTRL)
    assert percent(clerk) == "100%"


@pytest.mark.parametrize("key", [Key.Key_Plus, Key.Key_Minus])
def test_zoom_ends(clerk: Clerk, key: Key) -> None:
    clerk.press(key, CTRL, times=len(ZOOMS))
    assert clerk.work.page.zoom == (ZOOMS[-1] if key is Key.Key_Plus else ZOOMS[0])


def test_zoom_makes_everything_larger(clerk: Clerk) -> None:
    table = clerk.table(FIRST)
    before = (clerk.paper.width(), table.width(), table.height(), clerk.paper.title.height())
    clerk.work.page.set_zoom(2.0)
    after = (clerk.paper.width(), table.width(), table.height(), clerk.paper.title.height())
    for small, large in zip(before, after, strict=True):
        assert 1.7 * small < large < 2.3 * small


@pytest.mark.parametrize("where", ["desk", "text", "table"])
def test_zoom_with_the_wheel(clerk: Clerk, where: str) -> None:
    widgets = {
        "desk": clerk.work.page.viewport(),
        "text": clerk.paper.narratives["preface"].viewport(),
        "table": clerk.table(FIRST).viewport(),
    }
    turn_wheel(widgets[where], QPoint(0, 120), CTRL)
    assert percent(clerk) == "110%"
    turn_wheel(widgets[where], QPoint(0, -120), CTRL)
    assert percent(clerk) == "100%"


def test_a_sideways_wheel_does_not_zoom(clerk: Clerk) -> None:
    turn_wheel(clerk.work.page.viewport(), QPoint(120, 0), CTRL)
    assert percent(clerk) == "100%"


@pytest.mark.parametrize("where", ["text", "table", "date"])
def test_the_wheel_scrolls_the_page_wherever_it_is(clerk: Clerk, where: str) -> None:
    widgets = {
        "text": clerk.paper.narratives["preface"].viewport(),
        "table": clerk.table(FIRST).viewport(),
        "date": clerk.paper.signed_on,
    }
    bar = clerk.work.page.verticalScrollBar()
    before = clerk.paper.signed_on.text()
    turn_wheel(widgets[where], QPoint(0, -120))
    assert bar.value() > 0
    assert clerk.paper.signed_on.text() == before


def test_fit_width(clerk: Clerk) -> None:
    clerk.run("fit_width")
    room = clerk.work.page.viewport().width()
    assert room - 40 <= clerk.paper.width() <= room
    assert clerk.work.page.horizontalScrollBar().maximum() == 0


def test_the_slider_zooms(clerk: Clerk) -> None:
    clerk.window.status.slider.setValue(150)
    assert clerk.work.page.zoom == 1.5
    assert percent(clerk) == "150%"


def test_the_zoom_is_remembered(clerk: Clerk) -> None:
    clerk.press(Key.Key_Plus, CTRL)
    clerk.window.files.open_new(clerk.report.copy())
    assert percent(clerk) == "110%"
    assert clerk.window.close()
    assert settings.zoom() == 1.1


def test_zoom_while_typing_keeps_what_is_typed(clerk: Clerk) -> None:
    clerk.stand(FIRST)
    clerk.type("12")
    clerk.press(Key.Key_Plus, CTRL)
    assert clerk.text(FIRST) == "12"
    clerk.press(Key.Key_Return)
    assert clerk.current == "applications.carried_in.natural_person"


def test_zoom_keeps_the_same_part_at_the_top(clerk: Clerk) -> None:
    clerk.work.page.go_to_section("applications")
    clerk.press(Key.Key_Plus, CTRL, times=3)
    heading = clerk.paper.headings["applications"]
    assert -150 < heading.mapTo(clerk.work.page.viewport(), QPoint(0, 0)).y() < 150


# Colours


def test_light_and_dark(clerk: Clerk) -> None:
    actions = {a.text(): a for a in clerk.window.actions_.submenus["colours"].actions()}
    seen = {}
    for name in ("浅色", "深色"):
        actions[name].trigger()
        assert actions[name].isChecked()
        image = clerk.paper.grab(clerk.paper.rect().adjusted(0, 0, 0, -clerk.paper.height() + 40))
        seen[name] = image.toImage().pixelColor(5, 5).name()
    assert seen == {"浅色": LIGHT.paper, "深色": DARK.paper}
    assert settings.colour_scheme() is Qt.ColorScheme.Dark
    actions["跟随系统"].trigger()
    assert settings.colour_scheme() is Qt.ColorScheme.Unknown


def test_tables_and_desk_follow_the_colours(clerk: Clerk) -> None:
    table = clerk.table(FIRST)
    label = next(cell for cell in table.form_model.table.cells if cell.text == "自然人")
    place = table.rect_of(label).topLeft() + QPoint(3, 3)
    seen = []
    for scheme in (Qt.ColorScheme.Light, Qt.ColorScheme.Dark):
        clerk.window.colours.use(scheme)
        QApplication.processEvents()
        desk = clerk.work.page.viewport().grab().toImage().pixelColor(2, 2).name()
        seen.append((table.grab().toImage().pixelColor(place).name(), desk))
    assert seen == [(LIGHT.header, LIGHT.desk), (DARK.header, DARK.desk)]


def darkest_and_lightest(widget: QWidget) -> tuple[int, int]:
    image = widget.grab().toImage()
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    lights = {image.pixelColor(*place).lightness() for place in places}
    return min(lights), max(lights)


def test_the_crosses_of_the_panels_are_seen_in_the_dark(clerk: Clerk) -> None:
    title = clerk.window.panels.outline.titleBarWidget()
    assert isinstance(title, PanelTitle)
    clerk.window.colours.use(Qt.ColorScheme.Dark)
    QApplication.processEvents()
    assert darkest_and_lightest(title.cross)[1] > 150


@pytest.mark.parametrize("scheme", [Qt.ColorScheme.Light, Qt.ColorScheme.Dark])
def test_what_opens_over_the_page_has_a_border(clerk: Clerk, scheme: Qt.ColorScheme) -> None:
    clerk.window.colours.use(scheme)
    QApplication.processEvents()
    menu, calendar = clerk.paper.title.menu(), clerk.paper.signed_on.calendarWidget()
    for over in (menu, calendar):
        over.ensurePolished()
        over.adjustSize()
        image = over.grab().toImage()
        edge = {image.pixelColor(x, 0).name() for x in range(image.width())}
        assert len(edge) == 1, "a line and nothing else"
        assert contrast(edge.pop(), theme().paper) > 2
    menu.deleteLater()


@pytest.mark.parametrize("scheme", [Qt.ColorScheme.Light, Qt.ColorScheme.Dark])
def test_a_narrow_window_leads_to_the_buttons_that_do_not_fit(
    clerk: Clerk, scheme: Qt.ColorScheme
) -> None:
    clerk.window.colours.use(scheme)
    clerk.window.resize(clerk.window.minimumSize())
    QApplication.processEvents()
    (more,) = clerk.window.actions_.tool_bar.findChildren(QToolButton, "qt_toolbar_ext_button")
    assert more.isVisible()
    darkest, lightest = darkest_and_lightest(more)
    assert lightest - darkest > 100, "the arrow is seen"


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("ink", ["ink", "faint", "error", "warning", "complete", "accent"])
def test_text_can_be_read_on_paper(theme: Theme, ink: str) -> None:
    assert contrast(getattr(theme, ink), theme.paper) >= (3.5 if ink == "faint" else 4.5)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize(("ink", "ground"), [("ink", "paper"), ("error", "error_fill")])
def test_figures_of_chosen_cells_can_be_read(theme: Theme, ink: str, ground: str) -> None:
    def shaded(colour: str) -> str:
        """The colour below what is laid over chosen cells: multiplied, or screened in the dark."""
        parts = [[int(c[n : n + 2], 16) / 255 for c in (colour, theme.chosen)] for n in (1, 3, 5)]
        mixed = [1 - (1 - a) * (1 - b) if theme is DARK else a * b for a, b in parts]
        return "#" + "".join(f"{round(255 * part):02x}" for part in mixed)

    assert contrast(shaded(getattr(theme, ink)), shaded(getattr(theme, ground))) >= 4.5


def test_a_title_that_nearly_fits_takes_one_line(clerk: Clerk) -> None:
    one_line = clerk.paper.title.height()
    heading = clerk.report.heading
    longer = replace(heading, title="清溪县石板桥街道办事处2024年政府信息公开工作年度报告")
    clerk.editor.set_heading(longer, "修改标题", "title")
    assert clerk.paper.title.height() <= one_line
    much_longer = replace(heading, title=longer.title * 3)
    clerk.editor.set_heading(much_longer, "修改标题", "title")
    assert clerk.paper.title.height() > 2 * one_line
    clerk.undo()
    assert clerk.paper.title.height() <= one_line


def lines_of(field: GrowingText) -> list[str]:
    """Return the lines as they are on the screen."""
    QApplication.processEvents()
    block = field.document().firstBlock()
    lines = [block.layout().lineAt(n) for n in range(block.layout().lineCount())]
    return [block.text()[x.textStart() : x.textStart() + x.textLength()] for x in lines]


@pytest.mark.parametrize("zoom", [0.67, 1.0, 1.25, 2.0])
@pytest.mark.parametrize(
    "agency",
    [
        "清溪自治县石板桥经济技术开发区管理委员会办公室",  # 23 characters
        "东山省清溪自治州石板桥自治县经济技术开发区管理委员会办公室",  # 29
    ],
)
def test_a_title_too_long_for_one_line_breaks_after_the_name(
    clerk: Clerk, agency: str, zoom: float
) -> None:
    rest = "2024年政府信息公开工作年度报告"
    clerk.work.page.set_zoom(zoom)
    heading = replace(clerk.report.heading, agency=agency, title=agency + rest)
    clerk.editor.set_heading(heading, "修改标题", "title")
    assert lines_of(clerk.paper.title) == [agency, rest]
    clerk.undo()
    assert lines_of(clerk.paper.title) == [clerk.report.heading.title]


def test_a_title_without_a_place_to_break_is_seen_whole(clerk: Clerk) -> None:
    title = (
        "关于我们这个单位在过去的一整年里怎样做好各项信息公开方面的工作以及还有哪些不足的报告" * 2
    )
    clerk.editor.set_heading(replace(clerk.report.heading, title=title), "修改标题", "title")
    lines = lines_of(clerk.paper.title)
    assert "".join(lines) == title
    assert clerk.paper.title.height() >= clerk.paper.title.document().size().height()


# For a screen reader


def name_of(widget: QWidget) -> str:
    """What a screen reader says when a widget gets the focus."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


def takes_focus(widget: QWidget) -> bool:
    inner = isinstance(widget, QLineEdit) and widget.focusProxy() is not None
    inner = inner or widget.objectName() == "qt_spinbox_lineedit"  # its box has the name
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not inner


def test_every_widget_that_takes_the_focus_has_a_name(clerk: Clerk) -> None:
    clerk.press(Key.Key_F, CTRL)
    clerk.stand(FIRST)
    clerk.type("1")
    clerk.press(Key.Key_F8)
    shown = [w for w in clerk.window.findChildren(QWidget) if w.isVisible() and takes_focus(w)]
    assert len(shown) > 12
    assert [w for w in shown if not name_of(w)] == []
    assert all(w.accessibleName() or isinstance(w, QAbstractButton) for w in shown)


def test_the_start_page_has_names(window: MainWindow) -> None:
    shown = [w for w in window.findChildren(QWidget) if w.isVisible() and takes_focus(w)]
    assert [w for w in shown if not name_of(w)] == []


def test_the_dialog_has_names(clerk: Clerk, dialogs: Dialogs) -> None:
    def look(dialog: ReportDialog) -> None:
        inputs = [w for w in dialog.findChildren(QWidget) if w.isVisible() and takes_focus(w)]
        assert [w for w in inputs if not name_of(w)] == []
        clerk.press(Key.Key_Escape)

    dialogs.fill_in(look)
    clerk.run("heading")


def test_a_cell_says_its_name_and_figure(clerk: Clerk) -> None:
    index = clerk.table(FIRST).form_model.index_of(clerk.cell(FIRST))
    name = clerk.report.form.cells[FIRST].name
    role = Qt.ItemDataRole.AccessibleTextRole
    assert index.data(role) == f"{name}：空白"
    clerk.stand(FIRST)
    clerk.keypad(3)
    assert index.data(role) == f"{name}：3"


# Panels and help


def test_a_click_in_the_outline_goes_there(clerk: Clerk) -> None:
    panel = clerk.work.outline
    for row, section in enumerate(clerk.report.form.sections):
        place = panel.visualItemRect(panel.item(row)).center()
        QTest.mouseClick(panel.viewport(), Qt.MouseButton.LeftButton, pos=place)
        field = clerk.paper.tables.get(section.id) or clerk.paper.narratives[section.id]
        assert clerk.focus is field
        heading = clerk.paper.headings.get(section.id, field)
        assert clerk.is_on_screen(heading, QPoint(2, 2)), section.id


def test_the_outline_is_used_by_keys(clerk: Clerk) -> None:
    clerk.work.outline.setFocus()
    clerk.work.outline.setCurrentRow(0)
    clerk.press(Key.Key_Down)
    clerk.press(Key.Key_Return)
    assert clerk.focus is clerk.paper.narratives["overview"]


def test_the_panels_are_shown_and_hidden(clerk: Clerk) -> None:
    outline, findings = clerk.window.actions_.submenus["panels"].actions()
    assert (outline.text(), findings.text()) == ("大纲", "问题")
    assert outline.isChecked()
    assert findings.isChecked()
    findings.trigger()
    assert not clerk.work.findings.isVisible()


def test_a_hidden_panel_stays_hidden_with_the_next_report(clerk: Clerk) -> None:
    _, findings = clerk.window.actions_.submenus["panels"].actions()
    findings.trigger()
    clerk.window.files.open_new(clerk.report.copy())
    assert not clerk.work.findings.isVisible()


def test_a_panel_that_scrolls_is_painted_whole(clerk: Clerk) -> None:
    clerk.work.outline.setFixedHeight(120)  # less than its items need in any font
    QApplication.processEvents()
    bar = clerk.work.outline.verticalScrollBar()
    assert bar.isVisible()
    image = bar.grab().toImage()
    middle = image.width() // 2
    groove = [image.pixelColor(middle, y).lightness() for y in range(20, image.height() - 20)]
    assert min(groove) > 100, "something black in the light window"
    desk = clerk.work.outline.grab().toImage()
    assert desk.pixelColor(2, 2) == clerk.window.palette().window().color()


def test_f1_in_a_text_field(clerk: Clerk) -> None:
    clerk.go_into(clerk.paper.narratives["overview"])
    clerk.press(Key.Key_F1)
    assert "依据" in clerk.bubble
    clerk.type("字")
    assert clerk.bubble == ""


def test_escape_closes_the_help_of_a_text_field(clerk: Clerk) -> None:
    clerk.go_into(clerk.paper.narratives["overview"])
    clerk.press(Key.Key_F1)
    clerk.press(Key.Key_Escape)
    assert clerk.bubble == ""


def test_the_help_of_a_field_goes_with_the_focus(clerk: Clerk) -> None:
    clerk.go_into(clerk.paper.narratives["overview"])
    clerk.press(Key.Key_F1)
    clerk.go_into(clerk.paper.narratives["preface"])
    assert clerk.bubble == ""


def test_the_bubble_lies_within_the_window(clerk: Clerk) -> None:
    for address in (FIRST, "applications.carried_out.other_organization"):
        clerk.stand(address)
        clerk.press(Key.Key_F1)
        bubble = clerk.work.page.bubble
        assert clerk.work.page.viewport().rect().contains(bubble.geometry())
        table = clerk.table(address)
        cell = table.rect_of(clerk.cell(address))
        cell.moveTopLeft(table.viewport().mapTo(clerk.work.page.viewport(), cell.topLeft()))
        assert not bubble.geometry().intersects(cell), "the note covers the cell"


def test_labels_have_no_tool_tip_of_their_own(clerk: Clerk) -> None:
    model = clerk.table(FIRST).form_model
    label = next(cell for cell in model.table.cells if cell.text == "自然人")
    assert not model.index_of(label).data(Qt.ItemDataRole.ToolTipRole)


def test_every_action_has_a_text_and_no_shortcut_twice(window: MainWindow) -> None:
    keys = [k.toString() for a in window.actions_.by_id.values() for k in a.shortcuts()]
    assert len(keys) == len(set(keys))
    assert all(action.text() for action in window.actions_.by_id.values())


@pytest.mark.parametrize("size", [(1366, 768), (720, 480), (2560, 1440)])
def test_the_page_has_room(clerk: Clerk, size: tuple[int, int]) -> None:
    clerk.window.resize(*size)
    QApplication.processEvents()
    assert (clerk.window.width(), clerk.window.height()) == size
    if size[0] >= 1366:
        assert clerk.work.page.horizontalScrollBar().maximum() == 0


def test_qt_speaks_chinese(clerk: Clerk, dialogs: Dialogs) -> None:
    def look(dialog: ReportDialog) -> None:
        ok, cancel = dialog.buttons.StandardButton.Ok, dialog.buttons.StandardButton.Cancel
        texts = [dialog.buttons.button(b).text().partition("(")[0] for b in (ok, cancel)]
        assert texts == ["确定", "取消"]
        clerk.press(Key.Key_Escape)

    dialogs.fill_in(look)
    clerk.run("heading")


def test_the_ways_to_begin_are_as_high_as_their_texts(window: MainWindow) -> None:
    page = window.start_page
    buttons = (page.new_button, page.last_year_button, page.open_button, page.rollup_button)
    for row in (buttons[:2], buttons[2:]):
        heights = {button.height() for button in row}
        assert heights == {max(b.heightForWidth(b.width()) for b in row)}
    assert len({button.width() for button in buttons}) == 1, "one grid"


class _WithIcons(QProxyStyle):
    """Draws as many desktops do, where the buttons of dialogs have icons; offscreen has none."""

    def styleHint(  # noqa: N802 (Qt's name)
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803 (Qt's name)
    ) -> int:
        if hint is QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons:
            return 1
        return super().styleHint(hint, option, widget, returnData)


@pytest.fixture
def _desktop_with_icons(qapp: QApplication) -> Iterator[None]:
    qapp.setStyle(_WithIcons("Fusion"))
    yield
    qapp.setStyle("Fusion")


@pytest.mark.usefixtures("_desktop_with_icons")
def test_buttons_of_dialogs_have_no_icons_whoever_makes_them(
    window: MainWindow, qapp: QApplication, qtbot: QtBot
) -> None:
    button = QMessageBox.StandardButton
    qapp.setStyleSheet("")
    stranger = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok)
    assert not stranger.buttons()[0].icon().isNull(), "elsewhere they have"
    style_everything(qapp)
    question = QMessageBox(
        QMessageBox.Icon.Question, "问", "保存吗？", button.Save | button.Discard, window
    )
    files = QFileDialog(window, "打开")
    files.setOption(QFileDialog.Option.DontUseNativeDialog)
    ours = ReportDialog(official_forms(), "新建年报", window)
    for dialog in (question, files, ours):
        qtbot.addWidget(dialog)
        dialog.show()
        buttons = [b for box in dialog.findChildren(QDialogButtonBox) for b in box.buttons()]
        assert len(buttons) == 2
        assert all(each.icon().isNull() for each in buttons)
        dialog.close()
