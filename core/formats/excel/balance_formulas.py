"""Formulas that recompute a balance from the table sheets."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from core.document import Balance, Number
from core.formats.excel.areas import join, quoted
from core.formats.excel.sheet import Formula
from core.formats.excel.table_sheet import Place
from core.formats.excel.text import clean, number_text

LEFT, RIGHT, DIFFERENCE, CONCLUSION = "CDEF"  # the columns of the sheet
BALANCED = "平衡"
ALL_BALANCED = "勾稽关系：全部平衡"
_NOT_NUMBERS = "有非数字，请检查"
_DECIMALS = 6  # what an amount may have; further digits of a sum are float noise


@dataclass(frozen=True)
class Comparison:
    """The formulas of a row, from LEFT to CONCLUSION, and whether it is off now."""

    formulas: tuple[Formula, ...]
    is_off: bool


@dataclass(frozen=True)
class _Side:
    """One side of a balance: its cells as arguments of a function, and their sum now."""

    arguments: str
    total: Number


def compare(balance: Balance, row: int, places: Mapping[str, Place]) -> Comparison:
    """Return what stands in `row` of the sheet for a balance."""
    left = _side(places[address] for address in balance.left)
    right = _side(places[address] for address in balance.right)
    difference = left.total - right.total
    cells = f"{left.arguments},{right.arguments}"
    formulas = (
        Formula(f"SUM({left.arguments})", left.total),
        Formula(f"SUM({right.arguments})", right.total),
        Formula(f"ROUND({LEFT}{row}-{RIGHT}{row},{_DECIMALS})", difference),
        _conclusion(row, cells, difference, clean(places[balance.left[0]].entry.unit)),
    )
    return Comparison(formulas, difference != 0)


def verdict(first: int, last: int, off: int) -> Formula:
    """Say whether the rows `first` to `last` all balance, or how many do not; now it is `off`."""
    conclusions = f"{CONCLUSION}{first}:{CONCLUSION}{last}"
    count = f'ROWS({conclusions})-COUNTIF({conclusions},"{BALANCED}")'
    expression = f'IF({count}=0,"{ALL_BALANCED}","勾稽关系："&({count})&" 处不平")'
    return Formula(expression, f"勾稽关系：{off} 处不平" if off else ALL_BALANCED)


def _side(places: Iterable[Place]) -> _Side:
    """Gather the cells; those that stand side by side become one range."""
    refs: list[str] = []
    total: Number = 0
    for sheet, group in groupby(places, lambda place: place.sheet):
        found = list(group)
        areas = join(place.area.anchor for place in found)
        refs += [f"{quoted(sheet)}!{area.ref}" for area in areas]
        total += sum(place.entry.value or 0 for place in found)
    return _Side(",".join(refs), total)


def _conclusion(row: int, cells: str, difference: Number, unit: str) -> Formula:
    """Say whether a row balances.

    SUM passes over text in silence, so cells that hold something other than a
    number are looked for first; a blank cell is nothing and counts as 0.
    """
    suffix = unit.replace('"', '""')
    off = f'"不平，相差"&ABS({DIFFERENCE}{row})&"{suffix}"'
    result = f'IF({DIFFERENCE}{row}=0,"{BALANCED}",{off})'
    expression = f'IF(COUNTA({cells})<>COUNT({cells}),"{_NOT_NUMBERS}",{result})'
    shown = f"不平，相差{number_text(max(difference, -difference))}{unit}"
    return Formula(expression, shown if difference else BALANCED)
