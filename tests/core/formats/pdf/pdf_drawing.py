"""PDF files drawn by hand: text and tables as other programs print them."""

from collections.abc import Iterable, Sequence
from io import BytesIO

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from core.document.document import Document, Table
from core.formats.pdf.reading.reader import SENTENCES, document_of
from core.formats.pdf.reading.worker import messages
from core.formats.setting.fonts import SHIPPED_FOLDER

WIDTH, HEIGHT = 595.0, 842.0
LEFT, RIGHT = 79.0, 79.0 + 28 * 16
CELL_SIZE = 8
_FONT = "FandolSong"
Shape = tuple[int, int, str, int, int]  # row, column, text, spans of both


class Drawing:
    """A file; all heights are measured from the top of the page."""

    def __init__(
        self, encrypt: StandardEncryption | None = None, *, height: float = HEIGHT
    ) -> None:
        self._file = BytesIO()
        self.height = height
        if _FONT not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(_FONT, SHIPPED_FOLDER / "FandolSong-Regular.ttf"))
        self.canvas = Canvas(self._file, pagesize=(WIDTH, height), encrypt=encrypt)

    def text(self, line: str, top: float, x: float = LEFT, size: float = 16) -> None:
        """Draw one line."""
        self.canvas.setFont(_FONT, size)
        self.canvas.drawString(x, self.height - top - size, line)

    def lines(self, lines: Iterable[str], top: float, pitch: float = 29, size: float = 16) -> None:
        """Draw lines below one another; ideographic spaces at their start only move them."""
        for number, line in enumerate(lines):
            bare = line.lstrip("\u3000")
            indent = (len(line) - len(bare)) * size
            self.text(bare, top + number * pitch, LEFT + indent, size)

    def table(
        self,
        cells: Iterable[Shape],
        xs: Sequence[float],
        ys: Sequence[float],
        style: str = "strokes",
    ) -> None:
        """Draw a table; an empty style draws no lines."""
        for row, column, text, row_span, column_span in cells:
            x0, x1 = xs[column], xs[column + column_span]
            y0, y1 = ys[row], ys[row + row_span]
            self._border(x0, y0, x1, y1, style)
            self._cell_text(text, x0, y0, x1, y1)

    def _cell_text(self, text: str, x0: float, y0: float, x1: float, y1: float) -> None:
        size = CELL_SIZE
        lines = broken(text, x1 - x0)
        top = (y0 + y1) / 2 - len(lines) * (size + 1) / 2
        for number, line in enumerate(lines):
            self.text(line, top + number * (size + 1), x0 + 3, size)

    def _border(self, x0: float, y0: float, x1: float, y1: float, style: str) -> None:
        self.canvas.setLineWidth(0.5)
        top, bottom = self.height - y0, self.height - y1
        if style in {"strokes", "open"}:
            sides = [(x0, top, x1, top), (x0, bottom, x1, bottom)]
            if style == "strokes":
                sides += [(x0, top, x0, bottom), (x1, top, x1, bottom)]
            elif x1 < RIGHT:
                sides.append((x1, top, x1, bottom))
            self.canvas.lines(sides)
        elif style == "fills":
            for y in (top, bottom):
                self.canvas.rect(x0, y, x1 - x0, 0.5, stroke=0, fill=1)
            for x in (x0, x1):
                self.canvas.rect(x, bottom, 0.5, y1 - y0, stroke=0, fill=1)
        elif style:
            self.canvas.setDash(*((2, 1) if style == "dashes" else ()))
            self.canvas.setFillGray(0.9)
            self.canvas.rect(x0, bottom, x1 - x0, y1 - y0, fill=style == "shades")
            self.canvas.setFillGray(0)
            self.canvas.setDash()

    def end_page(self) -> None:
        """Begin a new page."""
        self.canvas.showPage()

    def data(self) -> bytes:
        """Return the file."""
        self.canvas.save()
        return self._file.getvalue()


def read_here(data: bytes) -> Document:
    """Read a file in this process, for tests that are not about the other one."""
    return document_of(messages(data), SENTENCES)


def broken(text: str, width: float) -> list[str]:
    """Text in lines as a cell of a width has them."""
    count = max(int((width - 4) // CELL_SIZE), 1)
    return [text[k : k + count] for k in range(0, len(text), count)]


def grown(cells: Iterable[Shape], xs: Sequence[float], count: int, top: float) -> list[float]:
    """The edges of rows high enough for what is in them."""
    heights = [20.0] * count
    for row, column, text, row_span, column_span in cells:
        lines = broken(text, xs[column + column_span] - xs[column])
        missing = len(lines) * (CELL_SIZE + 1) + 4 - sum(heights[row : row + row_span])
        heights[row + row_span - 1] += max(missing, 0)
    return [top + sum(heights[:number]) for number in range(count + 1)]


def shapes(table: Table) -> list[Shape]:
    """The cells of a table."""
    return [(c.row, c.column, c.text, c.row_span, c.column_span) for c in table.cells]


def columns(count: int, left: float = LEFT, right: float = RIGHT) -> list[float]:
    """The edges of columns of one width."""
    return [left + (right - left) * number / count for number in range(count + 1)]


def rows(count: int, top: float, height: float = 20) -> list[float]:
    """The edges of rows of one height."""
    return [top + height * number for number in range(count + 1)]
