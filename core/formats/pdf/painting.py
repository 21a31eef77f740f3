"""Pages painted into a PDF file."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime

from core.document import Document
from core.formats.pdf.embedding import EmbeddedFont
from core.formats.pdf.geometry import PAGE_HEIGHT, PAGE_WIDTH
from core.formats.pdf.objects import PdfFile, Reference, Value, name, number, string
from core.formats.pdf.outline import add_outline
from core.formats.pdf.pages import Page, Run
from core.formats.pdf.typefaces import Typeface

CREATOR = "政务公开年报"
SUBJECT = "政府信息公开工作年度报告"
_RULE_WIDTH = 0.5  # points
_SHADE = 0.93  # of captions: 0 is black, 1 white
_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)


def paint(
    pages: Sequence[Page],
    document: Document,
    created: datetime | None,
    progress: Callable[[float], None],
) -> bytes:
    """Return the PDF file of the pages."""
    file = PdfFile()
    fonts = _Fonts()
    tree, resources = file.reserve(), file.reserve()
    references = []
    for index, page in enumerate(pages):
        progress(index / len(pages))
        content = file.add_stream("\n".join(_content(page, fonts)).encode())
        references.append(file.add({"Type": name("Page"), "Parent": tree, "Contents": content}))
    file.set(resources, {"Font": fonts.add_to(file)})
    file.set(
        tree,
        {
            "Type": name("Pages"),
            "Kids": list(references),
            "Count": len(references),
            "MediaBox": [0, 0, PAGE_WIDTH, PAGE_HEIGHT],
            "Resources": resources,
        },
    )
    catalog: dict[str, Value] = {
        "Type": name("Catalog"),
        "Pages": tree,
        "Lang": string("zh-CN"),
        "ViewerPreferences": {"DisplayDocTitle": b"true"},
    }
    outline = add_outline(file, pages, references)
    if outline is not None:
        catalog |= {"Outlines": outline, "PageMode": name("UseOutlines")}
    info = _properties(document, fonts.names(), created or _NO_DATE)
    return file.to_bytes(file.add(catalog), file.add(info))


class _Fonts:
    """The fonts of a file in the order of their first use."""

    def __init__(self) -> None:
        self._fonts: dict[Typeface, EmbeddedFont] = {}

    def __getitem__(self, typeface: Typeface) -> EmbeddedFont:
        font = self._fonts.get(typeface)
        if font is None:
            font = self._fonts[typeface] = EmbeddedFont(typeface, f"F{len(self._fonts) + 1}")
        return font

    def names(self) -> list[str]:
        return [typeface.name for typeface in self._fonts]

    def add_to(self, file: PdfFile) -> dict[str, Reference]:
        return {font.label: font.add_to(file) for font in self._fonts.values()}


def _properties(document: Document, fonts: Iterable[str], created: datetime) -> Value:
    """Return the document's properties; the keywords say which fonts were used."""
    date = _format_date(created)
    return {
        "Title": string(document.title),
        "Author": string(document.agency),
        "Subject": string(SUBJECT),
        "Keywords": string("字体：" + "、".join(fonts)),
        "Creator": string(CREATOR),
        "Producer": string(CREATOR),
        "CreationDate": date,
        "ModDate": date,
    }


def _format_date(moment: datetime) -> bytes:
    """Return a date as PDF writes it: D:20250115093000+08'00'."""
    zone = moment.strftime("%z")
    offset = f"{zone[:3]}'{zone[3:5]}'" if zone else ""
    return f"(D:{moment:%Y%m%d%H%M%S}{offset})".encode()


def _content(page: Page, fonts: _Fonts) -> Iterator[str]:
    """Yield the operators that paint a page."""
    if page.shades:
        yield f"{_SHADE} g"
        for box in page.shades:
            yield f"{' '.join(map(number, box))} re f"
        yield "0 g"
    if page.rules:
        yield f"{_RULE_WIDTH} w 2 J"  # square ends, so that corners are closed
        for x1, y1, x2, y2 in page.rules:
            yield f"{number(x1)} {number(y1)} m {number(x2)} {number(y2)} l"
        yield "S"
    yield "BT"
    yield from _text(page.runs, fonts)
    yield "ET"


def _text(runs: Iterable[Run], fonts: _Fonts) -> Iterator[str]:
    """Yield the operators that show runs; what does not change is not repeated."""
    last: tuple[EmbeddedFont, float] | None = None
    spacing, stroke = "0", "0"
    for run in runs:
        font = fonts[run.typeface]
        if last != (font, run.size):
            last = (font, run.size)
            yield f"/{font.label} {number(run.size)} Tf"
        if spacing != (new := number(run.spacing)):
            spacing = new
            yield f"{spacing} Tc"
        if stroke != (new := number(run.glyphs[0].stroke * run.size)):
            stroke = new
            yield f"{stroke} w 2 Tr" if stroke != "0" else "0 Tr"
        yield f"1 0 0 1 {run.x:.3f} {run.baseline:.3f} Tm {font.encode(run.glyphs)} Tj"
