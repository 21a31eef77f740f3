"""Bands of named figures laid out as the cells of a grid."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple, TypeAlias

from core.formats.raw import RawCell

Figures: TypeAlias = tuple[tuple[str, str], ...]  # names and figures
_Path: TypeAlias = tuple[str, ...]

_PART = "·"  # between a header and one below it, where names alone are not enough
_OPENING, _CLOSING = "（", "）"


class Row(NamedTuple):
    """A row: its labels from the left, and its figures."""

    labels: _Path
    figures: Figures


@dataclass
class Band:
    """The rows below one set of headers, under captions and remarks."""

    captions: list[str]
    remarks: list[str]
    rows: list[Row]


class _Layout(NamedTuple):
    """A band's columns: the headers above each figure, and rows that have them all."""

    headers: list[_Path]
    rows: list[Row]


def band_cells(bands: Sequence[Band]) -> Iterator[RawCell]:
    """Yield the cells of a table; a band with fewer columns has wide last ones."""
    layouts = [_layout(band) for band in bands]
    labels = max(len(row.labels) for layout in layouts for row in layout.rows)
    figures = max(len(layout.headers) for layout in layouts)
    top = 0
    for band, layout in zip(bands, layouts, strict=True):
        for caption in band.captions:
            yield RawCell(top, 0, caption, 1, labels + figures)
            top += 1
        height = max(map(len, layout.headers))
        if labels:
            yield RawCell(top, 0, _remark(band, layout), height, labels)
        yield from _header_cells(layout.headers, top, labels, figures)
        top += height
        yield from _row_cells(layout.rows, top, labels, figures)
        top += len(layout.rows)


def _layout(band: Band) -> _Layout:
    if any(_PART in row.labels[-1] for row in band.rows):
        return _unsplit(band)
    names = tuple(name for name, _ in band.rows[0].figures)
    headers = next((found for line in band.remarks if (found := _legend(line, names))), None)
    rows = [Row(tuple(filter(None, row.labels)), row.figures) for row in band.rows]
    return _Layout(headers or [(name,) for name in names], rows)


def _unsplit(band: Band) -> _Layout:
    """Put rows together that the export parted because their headers have equal names."""
    paths = [row.labels[-1].split(_PART) for row in band.rows]
    is_labelled = len({path[0] for path in paths}) == 1
    labels = band.rows[0].labels[:-1] + ((paths[0][0],) if is_labelled else ())
    headers = [
        (*path[is_labelled:], name)
        for path, row in zip(paths, band.rows, strict=True)
        for name, _ in row.figures
    ]
    figures = tuple(figure for row in band.rows for figure in row.figures)
    return _Layout(headers, [Row(labels, figures)])


def _remark(band: Band, layout: _Layout) -> str:
    """Return what stands in the corner: remarks that do not tell the headers."""
    tops = {path[0] for path in layout.headers if len(path) > 1}
    return "".join(line for line in band.remarks if line.partition("：")[0] not in tops)


def _legend(line: str, names: _Path) -> list[_Path] | None:
    """Return the headers that a legend tells (甲：乙、丙（丁、戊）), when they end in `names`."""
    top, colon, rest = line.partition("：")
    if not colon:
        return None
    paths = [(top, *path) for path in _paths(rest)]
    return paths if tuple(path[-1] for path in paths) == names else None


def _paths(text: str) -> Iterator[_Path]:
    for item in _items(text):
        head, opening, inner = item.partition(_OPENING)
        if opening and inner.endswith(_CLOSING):
            yield from ((head, *path) for path in _paths(inner.removesuffix(_CLOSING)))
        else:
            yield (item,)


def _items(text: str) -> Iterator[str]:
    """Split at the commas outside brackets."""
    depth = start = 0
    for index, character in enumerate(text):
        depth += (character == _OPENING) - (character == _CLOSING)
        if character == "、" and not depth:
            yield text[start:index]
            start = index + 1
    yield text[start:]


def _header_cells(headers: list[_Path], top: int, left: int, width: int) -> Iterator[RawCell]:
    """Yield the headers; one without others below it reaches down to the figures."""
    height = max(map(len, headers))
    for level in range(height):
        column = left
        for path, group in groupby(path[: level + 1] for path in headers):
            count = len(list(group))
            span = count if column + count < left + len(headers) else left + width - column
            if len(path) == level + 1:
                is_last = path in headers
                yield RawCell(top + level, column, path[-1], height - level if is_last else 1, span)
            column += count


def _row_cells(rows: list[Row], top: int, labels: int, width: int) -> Iterator[RawCell]:
    for number, row in enumerate(rows):
        for depth, label in enumerate(row.labels):
            group = row.labels[: depth + 1]
            if (
                number
                and rows[number - 1].labels[: depth + 1] == group
                and depth + 1 < len(row.labels)
            ):
                continue
            is_last = depth + 1 == len(row.labels)
            span = 1 if is_last else _alike(rows[number:], group)
            yield RawCell(top + number, depth, label, span, labels - depth if is_last else 1)
        last = len(row.figures) - 1
        for index, (_, figure) in enumerate(row.figures):
            yield RawCell(
                top + number, labels + index, figure, 1, width - last if index == last else 1
            )


def _alike(rows: list[Row], group: _Path) -> int:
    """Count the rows from the first on that are in a group."""
    count = 0
    for row in rows:
        if row.labels[: len(group)] != group:
            break
        count += 1
    return count
