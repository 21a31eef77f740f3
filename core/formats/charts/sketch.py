"""A drawing under construction: boxes, lines and text at places from its top left corner."""

from collections.abc import Sequence
from typing import Literal

from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.colors import HexColor

from core.formats.pdf.writing.typefaces import Glyph, glyph_tables
from core.formats.pdf.writing.typesetting import SetLine, clean, set_one_line, set_text
from core.formats.setting.fonts import FontRole, shipped_fonts

Align = Literal["left", "middle", "right"]
_HAIRLINE = 0.5  # points
_ELLIPSIS = "…"


class Sketch:
    """What is drawn so far. All lengths are points; the height is known in the end."""

    def __init__(self, width: float) -> None:
        self.width = width
        self._fonts = glyph_tables(shipped_fonts())[FontRole.HEADING]
        self._boxes: list[tuple[float, float, float, float, str, str]] = []
        self._lines: list[tuple[float, float, float, float, str]] = []
        self._texts: list[tuple[float, float, SetLine, str]] = []

    def box(
        self, x: float, y: float, width: float, height: float, fill: str, edge: str = ""
    ) -> None:
        """Draw a filled rectangle; `edge` is the colour of a line around it."""
        self._boxes.append((x, y, width, height, fill, edge))

    def line(self, x1: float, y1: float, x2: float, y2: float, colour: str) -> None:
        """Draw a hairline."""
        self._lines.append((x1, y1, x2, y2, colour))

    def text(
        self, x: float, baseline: float, text: str, size: float, colour: str, align: Align = "left"
    ) -> None:
        """Write one line, which begins, has its middle or ends at `x`."""
        line = self.set(text, size)
        left = x - {"left": 0.0, "middle": line.width / 2, "right": line.width}[align]
        self._texts.append((max(left, 0.0), baseline, line, colour))

    def set(self, text: str, size: float) -> SetLine:
        """Set a text on one line."""
        return set_one_line(clean(text), self._fonts, size)

    def wrap(self, text: str, size: float, room: float, most: int) -> list[str]:
        """Return a text in at most so many lines of this width; the last ends in … at need."""
        glyphs = [self._fonts[character] for character in clean(text)]
        lines = [_text(line.glyphs) for line in set_text(glyphs, size, room)] or [""]
        if len(lines) > most:
            lines = [*lines[: most - 1], _shortened("".join(lines[most - 1 :]), self, size, room)]
        return lines

    def finish(self, height: float) -> Drawing:
        """Return the drawing."""
        drawing = Drawing(self.width, height)
        for x, y, width, depth, fill, edge in self._boxes:
            drawing.add(_rect(x, height - y - depth, width, depth, fill, edge))
        for x1, y1, x2, y2, colour in self._lines:
            drawing.add(
                Line(
                    *(x1, height - y1, x2, height - y2),
                    strokeColor=HexColor(colour),
                    strokeWidth=_HAIRLINE,
                )
            )
        for x, baseline, line, colour in self._texts:
            for run in line.runs(x, height - baseline) if line.glyphs else ():
                drawing.add(
                    String(
                        *(run.x, run.baseline, run.text),
                        fontName=run.typeface.font.fontName,
                        fontSize=run.size,
                        fillColor=HexColor(colour),
                    )
                )
        return drawing


def _rect(x: float, y: float, width: float, height: float, fill: str, edge: str) -> Rect:
    stroke = HexColor(edge) if edge else None
    rect = Rect(x, y, width, height)
    rect.fillColor, rect.strokeColor, rect.strokeWidth = HexColor(fill), stroke, _HAIRLINE
    return rect


def _text(glyphs: Sequence[Glyph]) -> str:
    return "".join(glyph.character for glyph in glyphs)


def _shortened(text: str, sketch: Sketch, size: float, room: float) -> str:
    while text and sketch.set(text + _ELLIPSIS, size).width > room:
        text = text[:-1]
    return text + _ELLIPSIS
