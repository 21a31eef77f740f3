"""Tables of one line: each figure stands alone, row and column of the form told by its heads.

一行一个单位 is such a table: above each figure stand 收到申请, 予以公开 and 自然人, or one
head that names all of it. Turned, the figures stand below each other, with their heads to the left.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.document.document import Cell
from core.form.labels import CellKind
from core.interpret.attempt import Attempt
from core.interpret.figures import looks_like_figure
from core.interpret.headers import Headers
from core.interpret.labels import LabelIndex, Spot, address, keys
from core.interpret.pieces import Grid
from core.interpret.placing import Placed

_FEW = 4  # figures in the line
_BETWEEN = re.compile(
    r"[·•/／|｜\n_＿]|[—–-]{1,2}|(?<=[\u4e00-\u9fff）)])[:：](?=[\u4e00-\u9fff（(])"
)


@dataclass(frozen=True)
class _Target:
    """A cell of the form, with the keys of what leads to it.

    One of each of `needed` has to be named; `groups` and the names of its table may be.
    """

    address: str
    needed: tuple[frozenset[str], ...]
    groups: tuple[frozenset[str], ...]


class Stacked:
    """Reads a grid with one line of figures, if each has heads that name its row and column."""

    def __init__(self, index: LabelIndex) -> None:
        self._index = index
        self._by_key: dict[str, list[_Target]] = {}
        known: set[str] = set()
        for target in _targets(index):
            known.update(*target.needed, *target.groups)
            for found in frozenset().union(*target.needed):
                self._by_key.setdefault(found, []).append(target)
        self._known = frozenset(known)

    def read(self, grid: Grid) -> Attempt:
        """Return the figures of the only row that has several."""
        attempt = Attempt()
        row = _only_line(grid)
        if row is None:
            return attempt
        headers = Headers(grid, self._index)
        heads = _Heads(grid, row)
        found: dict[str, list[Cell]] = {}
        for cell in grid.rows[row]:
            if cell.row == row and looks_like_figure(cell.text):
                where = self._address(heads.above(cell))
                if where:
                    found.setdefault(where, []).append(cell)
        for where, cells in found.items():
            if len(cells) == 1:
                self._put(where, cells[0], headers, heads, attempt)
        return attempt

    def _put(
        self, where: str, cell: Cell, headers: Headers, heads: "_Heads", attempt: Attempt
    ) -> None:
        spec = self._index.form.cells[where]
        unit = headers.unit(cell) if spec.kind is CellKind.AMOUNT else ""
        placed = Placed(cell.text, "", unit, cell.sighting)
        attempt.put(where, placed, cell, *heads.above(cell))

    def _address(self, above: list[Cell]) -> str:
        """Return the one address that the heads name best, or an empty string."""
        pieces = [found for cell in above for found in self._pieces(cell.text)]
        targets = {
            target.address: target
            for piece in pieces
            for found in piece
            for target in self._by_key.get(found, ())
        }
        ranked = sorted(((_score(t, pieces), where) for where, t in targets.items()), reverse=True)
        best, second = (*ranked, (0, ""), (0, ""))[:2]
        return best[1] if best[0] > second[0] else ""

    def _pieces(self, text: str) -> Iterator[frozenset[str]]:
        """Yield the keys of each part of a head that the form knows; a whole one is one part."""
        whole = frozenset(keys(text))
        if whole & self._known:
            yield whole
            return
        for part in _BETWEEN.split(text):
            found = frozenset(keys(part))
            if found & self._known:
                yield found


def _score(target: _Target, pieces: list[frozenset[str]]) -> int:
    """Return how well heads name a cell: 0 where row or column is not named."""
    left = list(pieces)
    for need in target.needed:
        named = next((piece for piece in left if piece & need), None)
        if named is None:
            return 0
        left.remove(named)
    groups = sum(any(piece & group for piece in left) for group in target.groups)
    strange = sum(not any(piece & group for group in target.groups) for piece in left)
    return max(0, 10 + 2 * groups - 3 * strange)


def _targets(index: LabelIndex) -> Iterator[_Target]:
    """Yield every cell of the form; a block's only column, or only row, need not be named."""
    for table, block in index.blocks:
        columns = index.leaves[table, block, "column"]
        rows: list[Spot | None] = [None]
        if index.has_row_labels(table, block):
            rows = list(index.leaves[table, block, "row"])
        for row in rows:
            for column in columns:
                yield _target(index, table, row, column, is_only=len(columns) == 1)


def _target(
    index: LabelIndex, table: str, row: Spot | None, column: Spot, *, is_only: bool
) -> _Target:
    needed = [row.keys] if row else []
    groups = [*(row.groups if row else ()), *column.groups, _names(index, table)]
    (groups if is_only and row else needed).append(column.keys)
    return _Target(address(row, column), tuple(needed), tuple(groups))


def _names(index: LabelIndex, table: str) -> frozenset[str]:
    """Return the keys of what a table is called."""
    section = index.form.section(table)
    names = (index.form.tables[table].sheet, section.heading, section.name)
    return frozenset(found for name in names for found in keys(name))


def _only_line(grid: Grid) -> int | None:
    """Return the only row with several figures; None when there is none or more than one."""
    lines = [
        row
        for row, cells in grid.rows.items()
        if sum(c.row == row and bool(c.text.strip()) and looks_like_figure(c.text) for c in cells)
        >= _FEW
    ]
    return lines[0] if len(lines) == 1 else None


class _Heads:
    """The texts above a line; a blank beside a group belongs to the group."""

    def __init__(self, grid: Grid, line: int) -> None:
        self._rows = [_by_column(grid, row) for row in grid.rows if row < line]

    def above(self, cell: Cell) -> list[Cell]:
        """Return the heads over a cell, from the top, each once."""
        found: list[Cell] = []
        for number, row in enumerate(self._rows):
            head = row.get(cell.column) or self._group(row, cell.column, number)
            if head is not None and head not in found:
                found.append(head)
        return found

    def _group(self, row: dict[int, Cell], column: int, number: int) -> Cell | None:
        """Return the text to the left of a blank, where there is one below the blank."""
        below = (lower.get(column) for lower in self._rows[number + 1 :])
        if not any(below):
            return None
        return row.get(max((c for c in row if c < column), default=-1))


def _by_column(grid: Grid, row: int) -> dict[int, Cell]:
    return {
        column: cell
        for cell in grid.rows[row]
        if cell.text.strip() and not looks_like_figure(cell.text)
        for column in range(cell.column, cell.last_column + 1)
    }
