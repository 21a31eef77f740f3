"""Tables whose cells are separated by tabs, as spreadsheets and Word copy them."""

import re

from core.document.document import Table
from core.formats.reading.raw import RawCell, raw_table
from core.formats.text.reading.commas import INNER_BREAK

_QUOTED = re.compile(r'(?:(?<=\t)|^)"((?:[^"]|""){1,2000})"(?=\t|$)', re.MULTILINE)
_HEADING = re.compile(r"\s*[（(]?[一二三四五六七八九十]{1,3}[)）]?[、.．]?")
_LONGEST_CAPTION = 40  # characters of a row that is one cell over all columns
_MOST_CELLS = 100_000


def without_quotes(text: str) -> str:
    """Return text without the quotes a spreadsheet puts around cells of several lines."""
    return _QUOTED.sub(_unquoted, text) if '"' in text and "\t" in text else text


def _unquoted(match: re.Match[str]) -> str:
    content = match[1]
    if "\n" not in content and '""' not in content:
        return match[0]
    return content.replace('""', '"').replace("\t", " ").replace("\n", INNER_BREAK)


def tab_table(lines: list[str], start: int) -> tuple[Table | None, int]:
    """Return the table that begins at a line, if there is one, and the line up to which."""
    end = start
    while end < len(lines) and (_is_row(lines[end]) or (end > start and _is_caption(lines, end))):
        end += 1
    rows = [_cells(line) for line in lines[start:end]]
    width = max(map(len, rows), default=0)
    if not any(sum(map(bool, row)) > 1 for row in rows) or width * len(rows) > _MOST_CELLS:
        return None, end
    cells = (
        RawCell(row, column, text, column_span=width if len(texts) == 1 else 1)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    )
    return raw_table(cells), end


def _is_row(line: str) -> bool:
    """Tell a row from a line that only begins with a tab, or ends with one."""
    return "\t" in line.strip("\t ") or line.count("\t") > 1


def _is_caption(lines: list[str], number: int) -> bool:
    """Tell whether a line is one cell over all columns: a short one inside a table, no heading."""
    line = lines[number].strip()
    is_short = 0 < len(line) <= _LONGEST_CAPTION and not _HEADING.match(line)
    return is_short and number + 1 < len(lines) and _is_row(lines[number + 1])


def _cells(line: str) -> list[str]:
    if not _is_row(line):
        return [line.strip()]
    return [cell.replace(INNER_BREAK, "\n").strip(" \u3000") for cell in line.split("\t")]
