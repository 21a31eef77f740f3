"""Tables without any label: rows of figures that are as many and as wide as the form's."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from core.document.document import Cell
from core.interpret.figures import looks_like_figure
from core.interpret.labels import LabelIndex, Spot, address
from core.interpret.pieces import Grid, Line, Piece
from core.interpret.placing import Placed, Understood
from core.interpret.rows_in_lines import words_of

_NO_LABELS = "没有行名和栏名，按表样的顺序读入"


@dataclass(frozen=True)
class _Row:
    """The texts that stand beside each other, and what they are of."""

    texts: list[str]
    line: Line | None = None
    cells: tuple[Cell, ...] = ()

    @property
    def is_figures(self) -> bool:
        """Whether there is nothing but figures."""
        return bool(self.texts) and all(map(looks_like_figure, self.texts))

    def use(self, found: Understood) -> None:
        """Note that the row was understood."""
        found.use(*self.cells)
        if self.line:
            found.use_line(self.line)


def read_by_shape(index: LabelIndex, table: str, items: Sequence[Piece], found: Understood) -> None:
    """Place the only rows of figures, one after the other, that have the shape of a table."""
    rows = _form_rows(index, table)
    places = list(_windows(items, [len(row) for row in rows], found))
    if len(places) != 1:
        return
    for addresses, row in zip(rows, places[0], strict=True):
        for where, text in zip(addresses, row.texts, strict=True):
            found.place(where, Placed(text, _NO_LABELS))
        row.use(found)


def _form_rows(index: LabelIndex, table: str) -> list[list[str]]:
    """Return the addresses of each row of a table, as it is printed."""
    rows = []
    for number in range(len(index.form.tables[table].blocks)):
        columns = index.leaves[table, number, "column"]
        leaves = index.leaves[table, number, "row"]
        beside: Sequence[Spot | None] = leaves if index.has_row_labels(table, number) else [None]
        rows += [[address(row, column) for column in columns] for row in beside]
    return rows


def _windows(items: Sequence[Piece], widths: list[int], found: Understood) -> Iterator[list[_Row]]:
    """Yield each stretch of rows that has the widths; another width ends it, unread."""
    rows = (row for item in items for row in _rows(item, found))
    for may_be, run in groupby(rows, key=lambda row: len(row.texts) in widths and row.is_figures):
        stretch = list(run) if may_be else []
        for start in range(len(stretch) - len(widths) + 1):
            window = stretch[start : start + len(widths)]
            if [len(row.texts) for row in window] == widths:
                yield window


def _rows(item: Piece, found: Understood) -> Iterator[_Row]:
    """Yield the rows of a grid, or a line word by word; an empty line is none."""
    if isinstance(item, Grid):
        for cells in item.rows.values():
            filled = list(cells)
            while filled and not filled[-1].text.strip():
                filled.pop()
            if not any(map(found.has_used, filled)):
                yield _Row([cell.text for cell in filled], cells=tuple(filled))
    elif item.text and not found.has_used_line(item):
        yield _Row(words_of(item.text), line=item)
