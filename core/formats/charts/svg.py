"""Drawing → SVG, which a screen and a web page show at any size; its text stays text."""

from html import escape

from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.colors import Color

FAMILY = "FandolHei"
"""The font the drawing is measured in; whoever shows it has to have loaded it.

Qt looks for one family alone.
"""


def svg(drawing: Drawing, words: str) -> str:
    """Return a drawing as SVG; `words` say the same to those who cannot see it."""
    width, height = drawing.width, drawing.height
    shapes = "".join(_shape(shape, height) for shape in drawing.contents)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_n(width)}" height="{_n(height)}" '
        f'viewBox="0 0 {_n(width)} {_n(height)}" role="img" font-family="{FAMILY}">'
        f"<title>{escape(words, quote=False)}</title>{shapes}</svg>"
    )


def _shape(shape: object, height: float) -> str:
    if isinstance(shape, Rect):
        edge = f' stroke="{_hex(shape.strokeColor)}" stroke-width="{_n(shape.strokeWidth)}"'
        return (
            f'<rect x="{_n(shape.x)}" y="{_n(height - shape.y - shape.height)}" '
            f'width="{_n(shape.width)}" height="{_n(shape.height)}" '
            f'fill="{_hex(shape.fillColor)}"{edge if shape.strokeColor else ""}/>'
        )
    if isinstance(shape, Line):
        return (
            f'<line x1="{_n(shape.x1)}" y1="{_n(height - shape.y1)}" x2="{_n(shape.x2)}" '
            f'y2="{_n(height - shape.y2)}" stroke="{_hex(shape.strokeColor)}" '
            f'stroke-width="{_n(shape.strokeWidth)}"/>'
        )
    if isinstance(shape, String):
        return (
            f'<text x="{_n(shape.x)}" y="{_n(height - shape.y)}" font-size="{_n(shape.fontSize)}" '
            f'fill="{_hex(shape.fillColor)}">{escape(shape.text, quote=False)}</text>'
        )
    raise TypeError(f"no SVG for {type(shape).__name__}")


def _hex(colour: Color | None) -> str:
    return f"#{colour.hexval()[2:]}" if colour else "none"


def _n(length: float) -> str:
    return f"{length:.2f}".rstrip("0").rstrip(".")
