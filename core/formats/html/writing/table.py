"""A table as HTML."""

from collections import defaultdict
from collections.abc import Iterator

from core.document.document import Cell, Role, Table
from core.document.grid import edges
from core.formats.html.writing.escaping import escaped
from core.formats.html.writing.look import Look
from core.formats.html.writing.structure import Groups, groups, scope
from core.formats.setting.bands import bands
from core.formats.setting.labels import words_of

_NARROWEST = 3.0  # ems: the narrowest column, where a table is wider than the screen
_LABEL = 6.5  # ems: the widest column of labels on a phone, where it stays while figures scroll


def table_html(table: Table, look: Look, *, is_named: bool) -> str:
    """Return the table; `is_named` says that the heading right above has its title.

    A file then hides the caption from sight and keeps it for screen readers. A
    fragment goes without: an editor would show the title twice.
    """
    lines = [f"<table{_width(table, look)}{look.table}>"]
    if look.is_file or not is_named:
        hidden = ' class="hidden"' if is_named else ""
        lines.append(f"<caption{hidden}>{escaped(table.title)}</caption>")
    parts = groups(table)
    lines += _columns(table, parts, look)
    lines += _Rows(table, parts, look).lines()
    lines.append("</table>")
    return _scrolling(table, lines) if look.is_file else "\n".join(lines)


def _width(table: Table, look: Look) -> str:
    """Keep the columns readable on a phone, where the table then scrolls."""
    if not look.is_file:
        return ""
    least = sum(table.widths) / min(table.widths) * _NARROWEST
    return f' style="min-width:{least:.0f}em;--narrow:{sum(_narrow(table)):.4g}em"'


def _narrow(table: Table) -> list[float]:
    """Return how wide the columns are on a phone, in ems: those of labels give way."""
    labels = _label_columns(table)
    widths = [width / min(table.widths) * _NARROWEST for width in table.widths]
    return [*(min(width, _LABEL) for width in widths[:labels]), *widths[labels:]]


def _label_columns(table: Table) -> int:
    """Return how many columns, from the left, hold labels of rows."""
    return max((cell.last_column + 1 for cell in table.cells if cell.role is Role.LABEL), default=0)


def _scrolling(table: Table, lines: list[str]) -> str:
    """Wrap a table so that it scrolls sideways, with the keyboard too."""
    name = escaped(table.title)
    opening = f'<div class="scroll" role="region" aria-label="{name}" tabindex="0">'
    return "\n".join([opening, *lines, "</div>"])


def _columns(table: Table, parts: Groups, look: Look) -> Iterator[str]:
    percent = 100 / sum(table.widths)
    narrow = [f";--narrow:{width:.4g}em" if look.is_file else "" for width in _narrow(table)]
    for columns in parts.columns:
        styles = (f"width:{table.widths[each] * percent:.4g}%{narrow[each]}" for each in columns)
        cols = "".join(f'<col style="{style}">' for style in styles)
        yield f"<colgroup>{cols}</colgroup>"


class _Rows:
    """The rows of one table."""

    def __init__(self, table: Table, parts: Groups, look: Look) -> None:
        self._table = table
        self._parts = parts
        self._look = look
        self._is_banded = look.is_file and not table.header_rows
        self._headers = dict(_headers(table)) if self._is_banded else {}
        self._label_columns = _label_columns(table)
        self._edges = edges(_narrow(table))

    def lines(self) -> Iterator[str]:
        """Yield the head and the bodies, one row a line."""
        rows = defaultdict(list)
        for cell in sorted(self._table.cells, key=lambda cell: cell.column):
            rows[cell.row].append(self._cell(cell))
        sections = [("thead", self._parts.head), *(("tbody", body) for body in self._parts.bodies)]
        for tag, section in sections:
            if section:
                yield f"<{tag}>"
                yield from (f"<tr>{''.join(rows[row])}</tr>" for row in section)
                yield f"</{tag}>"

    def _cell(self, cell: Cell) -> str:
        spans = f' colspan="{cell.column_span}"' if cell.column_span > 1 else ""
        if cell.row_span > 1:
            spans += f' rowspan="{cell.row_span}"'
        text = self._text(cell)
        reach = scope(cell, self._parts)
        if reach:
            name = f' id="{_id(self._table, cell)}"' if self._is_banded else ""
            stays = self._staying(cell)
            return f'<th scope="{reach}"{name}{spans}{stays}{self._alignment(cell)}>{text}</th>'
        stays = self._staying(cell)
        return f"<td{spans}{self._address(cell)}{stays}{self._alignment(cell)}>{text}</td>"

    def _staying(self, cell: Cell) -> str:
        """Say where a label stays while the figures scroll; corners stay with the labels."""
        is_label = cell.role in {Role.LABEL, Role.CORNER} and cell.column < self._label_columns
        if not is_label or not self._look.is_file:
            return ""
        return f' style="left:{self._edges[cell.column]:.4g}em"'

    def _text(self, cell: Cell) -> str:
        """Return the text, that of a head with the places where it may be broken."""
        if cell.role is not Role.HEADER or not self._look.is_file:
            return escaped(cell.text)
        return "<wbr>".join(map(escaped, words_of(cell.text)))

    def _address(self, cell: Cell) -> str:
        """Say which figure a cell holds, and in a table of several bands what heads it."""
        if cell.entry is None or not self._look.is_file:
            return ""
        headers = self._headers.get((cell.row, cell.column), "")
        return f' data-address="{escaped(cell.entry.address)}"{headers}'

    def _alignment(self, cell: Cell) -> str:
        """Align a cell as on the official form: labels of several levels begin at the left.

        The label of a group breaks only after its number; that of a tall one, in a
        column made for it, runs from top to bottom.
        """
        if cell.role not in {Role.LABEL, Role.CORNER} or self._label_columns == 1:
            return self._look.centred
        if cell.role is Role.CORNER or cell.row_span == 1:
            return self._look.left
        is_narrow = self._table.widths[cell.column] == min(self._table.widths)
        is_tall = is_narrow and cell.column_span == 1 and cell.row_span >= len(cell.text)
        return self._look.tall if is_tall else self._look.group


def _id(table: Table, cell: Cell) -> str:
    return f"{escaped(table.id)}-{cell.row}-{cell.column}"


def _headers(table: Table) -> Iterator[tuple[tuple[int, int], str]]:
    """Name the headers of each figure by their ids.

    Where bands with headers of their own stand one below the other, `scope`
    would give the lower figures the upper headers as well.
    """
    for band in bands(table):
        for value in band.values:
            heads = [*band.captions, *band.headers_of(value), *band.labels_of(value)]
            ids = " ".join(_id(table, head) for head in heads)
            yield (value.row, value.column), f' headers="{ids}"'
