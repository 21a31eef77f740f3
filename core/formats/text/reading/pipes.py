"""Markdown tables: cells between pipes, a line of dashes below the header."""

import re

from core.document.document import Table
from core.formats.reading.raw import RawCell, raw_table

_ROW = re.compile(r"\s*\|.*\|\s*")
_DASHES = re.compile(r"\s*\|?(?:\s*:?-{1,}:?\s*\|)+\s*(?::?-+:?)?\s*")
_SEPARATOR = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_LEAST_ROWS = 2


def pipe_table(lines: list[str], start: int) -> tuple[Table, int] | None:
    """Return the table that begins at a line, and the line after it."""
    end = start
    while end < len(lines) and _is_row(lines, end):
        end += 1
    rows = [_cells(line) for line in lines[start:end] if not _DASHES.fullmatch(line)]
    if end - start < _LEAST_ROWS or not any(len(row) > 1 for row in rows):
        return None
    cells = (
        RawCell(row, column, text)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    )
    return raw_table(cells), end


def _is_row(lines: list[str], number: int) -> bool:
    """Tell whether a line is part of a table; the outer pipes may be missing."""
    line = lines[number]
    if _ROW.fullmatch(line):
        return True
    if "|" not in line:
        return False
    below = lines[number + 1] if number + 1 < len(lines) else ""
    above = lines[number - 1] if number else ""
    return any("|" in near for near in (below, above))


def _cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return [
        _BREAK.sub("\n", cell).replace("\\|", "|").strip(" *\u3000")
        for cell in _SEPARATOR.split(inner)
    ]
