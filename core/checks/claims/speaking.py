"""What is said about a claim: the names of its cells, the words around it, the message."""

import functools
import re
from collections.abc import Iterable

from core.checks.claims.claim import Cells, Claim, Kind
from core.checks.claims.judge import Judged, written
from core.form.cells import CellSpec
from core.form.form import Form
from core.report.report import Report

_STOP = re.compile(r"[，,；;。！？\n、（(）)]")
_LONGEST_QUOTE = 40  # characters before the number
_MOST_NAMES = 3


@functools.lru_cache(maxsize=512)
def cells_name(form: Form, cells: Cells) -> str:
    """Return what the sum of cells is called: 法人或其他组织·（三）不予公开."""
    specs = [form.cells[cell] for cell in cells]
    rows = _common(spec.row_name for spec in specs)
    columns = _common(_column_name(spec) for spec in specs)
    first_is_column = form.tables[specs[0].table].name_first == "column"
    names = (columns, rows) if first_is_column else (rows, columns)
    return "·".join(filter(None, names))


def _column_name(spec: CellSpec) -> str:
    """Return a column's name without that of the row that it fixes."""
    return spec.column_name.removeprefix(f"{spec.row_name}·")


def _common(names: Iterable[str]) -> str:
    """Return one name for several: of the group they are in, or all of them joined."""
    groups: dict[str, list[str]] = {}
    for name in dict.fromkeys(names):
        groups.setdefault(name.partition("·")[0], []).append(name)
    parts = [each[0] if len(each) == 1 else group for group, each in groups.items()]
    return "＋".join(parts) if len(parts) <= _MOST_NAMES else f"{parts[0]}等{len(parts)}项"


def quote(text: str, start: int, end: int) -> str:
    """Return the words around characters of a narrative: what stands between two stops."""
    nearest = max(0, start - _LONGEST_QUOTE)
    stops = [found.end() for found in _STOP.finditer(text, nearest, start)]
    firsts = [stop for stop in stops if text[stop:start].strip() or text[stop - 1] not in "）)"]
    after = _STOP.search(text, end)
    last = min(after.start() if after else len(text), end + _LONGEST_QUOTE)
    dots = "" if firsts or not nearest else "…"
    return f"{dots}{text[firsts[-1] if firsts else nearest : last]}"


def message(judged: Judged, report: Report) -> str:
    """Return what is wrong with a claim that differs from the tables."""
    claim = judged.claim
    text = report.narrative(judged.section)
    said = f"“{quote(text, claim.start, claim.end)}”"
    name = cells_name(report.form, judged.cells)
    value = _value(judged)
    if claim.kind is Kind.DENIAL:
        return f"{said}：表格中“{name}”是{value}，请改正文字或表格。"
    number = f"{text[claim.start : claim.end]}{claim.unit}"
    if claim.kind is Kind.FIGURE:
        other = _rival(judged, report)
        return f"{said}：文中写的是{number}，表格中“{name}”是{value}{other}，请改正文字或表格。"
    if claim.kind is Kind.SHARE:
        return f"{said}：文中写的是{number}，按表格计算，“{name}”占{value}，请核对。"
    return f"{said}：按两年的表格计算，“{name}”{value}，请核对。"


def _rival(judged: Judged, report: Report) -> str:
    """Return the other figure that the words may mean."""
    if judged.rival is None:
        return ""
    cells, value = judged.rival
    unit = judged.claim.unit or "件"
    return f"、“{cells_name(report.form, cells)}”是{written(judged.claim, value)}{unit}"


def agreement(judged: Judged, report: Report) -> str:
    """Return what is said quietly of a claim that agrees with the tables."""
    name = cells_name(report.form, judged.cells)
    claim = judged.claim
    if claim.kind is Kind.SHARE:
        return f"✓ 与表格一致：“{name}”占{_value(judged)}"
    if claim.kind in (Kind.GROWTH, Kind.GROWTH_RATE):
        return f"✓ 与表格一致：“{name}”{_value(judged)}"
    return f"✓ 与表格一致：“{name}”{_value(judged)}"


def _value(judged: Judged) -> str:
    """Return the value the tables have, with its unit, as a sentence needs it."""
    claim, value = judged.claim, judged.expected
    if value is None:
        return ""
    number = written(claim, value)
    unit = claim.unit or "件"
    if claim.kind in (Kind.GROWTH, Kind.GROWTH_RATE):
        turn = "增加" if value > 0 else "减少"
        return f"比上年{turn}{number}{unit}" if value else "与上年持平"
    return f"{number}{unit}"


def replacement(claim: Claim, judged: Judged) -> str | None:
    """Return the text that puts a claim right, in its place; None when it takes other words."""
    value = judged.expected
    if value is None:
        return None
    if claim.kind is Kind.DENIAL:
        return f"{claim.verb or '有'}{written(claim, value)}件"
    is_growth = claim.kind in (Kind.GROWTH, Kind.GROWTH_RATE)
    if is_growth and (not claim.unit or (value < 0) != (claim.value < 0)):
        return None
    return written(claim, value)
