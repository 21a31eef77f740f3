"""A Word file as a blank: texts are set in its paragraphs and cells, all else is copied."""

from collections.abc import Iterator, Mapping
from copy import deepcopy

from core.filling.blank import BlankCell, Content, Place, Sheet
from core.formats.reading.package import Package
from core.formats.reading.safe_xml import Element, parse
from core.formats.reading.xml_writing import as_part
from core.formats.word.reading.names import W, child, number, value
from core.numbers import format_number

_DOCUMENT = "word/document.xml"
_TABLE, _ROW, _CELL, _PARAGRAPH, _RUN = (f"{W}{name}" for name in ("tbl", "tr", "tc", "p", "r"))
_TEXT = f"{W}t"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LOCKED = ("contentLocked", "sdtContentLocked")
_TEXTS = "正文"


class WordFile:
    """A document (.docx, .docm): table 0 has the paragraphs outside of tables, one a row."""

    def __init__(self, data: bytes) -> None:
        self._package = Package(data)
        root = self._root()
        self._is_locked = self._is_protected()
        self.sheets = tuple(self._sheets(root))

    def of(self, data: bytes) -> "WordFile":
        """Return another file of the same kind."""
        return WordFile(data)

    def written(self, contents: Mapping[Place, Content]) -> bytes:
        """Return the document with other texts in some cells."""
        root = self._root()
        elements = dict(_placed(root))
        for place, content in contents.items():
            text = content if isinstance(content, str) else format_number(content)
            _put(elements[place], text)
        return self._package.with_parts({_DOCUMENT: as_part(root)})

    def finished(self, contents: Mapping[Place, Content]) -> bytes:
        """Return the document as `written`."""
        return self.written(contents)

    def results(self, data: bytes) -> dict[Place, str]:  # noqa: ARG002 (Word computes nothing)
        """Return nothing: fields that compute are not looked at."""
        return {}

    def _root(self) -> Element:
        return parse(self._package.read(_DOCUMENT), whole=True)

    def _is_protected(self) -> bool:
        name = "word/settings.xml"
        settings = parse(self._package.read(name)) if name in self._package else None
        kind = value(settings, "documentProtection", "enforcement")
        return kind is not None and kind not in ("0", "false", "off")

    def _sheets(self, root: Element) -> Iterator[Sheet]:
        yield Sheet(0, _TEXTS, tuple(self._paragraphs(root)))
        for table, element in enumerate(_tables(root), 1):
            cells = tuple(self._cells(table, element))
            yield Sheet(table, f"表{table}", cells)

    def _paragraphs(self, root: Element) -> Iterator[BlankCell]:
        for place, paragraph in _lines(root):
            yield self._cell(place, paragraph, f"第{place.row + 1}段", 1, 1)

    def _cells(self, table: int, element: Element) -> Iterator[BlankCell]:
        """Yield the cells of a table; what continues the one above makes that one higher."""
        heights: dict[tuple[int, int], int] = {}
        open_at: dict[int, tuple[int, int]] = {}
        found = list(_table_cells(element))
        for row, column, cell in found:
            merge = child(cell, "tcPr/vMerge")
            goes_on = merge is not None and merge.get(f"{W}val", "continue") == "continue"
            if goes_on and column in open_at:
                heights[open_at[column]] += 1
                continue
            heights[row, column] = 1
            open_at.pop(column, None)
            if merge is not None:
                open_at[column] = row, column
        for row, column, cell in found:
            if (row, column) in heights:
                name = f"第{row + 1}行第{column + 1}格"
                width = max(number(cell, "tcPr/gridSpan", 1), 1)
                place = Place(table, row, column)
                yield self._cell(place, cell, name, heights[row, column], width)

    def _cell(
        self, place: Place, element: Element, name: str, rows: int, columns: int
    ) -> BlankCell:
        locked = self._is_locked or any(map(_locks, element.iterancestors(f"{W}sdt")))
        return BlankCell(place, name, _text(element), rows, columns, is_locked=locked)


def _locks(control: Element) -> bool:
    return value(control, "sdtPr/lock") in _LOCKED


def _tables(root: Element) -> list[Element]:
    return list(root.iter(_TABLE))


def _lines(root: Element) -> Iterator[tuple[Place, Element]]:
    """Yield the paragraphs outside of tables and text boxes."""
    outside = (
        p
        for p in root.iter(_PARAGRAPH)
        if next(p.iterancestors(_CELL, f"{W}txbxContent"), None) is None
    )
    for row, paragraph in enumerate(outside):
        yield Place(0, row, 0), paragraph


def _placed(root: Element) -> Iterator[tuple[Place, Element]]:
    """Yield the element in each place."""
    yield from _lines(root)
    for table, element in enumerate(_tables(root), 1):
        for row, column, cell in _table_cells(element):
            yield Place(table, row, column), cell


def _table_cells(table: Element) -> Iterator[tuple[int, int, Element]]:
    """Yield row, column and element of a table's own cells, each at its left grid column."""
    for row, line in enumerate(_own(table, _ROW, table)):
        column = number(line, "trPr/gridBefore", 0)
        for cell in _own(line, _CELL, table):
            yield row, column, cell
            column += max(number(cell, "tcPr/gridSpan", 1), 1)


def _own(parent: Element, name: str, table: Element) -> Iterator[Element]:
    """Yield the rows or cells below an element that are not of a table within this one."""
    return (e for e in parent.iter(name) if next(e.iterancestors(_TABLE)) is table)


def _text(element: Element) -> str:
    """Return the lines of a paragraph or cell, without those of tables in it."""
    paragraphs = [element] if element.tag == _PARAGRAPH else element.iter(_PARAGRAPH)
    return "\n".join("".join(_shown(paragraph)) for paragraph in paragraphs).strip("\n")


def _shown(paragraph: Element) -> Iterator[str]:
    for element in _texts(paragraph):
        yield (element.text or "") if element.tag == _TEXT else " "


def _texts(paragraph: Element) -> Iterator[Element]:
    """Yield what shows text; tab stops, of the same name as tabs, are none."""
    for element in paragraph.iter(_TEXT, f"{W}tab", f"{W}br"):
        if next(element.iterancestors(_RUN), None) is not None:
            yield element


def _put(element: Element, text: str) -> None:
    """Set the text of a paragraph or cell, in the look of what was there."""
    paragraphs = [element] if element.tag == _PARAGRAPH else list(element.iter(_PARAGRAPH))
    first = next((p for p in paragraphs if "".join(_shown(p)).strip()), paragraphs[0])
    for paragraph in paragraphs:
        for old in list(_texts(paragraph)):
            old.getparent().remove(old)
    holder = _run(first).makeelement(_TEXT)
    holder.text = text
    holder.set(_SPACE, "preserve")
    _run(first).append(holder)


def _look_beside(paragraph: Element) -> Element | None:
    """Return the look of the first text in the row of a cell that has none of its own."""
    row = next(paragraph.iterancestors(_ROW), None)
    runs = row.iter(_RUN) if row is not None else ()
    return next((look for run in runs if (look := child(run, "rPr")) is not None), None)


def _run(paragraph: Element) -> Element:
    """Return the first run, made in the look of the paragraph's end where there is none."""
    found = next(paragraph.iter(_RUN), None)
    if found is None:
        found = paragraph.makeelement(_RUN)
        paragraph.append(found)
        look = child(paragraph, "pPr/rPr")
        if look is None:
            look = _look_beside(paragraph)
        if look is not None:
            found.append(deepcopy(look))
            for change in list(found[0]):
                if change.tag in (f"{W}ins", f"{W}del", f"{W}rPrChange"):
                    found[0].remove(change)
    return found
