"""Zoom, colours, panels, and what a screen reader meets."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QToolButton, QWidget

from tests.ui.clerk import CTRL, NOTHING, Clerk, Key, Modifier
from tests.ui.colours import contrast
from ui import settings
from ui.paper.page_view import ZOOMS
from ui.theme import DARK, LIGHT, Theme

FIRST = "applications.received.natural_person"


def percent(clerk: Clerk) -> str:
    return clerk.window.status._percent.text()


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
    clerk.window.status._slider.setValue(150)
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
        clerk.window.use_colours(scheme)
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
    (cross,) = clerk.window.panels.outline.findChildren(
        QAbstractButton, "qt_dockwidget_closebutton"
    )
    clerk.window.use_colours(Qt.ColorScheme.Dark)
    QApplication.processEvents()
    assert darkest_and_lightest(cross)[1] > 150


@pytest.mark.parametrize("scheme", [Qt.ColorScheme.Light, Qt.ColorScheme.Dark])
def test_a_narrow_window_leads_to_the_buttons_that_do_not_fit(
    clerk: Clerk, scheme: Qt.ColorScheme
) -> None:
    clerk.window.use_colours(scheme)
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
