"""The views beside the list, from 缺报 to 认领; each is filled when it is looked at."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMessageBox, QStackedWidget, QWidget

from core.report.report import Report
from core.rollup.evidence import names_of
from ui.rollup.across_control import AcrossControl
from ui.rollup.asking import ask_reason, attempt
from ui.rollup.charts_view import ChartsView
from ui.rollup.missing_board import MissingBoard
from ui.rollup.strays_view import StraysView
from ui.rollup.sum_view import SumView

if TYPE_CHECKING:
    from ui.rollup.desk_window import DeskWindow

VIEWS = ("list", "missing", "sum", "charts", "across", "strays")
_SEALING = "封账以后，确认、代改、名单都不能再动；要改动先解封，写明原因。现在封账吗？"


class Boards(QObject):
    """Shows one view at a time."""

    def __init__(self, window: DeskWindow, list_: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.missing, self.sum, self.strays = MissingBoard(), SumView(), StraysView()
        self.charts, self.across = ChartsView(), AcrossControl(window)
        self.stack = QStackedWidget()
        views = list_, self.missing, self.sum, self.charts, self.across.view, self.strays
        for view in views:
            self.stack.addWidget(view)
        for chooser in (self.missing, self.sum, self.across.view):
            chooser.organ_chosen.connect(self.go_to)
        self.missing.told.connect(window.tell)
        self.sum.level_chosen.connect(self.fill)
        self.sum.seal_asked.connect(self._seal)
        self.sum.unseal_asked.connect(self._unseal)
        self.sum.report_asked.connect(self._make_report)
        self.sum.changes_asked.connect(self._show_changes)
        self.strays.assignment_asked.connect(self._assign)
        self.strays.file_asked.connect(lambda v: window.open_file(window.desk.original(v)))

    def group_actions(self) -> None:
        """Let one of the actions that choose a view be switched on."""
        group = QActionGroup(self)
        for view in VIEWS:
            group.addAction(self._window.menus.by_id[f"view_{view}"])
        self._window.menus.by_id["view_list"].setChecked(True)

    def show(self, view: str) -> None:
        """Show a view."""
        self._window.menus.by_id[f"view_{view}"].setChecked(True)
        self.stack.setCurrentIndex(VIEWS.index(view))
        self.fill()

    def fill(self) -> None:
        """Show in the view one looks at how it stands now; not while the folder is being read."""
        window, desk = self._window, self._window.desk
        if not window.is_reading:
            count = len(desk.strays())
            window.menus.by_id["view_strays"].setIconText(f"认领 {count}" if count else "认领")
            attempt(window, self._fill_current)

    def _fill_current(self) -> None:
        desk, view = self._window.desk, self.stack.currentWidget()
        if view is self.missing:
            today = date.today()  # noqa: DTZ011 (the office's calendar day)
            self.missing.show_standing(desk.settings, desk.rows(), desk.tally(), today)
        elif view is self.sum:
            level = self.sum.chosen_level
            total = desk.total(level)
            self.sum.show_total(total, names_of(desk.organs()), desk.seal_in_force())
            self.sum.show_changes(0 if level else len(desk.changes_since_own(total)))
        elif view is self.charts:
            self.charts.show_desk(desk)
        elif view is self.across.view:
            self.across.fill()
        elif view is self.strays:
            self.strays.show_strays(desk.strays(), desk.organs())

    def go_to(self, organ: int) -> None:
        """Go to an organ in the list, which shows all if it is not among those shown."""
        self.show("list")
        table = self._window.table
        if not table.go_to(organ):
            self._window.show_all()
            table.go_to(organ)
        table.setFocus()

    def _assign(self, reading: str, organ: int) -> None:
        desk = self._window.desk
        self._window.decide(lambda: desk.assign(reading, organ), "已认定。")

    def _seal(self) -> None:
        text = f"合计里是{self._window.desk.total().completeness}。\n{_SEALING}"
        buttons = QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No
        if QMessageBox.question(self._window, "封账", text, buttons) == (
            QMessageBox.StandardButton.Yes
        ):
            self._window.decide(self._window.desk.seal, "已封账。")

    def _unseal(self) -> None:
        reason = ask_reason(self._window, "解封", "为什么要解封？封账和解封都会留在记录里。")
        if reason:
            self._window.decide(lambda: self._window.desk.unseal(reason), "已解封。")

    def _make_report(self) -> None:
        made: list[Report] = []
        desk, today = self._window.desk, date.today()  # noqa: DTZ011 (as above)
        if attempt(self._window, lambda: made.append(desk.own_report(desk.total(), today))):
            self._window.report_made.emit(made[0])
            self.fill()

    def _show_changes(self) -> None:
        from ui.rollup.later_dialog import LaterDialog  # noqa: PLC0415 (seldom needed)

        desk = self._window.desk
        total = desk.total()
        LaterDialog(total.form, desk.changes_since_own(total), self._window).exec()
