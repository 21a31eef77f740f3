"""Charts in columns, as many as the window is wide, to be scrolled through by keys as well."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.charts.chart_view import ChartView

if TYPE_CHECKING:
    from core.document.chart import Chart

_COLUMN = 560  # px that a column is wide at least, where there is more than one
_BETWEEN = 12  # px
_AROUND = 16  # px


class ChartColumns(QScrollArea):
    """Shows charts in their order, each in the shortest column; those that stay are kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("图表")
        self.setObjectName("charts")
        self.views: list[ChartView] = []
        self._columns: list[QVBoxLayout] = []
        page = QWidget()
        self._row = QHBoxLayout(page)
        self._row.setContentsMargins(_AROUND, _AROUND, _AROUND, _AROUND)
        self._row.setSpacing(_BETWEEN)
        self.setWidget(page)

    def show_charts(self, charts: Sequence[Chart]) -> None:
        """Show these charts."""
        for view, chart in zip(self.views, charts, strict=False):
            view.show_chart(chart)
        for view in self.views[len(charts) :]:
            view.deleteLater()
        del self.views[len(charts) :]
        self.views += [ChartView(chart) for chart in charts[len(self.views) :]]
        self._place()

    def paint_anew(self) -> None:
        """Draw in the colours in force."""
        for view in self.views:
            view.paint_anew()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make as many columns as there is room for."""
        super().resizeEvent(event)
        if self._count() != len(self._columns):
            self._place()

    def _count(self) -> int:
        room = self.viewport().width() - 2 * _AROUND + _BETWEEN
        return max(1, min(len(self.views), room // (_COLUMN + _BETWEEN)))

    def _place(self) -> None:
        """Deal the charts out to the columns."""
        self._make_columns(self._count())
        filled = [0] * len(self._columns)
        for view in self.views:
            column = filled.index(min(filled))
            filled[column] += view.height()
            self._columns[column].insertWidget(self._columns[column].count() - 1, view)

    def _make_columns(self, count: int) -> None:
        """Make new columns in place of those there are; their charts go over to these."""
        before, self._columns = self._columns, []
        for _ in range(count):
            column = QVBoxLayout()
            column.setSpacing(_BETWEEN)
            column.addStretch(1)
            self._row.addLayout(column, 1)
            self._columns.append(column)
        for column in before:
            while column.count():
                column.takeAt(0)
            self._row.removeItem(column)
            column.deleteLater()
