"""What is wrong, on the right: a click goes there, a button puts it right."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import (
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.checks.finding import Action, Finding, Severity, Suggestion
from core.checks.places import place_name
from core.numbers import format_number
from ui.icons import icon
from ui.report_editor import ReportEditor
from ui.theme import theme
from ui.wrapped_list import WrappedList

_ACTIONS = {
    Action.FILL_BLANKS: "空白补0",
    Action.COMPUTE_TOTALS: "全部改用计算的合计",
    Action.CORRECT_ALL: "同样的全部改正",
}
_MOST_SUGGESTIONS = 2
_BUTTON_ROOM = 240  # px for a button's text, in a panel of ordinary width


class FindingsPanel(QWidget):
    """Lists the findings and offers the repairs of the chosen one."""

    chosen = Signal(object)  # Finding

    def __init__(self, editor: ReportEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._shown: tuple[Finding, ...] = ()
        self._resolved_row = 0
        self._summary = QLabel()
        self._summary.setObjectName("summary")
        self._summary.setWordWrap(True)
        self.list = WrappedList("问题列表")
        self._buttons = [_RepairButton() for _ in range(_MOST_SUGGESTIONS + 2)]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self._summary)
        layout.addWidget(self.list, 1)
        for button in self._buttons:
            layout.addWidget(button)
        self.list.itemClicked.connect(lambda _: self._choose())
        self.list.itemActivated.connect(lambda _: self._choose())
        self.list.currentRowChanged.connect(lambda _: self._offer_repairs())
        self.show_findings()
        editor.findings_changed.connect(self.show_findings)

    def show_findings(self) -> None:
        """List the findings; items that say the same stay as they are."""
        findings, row = self._editor.findings, self.list.currentRow()
        chosen = self._shown[row] if 0 <= row < len(self._shown) else None
        self._summary.setText(
            f"还有 {len(findings)} 个问题，点一下可以跳到所在的地方。"
            if findings
            else "没有发现问题。"
        )
        while self.list.count() > len(findings):
            self.list.takeItem(self.list.count() - 1)
        for number, finding in enumerate(findings):
            self._show(number, finding)
        self._shown = findings
        if chosen:
            self._keep_chosen(chosen, row)
        self._offer_repairs()

    def _keep_chosen(self, chosen: Finding, row: int) -> None:
        """Keep the same finding chosen; when it is resolved none, and F8 goes to the next."""
        keys = [_key(finding) for finding in self._shown]
        if _key(chosen) in keys:
            self.list.setCurrentRow(keys.index(_key(chosen)))
        else:
            self._resolved_row = row
            self.list.setCurrentRow(-1)

    def paint_anew(self) -> None:
        """Draw the icons in the colours in force."""
        self._shown = ()
        self.show_findings()

    def current_finding(self) -> Finding | None:
        """Return the chosen finding."""
        row = self.list.currentRow()
        return self._editor.findings[row] if 0 <= row < len(self._editor.findings) else None

    def step(self, step: int) -> Finding | None:
        """Choose the next or previous finding, around the end of the list."""
        count = self.list.count()
        if count:
            row = self.list.currentRow()
            if row < 0:
                row = self._resolved_row - (step > 0)
            self.list.setCurrentRow((row + step) % count)
        return self.current_finding()

    def _show(self, row: int, finding: Finding) -> None:
        name = place_name(self._editor.report.form, finding)
        shown = self._shown[row] if row < len(self._shown) else None
        if shown is None or (shown.severity, shown.action) != (finding.severity, finding.action):
            self.list.set_row(row, finding.message, name, _icon(finding))
        elif shown != finding:
            self.list.set_row(row, finding.message, name, None)

    def _choose(self) -> None:
        finding = self.current_finding()
        if finding:
            self.chosen.emit(finding)

    def _offer_repairs(self) -> None:
        offers = self._offers()
        for number, button in enumerate(self._buttons):
            button.setVisible(number < len(offers))
            if number < len(offers):
                button.offer(offers[number])

    def _offers(self) -> list["Offer"]:
        finding = self.current_finding()
        if finding is None:
            return []
        offers = [self._offer(each) for each in finding.suggestions[:_MOST_SUGGESTIONS]]
        if finding.replacement is not None:
            correct = partial(self._editor.correct, finding)
            offers.append(Offer(replacement_text(finding), correct))
        if finding.action:
            repair = partial(self._editor.repair, finding)
            offers.append(Offer(_ACTIONS[finding.action], repair))
        return offers

    def _offer(self, suggestion: Suggestion) -> "Offer":
        name = self._editor.report.form.cells[suggestion.cell].name
        value = format_number(suggestion.value) or "空白"
        return Offer(f"把“{name}”改为 {value}", partial(self._apply, suggestion))

    def _apply(self, suggestion: Suggestion) -> None:
        name = self._editor.report.form.cells[suggestion.cell].name
        self._editor.set_figures(suggestion.changes, f"改正“{name}”")


class Offer(NamedTuple):
    """A repair and what it does in words."""

    text: str
    repair: Callable[[], None]


class _RepairButton(QPushButton):
    """Carries out a repair; a long text is elided and shown whole as a tooltip."""

    def __init__(self) -> None:
        super().__init__()
        self._offer: Offer | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves one at the cell
        self.clicked.connect(self._carry_out)

    def offer(self, offer: Offer) -> None:
        """Offer a repair."""
        self._offer = offer
        self.setToolTip(offer.text)
        self.setAccessibleName(offer.text)
        elide = Qt.TextElideMode.ElideMiddle
        self.setText(self.fontMetrics().elidedText(offer.text, elide, _BUTTON_ROOM))

    def _carry_out(self) -> None:
        if self._offer:
            self._offer.repair()


def _key(finding: Finding) -> tuple[str, str, tuple[str, ...]]:
    """Return what stays the same of a finding while its numbers change."""
    is_blank = finding.action is Action.FILL_BLANKS
    place = () if is_blank else (*finding.cells, finding.heading, _excerpted(finding))
    return finding.rule, finding.section, place


def _excerpted(finding: Finding) -> str:
    return finding.narrative.text if finding.narrative else ""


def replacement_text(finding: Finding) -> str:
    """Say what the replacement of a finding changes."""
    old = _excerpted(finding)
    new = finding.replacement or ""
    if not new:
        return f"删去“{old}”"
    return f"把“{old}”改为“{new}”" if old else f"写上“{new}”"


def _icon(finding: Finding) -> QIcon:
    colours = theme()
    if finding.action is Action.FILL_BLANKS:
        return icon("blank", QColor(colours.warning))
    is_error = finding.severity is Severity.ERROR
    return icon("error", QColor(colours.error if is_error else colours.warning))
