"""How long a figure is drawn."""

from decimal import Decimal

from core.document.chart import Chart
from core.numbers import EXACT, Number

LEAST = 0.6  # points: a figure above 0 can be seen
MIDDLE = 0.36  # ems from the baseline up to the middle of a Chinese character


def length(value: Number | None, most: Number, room: float) -> float:
    """Return the length of a figure where that of `most` is `room`; 0 for none and below 0."""
    if value is None or value <= 0 or most <= 0:
        return 0.0
    return float(EXACT.divide(Decimal(value), Decimal(most))) * room


def greatest(chart: Chart) -> Number:
    """Return the greatest of all figures, which fills the room; 0 where there is none."""
    return max((v for s in chart.series for v in s.values if v is not None), default=0)
