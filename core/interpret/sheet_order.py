"""A workbook with the text on one sheet and each table on another, in the order of the form."""

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter

from core.form.form import Form
from core.interpret.headings import find_headings
from core.interpret.labels import LabelIndex, key
from core.interpret.pieces import Grid, Line, Piece
from core.interpret.table_places import table_places


def in_order_of_form(form: Form, index: LabelIndex, items: list[Piece]) -> list[Piece]:
    """Return the pieces with each table where the headings of the text have its place.

    Pieces of anything but a workbook, or of one without sheets of text, stay as they are.
    """
    if not all(item.sheet for item in items):
        return items
    sheets = [list(sheet) for _, sheet in groupby(items, key=attrgetter("sheet"))]
    texts = [item for sheet in sheets if not _has_table(sheet) for item in sheet]
    headings = find_headings(form, index, texts)
    if not headings:
        return items
    order = [section.id for section in form.sections]
    starts = {heading.section: heading.start for heading in headings}
    behind: dict[int, list[Piece]] = {}
    for sheet in filter(_has_table, sheets):
        table = next(iter(table_places(index, sheet)), "")
        later = order[order.index(table) + 1 :] if table else []
        before = min((h.place for h in headings if h.section in later), default=len(texts))
        place = starts.get(table, before)
        heading = texts[place - 1] if table in starts else None
        behind.setdefault(place, []).extend(_without(heading, sheet))
    return [
        piece
        for place in range(len(texts) + 1)
        for piece in (*behind.get(place, ()), *texts[place : place + 1])
    ]


def _has_table(sheet: Sequence[Piece]) -> bool:
    return any(isinstance(item, Grid) for item in sheet)


def _without(heading: Piece | None, sheet: Sequence[Piece]) -> list[Piece]:
    """Return the pieces of a sheet without the heading that stands in the text already."""
    if not isinstance(heading, Line):
        return list(sheet)
    wanted = key(heading.text)
    return [item for item in sheet if not (isinstance(item, Line) and key(item.text) == wanted)]
