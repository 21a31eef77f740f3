"""Charts one below the other, to be scrolled through by keys as well."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.charts.chart_view import ChartView

if TYPE_CHECKING:
    from core.document.chart import Chart

_WIDEST = 900  # px of a chart
_BETWEEN = 12  # px
_AROUND = 16  # px


class ChartColumn(QScrollArea):
    """Shows charts; those that stay are not made anew."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("图表")
        self.views: list[ChartView] = []
        page = QWidget()
        self._layout = QVBoxLayout(page)
        self._layout.setContentsMargins(_AROUND, _AROUND, _AROUND, _AROUND)
        self._layout.setSpacing(_BETWEEN)
        self._layout.addStretch(1)
        self.setWidget(page)

    def show_charts(self, charts: Sequence[Chart]) -> None:
        """Show these charts."""
        for view, chart in zip(self.views, charts, strict=False):
            view.show_chart(chart)
        for chart in charts[len(self.views) :]:
            view = ChartView(chart)
            view.setMaximumWidth(_WIDEST)
            self._layout.insertWidget(len(self.views), view)
            self.views.append(view)
        for view in self.views[len(charts) :]:
            self._layout.removeWidget(view)
            view.deleteLater()
        del self.views[len(charts) :]

    def paint_anew(self) -> None:
        """Draw in the colours in force."""
        for view in self.views:
            view.paint_anew()
