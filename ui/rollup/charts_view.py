"""图表: what the sum looks like, and how many organs stand behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.charts.chart_columns import ChartColumns

if TYPE_CHECKING:
    from core.rollup.desk import Desk

_NONE = "还没有确认过报告；确认了的才计入合计，才有图表。"


class ChartsView(QWidget):
    """Draws the sum of a desk, anew when something in it has changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: object = None
        self.complete = QLabel()
        self.complete.setObjectName("detailTitle")
        self.complete.setContentsMargins(16, 8, 16, 8)
        self.charts = ChartColumns()
        self.empty = QLabel(_NONE)
        self.empty.setObjectName("deskEmpty")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.complete)
        layout.addWidget(self.charts, 1)
        layout.addWidget(self.empty, 1)

    def show_desk(self, desk: Desk) -> None:
        """Draw what the reports that count add up to now."""
        from core.rollup.outputs.charts import desk_charts  # noqa: PLC0415 (the window opens without it)

        total = desk.total()
        told = {row.organ.id: (row.organ.name, row.last) for row in desk.rows()}
        state = total.expected, [(a.organ, a.reading, told.get(a.organ)) for a in total.addends]
        if state == self._shown:
            return
        charts = desk_charts(desk, total)
        self._shown = state
        self.complete.setText(f"合计：{total.completeness}")
        self.charts.show_charts(charts)
        self.charts.setVisible(bool(charts))
        self.empty.setVisible(not charts)

    def paint_anew(self) -> None:
        """Draw in the colours in force."""
        self.charts.paint_anew()
