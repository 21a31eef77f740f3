"""OFD files made to do harm."""

from tests.proofs.shapes.office import zipped
from tests.proofs.shapes.shape import Shape, repeated

_O = b'xmlns:ofd="http://www.ofdspec.org/2016"'
_TEXT = (
    b'<ofd:TextObject ID="1" Boundary="%d %d 9 9" Font="1" Size="4">'
    b'<ofd:TextCode X="0" Y="4" DeltaX="g 9 4">1</ofd:TextCode></ofd:TextObject>'
)
_UNIT = b'<ofd:CompositeGraphicUnit ID="7"><ofd:Content>%s</ofd:Content></ofd:CompositeGraphicUnit>'
_USED = b'<ofd:CompositeObject ID="1" Boundary="0 0 9 9" ResourceID="7"/>'


def ofd(objects: bytes, resources: bytes = b"", pages: int = 1, used: bytes = b"") -> bytes:
    """Return an OFD file of so many pages, all of them with these objects."""
    page = b'<ofd:Page ID="1" BaseLoc="P.xml"/>' * pages
    root = (
        b"<ofd:Document %s><ofd:CommonData><ofd:PublicRes>R.xml</ofd:PublicRes>"
        b'<ofd:TemplatePage ID="t" BaseLoc="P.xml"/></ofd:CommonData><ofd:Pages>%s</ofd:Pages>'
        b"</ofd:Document>"
    )
    entry = b"<ofd:OFD %s><ofd:DocBody><ofd:DocRoot>D.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
    content = b"<ofd:Page %s>%s<ofd:Content>%s</ofd:Content></ofd:Page>"
    return zipped(
        OFD_dot_xml=entry % _O,
        D_dot_xml=root % (_O, page),
        R_dot_xml=b"<ofd:Res %s>%s</ofd:Res>" % (_O, resources),
        P_dot_xml=content % (_O, used, objects),
    )


def _spread(size: int) -> bytes:
    """Texts all over a page, as a table without lines has them."""
    count = size // len(_TEXT)
    return b"".join(_TEXT % (place % 200, place // 200 % 290) for place in range(count))


def _lines(size: int) -> bytes:
    count = size // 20
    data = b" ".join(b"M %d 0 L %d 290" % (n % 200, n % 200) for n in range(count // 2))
    data += b" ".join(b"M 0 %d L 200 %d" % (n % 290, n % 290) for n in range(count // 2))
    path = b'<ofd:PathObject ID="1" Boundary="0 0 1 1"><ofd:AbbreviatedData>%s'
    return path % data + b"</ofd:AbbreviatedData></ofd:PathObject>" + _TEXT % (9, 9)


OFDS: dict[str, Shape] = {
    "texts.ofd": lambda n: ofd(_spread(n)),
    "lines.ofd": lambda n: ofd(_lines(n)),
    "pages.ofd": lambda n: ofd(_spread(n // 150), pages=150),
    "list of pages.ofd": lambda n: ofd(_TEXT % (9, 9), pages=n // 34),
    "composites.ofd": lambda n: ofd(_USED, _UNIT % repeated(_USED, n)),
    "templates.ofd": lambda n: ofd(
        _spread(n // 2), used=repeated(b'<ofd:Template TemplateID="t"/>', n // 2)
    ),
    "blocks.ofd": lambda n: ofd((k := n // 34) * b"<ofd:PageBlock>" + k * b"</ofd:PageBlock>"),
    "steps.ofd": lambda n: ofd(
        b'<ofd:TextObject Boundary="0 0 9 9" Size="4"><ofd:TextCode DeltaX="%s">%s</ofd:TextCode>'
        b"</ofd:TextObject>" % (repeated(b"g 999999 1 ", n // 2), repeated(b"1", n // 2))
    ),
    "bomb.ofd": lambda n: ofd(b" " * n),
}
