"""Where the tables of a form stand among the pieces of a document."""

from collections import Counter
from collections.abc import Sequence
from itertools import islice

from core.interpret.figures import looks_like_figure
from core.interpret.labels import LabelIndex
from core.interpret.pieces import Grid, Piece

_WINDOW = 8  # pieces in which lines with labels of one table make that table
_ENOUGH = 3


def table_places(index: LabelIndex, items: Sequence[Piece]) -> dict[str, int]:
    """Return the first piece of every table that is found."""
    tables = [_table_of(index, item) for item in items]
    places: dict[str, int] = {}
    for place, table in enumerate(tables):
        if table and table not in places and _stands_at(items, tables, place):
            places[table] = place
    return places


def _stands_at(items: Sequence[Piece], tables: Sequence[str], place: int) -> bool:
    """Say whether a grid, or enough lines of the same table, stand at a place."""
    if isinstance(items[place], Grid):
        return True
    near = islice(tables, place, place + _WINDOW)
    return sum(table == tables[place] for table in near) >= _ENOUGH


def _table_of(index: LabelIndex, item: Piece) -> str:
    """Return the table whose labels a piece has, or an empty string."""
    texts = [cell.text for cell in item.cells] if isinstance(item, Grid) else [item.text]
    votes: Counter[str] = Counter()
    for text in texts:
        if text.strip() and not looks_like_figure(text):
            votes.update({spot.table for spot in index.spots(text)})
    if not votes:
        return ""
    (table, most), *others = votes.most_common(2)
    return "" if others and others[0][1] == most else table
