"""Formulas that keep a workbook true when a figure is corrected in it.

They are plain sums and references wherever there is a figure, which every program computes;
a blank stays a blank until something is filled in.
"""

from collections.abc import Mapping, Sequence

from core.document.document import Balance, Entry
from core.formats.excel.writing.areas import Area, join, quoted
from core.formats.excel.writing.sheet import Content, Formula
from core.numbers import Number

_DECIMALS = 6  # what an amount may have; further digits of a sum are float noise
_LONGEST = 15  # digits that a spreadsheet computes with


def parts_of_totals(balances: Sequence[Balance]) -> dict[str, tuple[str, ...]]:
    """Return what each total is the sum of, by its address; the first balance of each counts."""
    totals: dict[str, tuple[str, ...]] = {}
    for balance in balances:
        if len(balance.left) == 1:
            totals.setdefault(balance.left[0], balance.right)
    return totals


def total(entry: Entry, parts: Sequence[Entry], areas: Mapping[str, Area]) -> Content:
    """Return the formula of a total on its own sheet, with its figure as the stored result.

    A figure that is not the sum of its parts is somebody's own, and stays as it is; so does
    one with more digits than a spreadsheet computes with.
    """
    values = [part.value for part in parts]
    known = [value for value in values if value is not None]
    here = [areas[part.address].anchor for part in parts if part.address in areas]
    is_sum = entry.value == (sum(known) if known else None)
    if len(here) < len(parts) or not is_sum or not all(map(_is_exact, [entry.value, *known])):
        return entry.value
    refs = ",".join(area.ref for area in join(here))
    added = f"ROUND(SUM({refs}),{_DECIMALS})" if entry.decimals else f"SUM({refs})"
    if entry.value is None:
        return Formula(f'IF(COUNT({refs})=0,"",{added})', "")
    return Formula(added, entry.value)


def link(sheet: str, area: Area, value: Number | None) -> Formula:
    """Return the formula that shows a figure of another sheet, or nothing where that is blank."""
    ref = f"{quoted(sheet)}!{area.anchor.ref}"
    return Formula(f'IF({ref}="","",{ref})', "") if value is None else Formula(ref, value)


def _is_exact(value: Number | None) -> bool:
    return value is None or len(str(value).strip("-").replace(".", "")) <= _LONGEST
