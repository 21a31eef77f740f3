"""What can be read back from OFD files, by the words of the standard alone."""

from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from typing import NamedTuple
from zipfile import ZipFile

from lxml import etree  # type: ignore[import-untyped]

from core.document.document import Document
from core.formats.ofd.writing.writer import write
from core.formats.pdf.writing.writer import PdfOptions
from core.formats.reading.safe_xml import Element as Xml
from tests.core.formats.pdf.pdf_samples import SHIPPED

NS = {"o": "http://www.ofdspec.org/2016"}


class Placed(NamedTuple):
    """A character and where it begins: millimetres from the page's top left corner."""

    text: str
    x: float
    y: float
    size: float


def ofd_bytes(sample: Document, options: PdfOptions = SHIPPED) -> bytes:
    file = BytesIO()
    write(sample, file, **options)
    return file.getvalue()


def parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def trees(data: bytes) -> dict[str, Xml]:
    return {n: etree.fromstring(p) for n, p in parts(data).items() if n.endswith(".xml")}


def page_trees(data: bytes) -> list[Xml]:
    found = trees(data)
    pages = found["Doc_0/Document.xml"].findall("o:Pages/o:Page", NS)
    return [found[f"Doc_0/{page.get('BaseLoc')}"] for page in pages]


def numbers(text: str) -> list[float]:
    return [float(word) for word in text.split()]


def deltas(text: str) -> Iterator[float]:
    """The advances of an array in which `g 3 5.6` stands for three of 5.6."""
    words = iter(text.split())
    for word in words:
        if word == "g":
            times, value = int(next(words)), float(next(words))
            yield from [value] * times
        else:
            yield float(word)


def placed(page: Xml) -> list[Placed]:
    """The characters of a page in the order of its objects."""
    found: list[Placed] = []
    for item in page.iterfind(".//o:TextObject", NS):
        left, top, _, _ = numbers(item.get("Boundary"))
        for code in item.iterfind("o:TextCode", NS):
            xs = [left + float(code.get("X"))]
            for delta in deltas(code.get("DeltaX", "")):
                xs.append(xs[-1] + delta)
            assert len(xs) == len(code.text), code.text
            y, size = top + float(code.get("Y")), float(item.get("Size"))
            found += [Placed(c, x, y, size) for c, x in zip(code.text, xs, strict=True)]
    return found


def lines(page: Xml) -> Iterator[tuple[float, ...]]:
    """The straight pieces of all outlines that are stroked: x1, y1, x2, y2."""
    for item in page.iterfind(".//o:PathObject", NS):
        if item.get("Stroke") == "false":
            continue
        left, top, _, _ = numbers(item.get("Boundary"))
        words = item.findtext("o:AbbreviatedData", namespaces=NS).split()
        points = [
            (left + float(words[i + 1]), top + float(words[i + 2])) for i in range(0, len(words), 3)
        ]
        assert words[::3] == ["M", "L"] * (len(points) // 2)
        yield from ((*a, *b) for a, b in list(pairwise(points))[::2])
