"""Where the parts of a document stand, page by page, before anything is put there.

Depths are in points below the top of the type area.
"""

from typing import NamedTuple

from core.document.chart import Chart
from core.formats.pdf.writing.tables import SetTable
from core.formats.pdf.writing.typesetting import SetLine

TITLE = -1
"""The number of the title's lines among the blocks; the signature's is that after the last."""


class PlacedLine(NamedTuple):
    """A line of the block of this index, `left` points from the type area's left edge."""

    block: int
    depth: float
    left: float
    line: SetLine


class PlacedTable(NamedTuple):
    """A table, or the part of one that stands on a page."""

    block: int
    depth: float
    table: SetTable


class PlacedChart(NamedTuple):
    """A chart, which begins with the air above it."""

    block: int
    depth: float
    chart: Chart


Placed = PlacedLine | PlacedTable | PlacedChart
Plan = list[list[Placed]]
"""What stands on each page, from the top down."""
