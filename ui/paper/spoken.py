"""What a screen reader says of cells and fields: how they are filled in, what is wrong there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from core.document.document import Cell
    from ui.editing.report_editor import ReportEditor
    from ui.paper.table_model import FormTableModel


def spoken_name(model: FormTableModel, cell: Cell) -> str:
    """Return row, column and figure of a cell."""
    name = cell.entry.name if cell.entry else ""
    return f"{name}：{model.text(cell) or '空白'}{_last_year(model, cell)}"


def spoken_description(model: FormTableModel, cell: Cell) -> str:
    """Return how a cell is filled in, and the findings on it."""
    filled = "由程序计算，不用填写。" if model.is_computed(cell) else "要填写。"
    found = (f"{each.severity.word}：{each.message}" for each in model.marks(cell))
    return "".join((filled, *found))


def _last_year(model: FormTableModel, cell: Cell) -> str:
    last = model.previous_text(cell)
    return f"，上年：{last}" if last else ""


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say a text, if one listens."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


class SpokenFindings(QObject):
    """Adds to the description of each field what is found wrong in it."""

    def __init__(
        self, editor: ReportEditor, fields: Mapping[str, QWidget], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._editor = editor
        self._fields = {
            key: (field, field.accessibleDescription()) for key, field in fields.items()
        }
        editor.findings_changed.connect(self._describe)
        self._describe()

    def _describe(self) -> None:
        told: dict[str, list[str]] = {}
        for finding in self._editor.findings:
            message = f"{finding.severity.word}：{finding.message}"
            told.setdefault(finding.heading or finding.section, []).append(message)
        for key, (field, help_text) in self._fields.items():
            description = "\n".join([help_text, *told.get(key, ())])
            if description != field.accessibleDescription():
                field.setAccessibleDescription(description)
