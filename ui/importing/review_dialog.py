"""The review window: everything that was read, before anything of it is taken over."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from core.checks.finding import Finding
from core.interpret.result import Interpretation
from core.report.merging import replaced_sections
from core.report.report import Report
from ui.editing.commands import Target
from ui.importing.file_drop import FileDrop
from ui.importing.pages import Pages
from ui.importing.part_choice import PartChoice
from ui.importing.place import Place, here_tip, here_words
from ui.importing.reading import Reading
from ui.importing.review import Review
from ui.importing.section_list import PartKind, PartsList
from ui.importing.summary import missing_tables, summary
from ui.look.theme import theme

_SIZE = (1240, 700)  # px, if the screen has room
_LIST_WIDTH = 230  # px


class ReviewDialog(QDialog):
    """Shows the parts of a review one at a time; each is built when it is first shown.

    `place` is where the report goes unless the clerk chooses otherwise; None
    asks nothing. `current` is the open report, which it may replace. `reading` reads
    another report of the same file, if the clerk wants that one; then it is `other`.
    """

    def __init__(
        self,
        review: Review,
        title: str,
        place: Place | None,
        parent: QWidget | None = None,
        current: Report | None = None,
        reading: Reading | None = None,
    ) -> None:
        super().__init__(parent)
        self._current = current
        self._reading = reading
        self.other: Interpretation | None = None
        self.dropped: Path | None = None
        FileDrop(self).dropped.connect(self._take_dropped)
        self.review = review
        review.setParent(self)
        self.setWindowTitle(title)
        self.setSizeGripEnabled(True)
        room = self.screen().availableGeometry()
        self.resize(min(_SIZE[0], room.width() - 32), min(_SIZE[1], room.height() - 64))
        self.summary, self.missing = QLabel(), QLabel()
        self.choice = PartChoice(review.read.parts if reading else (), review.read.part)
        self.parts = PartsList(review)
        self.parts.setFixedWidth(_LIST_WIDTH)
        self.pages = Pages(review)
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
        middle.addWidget(self.pages, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        for label in (self.summary, self.missing):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            layout.addWidget(label)
        layout.addWidget(self.choice)
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
        self.choice.asked.connect(self._read_other)
        self.pages.finding_chosen.connect(self.show_finding)
        for signal in (
            *(editor.figures_changed, editor.narrative_changed),
            *(editor.heading_changed, editor.findings_changed),
        ):
            signal.connect(self._show_states)
        self.review.confirmed_changed.connect(self._show_states)
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
            self.parts.setCurrentRow(self.parts.row_of(PartKind.TABLE, doubts[0].partition(".")[0]))
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
        self.pages.settle()
        if not self._is_reading:
            super().accept()

    def reject(self) -> None:
        """Close, unless another report is being read, whose progress stands before this."""
        if not self._is_reading:
            super().reject()

    # Another file, or another report of the same

    def _take_dropped(self, path: Path) -> None:
        """Close for a file that was dropped here, if what was looked through may go."""
        self.pages.settle()
        if not self._is_reading and (not self.review.is_corrected or self._may_lose()):
            self.dropped = path
            self.reject()

    @property
    def _is_reading(self) -> bool:
        return self._reading is not None and self._reading.is_busy

    def _read_other(self, part: int) -> None:
        self.pages.settle()
        if self._reading is not None and (not self.review.is_corrected or self._may_lose()):
            self._reading.read_part(part, self, self._leave_for)

    def _may_lose(self) -> bool:
        text = "改读另一份，这里已经改过和确认过的内容就没有了，还要改读吗？"
        answer = QMessageBox.question(self, "改读另一份", text)
        return answer == QMessageBox.StandardButton.Yes

    def _leave_for(self, read: Interpretation, _: str) -> None:
        self.other = read
        super().reject()

    # The parts

    def _show_row(self, row: int) -> None:
        if row >= 0:
            self.pages.show_part(self.parts.parts[row])
            self._order_tabs()

    def _order_tabs(self) -> None:
        """Let Tab visit the page between the list and the buttons, though it was made later."""
        order = [self.parts, *self.pages.inner_fields(), self.previous_button]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _build_anew(self) -> None:
        """Show the report in another form."""
        self.pages.build_anew()
        self.parts.build_anew()
        self.parts.setCurrentRow(self.parts.row_of(PartKind.HEADING))
        self._show_row(self.parts.currentRow())
        self._show_states()

    def _open(self, kind: PartKind, section: str = "") -> None:
        self.parts.setCurrentRow(self.parts.row_of(kind, section))

    # Going to places

    def step(self, step: int) -> None:
        """Go to the next or previous cell to look at, around the end."""
        target = self.review.next_doubt(self.pages.current_cell, step)
        if target:
            self.go_to_cell(target)

    def go_to_cell(self, address: str) -> None:
        """Show a cell and stand on it."""
        self._open(PartKind.TABLE, address.partition(".")[0])
        self.pages.go_to_cell(address)

    def show_finding(self, finding: Finding) -> None:
        """Show what a finding is about."""
        if finding.heading:
            self._open(PartKind.HEADING)
        elif finding.narrative:
            self._open(PartKind.NARRATIVE, finding.narrative.section)
        elif finding.cells:
            self._open(PartKind.TABLE, finding.cells[0].partition(".")[0])
        else:
            row = [part.section for part in self.parts.parts].index(finding.section)
            self.parts.setCurrentRow(row)
        self.pages.point_out(finding)

    def _show_target(self, target: Target) -> None:
        if target.cell:
            self.go_to_cell(target.cell)

    # Appearance

    def _show_states(self) -> None:
        self.parts.show_states()
        missing = missing_tables(self.review)
        self.summary.setText(summary(self.review))
        self.missing.setText(missing)
        self.missing.setVisible(bool(missing))
        self.missing.setStyleSheet(f"color: {theme().error}; font-weight: bold;")
        self._show_what_is_replaced()
        for button in (self.previous_button, self.next_button):
            button.setEnabled(bool(self.review.doubts()))

    def _show_what_is_replaced(self) -> None:
        if self._current is not None:
            form, button = self._current.form, self.place_buttons[Place.HERE]
            ids = replaced_sections(self.review.editor.report, self._current)
            replaced = [form.section(id_) for id_ in ids]
            button.setText(here_words(form, replaced))
            button.setToolTip(here_tip(replaced))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press no button; it belongs to tables, lists and fields."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Colour everything anew after a change between light and dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "pages"):
            self._show_states()
            self.pages.paint_anew()
