"""Figures out of lines of text: one cell a line, or a row a sentence.

Labels come in the order of the form; behind the label of a row come its figures.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import attrgetter

from core.interpret.figures import looks_like_figure
from core.interpret.labels import LabelIndex, Spot, address, keys, plain, whole_group
from core.interpret.pieces import Line
from core.interpret.placing import Placed, Understood
from core.interpret.rows import BETWEEN
from core.interpret.rows_in_lines import pieces_of_row
from core.interpret.sentences import Sentences

_MOST_LINES = 40  # over which a label may be broken
_TOO_FEW = "这一行只有{}个数，应当有{}个，按顺序读入"
_TOO_MANY = "这一行有{}个数，应当有{}个，按顺序读入"
_NONE = "这一行没有数字"


@dataclass(frozen=True, slots=True)
class _Token:
    """A label, which may be broken over several lines, or a figure, or other text."""

    text: str
    lines: tuple[Line, ...]
    is_figure: bool
    spots: tuple[Spot, ...] = ()


class Walk:
    """Walks through lines; reads the tables that were not found as tables."""

    def __init__(self, index: LabelIndex, found: Understood) -> None:
        self._index = index
        self._found = found

    def read(self, lines: Sequence[Line], tables: Sequence[str]) -> None:
        """Place the figures of the tables that stand in these lines."""
        rest = Sentences(self._index, self._found, tables).read(lines)
        pieces = {id(line): pieces_of_row(line, self._index) for line in rest}
        split = [piece for line in rest for piece in pieces[id(line)]]
        tokens = list(self._tokens(split, set(tables)))
        for table in tables:
            self._read_table(table, tokens)
        for line in rest:
            if any(map(self._found.has_used_line, pieces[id(line)])):
                self._found.use_line(line)

    def _tokens(self, lines: Sequence[Line], tables: set[str]) -> Iterator[_Token]:
        start = 0
        while start < len(lines):
            token = self._token(lines, start, tables)
            yield token
            start += len(token.lines)

    def _token(self, lines: Sequence[Line], start: int, tables: set[str]) -> _Token:
        """Return the longest label that begins with a line, else the line by itself."""
        joined: list[str] = []
        for line in lines[start : start + _MOST_LINES]:
            if looks_like_figure(line.text) and not plain(line.text).isalpha():
                break  # but 无 may be a piece of 无法提供
            text = (joined[-1] if joined else "") + line.text
            if not self._index.may_begin(text):
                break
            joined.append(text)
        for count in range(len(joined), 0, -1):
            text = joined[count - 1]
            if not self._index.is_known(text):
                continue
            spots = tuple(s for s in self._index.spots(text) if s.table in tables)
            return _Token(text, tuple(lines[start : start + count]), is_figure=False, spots=spots)
        return _Token(lines[start].text, (lines[start],), looks_like_figure(lines[start].text))

    def _read_table(self, table: str, tokens: list[_Token]) -> None:
        seen: list[_Token] = []
        rows: list[tuple[int, Spot]] = []
        for number, token in enumerate(tokens):
            if not any(spot.table == table for spot in token.spots):
                continue
            seen.append(token)
            figures = _figures_after(tokens, number)
            for spot in token.spots:
                if spot.table == table and self._is_row(spot, token, figures):
                    self._read_row(spot, figures, seen)
                    rows.append((number, spot))
                    break
                rest = self._rest(spot, tokens) if spot.table == table and figures else None
                if rest:
                    self._read_row(rest, figures, seen, whole_group(spot, rest))
                    break
        self._read_between(rows, tokens, seen)
        if self._found.has_table(table):
            self._found.use_line(*(line for token in seen for line in token.lines))
            self._use_known(tokens)

    def _read_between(
        self, rows: list[tuple[int, Spot]], tokens: list[_Token], seen: list[_Token]
    ) -> None:
        """Read the figures between two rows, where just as many rows of the form stand there.

        So it is where a label is broken around its figures, as text out of a PDF has it.
        """
        for (above, first), (below, last) in pairwise(rows):
            leaves = self._index.leaves[first.table, first.block, "row"]
            own = _figures_after(tokens, above)
            if not own or last not in leaves or first not in leaves:
                continue
            between = leaves[leaves.index(first) + 1 : leaves.index(last)]
            runs = list(_runs(tokens[above + 1 + len(own) : below]))
            width = len(self._columns(first, seen))
            if width > 1 and len(runs) == len(between) and all(len(r) == width for r in runs):
                for spot, figures in zip(between, runs, strict=True):
                    self._read_row(spot, figures, seen, BETWEEN)

    def _is_row(self, spot: Spot, token: _Token, figures: list[_Token]) -> bool:
        """Say whether a label names a row: figures follow, or no column has such a label."""
        if spot.axis == "row":
            columns = [s for s in token.spots if s.axis == "column" and s.table == spot.table]
            return spot.is_leaf and (bool(figures) or not columns)
        if self._index.has_row_labels(spot.table, spot.block):
            return False
        return bool(figures)

    def _rest(self, group: Spot, tokens: list[_Token]) -> Spot | None:
        """Return the row for the figures of a group of which no row has figures."""
        rest = self._index.rest_of(group) if group.axis == "row" else None
        leaves = {id(leaf) for leaf in self._index.leaves_of(group)} if rest else set()
        named = (n for n, token in enumerate(tokens) if leaves & set(map(id, token.spots)))
        return None if any(_figures_after(tokens, n) for n in named) else rest

    def _read_row(
        self, spot: Spot, figures: list[_Token], seen: list[_Token], doubt: str = ""
    ) -> None:
        columns = self._columns(spot, seen)
        row = spot if spot.axis == "row" else None
        while len(figures) > len(columns) and not figures[-1].text:
            figures = figures[:-1]  # blank places beside the label of the next row
        doubt = _count_doubt(len(figures), len(columns)) or doubt
        for column, token in zip(columns, figures, strict=False):
            self._found.place(address(row, column), Placed(token.text, doubt))
            self._found.use_line(*token.lines)
        if not figures:
            for column in columns:
                self._found.place(address(row, column), Placed("", _NONE))

    def _columns(self, spot: Spot, seen: list[_Token]) -> list[Spot]:
        """Return the columns in the order in which their labels stood, else in the form's."""
        columns = self._index.leaves[spot.table, spot.block, "column"]
        if spot.axis == "column" and spot.label.children:
            columns = [column for column in columns if _is_below(column, spot)]
        order = _first_seen(seen)
        if len({_names(column) for column in columns}) < len(columns):
            return columns
        if not all(any(name in order for name in column.keys) for column in columns):
            return columns
        return sorted(columns, key=lambda column: _rank(column, order))

    def _use_known(self, tokens: list[_Token]) -> None:
        for token in tokens:
            if not token.is_figure and self._index.is_known(token.text):
                self._found.use_line(*token.lines)


def _figures_after(tokens: list[_Token], number: int) -> list[_Token]:
    end = number + 1
    while end < len(tokens) and tokens[end].is_figure:
        end += 1
    return tokens[number + 1 : end]


def _runs(tokens: Sequence[_Token]) -> Iterator[list[_Token]]:
    """Yield the figures that follow each other."""
    for is_figure, run in groupby(tokens, key=attrgetter("is_figure")):
        if is_figure:
            yield list(run)


def _first_seen(seen: list[_Token]) -> dict[str, int]:
    """Return where each label came first, by its key."""
    order: dict[str, int] = {}
    for number, token in enumerate(seen):
        for found in keys(token.text):
            order.setdefault(found, number)
    return order


def _rank(column: Spot, order: dict[str, int]) -> list[int]:
    """Return where the column's groups and the column itself stood, from the root down."""
    levels = [*column.groups, column.keys]
    return [min((order[name] for name in level if name in order), default=0) for level in levels]


def _names(spot: Spot) -> frozenset[str]:
    return spot.keys


def _is_below(column: Spot, group: Spot) -> bool:
    return column.path[: len(group.path)] == group.path


def _count_doubt(count: int, wanted: int) -> str:
    if count == wanted:
        return ""
    return (_TOO_FEW if count < wanted else _TOO_MANY).format(count, wanted)
