"""Reads a web page back: a strict tree of elements, the grid of a table, who heads which cell."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "br", "wbr", "col"}


@dataclass(eq=False)
class Element:
    """An element with its attributes, and its children: elements and texts."""

    tag: str
    attributes: dict[str, str]
    children: list["Element | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text inside."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    def all(self, *tags: str) -> Iterator["Element"]:
        """The elements inside with one of these tags, or all, in the order of the page."""
        for child in self.children:
            if isinstance(child, Element):
                if not tags or child.tag in tags:
                    yield child
                yield from child.all(*tags)

    def one(self, tag: str) -> "Element":
        """The only element inside with this tag."""
        (found,) = self.all(tag)
        return found

    def with_class(self, name: str) -> list["Element"]:
        """The elements inside that have this class."""
        return [found for found in self.all() if name in found.attributes.get("class", "").split()]


class _Parser(HTMLParser):
    """Fails where the tags do not match: a browser would guess, and so must nobody."""

    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> has an attribute twice: {names}"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parsed(html: str) -> Element:
    """The tree of a page or fragment."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    assert len(parser.open) == 1, f"<{parser.open[-1].tag}> is never closed"
    return parser.open[0]


@dataclass(frozen=True)
class Slot:
    """A cell where it comes to lie in the grid; `group` numbers heads and bodies."""

    row: int
    column: int
    row_span: int
    column_span: int
    group: int
    element: Element

    @property
    def scope(self) -> str:
        return self.element.attributes.get("scope", "")

    def covers(self, row: int, column: int) -> bool:
        return row in self.rows and column in self.columns

    @property
    def rows(self) -> range:
        return range(self.row, self.row + self.row_span)

    @property
    def columns(self) -> range:
        return range(self.column, self.column + self.column_span)


def slots(table: Element) -> list[Slot]:
    """The cells of a table, put into a grid as a browser does."""
    found: list[Slot] = []
    taken: set[tuple[int, int]] = set()
    row = 0
    for group, section in enumerate(table.all("thead", "tbody")):
        rows = list(section.all("tr"))
        for number, line in enumerate(rows):
            column = 0
            for cell in line.all("th", "td"):
                while (row, column) in taken:
                    column += 1
                down = int(cell.attributes.get("rowspan", "1"))
                across = int(cell.attributes.get("colspan", "1"))
                assert number + down <= len(rows), f"{cell.text} leaves its group of rows"
                slot = Slot(row, column, down, across, group, cell)
                places = {(r, c) for r in slot.rows for c in slot.columns}
                assert not places & taken, f"{cell.text} overlaps another cell"
                taken |= places
                found.append(slot)
            row += 1
    return found


def headers_of(cell: Slot, table: Element) -> set[str]:
    """The texts of the headers that the HTML standard assigns to a cell.

    https://html.spec.whatwg.org/multipage/tables.html#header-and-data-cell-semantics
    """
    grid = slots(table)
    if names := cell.element.attributes.get("headers"):
        by_id = {slot.element.attributes.get("id"): slot for slot in grid}
        return {by_id[name].element.text for name in names.split()}
    found: list[Slot] = []
    for row in cell.rows:
        path = [(row, column) for column in range(cell.column - 1, -1, -1)]
        found += _scanned(grid, path, "row")
    for column in cell.columns:
        path = [(row, column) for row in range(cell.row - 1, -1, -1)]
        found += _scanned(grid, path, "col")
    before = [s for s in grid if s.row <= cell.rows[-1] and s.column <= cell.columns[-1]]
    found += [s for s in before if s.scope == "rowgroup" and s.group == cell.group]
    group = _column_group(table, cell.column)
    found += [s for s in before if s.scope == "colgroup" and s.column in group]
    return {slot.element.text for slot in found}


def _scanned(grid: list[Slot], path: list[tuple[int, int]], scope: str) -> Iterator[Slot]:
    """The headers on a way from a cell to the table's edge that no nearer one blocks."""
    block: list[Slot] = []
    opaque: list[Slot] = []
    for row, column in path:
        (slot,) = [slot for slot in grid if slot.covers(row, column)]
        if slot.element.tag == "td":
            opaque += block
            block = []
            continue
        block.append(slot)
        alike = [
            other.columns == slot.columns if scope == "col" else other.rows == slot.rows
            for other in opaque
        ]
        if slot.scope == scope and not any(alike):
            yield slot


def _column_group(table: Element, column: int) -> range:
    start = 0
    for group in table.all("colgroup"):
        columns = range(start, start + len(list(group.all("col"))))
        if column in columns:
            return columns
        start = columns.stop
    raise AssertionError(f"column {column} is in no group")
