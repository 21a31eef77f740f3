"""What one way of looking at a grid yields."""

from dataclasses import dataclass, field

from core.document.document import Cell
from core.interpret.labels import Spot, plain
from core.interpret.placing import Placed

BY_PLACE = "没有认出栏目名称，按位置读入"


@dataclass
class Attempt:
    """Figures by address, the cells that were understood, the order of the columns."""

    places: dict[str, Placed] = field(default_factory=dict)
    used: list[Cell] = field(default_factory=list)
    orders: dict[tuple[str, int], list[Spot]] = field(default_factory=dict)

    def put(self, where: str, placed: Placed, *cells: Cell) -> None:
        """Note a figure; the first that is not blank counts."""
        there = self.places.get(where)
        if there is None or (not there.text.strip() and placed.text.strip()):
            self.places[where] = placed
        elif placed.text.strip() and plain(placed.text) != plain(there.text):
            return  # left over
        self.used.extend(cells)
