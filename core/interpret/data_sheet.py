"""The sheet of an exported workbook that has every figure with its address.

It is the surest source. Where the sheet of a table says something else, somebody
has changed that one by hand since, and it is what the clerk sees and means.
"""

import re
from dataclasses import dataclass, field

from core.document.document import DATA_SHEET
from core.form.form import Form
from core.interpret.figures import read_figure
from core.interpret.pieces import Grid
from core.interpret.placing import Placed, Understood
from core.interpret.result import CellReading, Certainty

_ADDRESS = re.compile(r"[a-z_]+\.[a-z_]+(?:\.[a-z_]+)?")
_CHANGED = "表中是{}，“数据”页上还是{}，按表中的读入"
_FEW = 3  # addresses that tell a sheet of data


@dataclass(frozen=True)
class DataSheet:
    """The texts of a data sheet by address; the report's own data begin with `report.`."""

    texts: dict[str, str] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Return what the sheet says about the report."""
        return self.texts.get(f"report.{name}", "")


def data_of(grid: Grid) -> DataSheet | None:
    """Return the data of a grid that has addresses, or None."""
    texts: dict[str, str] = {}
    for cells in grid.rows.values():
        for number, cell in enumerate(cells):
            if _ADDRESS.fullmatch(cell.text.strip()) and len(cells) > number + 2:
                texts[cell.text.strip()] = cells[number + 2].text
    if grid.title.strip() != DATA_SHEET and len(texts) < _FEW:
        return None
    return DataSheet(texts) if texts else None


def merge(data: DataSheet, form: Form, found: Understood) -> None:
    """Compare what was found in tables with the data; add what was not found."""
    for address, text in data.texts.items():
        if address not in form.cells:
            continue
        surest = read_figure(form.cells[address], text)
        there = found.cells.get(address)
        if there is None:
            found.place(address, Placed(text))
        elif there.value == surest.value:
            found.cells[address] = surest
        else:
            reason = _CHANGED.format(_shown(there.source or str(there.value)), _shown(text))
            found.cells[address] = CellReading(
                there.value, _less_sure(there.certainty), there.source, reason
            )


def _less_sure(certainty: Certainty) -> Certainty:
    return Certainty.MISSING if certainty is Certainty.MISSING else Certainty.GUESSED


def _shown(text: str) -> str:
    return text if text and text != "None" else "空白"
