"""Pages as OFD describes them: text objects and paths in millimetres, y downward.

Every object has a boundary on the page; what is in it is placed from the boundary's top
left corner.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count, groupby

from core.formats.ofd.writing.xml import box, escaped, number, part
from core.formats.pdf.writing.geometry import DEPTH, LEFT, MEASURE, PAGE_HEIGHT, PAGE_WIDTH, TOP
from core.formats.pdf.writing.pages import BLACK, Box, Color, Page, Rule, Run
from core.formats.pdf.writing.typefaces import Typeface
from core.formats.setting.draft import DRAFT_COLOR, DRAFT_FRAME

AREA = (
    f"<ofd:PhysicalBox>{box(0, PAGE_HEIGHT, PAGE_WIDTH, PAGE_HEIGHT)}</ofd:PhysicalBox>"
    f"<ofd:ContentBox>{box(LEFT, TOP, MEASURE, DEPTH)}</ofd:ContentBox>"
)
"""The paper and the type area (版心), what `Area` and `PageArea` hold."""
_WHOLE_PAGE = box(0, PAGE_HEIGHT, PAGE_WIDTH, PAGE_HEIGHT)
_BLACK, _SHADE = "0 0 0", "237 237 237"  # the latter of captions
_RULE_WIDTH = 0.5  # points
_ABOVE, _HEIGHT = 1.0, 1.3  # of a text's boundary: above the baseline, and in all, in ems
_REPEATED = 3  # equal advances in a row are counted rather than written


class Painter:
    """Writes pages; `ids` are those that nothing has yet, `fonts` those of the fonts."""

    def __init__(self, ids: "count[int]", fonts: Mapping[Typeface, int]) -> None:
        self._ids = ids
        self._fonts = fonts

    def page(self, page: Page) -> bytes:
        """Return the part that describes a page."""
        layer = next(self._ids)
        objects = "".join(self._objects(page))
        content = f'<ofd:Layer ID="{layer}" Type="Body">{objects}</ofd:Layer>'
        return part("Page", "", f"<ofd:Area>{AREA}</ofd:Area><ofd:Content>{content}</ofd:Content>")

    def _objects(self, page: Page) -> Iterator[str]:
        """Yield shades, lines and text, in the order in which they lie over one another."""
        if page.shades:
            yield self._filled(page.shades, _SHADE)
        if page.rules:
            yield self._ruled(page.rules)
        if page.frame:
            yield self._framed(page.frame)
        if page.squares:
            yield self._filled(page.squares, _BLACK)
        for run in page.runs:
            yield self._text(run)

    def _filled(self, boxes: Iterable[Box], colour: str) -> str:
        color = f'<ofd:FillColor Value="{colour}"/>'
        return self._path('Stroke="false" Fill="true"', color, map(_outline, boxes))

    def _framed(self, rules: Iterable[Rule]) -> str:
        """Return the frame around the mark of a draft."""
        color = f'<ofd:StrokeColor Value="{_value(DRAFT_COLOR)}"/>'
        how = f'LineWidth="{number(DRAFT_FRAME)}" Cap="Square"'
        return self._path(how, color, map(_line, rules))

    def _ruled(self, rules: Iterable[Rule]) -> str:
        color = f'<ofd:StrokeColor Value="{_BLACK}"/>'
        how = f'LineWidth="{number(_RULE_WIDTH)}" Cap="Square"'
        return self._path(how, color, map(_line, rules))

    def _path(self, how: str, colour: str, pieces: Iterable[str]) -> str:
        return (
            f'<ofd:PathObject ID="{next(self._ids)}" Boundary="{_WHOLE_PAGE}" {how}>{colour}'
            f"<ofd:AbbreviatedData>{' '.join(pieces)}</ofd:AbbreviatedData></ofd:PathObject>"
        )

    def _text(self, run: Run) -> str:
        """Return a run as an object; nothing when all of it is blank.

        Readers drop blanks at the ends of a text: those before it move it to the right.
        """
        text = run.text.strip()
        if not text:
            return ""
        first = len(run.text) - len(run.text.lstrip())
        advances = [glyph.width * run.size + run.spacing for glyph in run.glyphs]
        shown = advances[first : first + len(text)]
        x, top = run.x + sum(advances[:first]), run.baseline + _ABOVE * run.size
        last = run.glyphs[first + len(text) - 1].width * run.size
        boundary = box(x, top, sum(shown[:-1]) + last, _HEIGHT * run.size)
        deltas = f' DeltaX="{_deltas(shown[:-1])}"' if len(text) > 1 else ""
        return (
            f'<ofd:TextObject ID="{next(self._ids)}" Boundary="{boundary}"'
            f' Font="{self._fonts[run.typeface]}" Size="{number(run.size)}"{_bolder(run)}>'
            f"{_coloured(run)}"
            f'<ofd:TextCode X="0" Y="{number(_ABOVE * run.size)}"{deltas}>{escaped(text)}'
            "</ofd:TextCode></ofd:TextObject>"
        )


def _bolder(run: Run) -> str:
    """Return what draws a line around outlines that are to be bolder."""
    stroke = run.glyphs[0].stroke * run.size
    return f' Stroke="true" LineWidth="{number(stroke)}"' if stroke else ""


def _coloured(run: Run) -> str:
    """Return what colours a text that is not black."""
    return f'<ofd:FillColor Value="{_value(run.color)}"/>' if run.color != BLACK else ""


def _value(color: Color) -> str:
    return " ".join(map(str, color))


def _deltas(advances: Sequence[float]) -> str:
    """Return how far each character is from the one before: `g 3 5.6` are three of the same."""
    pieces: list[str] = []
    for delta, equal in groupby(map(number, advances)):
        times = len(list(equal))
        pieces += ["g", str(times), delta] if times >= _REPEATED else [delta] * times
    return " ".join(pieces)


def _line(rule: Rule) -> str:
    return f"M {_point(rule.x1, rule.y1)} L {_point(rule.x2, rule.y2)}"


def _outline(each: Box) -> str:
    right, top = each.x + each.width, each.y + each.height
    corners = ((each.x, each.y), (right, each.y), (right, top), (each.x, top))
    return f"M {' L '.join(_point(x, y) for x, y in corners)} C"


def _point(x: float, y: float) -> str:
    return f"{number(x)} {number(PAGE_HEIGHT - y)}"
