"""OFD files as other programs write them: the same pages in other words of the standard."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from core.formats.pdf.reading.pages import Glyph, Rule, SourcePage

MM = 25.4 / 72
SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
ENTRY = (
    '<ofd:OFD {} Version="1.1" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>1</ofd:DocID>'
    "</ofd:DocInfo><ofd:DocRoot>{}</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
)


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


@dataclass
class Dialect:
    """How a program writes; lengths are points from the top left corner."""

    text: Callable[[Glyph], str]
    rules: Callable[[Iterable[Rule]], str]
    page: Callable[[str, str], str] = lambda text, rules: f"{rules}{text}"
    extra: str = ""  # in the common data
    resources: Callable[[str], str] = lambda _: ""
    template: Callable[[str], str] = lambda _: ""
    used: str = ""  # before the content of a page

    def file(self, pages: Iterable[SourcePage]) -> bytes:
        parts: dict[str, str | bytes] = {"OFD.xml": ENTRY.format(SPACE, "/Doc_0/Document.xml")}
        listed = ""
        for number, page in enumerate(pages):
            listed += (
                f'<ofd:Page ID="{number + 9}" BaseLoc="Pages/Page_{number}/../P{number}.xml"/>'
            )
            box = f"0 0 {page.width * MM} {page.height * MM}"
            rules = self.rules(page.rules)
            objects = self.page("".join(map(self.text, page.glyphs)), rules)
            parts[f"Doc_0/Pages/P{number}.xml"] = (
                f"<ofd:Page {SPACE}><ofd:Area><ofd:PhysicalBox>{box}</ofd:PhysicalBox></ofd:Area>"
                f"{self.used.format(number)}<ofd:Content><ofd:Layer ID='1'>{objects}</ofd:Layer>"
                "</ofd:Content></ofd:Page>"
            )
            parts[f"Doc_0/T{number}.xml"] = (
                f"<ofd:Page {SPACE}><ofd:Content><ofd:Layer>{self.template(rules)}</ofd:Layer>"
                "</ofd:Content></ofd:Page>"
            )
            parts["Doc_0/Res.xml"] = f"<ofd:Res {SPACE}>{self.resources(rules)}</ofd:Res>"
        templates = "".join(
            f'<ofd:TemplatePage ID="t{number}" BaseLoc="./T{number}.xml"/>'
            for number in range(len(parts))
        )
        parts["Doc_0/Document.xml"] = (
            f"<ofd:Document {SPACE}><ofd:CommonData><ofd:MaxUnitID>9</ofd:MaxUnitID>"
            "<ofd:PageArea><ofd:PhysicalBox>0 0 1 1</ofd:PhysicalBox></ofd:PageArea>"
            f"<ofd:DocumentRes>Res.xml</ofd:DocumentRes>{templates}{self.extra}</ofd:CommonData>"
            f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>"
        )
        return zipped(parts)


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def size(glyph: Glyph) -> float:
    return (glyph.bottom - glyph.top) * MM


def plain(glyph: Glyph) -> str:
    """One character, its origin at the boundary's corner."""
    x, y = glyph.x0 * MM, glyph.baseline * MM
    return (
        f'<ofd:TextObject ID="2" Boundary="{x} {y} 9 9" Font="1" Size="{size(glyph)}">'
        f'<ofd:TextCode X="0" Y="0">{escaped(glyph.text)}</ofd:TextCode></ofd:TextObject>'
    )


def scaled(glyph: Glyph) -> str:
    """Size 1, made larger by a matrix; the glyph named besides."""
    x, y = glyph.x0 * MM, glyph.top * MM
    em = size(glyph)
    inner = (glyph.baseline - glyph.top) * MM / em
    return (
        f'<ofd:TextObject ID="2" CTM="{em} 0 0 {em} 0 0" Boundary="{x} {y} 9 9" Font="1" Size="1">'
        '<ofd:FillColor Value="0 0 0"/><ofd:CGTransform CodePosition="0" CodeCount="1"'
        ' GlyphCount="1"><ofd:Glyphs>7</ofd:Glyphs></ofd:CGTransform>'
        f'<ofd:TextCode X="0" Y="{inner}">{escaped(glyph.text)}</ofd:TextCode></ofd:TextObject>'
    )


def indented(glyph: Glyph) -> str:
    """As a program sets it in lines that makes its XML pretty."""
    inside = plain(glyph).replace('Y="0">', 'Y="0">\n    ')
    return inside.replace("</ofd:TextCode>", "\n  </ofd:TextCode>")


def stroked(rules: Iterable[Rule]) -> str:
    """Each line an object with its own boundary."""
    return "".join(
        f'<ofd:PathObject ID="3" Boundary="{r.x0 * MM} {r.top * MM} 1 1" LineWidth="0.2">'
        f"<ofd:AbbreviatedData>M 0 0 L {(r.x1 - r.x0) * MM} {(r.bottom - r.top) * MM}"
        "</ofd:AbbreviatedData></ofd:PathObject>"
        for r in rules
    )


def filled(rules: Iterable[Rule]) -> str:
    """Thin rectangles in one outline, without a blank that is not needed."""
    data = "".join(
        f"S{r.x0 * MM} {r.top * MM}M{r.x0 * MM} {r.top * MM}L{r.x1 * MM + 0.1} {r.top * MM}"
        f" {r.x1 * MM + 0.1} {r.bottom * MM + 0.1}L{r.x0 * MM} {r.bottom * MM + 0.1}C"
        for r in rules
    )
    return (
        '<ofd:PathObject ID="3" Boundary="0 0 210 297" Stroke="false" Fill="true">'
        f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def halved(rules: Iterable[Rule]) -> str:
    """Lines in coordinates twice as large, which a matrix halves."""
    data = " ".join(
        f"M {r.x0 * MM * 2} {r.top * MM * 2} L {r.x1 * MM * 2} {r.bottom * MM * 2}" for r in rules
    )
    return (
        '<ofd:PathObject ID="3" Boundary="0 0 210 297" CTM="0.5 0 0 0.5 0 0">'
        f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>"
    )


BLOCKS = "<ofd:PageBlock ID='4'><ofd:PageBlock ID='5'>{}</ofd:PageBlock></ofd:PageBlock>"
DIALECTS = {
    "plain": Dialect(plain, stroked),
    "scaled": Dialect(scaled, halved),
    "indented": Dialect(indented, filled),
    "nested": Dialect(plain, stroked, page=lambda text, rules: BLOCKS.format(rules + text)),
    "template": Dialect(
        plain,
        stroked,
        page=lambda text, _: text,
        template=lambda rules: rules,
        used='<ofd:Template TemplateID="t{}" ZOrder="Background"/>',
    ),
}
