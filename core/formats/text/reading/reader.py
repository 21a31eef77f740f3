"""Plain text, from a file or the clipboard, as a raw document.

Tables separated by tabs or commas and Markdown's with pipes become tables, and where there is one
of these, the marks of Markdown around other text are taken off. Text with one
cell on each line, as Word gives it (a blank cell is an empty line), and the
sentences of this program's own text export stay lines: which belong together
only the form tells.
"""

from collections.abc import Callable, Iterator

from core.document.document import Document, Paragraph, Table
from core.formats.reading.decoding import decoded
from core.formats.reading.raw import ReadError, raw_document
from core.formats.text.reading.commas import without_commas
from core.formats.text.reading.markdown import is_markdown, plain_line
from core.formats.text.reading.pipes import pipe_table
from core.formats.text.reading.tabs import tab_table, without_quotes
from core.text import clean_text, plain_ideographs

_LARGEST = 2_000_000  # bytes, and characters; a long report has some hundred thousand
_MOST_LINES = 40_000
_TABLES = (pipe_table, tab_table)
_SPACES = " \t\u3000"
_TOO_LARGE = "文字太多，请只复制其中的年报，再从剪贴板导入。"
_EMPTY = "没有可以读取的文字，请检查文件，或者重新复制年报。"


def read(data: bytes, progress: Callable[[float], None] | None = None) -> Document:
    """Return a text file in any usual encoding as a raw document.

    `progress` hears the finished part, 0 to 1, and may raise to cancel.

    Raises:
        ReadError: The file is too large, or no text.
    """
    if len(data) > _LARGEST:
        raise ReadError(_TOO_LARGE)
    text = decoded(data)
    if progress:
        progress(0.5)
    document = read_text(text)
    if progress:
        progress(1.0)
    return document


def read_text(text: str) -> Document:
    """Return text as a raw document.

    Raises:
        ReadError: There is too much of it, or none.
    """
    if len(text) > _LARGEST:
        raise ReadError(_TOO_LARGE)
    lines = without_commas(_lines(text))
    if len(lines) > _MOST_LINES:
        raise ReadError(_TOO_LARGE)
    blocks = list(_blocks(lines))
    if not any(isinstance(block, Table) or block.text for block in blocks):
        raise ReadError(_EMPTY)
    return raw_document(blocks)


def _lines(text: str) -> list[str]:
    """Return the lines; tabs stay, and quoted cells of a spreadsheet are on one line."""
    kept = "\t".join(clean_text(piece) for piece in plain_ideographs(text).split("\t"))
    return without_quotes(kept).split("\n")


def _blocks(lines: list[str]) -> Iterator[Paragraph | Table]:
    """Yield tables and, of all other lines, paragraphs.

    Where lines make no table of a kind, none of them is asked to begin one again.
    """
    has_marks = is_markdown(lines)
    start, asked = 0, dict.fromkeys(_TABLES, 0)
    while start < len(lines):
        table = None
        for find in _TABLES:
            if start >= asked[find]:
                table, asked[find] = find(lines, start)
            if table is not None:
                yield table
                start = asked[find]
                break
        else:
            if (block := _paragraph(lines[start])) is not None:
                yield Paragraph(plain_line(block.text)) if has_marks else block
            start += 1


def _paragraph(line: str) -> Paragraph | None:
    """Return a line as a paragraph, unless there is nothing in it."""
    text = line.replace("\t", " ").strip(_SPACES)
    is_blank_cell = line == "\t"  # with one cell on a line, as Word gives it
    return Paragraph(text) if text or is_blank_cell else None
