"""Tables' grids, from ruling lines alone.

Lines that cross or touch belong to one table. A boundary between two places of
its grid that no line marks joins them to one cell.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeAlias

from core.formats.pdf.reading.pages import Rule

_NEAR = 4.0  # points: lines so close are one, or touch
_MARKED = 0.6  # of a boundary's length that a line covers
_TALLEST_ROW = 50.0  # points, of one cell without lines at its sides
_MOST_PLACES = 10_000  # in a grid; more are graph paper
_MOST_LINES = 1500  # on a page; more are a drawing


class Stroke(NamedTuple):
    """A line at `at`, across it from `start` to `end`."""

    at: float
    start: float
    end: float


_Group: TypeAlias = tuple[list[Stroke], list[Stroke]]  # lines across, and down


class Place(NamedTuple):
    """A cell's rows and columns in its grid."""

    row: int
    column: int
    row_span: int
    column_span: int


class Grid(NamedTuple):
    """The edges of columns and rows, and the cells."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[Place, ...]


def grids(rules: Sequence[Rule]) -> list[Grid]:
    """Return the grids on a page, from the top."""
    if len(rules) > _MOST_LINES:
        return []
    across = _merged(_across(rules))
    down = _merged(_down(rules))
    found = (_grid(*group) for group in _with_open_rows(_touching(across, down)))
    return sorted((grid for grid in found if grid.cells), key=lambda grid: (grid.ys[0], grid.xs[0]))


def _across(rules: Iterable[Rule]) -> list[Stroke]:
    return [
        Stroke((rule.top + rule.bottom) / 2, rule.x0, rule.x1)
        for rule in rules
        if rule.x1 - rule.x0 >= rule.bottom - rule.top
    ]


def _down(rules: Iterable[Rule]) -> list[Stroke]:
    return [
        Stroke((rule.x0 + rule.x1) / 2, rule.top, rule.bottom)
        for rule in rules
        if rule.x1 - rule.x0 < rule.bottom - rule.top
    ]


def _merged(strokes: list[Stroke]) -> list[Stroke]:
    """Join strokes on one line that overlap or nearly meet; drop what is left of dots."""
    joined: list[Stroke] = []
    for group in _side_by_side(strokes):
        at = sum(stroke.at for stroke in group) / len(group)
        first, *others = sorted(group, key=lambda stroke: stroke.start)
        start, end = first.start, first.end
        for stroke in others:
            if stroke.start > end + _NEAR:
                joined.append(Stroke(at, start, end))
                start = stroke.start
            end = max(end, stroke.end)
        joined.append(Stroke(at, start, end))
    return [stroke for stroke in joined if stroke.end - stroke.start > _NEAR]


def _side_by_side(strokes: list[Stroke]) -> list[list[Stroke]]:
    """Group strokes by where they lie."""
    groups: list[list[Stroke]] = []
    for stroke in sorted(strokes):
        if groups and stroke.at - groups[-1][0].at <= _NEAR:
            groups[-1].append(stroke)
        else:
            groups.append([stroke])
    return groups


def _touching(across: list[Stroke], down: list[Stroke]) -> list[_Group]:
    """Return groups of lines that cross or touch, as those across and those down."""
    parents = list(range(len(across) + len(down)))
    for i, horizontal in enumerate(across):
        for k, vertical in enumerate(down, start=len(across)):
            if _touch(horizontal, vertical):
                parents[_root(parents, i)] = _root(parents, k)
    groups: dict[int, _Group] = {}
    for index, stroke in enumerate((*across, *down)):
        group = groups.setdefault(_root(parents, index), ([], []))
        group[index >= len(across)].append(stroke)
    return list(groups.values())


def _with_open_rows(groups: list[_Group]) -> list[_Group]:
    """Add lines to a table that close a row of one cell whose sides are open."""
    tables = [group for group in groups if group[1]]
    for alone in (across for across, down in groups if not down):
        beside = (a for a, _ in tables if any(_is_next(alone[0], other) for other in a))
        next(beside, []).extend(alone)
    return tables


def _is_next(line: Stroke, other: Stroke) -> bool:
    ends = (abs(line.start - other.start), abs(line.end - other.end))
    return max(ends) <= _NEAR and abs(line.at - other.at) <= _TALLEST_ROW


def _touch(across: Stroke, down: Stroke) -> bool:
    return (
        across.start - _NEAR <= down.at <= across.end + _NEAR
        and down.start - _NEAR <= across.at <= down.end + _NEAR
    )


def _root(parents: list[int], item: int) -> int:
    """Return the item that stands for a set of joined items."""
    while parents[item] != item:
        parents[item] = parents[parents[item]]
        item = parents[item]
    return item


def _grid(across: list[Stroke], down: list[Stroke]) -> Grid:
    """Return the grid of lines that touch; sides may be open, as at the end of a page."""
    if len(across) < 2 or not down:
        return Grid((), (), ())
    xs = edges([s.at for s in down], [s.start for s in across], [s.end for s in across])
    ys = edges([s.at for s in across], [s.start for s in down], [s.end for s in down])
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows * columns > _MOST_PLACES:
        return Grid((), (), ())
    right_of, below = [_near(down, x) for x in xs[1:]], [_near(across, y) for y in ys[1:]]
    parents = list(range(rows * columns))
    for row in range(rows):
        for column in range(columns):
            here = row * columns + column
            if column + 1 < columns and not _is_marked(right_of[column], ys[row], ys[row + 1]):
                parents[_root(parents, here)] = _root(parents, here + 1)
            if row + 1 < rows and not _is_marked(below[row], xs[column], xs[column + 1]):
                parents[_root(parents, here)] = _root(parents, here + columns)
    return Grid(tuple(xs), tuple(ys), tuple(_places(parents, columns)))


def edges(lines: Sequence[float], starts: Sequence[float], ends: Sequence[float]) -> list[float]:
    """Return where lines lie, and the outermost ends of those that cross them."""
    found: list[float] = []
    for position in sorted([*lines, min(starts), max(ends)]):
        if not found or position - found[-1] > _NEAR:
            found.append(position)
    return found


def _near(strokes: Sequence[Stroke], at: float) -> list[Stroke]:
    return [stroke for stroke in strokes if abs(stroke.at - at) <= _NEAR]


def _is_marked(strokes: Sequence[Stroke], start: float, end: float) -> bool:
    """Tell whether lines at a boundary cover most of it."""
    covered = sum(max(min(stroke.end, end) - max(stroke.start, start), 0.0) for stroke in strokes)
    return covered >= _MARKED * (end - start)


def _places(parents: list[int], columns: int) -> list[Place]:
    """Return the cells that joined places make up, from the top left."""
    groups: dict[int, list[tuple[int, int]]] = {}
    for index in range(len(parents)):
        groups.setdefault(_root(parents, index), []).append(divmod(index, columns))
    return sorted(map(_around, groups.values()))


def _around(places: list[tuple[int, int]]) -> Place:
    top, left = min(row for row, _ in places), min(column for _, column in places)
    bottom, right = max(row for row, _ in places), max(column for _, column in places)
    return Place(top, left, bottom - top + 1, right - left + 1)
