"""Marks in a page's content, and the tree of elements that claims them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject

from core.formats.pdf.writing.structure import Element

PAGE_FURNITURE = "/Artifact <</Type /Pagination>> BDC"
LINES = "/Artifact <</Type /Layout>> BDC"
END = "EMC"


@dataclass(slots=True)
class Tagging:
    """The marks that were given out: by page which element each claims, by its number."""

    pages: list[list[Element]] = field(default_factory=list)

    def begin(self, element: Element | None) -> str:
        """Return the operator that begins a piece of an element, or of the page's furniture."""
        if element is None:
            return PAGE_FURNITURE
        claimed = self.pages[-1]
        claimed.append(element)
        return f"/{element.kind} <</MCID {len(claimed) - 1}>> BDC"

    def write(self, file: PDFDocument, root: Element) -> None:
        """Write the tree below `root` into a file whose pages have been added."""
        _TreeWriter(file, root, self.pages).write()


class _TreeWriter:
    """Writes elements as bytes: as objects of the library's, they would take much longer."""

    def __init__(self, file: PDFDocument, root: Element, pages: list[list[Element]]) -> None:
        self._file = file
        self._root = root
        self._pages = pages
        self._elements = list(_all_below(root))
        self._tree = self._reserve("StructTree")
        self._numbers = {
            element: self._reserve(f"Struct{index}") for index, element in enumerate(self._elements)
        }
        self._heads = {head for element in self._elements for head in element.headers}
        self._marks: dict[Element, list[tuple[int, int]]] = {}
        for page, claimed in enumerate(pages, start=1):
            number = self._number(f"Page{page}")
            for mark, element in enumerate(claimed):
                self._marks.setdefault(element, []).append((number, mark))

    def write(self) -> None:
        """Fill all the objects, and name the tree in the catalog."""
        for index, element in enumerate(self._elements):
            self._fill(f"Struct{index}", self._element(element))
        named = sorted((self._name(head), self._numbers[head]) for head in self._heads)
        names = b" ".join(b"%s %d 0 R" % pair for pair in named)
        tree = b"<</Type /StructTreeRoot /K %d 0 R %s" % (
            self._numbers[self._root],
            self._parents(),
        )
        tree += b" /IDTree <</Names [%s]>>>>" % names if named else b">>"
        self._fill("StructTree", tree)
        catalog = self._file.Catalog  # type: ignore[attr-defined]
        catalog.StructTreeRoot = b"%d 0 R" % self._tree
        catalog.MarkInfo = b"<</Marked true>>"

    def _reserve(self, name: str) -> int:
        self._file.Reference(b"", name)  # type: ignore[no-untyped-call]
        return self._number(name)

    def _fill(self, name: str, content: bytes) -> None:
        """Set what an object is: the library writes bytes as they are."""
        objects: dict[str, PDFObject | bytes] = self._file.idToObject  # type: ignore[assignment]
        objects[name] = content

    def _number(self, name: str) -> int:
        number: int = self._file.idToObjectNumberAndVersion[name][0]
        return number

    def _name(self, element: Element) -> bytes:
        """Return the identifier by which a cell names one that heads it."""
        return b"(c%06d)" % self._numbers[element]

    def _parents(self) -> bytes:
        """Return which element each mark of each page belongs to."""
        rows = (
            b"%d [%s]" % (page, b" ".join(b"%d 0 R" % self._numbers[each] for each in claimed))
            for page, claimed in enumerate(self._pages)
        )
        size = len(self._pages)
        return b"/ParentTree <</Nums [%s]>> /ParentTreeNextKey %d" % (b"\n".join(rows), size)

    def _element(self, element: Element) -> bytes:
        parent = self._numbers[element.parent] if element.parent else self._tree
        parts = [b"<</S /%s /P %d 0 R" % (element.kind.encode(), parent), self._content(element)]
        if element in self._heads:
            parts.append(b"/ID %s" % self._name(element))
        if element.alternate:
            text = element.alternate.encode("utf-16-be").hex().encode()
            parts.append(b"/Alt <feff%s>" % text)
        if element.box:
            parts.append(b"/A <</O /Layout /BBox [%.3f %.3f %.3f %.3f]>>" % element.box)
        attributes = b" ".join(self._attributes(element))
        if attributes:
            parts.append(b"/A <</O /Table %s>>" % attributes)
        return b" ".join((*parts, b">>"))

    def _content(self, element: Element) -> bytes:
        """Return what an element holds: the marks it claims, or other elements."""
        marks = self._marks.get(element)
        if marks:
            page = marks[0][0]
            held = (
                b"%d" % mark
                if number == page
                else b"<</Type /MCR /Pg %d 0 R /MCID %d>>" % (number, mark)
                for number, mark in marks
            )
            return b"/Pg %d 0 R /K [%s]" % (page, b" ".join(held))
        kids = b" ".join(b"%d 0 R" % self._numbers[child] for child in element.children)
        return b"/K [%s]" % kids if kids else b""

    def _attributes(self, element: Element) -> Iterator[bytes]:
        if element.scope:
            yield b"/Scope /%s" % element.scope.encode()
        if element.row_span > 1:
            yield b"/RowSpan %d" % element.row_span
        if element.column_span > 1:
            yield b"/ColSpan %d" % element.column_span
        if element.headers:
            yield b"/Headers [%s]" % b" ".join(map(self._name, element.headers))


def _all_below(element: Element) -> Iterable[Element]:
    yield element
    for child in element.children:
        yield from _all_below(child)
