"""The person in front of the window: keys, mouse, input method, and what there is to see."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QClipboard, QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.document.document import Cell
from core.report.report import Report
from ui.editing.report_editor import ReportEditor
from ui.paper.growing_text import GrowingText
from ui.paper.paper import Paper
from ui.paper.table_view import TableView
from ui.window.main_window import MainWindow
from ui.window.workspace import Workspace

Key = Qt.Key
Modifier = Qt.KeyboardModifier
CTRL, SHIFT, KEYPAD = Modifier.ControlModifier, Modifier.ShiftModifier, Modifier.KeypadModifier
NOTHING = Modifier.NoModifier

AGENCY = "云溪乡人民政府"
YEAR = 2024
TODAY = date(2025, 1, 10)


class Clerk:
    """Works in the open report of a window."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self._qtbot = qtbot

    # Where things are

    @property
    def work(self) -> Workspace:
        assert self.window.workspace is not None
        return self.window.workspace

    @property
    def paper(self) -> Paper:
        return self.work.page.paper

    @property
    def editor(self) -> ReportEditor:
        return self.work.editor

    @property
    def report(self) -> Report:
        return self.editor.report

    @property
    def focus(self) -> QWidget:
        """The widget with the focus, which comes back a moment after a dialog has closed."""
        if QApplication.focusWidget() is None:
            self._qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def table(self, address: str) -> TableView:
        """The table of a cell, or of a table's id."""
        return self.paper.tables[address.partition(".")[0]]

    def cell(self, address: str) -> Cell:
        return self.table(address).form_model.by_address[address]

    # Keys

    def press(self, key: Key, modifiers: Modifier = NOTHING, *, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(self.focus, key, modifiers)

    def type(self, text: str, modifiers: Modifier = NOTHING) -> None:
        """Type on the keyboard; what has no key comes from the input method."""
        for char in text:
            if char == "\n":
                self.press(Key.Key_Return)
            elif char.isascii():
                QTest.keyClicks(self.focus, char, modifiers)
            else:
                self.commit(char)

    def keypad(self, *figures: object) -> None:
        """Type figures on the numeric keypad, each followed by its Enter."""
        for figure in figures:
            self.type(str(figure), KEYPAD)
            self.press(Key.Key_Enter, KEYPAD)

    def commit(self, text: str) -> None:
        """Let the input method commit a text."""
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(self.focus, event)

    def compose(self, text: str) -> None:
        """Let the input method show letters that are not committed yet."""
        QApplication.sendEvent(self.focus, QInputMethodEvent(text, []))

    def undo(self) -> None:
        self.press(Key.Key_Z, CTRL)

    def redo(self) -> None:
        self.press(Key.Key_Y, CTRL)

    def run(self, action: str) -> None:
        """Choose an action of the menu; one that is grey cannot be chosen."""
        chosen = self.window.actions_.by_id[action]
        assert chosen.isEnabled(), f"{action} is grey"
        chosen.trigger()

    # Mouse

    def click(self, widget: QWidget, at: QPoint | None = None, keys: Modifier = NOTHING) -> None:
        place = at if at is not None else widget.rect().center()
        on_page = self.paper.isAncestorOf(widget)
        if on_page:
            spot = widget.mapTo(self.paper, place)
            self.work.page.ensureVisible(spot.x(), spot.y(), 10, 10)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, keys, place)

    def stand(self, address: str, keys: Modifier = NOTHING) -> None:
        """Click a cell, on the page as it is laid out by now."""
        QApplication.processEvents()
        table = self.table(address)
        self.click(table.viewport(), table.rect_of(self.cell(address)).center(), keys)

    def choose(self, first: str, last: str) -> None:
        """Choose a range: click one corner, click the other with Shift."""
        self.stand(first)
        self.stand(last, SHIFT)

    def double_click(self, address: str) -> None:
        table = self.table(address)
        place = table.rect_of(self.cell(address)).center()
        self.stand(address)
        QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, NOTHING, place)

    def go_into(self, field: GrowingText) -> None:
        """Click into a field and go to the end of its text."""
        self.click(field.viewport(), QPoint(5, 5))
        self.press(Key.Key_End, CTRL)

    # What there is to see

    def text(self, address: str) -> str:
        """What is printed in a cell."""
        table = self.table(address)
        return str(table.form_model.index_of(self.cell(address)).data())

    def texts(self, *addresses: str) -> list[str]:
        return [self.text(address) for address in addresses]

    @property
    def current(self) -> str:
        """The address of the cell that one works at; empty elsewhere."""
        for table in self.paper.tables.values():
            cell = table.current_cell()
            if table.is_worked_in() and cell is not None and cell.entry is not None:
                return cell.entry.address
        return ""

    @property
    def chosen(self) -> list[str]:
        """The addresses of the chosen cells of the table one works at."""
        for table in self.paper.tables.values():
            if table.is_worked_in():
                return [cell.entry.address for cell in table.chosen_cells() if cell.entry]
        return []

    @property
    def typing(self) -> str | None:
        """The text in the line one types in; None while it is closed."""
        for table in self.paper.tables.values():
            if table.cell_editor.isVisible():
                return table.cell_editor.text()
        return None

    @property
    def bubble(self) -> str:
        """The note beside a field; empty while there is none."""
        bubble = self.work.page.bubble
        return bubble.text() if bubble.isVisible() else ""

    def wait_for_bubble(self) -> str:
        """The note that comes after the events under way."""
        self._qtbot.waitUntil(lambda: bool(self.bubble))
        return self.bubble

    @property
    def title(self) -> str:
        return self.window.windowTitle()

    @property
    def balance(self) -> str:
        return self.window.status.balance.text()

    @property
    def outline(self) -> dict[str, str]:
        """The state of every section, by its name."""
        items = map(self.work.outline.item, range(self.work.outline.count()))
        return {item.text(): item.data(Qt.ItemDataRole.UserRole) for item in items}

    @property
    def findings(self) -> list[str]:
        """What the panel lists, without what is folded away."""
        return [item.text(0) for item, _ in self.work.findings.tree.shown()]

    @property
    def clipboard(self) -> QClipboard:
        return QGuiApplication.clipboard()

    def is_on_screen(self, widget: QWidget, place: QPoint) -> bool:
        """Whether a place in a widget lies in the visible part of the page."""
        view = self.work.page.viewport()
        return view.rect().contains(widget.mapTo(view, place))

    def inputs(self, table: str) -> Iterator[str]:
        """The cells to fill in, as Enter visits them: down the columns."""
        model = self.paper.tables[table].form_model
        for cell in sorted(model.inputs, key=lambda cell: (cell.column, cell.row)):
            assert cell.entry is not None
            yield cell.entry.address
