"""Tables whose cells are separated by commas (CSV), as lines with tabs or spaces instead.

Tabs stand where the cells keep their columns. Where blanks of merged cells were
left out, so that rows are of any width, no column can be told by its place:
these rows come with spaces, and the reader of labels makes what it can of them.
"""

import csv
import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate, groupby

INNER_BREAK = "\x1f"  # a line end inside a cell

_LEAST_ROWS = 3
_PART = 4  # of so many lines one at least is a row
_SENTENCE = re.compile("[。；！？]")
_APART = re.compile(r"\S\s+[\d/—-]")  # columns that are separated by spaces
_DIGIT = re.compile(r"\d")
_OPEN, _CLOSED = "（(", "）)"


def without_commas(lines: list[str]) -> list[str]:
    """Return the lines of a text that has tables separated by commas with tabs or spaces.

    Any other text is returned as it is.
    """
    if sum("," in line for line in lines) < _LEAST_ROWS or any("\t" in line for line in lines):
        return lines
    try:
        rows = [_joined(row) for row in csv.reader(f"{line}\n" for line in lines)]
    except csv.Error:  # a cell without end
        return lines
    figures = sum(_is_row(row) and any(map(_DIGIT.search, row)) for row in rows)
    if figures < max(_LEAST_ROWS, sum(map(bool, rows)) / _PART):
        return lines
    return list(_lines(rows))


def _joined(fields: list[str]) -> list[str]:
    """Return the cells of a row; a comma within brackets separates none."""
    cells: list[str] = []
    stripped = [field.strip() for field in fields]
    start, ends = 0, _ends(stripped)
    while start < len(stripped):
        cells.append(",".join(stripped[start : ends[start]]))
        start = ends[start]
    return cells


def _ends(fields: list[str]) -> list[int]:
    """Return for each field behind which one its cell ends: itself if its bracket stays open.

    That is the first place behind which no more brackets are open than before the field.
    """
    depths = list(accumulate(map(_opened, fields), initial=0))
    ends, waiting = [n + 1 for n in range(len(fields))], list[int]()
    for place in range(len(fields), 0, -1):
        while waiting and depths[waiting[-1]] >= depths[place]:
            waiting.pop()  # the place before them is as low, and comes first
        waiting.append(place)
        wanted = depths[place - 1]
        # `waiting` falls towards its beginning: the last that is low enough comes first
        found = bisect_right(waiting, wanted, key=depths.__getitem__)
        if found:
            ends[place - 1] = waiting[found - 1]
    return ends


def _opened(text: str) -> int:
    """Count the brackets that stay open; a surplus of closing ones counts below 0."""
    return sum(map(text.count, _OPEN)) - sum(map(text.count, _CLOSED))


def _is_row(cells: list[str]) -> bool:
    """Tell a row of a table from a sentence with commas in it."""
    text = "".join(cells)
    return len(cells) > 1 and not _SENTENCE.search(text) and not any(map(_APART.search, cells))


def _filled(cells: list[str]) -> int:
    return sum(map(bool, cells))


def _lines(rows: list[list[str]]) -> Iterator[str]:
    """Yield the rows as lines, those of a table alike."""
    for is_of_table, group in groupby(rows, key=lambda row: _is_row(row) and _filled(row) > 1):
        table = list(group)
        if is_of_table and _is_ragged(table):
            yield from (" ".join("".join(cell.split()) for cell in row if cell) for row in table)
        else:
            for row in table:
                yield from [_tabbed(row)] if _is_row(row) else _sentence(row).split("\n")


def _is_ragged(rows: list[list[str]]) -> bool:
    """Say whether the rows are of several widths, and no blank keeps the place of a cell."""
    has_blanks = any("" in "\t".join(row).rstrip("\t").split("\t") for row in rows)
    return not has_blanks and len(set(map(len, rows))) > 1 and len(set(map(_filled, rows))) > 1


def _sentence(row: list[str]) -> str:
    """Return a text whose commas are its own, without those of the blank cells behind it."""
    end = max((place for place, cell in enumerate(row, 1) if cell), default=0)
    return ",".join(row[:end])


def _tabbed(row: list[str]) -> str:
    return "\t".join(cell.replace("\n", INNER_BREAK) for cell in row)
