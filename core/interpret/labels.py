"""Labels as people print them, and the places of a form they stand for.

Two labels are the same when their keys are: without numbering, brackets,
quotes, punctuation and white space, whatever the width of the characters.
"""

import difflib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from core.form.form import Form
from core.form.labels import Label, paths
from core.form.schema import Block
from core.text import without_marks

_NUMBERING = re.compile(
    r"\((?:[一二三四五六七八九十]+|\d{1,2})\)|[一二三四五六七八九十]+[、.,:]|\d{1,2}[、.,:)]?(?=[^\W\d])"
)
_BRACKETS = re.compile(r"\([^()]*\)")
_NUMBER_ONLY = re.compile(r"\(?(?:[一二三四五六七八九十]{0,3}|\d{0,2})[)、.,:]{0,2}")
_REST = "其他"
_LONGEST_LABEL = 100  # characters
_ALIKE = 0.72  # two labels that share this part of their characters, in order
_WHOLE_GROUP = "原文只有“{}”一行，没有分项，暂读入“{}”"
_SHORTEST_PIECE = 4  # characters: a label that begins with so many is told by them


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Return text in half width, with unified characters, without white space and note marks."""
    return "".join(unicodedata.normalize("NFKC", without_marks(text)).split())


@lru_cache(maxsize=8192)
def key(text: str) -> str:
    """Return what is left of a label without numbering and punctuation."""
    return letters(_unnumbered(plain(text)))


@lru_cache(maxsize=8192)
def keys(text: str) -> tuple[str, ...]:
    """Return the keys of a label: with and without what stands in brackets."""
    body = _unnumbered(plain(text))
    found = (letters(body), letters(_BRACKETS.sub("", body)))
    return tuple(dict.fromkeys(filter(None, found)))


def _unnumbered(body: str) -> str:
    return _NUMBERING.sub("", body, count=1) if _NUMBERING.match(body) else body


def letters(text: str) -> str:
    """Return text without punctuation and white space."""
    return "".join(char for char in text if char.isalnum())


Axis = Literal["row", "column"]


@dataclass(frozen=True)
class Spot:
    """A node of a block's tree of row or column labels; `path` leads down to it."""

    table: str
    block: int
    axis: Axis
    path: tuple[Label, ...]

    @property
    def label(self) -> Label:
        """The node itself."""
        return self.path[-1]

    @property
    def is_leaf(self) -> bool:
        """Whether the node stands for a row or a column, not for a group of them."""
        return not self.label.children

    @property
    def row(self) -> str:
        """The row that the node fixes by itself, or an empty string."""
        fixed = next((label.row for label in self.path if label.row), "")
        return fixed or (self.label.id if self.axis == "row" else "")

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of all wordings of the node."""
        return label_keys(self.label)

    @cached_property
    def groups(self) -> tuple[frozenset[str], ...]:
        """The keys of each group the node belongs to, from the root down."""
        return tuple(label_keys(label) for label in self.path[:-1])


@lru_cache(maxsize=2048)
def label_keys(label: Label) -> frozenset[str]:
    """Return the keys of a label's wordings."""
    wordings = (label.label, label.short, *label.wordings)
    return frozenset(found for wording in wordings for found in keys(wording))


class LabelIndex:
    """All labels of a form by their keys."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.leaves: dict[tuple[str, int, Axis], list[Spot]] = defaultdict(list)
        self._spots: dict[str, list[Spot]] = defaultdict(list)
        self.known: set[str] = set()
        for table, definition in form.tables.items():
            for number, block in enumerate(definition.blocks):
                self._add_block(table, number, block)

    def _add_block(self, table: str, number: int, block: Block) -> None:
        self.known.update(filter(None, (key(block.caption), key(block.corner))))
        self._add(Spot(table, number, "row", ()), block.rows)
        self._add(Spot(table, number, "column", ()), block.columns)

    def _add(self, above: Spot, labels: tuple[Label, ...]) -> None:
        for label in labels:
            spot = Spot(above.table, above.block, above.axis, (*above.path, label))
            for found in spot.keys:
                self._spots[found].append(spot)
            if spot.is_leaf:
                self.leaves[spot.table, spot.block, spot.axis].append(spot)
            self._add(spot, label.children)

    def spots(self, text: str, axis: Axis | None = None) -> list[Spot]:
        """Return the nodes that a text may name, by its whole key first."""
        for found in keys(text):
            spots = [s for s in self._spots.get(found, ()) if axis in {None, s.axis}]
            if spots:
                return spots
        return []

    def leaves_of(self, group: Spot) -> list[Spot]:
        """Return the rows or columns that a group has, in the form's order."""
        leaves = self.leaves[group.table, group.block, group.axis]
        return [leaf for leaf in leaves if leaf.path[: len(group.path)] == group.path]

    def rest_of(self, group: Spot) -> Spot | None:
        """Return the last leaf of a group when it takes what belongs in none of the others."""
        last = self.leaves_of(group)[-1]
        return last if not group.is_leaf and _REST in last.keys else None

    def is_known(self, text: str) -> bool:
        """Say whether a text is printed on the form: a label, a caption, a corner."""
        return bool(self.spots(text)) or any(found in self.known for found in keys(text))

    def is_like_known(self, text: str) -> bool:
        """Say whether a text is worded much like a caption of the form."""
        wanted = key(text[:_LONGEST_LABEL])
        return any(likeness(wanted, known) >= _ALIKE for known in self.known)

    def may_begin(self, text: str) -> bool:
        """Say whether a label may begin with a text, or be it."""
        if len(text) > _LONGEST_LABEL:
            return False
        body = plain(text)
        if _NUMBER_ONLY.fullmatch(body):
            return True
        return any(name in self._beginnings for name in (letters(body), *keys(text)))

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        names = self.known | self.all_keys
        return frozenset(name[:n] for name in names for n in range(1, len(name) + 1))

    def is_made_of_labels(self, text: str) -> bool:
        """Say whether a text is nothing but labels, one after the other."""
        rest = letters(plain(text))
        for name in self._longest_first:
            rest = rest.replace(name, "")
        return not rest

    @cached_property
    def _longest_first(self) -> tuple[str, ...]:
        return tuple(sorted(self.known | self.all_keys, key=len, reverse=True))

    @cached_property
    def all_keys(self) -> frozenset[str]:
        """The keys of all labels."""
        return frozenset(self._spots)

    @cached_property
    def blocks(self) -> tuple[tuple[str, int], ...]:
        """Every block of every table, in the form's order."""
        return tuple(
            (table, number)
            for table, definition in self.form.tables.items()
            for number in range(len(definition.blocks))
        )

    def has_row_labels(self, table: str, block: int) -> bool:
        """Say whether rows of a block are named beside it, not by the headers above."""
        rows = self.form.tables[table].blocks[block].rows
        return any(path.leaf.label for path in paths(rows))


def alike(text: str, spots: Iterable[Spot]) -> Spot | None:
    """Return the one spot whose label is most like the text; None when none or several are."""
    wanted = key(text[:_LONGEST_LABEL])
    if len(wanted) < 2:
        return None
    ranked = sorted(((_likeness(wanted, spot), n, spot) for n, spot in enumerate(spots)), key=_rank)
    if not ranked or ranked[0][0] < _ALIKE:
        return None
    return ranked[0][2] if len(ranked) == 1 or ranked[1][0] < ranked[0][0] else None


def _rank(entry: tuple[float, int, Spot]) -> tuple[float, int]:
    return -entry[0], entry[1]


def _likeness(wanted: str, spot: Spot) -> float:
    return max((likeness(wanted, known) for known in spot.keys), default=0.0)


def likeness(wanted: str, known: str) -> float:
    """Return how much of two keys is the same, 0 to 1; a long beginning is enough."""
    shorter, longer = sorted((wanted, known), key=len)
    if len(shorter) >= _SHORTEST_PIECE and longer.startswith(shorter):
        return 0.95
    matcher = difflib.SequenceMatcher(None, wanted, known, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _ALIKE else 0.0


def whole_group(group: Spot, rest: Spot) -> str:
    """Return why the figures of a group that has but one row are doubtful in its last row."""
    return _WHOLE_GROUP.format(group.label.label, rest.label.label)


def address(row: Spot | None, column: Spot) -> str:
    """Return the address of the cell where a row and a column meet."""
    row_id = column.row or (row.row if row else "")
    return f"{column.table}.{row_id}.{column.label.id}"
