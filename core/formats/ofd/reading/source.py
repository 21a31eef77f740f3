"""The characters and ruling lines of an OFD file, page by page (GB/T 33190-2016)."""

import math
from collections.abc import Iterator, Sequence
from itertools import islice
from zipfile import BadZipFile

from lxml import etree  # type: ignore[import-untyped]

from core.formats.ofd.reading.numbers import local, numbers
from core.formats.ofd.reading.objects import Contents
from core.formats.ofd.reading.texts import Character
from core.formats.pdf.reading.pages import Glyph, PagesError, Rule, SourcePage
from core.formats.pdf.reading.ruling import Point, rules_of
from core.formats.pdf.reading.turning import Turn
from core.formats.reading.package import Package, resolve
from core.formats.reading.raw import TOO_LARGE, ReadError
from core.formats.reading.safe_xml import Element, parse

_POINTS = 72 / 25.4  # of a millimetre
_A4 = (0.0, 0.0, 210.0, 297.0)
_LARGEST_PAGE = 10_000.0  # millimetres
_MOST_TEMPLATES = 20  # on a page
_LOCKED = ("decryptseed.dat", "encryptions.xml")  # GM/T 0099
_UNIT = "CompositeGraphicUnit"
_DAMAGE = (BadZipFile, KeyError, ValueError, ArithmeticError, EOFError, OSError, etree.LxmlError)


def pages_of(data: bytes) -> Iterator[tuple[int, SourcePage]]:
    """Yield the number of pages with each page. Raises PagesError."""
    try:
        yield from _Reader(Package(data)).pages()
    except ReadError as error:
        raise PagesError("large" if str(error) == TOO_LARGE else "locked") from error
    except _DAMAGE as error:
        raise PagesError("damaged") from error


class _Reader:
    """A file's documents, usually one."""

    def __init__(self, package: Package) -> None:
        if any(name in package for name in _LOCKED):
            raise PagesError("locked")
        self._package = package
        self._parsed: dict[str, Element] = {}  # what several pages use

    def pages(self) -> Iterator[tuple[int, SourcePage]]:
        """Yield the pages of all documents."""
        roots = _below(self._part("ofd.xml"), "DocRoot")
        documents = [_Document(self, resolve("", place.text or "")) for place in roots]
        count = sum(len(document.pages) for document in documents)
        for document in documents:
            for place in document.pages:
                yield count, document.page(place)

    def _part(self, name: str) -> Element:
        return parse(self._package.read(name))

    def part(self, name: str) -> Element | None:
        """Return a part that may be used again; None where there is none of this name."""
        if name not in self._parsed and name in self._package:
            self._parsed[name] = self._part(name)
        return self._parsed.get(name)

    def page_part(self, name: str) -> Element:
        """Return a part that is used once; an empty one where there is none of this name."""
        return self._part(name) if name in self._package else etree.Element("Page")


class _Document:
    """One document of a file: its pages, templates and resources."""

    def __init__(self, reader: _Reader, place: str) -> None:
        self._reader = reader
        self._folder = place.rpartition("/")[0]
        root = reader.part(place)
        if root is None:
            raise PagesError("damaged")
        self._area = _area(root)
        self.pages = self._places(child for each in _below(root, "Pages") for child in each)
        templates = list(_below(root, "TemplatePage"))
        numbered = zip(templates, self._places(iter(templates)), strict=True)
        self._templates = {each.get("ID", ""): place for each, place in numbered}
        self._units = self._drawn(root)

    def _places(self, elements: Iterator[Element]) -> list[str]:
        return [resolve(self._folder, each.get("BaseLoc", "")) for each in elements]

    def _drawn(self, root: Element) -> dict[str, Element]:
        """Return what composites draw, by its number."""
        lists = (*_below(root, "PublicRes"), *_below(root, "DocumentRes"))
        parts = (self._reader.part(resolve(self._folder, each.text or "")) for each in lists)
        units = (unit for part in parts if part is not None for unit in _below(part, _UNIT))
        return {unit.get("ID", ""): unit for unit in units}

    def page(self, place: str) -> SourcePage:
        """Return a page with what its templates put on it."""
        page = self._reader.page_part(place)
        contents = Contents(self._units.get)
        for used in islice(_below(page, "Template"), _MOST_TEMPLATES):
            name = self._templates.get(used.get("TemplateID", ""))
            template = self._reader.part(name) if name else None
            if template is not None:
                _visit(contents, template)
        _visit(contents, page)
        return _source_page(_area(page) or self._area or _A4, contents)


def _visit(contents: Contents, page: Element) -> None:
    for content in page:
        if local(content) == "Content":
            contents.visit(content)


def _below(root: Element, name: str) -> Iterator[Element]:
    """Yield all elements of a name, whatever their namespace."""
    yield from root.iter("{*}" + name)


def _area(root: Element) -> tuple[float, ...] | None:
    """Return the paper's left, top, width and height, where it is said and can be."""
    texts = (each.text for each in _below(root, "PhysicalBox"))
    box = numbers(next(texts, None), 4)
    return box if box and all(0 < side <= _LARGEST_PAGE for side in box[2:]) else None


def _source_page(area: Sequence[float], contents: Contents) -> SourcePage:
    """Return a page turned so that most of its text is upright, in points."""
    x, y, width, height = (length * _POINTS for length in area)
    turn = Turn((0.0, 0.0, width, height), _turned(contents.characters))

    def point(at: Point) -> Point:
        return turn.point(at[0] * _POINTS - x, height - (at[1] * _POINTS - y))

    def glyph(character: Character) -> Glyph:
        (ax, ay), (bx, by) = map(point, character.corners)
        left, right = sorted((ax, bx))
        top, bottom = sorted((ay, by))
        return Glyph(character.text, left, right, top, bottom, point(character.origin)[1])

    rules: list[Rule] = []
    for corners, is_stroked in contents.outlines:
        rules += rules_of([point(at) for at in corners], is_stroked=is_stroked)
    glyphs = list(map(glyph, contents.characters))
    return SourcePage(turn.width, turn.height, glyphs, rules, contents.has_picture)


def _turned(characters: Sequence[Character]) -> int:
    """Return by how much most characters are turned counter-clockwise: 0, 90, 180 or 270."""
    along = (character.along for character in characters)
    angles = [round(math.atan2(-y, x) / (math.pi / 2)) % 4 * 90 for x, y in along]
    return max(set(angles), key=angles.count, default=0)
