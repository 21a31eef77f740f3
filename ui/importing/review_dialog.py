"""The review window: everything that was read, before anything of it is taken over."""

from collections.abc import Callable
from enum import Enum
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.checks.finding import Finding
from core.report import Report
from ui.commands import Target
from ui.findings_panel import FindingsPanel
from ui.importing.heading_page import HeadingPage
from ui.importing.parts import Kind, Part, PartsList
from ui.importing.review import CellState, Review
from ui.importing.table_page import TablePage
from ui.importing.text_page import LeftoversPage, NarrativePage, TextPage
from ui.theme import theme

_SIZE = (1240, 700)  # px, if the screen has room
_LIST_WIDTH = 230  # px


class Place(Enum):
    """Where an accepted report goes."""

    HERE = "放进当前年报（替换）"
    NEW = "作为新的年报打开"


class ReviewDialog(QDialog):
    """Shows the parts of a review one at a time; each is built when it is first shown.

    `place` is where the report goes unless the clerk chooses otherwise; None
    asks nothing.
    """

    def __init__(
        self, review: Review, title: str, place: Place | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.review = review
        review.setParent(self)
        self.setWindowTitle(title)
        self.setSizeGripEnabled(True)
        room = self.screen().availableGeometry()
        self.resize(min(_SIZE[0], room.width() - 32), min(_SIZE[1], room.height() - 64))
        self._summary, self._missing = QLabel(), QLabel()
        self.parts = PartsList(review)
        self.parts.setFixedWidth(_LIST_WIDTH)
        self._stack = QStackedWidget()
        self._pages: dict[Part, QWidget] = {}
        self.place_buttons = {each: QRadioButton(each.value) for each in Place}
        self._asks_place = place is not None
        self.place_buttons[place or Place.NEW].setChecked(True)
        self.previous_button = self._button("上一处疑问(&B)", lambda: self.step(-1))
        self.next_button = self._button("下一处疑问(&N)", lambda: self.step(1))
        self.accept_button = self._button("采用(&Y)", self.accept)
        self.cancel_button = self._button("取消", self.reject)
        self.previous_button.setToolTip("跳到上一格推测的或没有找到的（Shift+F8）")
        self.next_button.setToolTip("跳到下一格推测的或没有找到的（F8）")
        self.accept_button.setToolTip("把读到的内容放进年报（Ctrl+回车），以后还可以撤销")
        self._lay_out()
        self._connect()
        self._show_states()
        self._begin()

    # Setting up

    def _button(self, text: str, handler: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)  # Enter belongs to the tables
        button.clicked.connect(handler)
        return button

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.parts)
        middle.addWidget(self._stack, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(10)
        for label in (self._summary, self._missing):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            layout.addWidget(label)
        layout.addLayout(middle, 1)
        layout.addLayout(self._bottom())

    def _bottom(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.previous_button)
        row.addWidget(self.next_button)
        row.addStretch(1)
        group = QButtonGroup(self)
        for button in self.place_buttons.values():
            group.addButton(button)
            button.setVisible(self._asks_place)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.accept_button)
        row.addWidget(self.cancel_button)
        return row

    def _connect(self) -> None:
        editor = self.review.editor
        self.parts.chosen.connect(self._show_row)
        for signal in (editor.figures_changed, editor.heading_changed, editor.findings_changed):
            signal.connect(self._show_states)
        editor.form_changed.connect(self._build_anew)
        editor.touched.connect(self._show_target)
        for key, handler in (
            ("F8", lambda: self.step(1)),
            ("Shift+F8", lambda: self.step(-1)),
            (QKeySequence.StandardKey.Undo, editor.undo),
            (QKeySequence.StandardKey.Redo, editor.redo),
            ("Ctrl+Return", self.accept),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(handler)

    def _begin(self) -> None:
        """Show first what needs looking at first."""
        doubts = self.review.doubts()
        if doubts:
            self.parts.setCurrentRow(self.parts.row_of(Kind.TABLE, doubts[0].partition(".")[0]))
        else:
            self.parts.setCurrentRow(0)
        self.parts.setFocus()

    # What was decided

    @property
    def place(self) -> Place:
        """Where the report shall go."""
        return next(each for each, button in self.place_buttons.items() if button.isChecked())

    @property
    def report(self) -> Report:
        """The report as it was read and corrected."""
        return self.review.editor.report.copy()

    def accept(self) -> None:
        """Take over what is half typed, and close."""
        for page in self._pages.values():
            if isinstance(page, TablePage):
                page.table.settle_editing()
            elif isinstance(page, HeadingPage):
                page.settle()
        super().accept()

    # The parts

    def _show_row(self, row: int) -> None:
        if row >= 0:
            page = self.page(self.parts.parts[row])
            self._stack.setCurrentWidget(page)
            self._order_tabs(page)

    def _order_tabs(self, page: QWidget) -> None:
        """Let Tab visit the page between the list and the buttons, though it was made later."""
        inner = [
            widget
            for widget in page.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not widget.objectName().startswith("qt_")  # a part of another widget
        ]
        for before, after in pairwise([self.parts, *inner, self.previous_button]):
            QWidget.setTabOrder(before, after)

    def page(self, part: Part) -> QWidget:
        """Return the page of a part."""
        if part not in self._pages:
            self._pages[part] = page = self._make(part)
            self._stack.addWidget(page)
        return self._pages[part]

    def _make(self, part: Part) -> QWidget:
        match part.kind:
            case Kind.HEADING:
                return HeadingPage(self.review)
            case Kind.TABLE:
                return TablePage(self.review, part.section)
            case Kind.NARRATIVE:
                section = self.review.editor.report.form.section(part.section)
                return NarrativePage(self.review, section)
            case Kind.LEFTOVERS:
                return LeftoversPage(self.review.read.leftovers)
            case Kind.FINDINGS:
                panel = FindingsPanel(self.review.editor)
                panel.chosen.connect(self.show_finding)
                return panel

    def _build_anew(self) -> None:
        """Show the report in another form."""
        for page in self._pages.values():
            self._stack.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self.parts.build_anew()
        self.parts.setCurrentRow(self.parts.row_of(Kind.HEADING))
        self._show_row(self.parts.currentRow())
        self._show_states()

    def _open(self, kind: Kind, section: str = "") -> QWidget:
        row = self.parts.row_of(kind, section)
        self.parts.setCurrentRow(row)
        return self.page(self.parts.parts[row])

    # Going to places

    def step(self, step: int) -> None:
        """Go to the next or previous cell to look at, around the end."""
        doubts = self.review.doubts()
        if not doubts:
            return
        order = list(self.review.editor.report.form.cells)
        here = self._current_cell()
        if not here:
            target = doubts[0] if step > 0 else doubts[-1]
        elif step > 0:
            after = [a for a in doubts if order.index(a) > order.index(here)]
            target = after[0] if after else doubts[0]
        else:
            before = [a for a in doubts if order.index(a) < order.index(here)]
            target = before[-1] if before else doubts[-1]
        self.go_to_cell(target)

    def _current_cell(self) -> str:
        page = self._stack.currentWidget()
        return page.current if isinstance(page, TablePage) else ""

    def go_to_cell(self, address: str) -> None:
        """Show a cell and stand on it."""
        page = self._open(Kind.TABLE, address.partition(".")[0])
        if isinstance(page, TablePage):
            page.go_to(address)

    def show_finding(self, finding: Finding) -> None:
        """Show what a finding is about."""
        if finding.heading:
            page = self._open(Kind.HEADING)
            if isinstance(page, HeadingPage):
                page.agency_line.setFocus()
        elif finding.narrative:
            page = self._open(Kind.NARRATIVE, finding.narrative.section)
            if isinstance(page, TextPage):
                page.select(finding.narrative.start, finding.narrative.end)
        elif finding.cells:
            self.go_to_cell(finding.cells[0])
            table = self._stack.currentWidget()
            if isinstance(table, TablePage):
                table.table.highlight(finding.cells)
        else:
            row = [part.section for part in self.parts.parts].index(finding.section)
            self.parts.setCurrentRow(row)

    def _show_target(self, target: Target) -> None:
        if target.cell:
            self.go_to_cell(target.cell)

    # Appearance

    def _show_states(self) -> None:
        self.parts.show_states()
        review = self.review
        heading = review.editor.report.heading
        guessed, missing = (review.count(s) for s in (CellState.GUESSED, CellState.MISSING))
        doubts = [f"{guessed}格是推测的（？）"] if guessed else []
        doubts += [f"{missing}格没有找到（缺）"] if missing else []
        advice = "，按 F8 逐格核对。" if doubts else "，没有疑问的格子。"
        self._summary.setText(
            f"“{review.source}”：{heading.agency or '（没有读到机关）'}{heading.year}年。"
            f"{'、'.join(doubts) or '表格全部读到'}{advice}"
        )
        sections = review.editor.report.form
        names = "、".join(f"“{sections.section(id_).name}”" for id_ in review.read.missing_tables)
        self._missing.setText(f"✗ 没有找到这些表：{names}。请检查文件是否完整，或者采用以后再填。")
        self._missing.setVisible(bool(names))
        self._missing.setStyleSheet(f"color: {theme().error}; font-weight: bold;")
        for button in (self.previous_button, self.next_button):
            button.setEnabled(bool(review.doubts()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press no button; it belongs to tables, lists and fields."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Colour everything anew after a change between light and dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_pages"):
            self._show_states()
            for page in self._pages.values():
                if isinstance(page, FindingsPanel):
                    page.paint_anew()
