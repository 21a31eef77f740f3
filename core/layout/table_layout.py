"""Lays a table of the form out on a grid; spans follow from the trees of labels.

The same grid is shown in the window and written by every exporter.
"""

import functools
from collections.abc import Iterator

from core.document.document import Cell, Entry, Role, Table
from core.form.form import Form
from core.form.labels import CellKind, Label, Path, label_depth, paths
from core.form.schema import Block


@functools.lru_cache(maxsize=64)
def blank_table(form: Form, table_id: str) -> Table:
    """Return the table with all its labels and no figures."""
    definition = form.tables[table_id]
    columns = len(definition.widths)
    cells: list[Cell] = []
    row = 0
    for block in definition.blocks:
        block_cells = list(_Grid(form, table_id, block, columns).cells(row))
        cells += block_cells
        row = max(cell.last_row for cell in block_cells) + 1
    section = form.section(table_id)
    return Table(
        id=table_id,
        title=section.heading or section.name,
        sheet=definition.sheet,
        rows=row,
        columns=columns,
        cells=tuple(cells),
        widths=definition.widths,
        header_rows=_header_depth(definition.blocks[0]) if len(definition.blocks) == 1 else 0,
    )


def _header_depth(block: Block) -> int:
    return (1 if block.caption else 0) + label_depth(block.columns)


class _Grid:
    """The cells of one block, in a table that is `width` columns wide."""

    def __init__(self, form: Form, table_id: str, block: Block, width: int) -> None:
        self._form = form
        self._table_id = table_id
        self._block = block
        self._width = width
        self._label_columns = label_depth(block.rows)
        self._header_rows = label_depth(block.columns)
        self._spans = self._column_spans()

    def _column_spans(self) -> list[int]:
        """Return how many grid columns each leaf covers; the last takes what remains."""
        spans = [path.leaf.span or 1 for path in paths(self._block.columns)]
        spans[-1] += self._width - self._block.grid_columns
        return spans

    def cells(self, top: int) -> Iterator[Cell]:
        """Yield all cells, the first row being grid row `top`."""
        if self._block.caption:
            yield Cell(top, 0, self._block.caption, Role.CAPTION, 1, self._width)
            top += 1
        if self._label_columns:
            yield Cell(
                top, 0, self._block.corner, Role.CORNER, self._header_rows, self._label_columns
            )
        yield from self._headers(self._block.columns, top, 0, self._header_rows)
        top += self._header_rows
        if self._label_columns:
            yield from _row_labels(self._block.rows, top, 0, self._label_columns)
        for row, path in enumerate(paths(self._block.rows), start=top):
            yield from self._values(row, path)

    def _headers(
        self, labels: tuple[Label, ...], row: int, first_leaf: int, depth: int
    ) -> Iterator[Cell]:
        """Yield the headers in the `depth` rows from `row` on; leaves reach to the last."""
        for label in labels:
            column = self._column_of(first_leaf)
            width = sum(self._spans[first_leaf : first_leaf + label.leaf_count])
            height = 1 if label.children else depth
            yield Cell(row, column, label.label, Role.HEADER, height, width)
            yield from self._headers(label.children, row + 1, first_leaf, depth - 1)
            first_leaf += label.leaf_count

    def _column_of(self, leaf: int) -> int:
        return self._label_columns + sum(self._spans[:leaf])

    def _values(self, row: int, row_path: Path) -> Iterator[Cell]:
        for leaf, path in enumerate(paths(self._block.columns)):
            address = f"{self._table_id}.{path.row_id or row_path.leaf.id}.{path.leaf.id}"
            spec = self._form.cells[address]
            entry = Entry(
                address=address,
                name=spec.name,
                value=None,
                decimals=spec.decimals,
                signed=spec.kind is CellKind.SIGNED,
                unit=spec.unit,
            )
            width = self._spans[leaf]
            yield Cell(row, self._column_of(leaf), "", Role.VALUE, 1, width, entry)


def _row_labels(labels: tuple[Label, ...], row: int, column: int, depth: int) -> Iterator[Cell]:
    """Yield the row labels in the `depth` columns from `column` on; leaves reach to the last."""
    for label in labels:
        width = 1 if label.children else depth
        yield Cell(row, column, label.label, Role.LABEL, label.leaf_count, width)
        yield from _row_labels(label.children, row, column + 1, depth - 1)
        row += label.leaf_count
