"""Collecting tables: a row or a column for each organ, of which one is ours."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.filling.blank import Blank, BlankCell, Place, Sheet
from core.filling.fields import ORGAN, field_of
from core.interpret.figures import looks_like_figure

_ENDINGS = re.compile(r"(?:人民政府|办事处|政府|党政综合办公室|办公室)+$")
_SHORTEST = 2  # characters of a name that tells an organ
_TOTALS = ("合计", "总计", "小计", "汇总", "全县合计", "全市合计", "全区合计")


@dataclass(frozen=True)
class Line:
    """The row or column of an organ: where its name stands or goes, and what others have.

    `others` are the places of other organs' names and figures, `label` that of the head.
    """

    label: Place
    name: Place
    others: frozenset[Place]
    has_name: bool


def lines_of(blank: Blank, agency: str) -> Iterator[Line]:
    """Yield the lines that may be ours, those with our name first."""
    found = [
        line
        for sheet in blank.sheets
        for cell in sheet.cells
        if field_of(cell.text) == ORGAN
        for line in _lines_at(sheet, cell, agency)
    ]
    yield from sorted(found, key=lambda line: not line.has_name)


def _lines_at(sheet: Sheet, label: BlankCell, agency: str) -> Iterator[Line]:
    """Yield the row below a head, or the column beside it, that is ours."""
    for is_row in (True, False):
        names = list(_behind_heads(_names(sheet, label, is_row=is_row), sheet, is_row=is_row))
        mine = _mine(names, agency)
        if mine is not None:
            first = names[0].place
            others = frozenset(_others(sheet, first, mine.place, is_row=is_row))
            yield Line(label.place, mine.place, others, not mine.is_blank)


def _names(sheet: Sheet, label: BlankCell, *, is_row: bool) -> list[BlankCell]:
    """Return the cells below a head, or beside it."""
    if is_row:
        return [
            c
            for c in sheet.cells
            if c.place.column == label.place.column and c.place.row >= label.below.row
        ]
    return [
        c
        for c in sheet.cells
        if c.place.row == label.place.row and c.place.column >= label.right.column
    ]


def _behind_heads(names: list[BlankCell], sheet: Sheet, *, is_row: bool) -> Iterator[BlankCell]:
    """Yield the cells behind those that are blank because the other heads have more levels."""
    are_heads = True
    for name in names:
        are_heads = are_heads and name.is_blank and _has_words(sheet, name, is_row=is_row)
        if not are_heads:
            yield name


def _has_words(sheet: Sheet, name: BlankCell, *, is_row: bool) -> bool:
    """Say whether there are words in a line, besides the name."""
    return any(
        not looks_like_figure(cell.text)
        for cell in sheet.cells
        if cell is not name
        and (cell.place.row == name.place.row if is_row else cell.place.column == name.place.column)
    )


def _mine(names: list[BlankCell], agency: str) -> BlankCell | None:
    """Return the cell with our name, else the first blank one above the total."""
    for cell in names:
        if is_same_organ(cell.text, agency):
            return cell
    for cell in names:
        if "".join(cell.text.split()) in _TOTALS:
            return None
        if cell.is_blank:
            return cell
    return None


def _others(sheet: Sheet, first: Place, mine: Place, *, is_row: bool) -> Iterator[Place]:
    """Yield what stands in the lines of other organs."""
    for cell in sheet.cells:
        place = cell.place
        if is_row and place.row >= first.row and place.row != mine.row:
            yield place
        if not is_row and place.column >= first.column and place.column != mine.column:
            yield place


def is_same_organ(text: str, agency: str) -> bool:
    """Say whether two names are of one organ: 清溪镇 and 某县清溪镇人民政府."""
    one, other = _short(text), _short(agency)
    if min(len(one), len(other)) < _SHORTEST:
        return False
    return one.endswith(other) or other.endswith(one)


def _short(name: str) -> str:
    return _ENDINGS.sub("", "".join(name.split()))
