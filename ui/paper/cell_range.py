"""Ranges of cells as tab-separated text, as Excel and WPS put them on the clipboard.

Positions are those of the grid, so that a copied range fits the official layout
in a spreadsheet: a cell that spans several columns is followed by empty ones, and
labels between the figures are empty.
"""

import csv
from collections.abc import Iterable, Iterator

from core.document.document import Cell, Role
from core.errors import UserError
from core.numbers import NumberError, format_number
from core.report.report import ABSENT, Report, Stored
from ui.paper.table_model import FormTableModel

_PROBLEMS_SHOWN = 4


class PasteError(UserError):
    """What is on the clipboard does not fit; the message says why."""


def copy_range(model: FormTableModel, cells: Iterable[Cell]) -> str:
    """Return the figures of a rectangle of cells, one row a line."""
    chosen = list(cells)
    top, bottom = min(c.row for c in chosen), max(c.last_row for c in chosen)
    left, right = min(c.column for c in chosen), max(c.last_column for c in chosen)
    lines = []
    for row in range(top, bottom + 1):
        at = [model.by_position[row, column] for column in range(left, right + 1)]
        texts = [
            model.text(cell) if cell in chosen and (cell.row, cell.column) == (row, column) else ""
            for column, cell in enumerate(at, start=left)
        ]
        lines.append("\t".join(texts))
    return "\n".join(lines)


def sum_text(report: Report, cells: Iterable[Cell]) -> str:
    """Say what several figures add up to; empty for fewer than two."""
    figures = [report.figures[cell.entry.address] for cell in cells if cell.entry]
    known = [figure for figure in figures if figure is not None]
    return f"计数：{len(known)}　求和：{format_number(sum(known))}" if len(known) > 1 else ""


def cleared(model: FormTableModel, cells: Iterable[Cell]) -> dict[str, Stored]:
    """Return the changes that blank the cells; totals stay."""
    return {c.entry.address: ABSENT for c in cells if c.entry and not model.is_computed(c)}


def paste_range(
    model: FormTableModel, start: Cell, chosen: list[Cell], text: str
) -> dict[str, Stored]:
    """Return the changes that pasting makes from `start` on.

    One figure fills all chosen cells. Figures for totals are passed over, they
    are computed; so is a label that stands where the table has the same. Raises
    PasteError when a text is no figure or has no cell.
    """
    rows = list(csv.reader(text.splitlines(keepends=True), delimiter="\t")) or [[""]]
    if len(rows) == 1 and len(rows[0]) == 1:
        entries = [(cell, rows[0][0], "") for cell in chosen if not model.is_computed(cell)]
        if not entries:
            raise PasteError("合计由程序计算，不能粘贴到这里。")
    else:
        entries = list(_entries(model, start, rows))
    changes: dict[str, Stored] = {}
    problems: list[str] = []
    for cell, entered, place in entries:
        try:
            changes |= _figure(cell, entered)
        except NumberError as error:
            problems.append(f"{place}{error}")
    if problems:
        raise PasteError(_all_of(list(dict.fromkeys(problems))))
    return changes


def _entries(
    model: FormTableModel, start: Cell, rows: list[list[str]]
) -> Iterator[tuple[Cell, str, str]]:
    """Yield each cell to fill in, with its text and where that stands on the clipboard."""
    size = f"{len(rows)} 行 {max(map(len, rows))} 列"
    for down, texts in enumerate(rows):
        for right, text in enumerate(texts):
            row, column = start.row + down, start.column + right
            place = f"第 {down + 1} 行第 {right + 1} 列"
            cell = model.by_position.get((row, column))
            if cell is None or cell.role is not Role.VALUE:
                if text.strip() and not _is_label(cell, text):
                    raise PasteError(f"剪贴板里有 {size}，从这一格起放不下，没有粘贴。")
            elif (cell.row, cell.column) != (row, column):
                if text.strip():
                    raise PasteError(f"{place}的“{text.strip()}”没有对应的格子，没有粘贴。")
            elif not model.is_computed(cell):
                yield cell, text, place


def _all_of(problems: list[str]) -> str:
    """Return the problems as one, the first ones in full."""
    shown = "\n".join(problems[:_PROBLEMS_SHOWN])
    rest = len(problems) - _PROBLEMS_SHOWN
    more = f"\n另外还有 {rest} 处。" if rest > 0 else ""
    return f"没有粘贴：{shown}{more}"


def _is_label(cell: Cell | None, text: str) -> bool:
    """Say whether a pasted text is the label of the cell, however it is broken into lines."""
    return cell is not None and "".join(text.split()) == "".join(cell.text.split())


def _figure(cell: Cell, text: str) -> dict[str, Stored]:
    """Return the change that a text makes. Raises NumberError."""
    if cell.entry is None:
        return {}
    value = cell.entry.parse(text)
    return {cell.entry.address: ABSENT if value is None else value}
