"""Of several reports or tables in one file, the one that is read; the rest is listed."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.document.document import Cell
from core.form.form import Form
from core.interpret.figures import looks_like_figure
from core.interpret.labels import LabelIndex
from core.interpret.parts_of_file import Part, parts_of, rows_of
from core.interpret.pieces import Grid, Line, Piece, Pieces
from core.interpret.result import FilePart, Leftover

_SAME = 3  # rows that two grids have in common when they are the same table
_SEVERAL = "文件里有{}份内容：{}。读入的是{}，其余的没有读入，请核对。"
_REST = "{}（{}）"
_TWICE = "“{}”表在文件里出现了不止一次，读入的是更完整的那张，请核对。"
_OTHER_TABLE = "另一张表，没有读入：{}"


@dataclass(frozen=True)
class Chosen:
    """What is read of a file; `parts` are all there are, `number` the one that was chosen."""

    pieces: Pieces
    parts: tuple[FilePart, ...] = ()
    number: int = 0
    year: int = 0
    leftovers: tuple[Leftover, ...] = ()
    remarks: tuple[str, ...] = ()


def choose_part(form: Form, index: LabelIndex, pieces: Pieces, wanted: int | None = None) -> Chosen:
    """Return the pieces of the `wanted` report, else of the fullest one of the newest year."""
    parts = parts_of(form, index, pieces.items)
    if not parts:
        return Chosen(pieces)
    most = max(len(part.tables) for part in parts)

    def merit(number: int) -> tuple[bool, bool, bool, int, int, int]:
        part = parts[number]
        count = len(part.tables)
        is_full = 2 * count >= most
        return is_full, not part.is_annex, not part.is_last_year, part.year, count, -number

    numbers = range(len(parts))
    number = next((n for n in numbers if n == wanted), max(numbers, key=merit))
    items, dropped, remarks = _without_repeated(index, parts[number].items)
    if len(parts) == 1:
        return Chosen(Pieces(items), leftovers=tuple(dropped), remarks=tuple(remarks))
    names = tuple(_name(form, part) for part in parts)
    rest = [
        Leftover(part.items[0].where, name)
        for part, name in zip(parts, names, strict=True)
        if part is not parts[number]
    ]
    remark = _SEVERAL.format(len(parts), "、".join(names), names[number])
    year = parts[number].year
    named = tuple(FilePart(n, part.year) for n, part in zip(names, parts, strict=True))
    return Chosen(Pieces(items), named, number, year, (*rest, *dropped), (remark, *remarks))


def _name(form: Form, part: Part) -> str:
    """Return what the clerk is told of a part: its title and tables."""
    tables = [form.tables[table].sheet for table in form.tables if table in part.tables]
    sheet = part.items[0].sheet
    title = part.title if not sheet or sheet in part.title else f"{sheet}：{part.title}"
    return _REST.format(f"“{title}”", "、".join(tables) or "没有表格")


def _without_repeated(
    index: LabelIndex, items: Sequence[Piece]
) -> tuple[list[Piece], list[Leftover], list[str]]:
    """Return the pieces without those tables of which a fuller one is there, these, and remarks."""
    grids = [item for item in items if isinstance(item, Grid) and _figures(item)]
    lost = _repeated(index, grids)
    tables = {table for grid in grids if id(grid) in lost for table, _ in rows_of(index, grid)}
    kept: list[Piece] = []
    dropped: list[Leftover] = []
    for item in items:
        if id(item) not in lost:
            kept.append(item)
            continue
        dropped.append(Leftover(item.where, _OTHER_TABLE.format(_figures(item))))
        if kept and isinstance(above := kept[-1], Line) and above.text.endswith(("：", ":")):
            dropped.append(Leftover(above.where, above.text))
            kept.pop()
    return kept, dropped, [_TWICE.format(index.form.tables[id_].sheet) for id_ in sorted(tables)]


def _figures(piece: Piece) -> str:
    """Return the figures of a grid, in their order."""
    cells = sorted(piece.cells, key=_place) if isinstance(piece, Grid) else []
    texts = (cell.text.strip() for cell in cells)
    return "　".join(text for text in texts if text and looks_like_figure(text))


def _place(cell: Cell) -> tuple[int, int]:
    return cell.row, cell.column


def _repeated(index: LabelIndex, grids: Sequence[Grid]) -> set[int]:
    """Return the ids of the grids most of whose rows stand in a fuller one as well."""
    rows = [set(rows_of(index, grid)) for grid in grids]
    sizes = [
        (len(rows[number]), sum(bool(cell.text.strip()) for cell in grid.cells), -number)
        for number, grid in enumerate(grids)
    ]
    found: set[int] = set()
    kept: list[int] = []
    for number in sorted(range(len(grids)), key=lambda n: sizes[n], reverse=True):
        if any(_is_same(rows[number], rows[other]) for other in kept):
            found.add(id(grids[number]))
        elif rows[number]:
            kept.append(number)
    return found


def _is_same(rows: set[tuple[str, str]], others: set[tuple[str, str]]) -> bool:
    """Say whether most of some rows are rows of the same table as others."""
    both = rows & others
    return len(both) >= min(_SAME, len(rows)) and 2 * len(both) > len(rows)
