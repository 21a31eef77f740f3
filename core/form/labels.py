"""The trees of row and column labels that a form's tables are made of, as its file has them."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

import msgspec


class CellKind(StrEnum):
    """What a cell may hold."""

    COUNT = "count"  # a whole number ≥ 0
    SIGNED = "signed"  # a whole number, negative for a decrease
    AMOUNT = "amount"  # an exact decimal ≥ 0


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The base of all parts of a form."""


class Label(Record, frozen=True):
    """A node of a tree of row or column labels; a leaf stands for a row or a column.

    `label` is printed; `short` replaces it in sentences; an `unnamed` node is
    left out of them. A group of columns with `row` fixes the row of the cells
    below it, for tables that have no row labels. `span` counts the grid columns
    that a column leaf covers; without it the last leaf of a block takes what
    remains.
    """

    id: str = ""
    label: str = ""
    short: str = ""
    row: str = ""
    unnamed: bool = False
    kind: CellKind = CellKind.COUNT
    unit: str = ""
    decimals: int = 0
    span: int = 0
    wordings: tuple[str, ...] = ()
    help: str = ""
    source: str = ""
    children: tuple["Label", ...] = ()

    @property
    def name(self) -> str:
        """What the label is called in a sentence; empty when it is not named."""
        return "" if self.unnamed else self.short or self.label

    @property
    def depth(self) -> int:
        """The number of levels from this node down to its deepest leaf."""
        return 1 + max((child.depth for child in self.children), default=0)

    @property
    def leaf_count(self) -> int:
        """The number of leaves below this node, or 1 for a leaf."""
        return sum(child.leaf_count for child in self.children) or 1


class Path(NamedTuple):
    """A leaf with the labels above it, from the root down to the leaf itself."""

    labels: tuple[Label, ...]

    @property
    def leaf(self) -> Label:
        """The label at the end."""
        return self.labels[-1]

    @property
    def name(self) -> str:
        """The named labels, joined: （三）不予公开·1.属于国家秘密."""
        return join_names(label.name for label in self.labels)

    @property
    def row_id(self) -> str:
        """The row that a group of columns fixes, or an empty string."""
        return next((label.row for label in self.labels if label.row), "")

    @property
    def row_name(self) -> str:
        """The name of the row that a group of columns fixes."""
        names: list[str] = []
        for label in self.labels:
            names.append(label.name)
            if label.row:
                return join_names(names)
        return ""


def join_names(names: Iterator[str] | list[str]) -> str:
    """Join the names that are not empty with a middle dot."""
    return "·".join(filter(None, names))


def paths(labels: tuple[Label, ...], above: tuple[Label, ...] = ()) -> Iterator[Path]:
    """Yield the path to every leaf, in order."""
    for label in labels:
        if label.children:
            yield from paths(label.children, (*above, label))
        else:
            yield Path((*above, label))


def label_depth(labels: tuple[Label, ...]) -> int:
    """Return the number of levels of a tree of labels; 0 when nothing is printed."""
    if all(not label.label and not label.children for label in labels):
        return 0
    return max(label.depth for label in labels)
