"""The value cells of a form: their addresses, names and help, derived from the labels."""

from collections.abc import Iterator

import msgspec

from core.form.labels import CellKind, Label, Path, join_names, paths
from core.form.schema import TableForm


class CellSpec(msgspec.Struct, frozen=True):
    """One value cell. `address` is `table.row.column`; `labels` lead to it."""

    address: str
    table: str
    row: str
    column: str
    name: str
    row_name: str
    column_name: str
    kind: CellKind
    decimals: int
    unit: str
    labels: tuple[Label, ...]

    @property
    def help(self) -> str:
        """What to fill in: the help of every label that leads to the cell, one a line."""
        return "\n".join(f"{label.label}：{label.help}" for label in self.labels if label.help)

    @property
    def sources(self) -> str:
        """The articles behind the help, each once."""
        return "；".join(dict.fromkeys(label.source for label in self.labels if label.source))


def table_cells(table_id: str, table: TableForm) -> Iterator[CellSpec]:
    """Yield the cells of a table, in its order."""
    for block in table.blocks:
        for row in paths(block.rows):
            for column in paths(block.columns):
                yield _cell(table_id, table, row, column)


def _cell(table_id: str, table: TableForm, row: Path, column: Path) -> CellSpec:
    row_id = column.row_id or row.leaf.id
    names = [row.name, column.name]
    if table.name_first == "column":
        names.reverse()
    leaf = column.leaf
    return CellSpec(
        address=f"{table_id}.{row_id}.{leaf.id}",
        table=table_id,
        row=row_id,
        column=leaf.id,
        name=join_names(names),
        row_name=column.row_name or row.name,
        column_name=column.name,
        kind=leaf.kind,
        decimals=leaf.decimals,
        unit=leaf.unit or table.unit,
        labels=(*row.labels, *column.labels),
    )
