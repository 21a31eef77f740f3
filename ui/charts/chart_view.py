"""A chart on the screen: the drawing that is printed, in the colours of the screen."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QFontDatabase, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.formats.setting.fonts import FontRole, shipped_fonts
from ui.look.theme import is_dark, theme

if TYPE_CHECKING:
    from core.document.chart import Chart

_SCALE = 4 / 3  # px a point
_NARROWEST = 360  # px
_MARGIN = 20  # px around the drawing


@cache
def _bring_font() -> None:
    """Load the font that the drawing is measured in."""
    file = shipped_fonts().files(FontRole.HEADING)[-1].path
    QFontDatabase.addApplicationFont(str(file))


class ChartView(QWidget):
    """Draws one chart as wide as there is room, and as high as it then needs."""

    def __init__(self, chart: Chart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _bring_font()
        self.chart = chart
        self.svg = ""
        self._renderer = QSvgRenderer(self)
        self._drawn: tuple[Chart, int, bool] | None = None
        self.setMinimumWidth(_NARROWEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_chart(chart)

    def show_chart(self, chart: Chart) -> None:
        """Show another chart in its place."""
        self.chart = chart
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(chart.words)
        self.setToolTip(chart.note)
        self._draw()

    def paint_anew(self) -> None:
        """Draw in the colours in force."""
        self._draw()

    def _draw(self) -> None:
        """Make the drawing for the width and the colours there are."""
        from core.formats.charts.colours import DARK, PAPER  # noqa: PLC0415 (windows open without them)
        from core.formats.charts.drawing import draw  # noqa: PLC0415 (as above)
        from core.formats.charts.svg import svg  # noqa: PLC0415 (as above)

        wanted = self.chart, self.width(), is_dark()
        if wanted == self._drawn:
            return
        self._drawn = wanted
        room = max(self.width(), _NARROWEST) - 2 * _MARGIN
        drawing = draw(self.chart, room / _SCALE, DARK if is_dark() else PAPER)
        self.svg = svg(drawing, self.chart.words)
        self._renderer.load(QByteArray(self.svg.encode()))
        self.setFixedHeight(round(drawing.height * _SCALE) + 2 * _MARGIN)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw for another width."""
        super().resizeEvent(event)
        self._draw()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the drawing on paper."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme().paper)
        size = self._renderer.defaultSize()
        width, height = size.width() * _SCALE, size.height() * _SCALE
        self._renderer.render(painter, QRectF(_MARGIN, _MARGIN, width, height))
