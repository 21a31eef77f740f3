"""Formulas that recompute a balance from the table sheets."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from core.document.document import Balance
from core.formats.excel.writing.areas import join, quoted
from core.formats.excel.writing.cell_texts import cell_text, number_text
from core.formats.excel.writing.sheet import Formula
from core.formats.excel.writing.table_sheet import Place
from core.numbers import Number

LEFT, RIGHT, DIFFERENCE, CONCLUSION = "CDEF"  # the columns of the sheet
BALANCED = "平衡"
BLANK = "有空白"
ALL_BALANCED = "勾稽关系：全部平衡"
UNDECIDED = "勾稽关系：有空白，尚不能核对"
_NOT_NUMBERS = "有非数字，请检查"
_DECIMALS = 6  # what an amount may have; further digits of a sum are float noise


@dataclass(frozen=True)
class Comparison:
    """The formulas of a row, from LEFT to CONCLUSION, and what it comes to now."""

    formulas: tuple[Formula, ...]
    conclusion: str


@dataclass(frozen=True)
class _Cells:
    """Cells as arguments of a function, and their sum now; `blanks` of `count` are blank now."""

    arguments: str
    total: Number
    count: int
    blanks: int


def basis(balance: Balance, totals: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return all that must be filled in before a balance can be judged.

    A total is what is filled in so far, so it stands for its parts: `totals` has them.
    """
    found: dict[str, None] = {}
    waiting = [*balance.left, *balance.right]
    while waiting:
        address = waiting.pop(0)
        if address not in found:
            found[address] = None
            waiting += totals.get(address, ())
    return tuple(found)


def compare(
    balance: Balance, row: int, places: Mapping[str, Place], basis: Sequence[str]
) -> Comparison:
    """Return what stands in `row` of the sheet for a balance that rests on the cells of `basis`."""
    left = _gather(places[address] for address in balance.left)
    right = _gather(places[address] for address in balance.right)
    difference = left.total - right.total
    unit = cell_text(places[balance.left[0]].entry.unit)
    sides = f"{left.arguments},{right.arguments}"
    conclusion = _conclusion(row, sides, _gather(places[each] for each in basis), difference, unit)
    formulas = (
        Formula(f"SUM({left.arguments})", left.total),
        Formula(f"SUM({right.arguments})", right.total),
        Formula(f"ROUND({LEFT}{row}-{RIGHT}{row},{_DECIMALS})", difference),
        conclusion,
    )
    return Comparison(formulas, str(conclusion.result))


def verdict(first: int, last: int, conclusions: Sequence[str]) -> Formula:
    """Say of the rows `first` to `last` how many are off, else whether all can be judged.

    `conclusions` are those of now.
    """
    rows = f"{CONCLUSION}{first}:{CONCLUSION}{last}"
    blanks = f'COUNTIF({rows},"{BLANK}")'
    count = f'ROWS({rows})-COUNTIF({rows},"{BALANCED}")-{blanks}'
    judged = f'IF({blanks}>0,"{UNDECIDED}","{ALL_BALANCED}")'
    expression = f'IF({count}=0,{judged},"勾稽关系："&({count})&" 处不平")'
    off = sum(each not in (BALANCED, BLANK) for each in conclusions)
    settled = UNDECIDED if BLANK in conclusions else ALL_BALANCED
    return Formula(expression, f"勾稽关系：{off} 处不平" if off else settled)


def _gather(places: Iterable[Place]) -> _Cells:
    """Gather the cells; those that stand side by side become one range."""
    refs: list[str] = []
    total: Number = 0
    count = blanks = 0
    for sheet, group in groupby(places, lambda place: place.sheet):
        found = list(group)
        areas = join(place.area.anchor for place in found)
        refs += [f"{quoted(sheet)}!{area.ref}" for area in areas]
        total += sum(place.entry.value or 0 for place in found)
        count += len(found)
        blanks += sum(place.entry.value is None for place in found)
    return _Cells(",".join(refs), total, count, blanks)


def _conclusion(row: int, sides: str, basis: _Cells, difference: Number, unit: str) -> Formula:
    """Say whether a row balances.

    SUM passes over text in silence, so cells that hold something other than a
    number are looked for first; with a blank cell nothing can be said yet.
    """
    suffix = unit.replace('"', '""')
    off = f'"不平，相差"&ABS({DIFFERENCE}{row})&"{suffix}"'
    compared = f'IF({DIFFERENCE}{row}=0,"{BALANCED}",{off})'
    judged = f'IF(COUNT({basis.arguments})<{basis.count},"{BLANK}",{compared})'
    expression = f'IF(COUNTA({sides})<>COUNT({sides}),"{_NOT_NUMBERS}",{judged})'
    gap = number_text(max(difference, -difference))
    now = f"不平，相差{gap}{unit}" if difference else BALANCED
    return Formula(expression, BLANK if basis.blanks else now)
