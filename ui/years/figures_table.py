"""The figures of all years, a line a cell, which can be copied."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from ui.look.plain_list import PlainList

if TYPE_CHECKING:
    from core.report.report import Report

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_NAME, _FIGURE = 24, 5  # characters of a column


class FiguresTable(PlainList):
    """Shows the lines of reports, oldest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("各年的数字", ["项目"], [_NAME], parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.header().setStretchLastSection(False)
        self._rows: list[tuple[str, ...]] = []

    def show_reports(self, reports: Sequence[Report], *, everything: bool) -> None:
        """Show the figures of all years with their changes."""
        from core.years.comparing import lines, year_name  # noqa: PLC0415 (the window opens without it)
        from core.years.outputs.paper import texts  # noqa: PLC0415 (as above)

        heads = ("项目", *map(year_name, reports), "增减", "增减%")
        self.setColumnCount(len(heads))
        self.setHeaderLabels(list(heads))
        wide = self.fontMetrics().horizontalAdvance("国")
        for column in range(1, len(heads)):
            self.setColumnWidth(column, wide * _FIGURE + 20)
            self.headerItem().setTextAlignment(column, _RIGHT)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        found = lines(reports, everything=everything)
        self._rows = [heads, *map(texts, found)]
        pairs = zip(found, self._rows[1:], strict=True)
        self.show_lines((line.spec.address, row) for line, row in pairs)
        self.align_right(range(1, len(heads)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the chosen lines, with the heads above them."""
        if not event.matches(QKeySequence.StandardKey.Copy):
            super().keyPressEvent(event)
            return
        chosen = sorted(index.row() for index in self.selectionModel().selectedRows())
        rows = [self._rows[0], *(self._rows[row + 1] for row in chosen)]
        QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in rows))
