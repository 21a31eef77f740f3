"""Markdown tables: cells between pipes, a line of dashes below the header."""

import re

from core.document.document import Table
from core.formats.reading.raw import RawCell, raw_table
from core.formats.text.reading.markdown import is_dashes, unescaped

_ROW = re.compile(r"\s*\|.*\|\s*")
_SEPARATOR = re.compile(r"(?<!\\)((?:\\\\)*)\|")  # which no backslash escapes
_MARK = "\x1f"  # instead of a pipe that separates
_EMPHASIS = re.compile(r"^\*+|(?<!\\)\*+$")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_SPACES = " \u3000"
_LEAST_ROWS = 2


def pipe_table(lines: list[str], start: int) -> tuple[Table | None, int]:
    """Return the table that begins at a line, if there is one, and the line up to which."""
    end = start
    while end < len(lines) and _is_row(lines, end):
        end += 1
    rows = [_cells(line) for line in _without_dashes(lines[start:end])]
    if end - start < _LEAST_ROWS or not any(len(row) > 1 for row in rows):
        return None, end
    cells = (
        RawCell(row, column, text)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    )
    return raw_table(cells), end


def _without_dashes(lines: list[str]) -> list[str]:
    """Return the rows; a second line of dashes is a row, in which they mean nothing or 0."""
    place = next((number for number, line in enumerate(lines) if is_dashes(line)), len(lines))
    return lines[:place] + lines[place + 1 :]


def _is_row(lines: list[str], number: int) -> bool:
    """Tell whether a line is part of a table; the outer pipes may be missing."""
    line = lines[number]
    if _ROW.fullmatch(line):
        return True
    if not _SEPARATOR.search(line):
        return False
    below = lines[number + 1] if number + 1 < len(lines) else ""
    above = lines[number - 1] if number else ""
    return any("|" in near for near in (below, above))


def _cells(line: str) -> list[str]:
    cells = _SEPARATOR.sub(rf"\1{_MARK}", line.strip().removeprefix("|")).split(_MARK)
    if not cells[-1]:  # after the last pipe
        cells.pop()
    return [_cell(cell.strip(_SPACES)) for cell in cells]


def _cell(text: str) -> str:
    return unescaped(_BREAK.sub("\n", _EMPHASIS.sub("", text))).strip(_SPACES)
