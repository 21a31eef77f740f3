"""A report as plain text, for a mail or a chat.

Mail and chat programs set text in proportional type and wrap it themselves, so
columns cannot be lined up with spaces, tabs do not survive, and a wrapped line
of bare figures says nothing. Each row of a table is therefore a sentence of its
own that names every figure:

    （一）予以公开：自然人 2、商业企业 0、…、总计 2

Rows of a group are indented below its label. Headers of several levels are told
once above the rows; where different headers have columns of the same names
below them, each header begins a line of its own. A blank figure is 未填.

Paragraphs are not wrapped. A file has Windows line ends and begins with a byte
order mark: the Notepad of older Windows shows one endless line without the
first, and takes UTF-8 for GBK without the second.
"""

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import BinaryIO

from core.document.document import Cell, Document, Paragraph, Table
from core.formats.setting.at_once import write_at_once
from core.formats.setting.bands import Band, bands
from core.formats.setting.cleaning import one_line

_INDENT = "　"
_BLANK = "未填"


def write(
    document: Document, file: BinaryIO, *, progress: Callable[[float], None] | None = None
) -> None:
    """Write the report as UTF-8 text.

    `progress` hears the finished part, 0 to 1, and may raise to cancel.
    """
    write_at_once(
        lambda: render(document).replace("\n", "\r\n").encode("utf-8-sig"), file, progress
    )


def render(document: Document) -> str:
    """Return the report as text, its lines ended by newlines."""
    parts = ["【草稿】"] if document.draft else []
    parts += [one_line(document.title), *_blocks(document), _end(document)]
    return "\n\n".join(filter(None, parts)) + "\n"


def _blocks(document: Document) -> Iterator[str]:
    """Yield what is set apart by blank lines: headings, the text below them, tables.

    A table's title is left out where the heading above says the same.
    """
    above = ""
    for is_text, group in groupby(document.blocks, _is_text):
        if is_text:
            yield "\n".join(2 * _INDENT + line for line in map(_line, group))
            continue
        for block in group:
            if isinstance(block, Table):
                yield _table(block, is_named=_line(block) == above)
            else:
                yield _line(block)
            above = _line(block)


def _is_text(block: Paragraph | Table) -> bool:
    return isinstance(block, Paragraph) and block.level != 1


def _line(block: Paragraph | Table) -> str:
    """Return a paragraph, or the title of a table, on one line."""
    return one_line(block.text if isinstance(block, Paragraph) else block.title)


def _end(document: Document) -> str:
    signature = document.signature
    lines = [one_line(line) for line in (signature.agency, signature.date) if line]
    if document.code:
        lines.append(f"校验码：{one_line(document.code)}")
    return "\n".join(lines)


def _table(table: Table, *, is_named: bool) -> str:
    parts = [] if is_named else [_line(table)]
    parts += ("\n".join(_band(band)) for band in bands(table))
    return "\n\n".join(parts)


def _band(band: Band) -> Iterator[str]:
    """Yield the caption, what is to be known about the headers, and the rows."""
    yield from (f"【{one_line(cell.text)}】" for cell in band.captions)
    yield from (one_line(cell.text) for cell in band.corners if _is_remark(cell))
    rows = [list(cells) for _, cells in groupby(band.values, lambda cell: cell.row)]
    is_split = any(_has_equal_names(band, row) for row in rows)
    if not is_split:
        yield from _legend(band)
    shown: list[Cell] = []
    for row in rows:
        labels = band.labels_of(row[0])
        yield from _new_groups(labels[:-1], shown)
        shown = labels[:-1]
        indent = _INDENT * len(shown)
        lines = _split_row(band, row) if is_split else [_figures(band, row)]
        name = one_line(labels[-1].text) if labels else ""
        for line in lines:
            separator = "·" if is_split and name else "：" if name else ""
            yield f"{indent}{name}{separator}{line}"


def _is_remark(corner: Cell) -> bool:
    """Tell a remark on the table from a name for the column of labels, such as 信息内容."""
    return corner.row_span > 1 or corner.column_span > 1


def _new_groups(groups: list[Cell], shown: list[Cell]) -> Iterator[str]:
    """Yield the labels of the groups that begin here."""
    for depth, group in enumerate(groups):
        if group not in shown:
            yield f"{_INDENT * depth}{one_line(group.text)}："


def _has_equal_names(band: Band, row: list[Cell]) -> bool:
    names = [_leaf(band, cell) for cell in row]
    return len(set(names)) < len(names)


def _leaf(band: Band, value: Cell) -> str:
    """Return the text of the header right above a value."""
    headers = band.headers_of(value)
    return one_line(headers[-1].text) if headers else ""


def _figures(band: Band, row: list[Cell]) -> str:
    """Name the figures of a row."""
    pairs = (f"{_leaf(band, cell)} {one_line(cell.text) or _BLANK}".strip() for cell in row)
    return "、".join(pairs)


def _split_row(band: Band, row: list[Cell]) -> Iterator[str]:
    """Part a row where the headers above the lowest change."""

    def upper(value: Cell) -> str:
        return "·".join(one_line(cell.text) for cell in band.headers_of(value)[:-1])

    for name, cells in groupby(row, upper):
        figures = _figures(band, list(cells))
        yield f"{name}：{figures}" if name else figures


def _legend(band: Band) -> Iterator[str]:
    """Say how headers of several levels belong together: 甲：乙、丙（丁、戊）."""
    top = min((cell.row for cell in band.headers), default=0)
    for header in band.headers:
        below = _below(band, header)
        if header.row == top and below:
            yield f"{one_line(header.text)}：{'、'.join(_nested(band, cell) for cell in below)}"


def _nested(band: Band, header: Cell) -> str:
    below = "、".join(_nested(band, cell) for cell in _below(band, header))
    return f"{one_line(header.text)}（{below}）" if below else one_line(header.text)


def _below(band: Band, header: Cell) -> list[Cell]:
    """Return the headers right below a header, from the left."""
    return [
        cell
        for cell in band.headers
        if cell.row == header.last_row + 1 and header.column <= cell.column <= header.last_column
    ]
