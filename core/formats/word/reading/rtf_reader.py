"""Rich text (.rtf) → raw document: its paragraphs and tables, without headers and notes.

The text is as it is when all changes are accepted. Characters are written as
bytes in the code page of their font, or by their number with a stand-in behind
it, which old programs show and which is passed over.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from core.document.document import Document, Paragraph, Table
from core.formats.reading.guard import guarded
from core.formats.reading.marks import raised
from core.formats.reading.raw import TOO_LARGE, Progress, ReadError, raw_document
from core.formats.word.reading.rtf_tables import RowReader
from core.formats.word.reading.rtf_tokens import Kind, Token, tokens
from core.text import STRUCK, clean_text

_EMPTY = "文件里没有文字，请检查是否选错文件。"
_TOO_DEEP = "文件的结构不正常，请用 Word 或 WPS 打开它，另存为 .docx 再导入。"
_DEEPEST = 1000  # groups within each other
_MOST_TOKENS = 1_000_000  # the longest report has 684,000 when LibreOffice writes it
_STEP = 5000  # tokens between two looks at whether to go on
_SPACES = " \u3000"

_CODE_PAGES = {128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5"}  # by character set
_CHINESE = 936
_LATIN = "cp1252"

# Groups that hold no text of the document itself, or say it a second time.
_NO_TEXT = frozenset(
    {"colortbl", "stylesheet", "info", "pict", "header", "headerl", "headerr", "headerf"}
    | {"footer", "footerl", "footerr", "footerf", "footnote", "annotation", "fldinst"}
    | {"listtable", "revtbl", "nonesttables", "nonshppict", "xe", "tc", "pntxta", "pntxtb"}
    | {"sp", "shprslt"}
)
_TEXT_BOX = "shpinst"
_TEXTS = {
    "tab": "\t",
    "line": "\n",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": "\u3000",
    "enspace": " ",
    "qmspace": " ",
    "nestcell": "\n",
}
_SYMBOLS = {"~": " ", "_": "-", "\\": "\\", "{": "{", "}": "}", "\t": "\t"}
_BREAKS = frozenset({"par", "sect", "page", "column"})
_BREAK_SYMBOLS = frozenset("\r\n")
_SHIFTS = frozenset({"up", "dn", "super", "sub"})


@dataclass(slots=True)
class _State:
    """What holds until the end of a group."""

    font: int | None = None
    fallback: int = 1  # bytes that stand behind a character given by its number
    is_left_out: bool = False
    is_fonts: bool = False
    is_number: bool = False  # of a paragraph in a list
    is_optional: bool = False
    in_table: bool = False
    hidden: bool = False
    struck: bool = False
    raised: bool = False


@dataclass
class _Reader:
    """Goes through the tokens; `blocks` are what was read so far."""

    blocks: list[Paragraph | Table] = field(default_factory=list)
    state: _State = field(default_factory=_State)
    _stack: list[_State] = field(default_factory=list)
    _rows: RowReader = field(default_factory=RowReader)
    _pieces: list[str] = field(default_factory=list)
    _bytes: bytearray = field(default_factory=bytearray)
    _fonts: dict[int, int] = field(default_factory=dict)
    _page: int = 1252
    _skipped: int = 0

    def take(self, token: Token) -> None:
        """Take in the next token."""
        if token.kind is Kind.BYTES:
            self._take_bytes(token.data)
            return
        self._decode()
        if token.kind is Kind.OPEN:
            self._open()
        elif token.kind is Kind.CLOSE:
            self._close()
        elif token.kind is Kind.SYMBOL:
            self._take_symbol(token.name)
        else:
            self._take_word(token.name, token.number)

    def end(self) -> None:
        """Take in what the file ends with."""
        self._decode()
        self._end_paragraph()
        self.blocks += self._rows.take_table()

    def _open(self) -> None:
        if len(self._stack) >= _DEEPEST:
            raise ReadError(_TOO_DEEP)
        self._stack.append(self.state)
        self.state = replace(self.state, is_optional=False)
        self._skipped = 0

    def _close(self) -> None:
        if self._stack:
            in_table = self.state.in_table
            self.state = self._stack.pop()
            self.state.in_table = in_table
        self._skipped = 0

    def _take_bytes(self, data: bytes) -> None:
        passed = min(self._skipped, len(data))
        self._skipped -= passed
        if not self.state.is_left_out:
            self._bytes += data[passed:]

    def _decode(self) -> None:
        """Add the bytes that stand together as text."""
        if self._bytes:
            self._add(self._bytes.decode(self._codec(), "replace"))
            self._bytes.clear()

    def _codec(self) -> str:
        charset = self._fonts.get(self.state.font if self.state.font is not None else -1, 0)
        return _CODE_PAGES.get(charset, "gb18030" if self._page == _CHINESE else _LATIN)

    def _add(self, text: str) -> None:
        state = self.state
        if state.is_left_out or state.is_fonts or state.hidden:
            return
        if state.struck:
            text = STRUCK if text.strip() else text
        self._pieces.append(raised(text) if state.raised else text)

    def _take_symbol(self, symbol: str) -> None:
        if symbol == "*":
            self.state.is_optional = True
        elif symbol in _BREAK_SYMBOLS:
            self._end_paragraph()
        elif symbol in _SYMBOLS:
            self._add(_SYMBOLS[symbol])

    def _take_word(self, word: str, number: int | None) -> None:
        state = self.state
        if word in _NO_TEXT or (state.is_optional and word != _TEXT_BOX):
            state.is_left_out = True
        state.is_optional = False
        if state.is_fonts:
            self._take_font(word, number)
        elif word == "fonttbl":
            state.is_fonts = True
        elif state.is_left_out:
            return
        elif word == "u" and number is not None:
            self._add(chr(number % 0x10000))
            self._skipped = state.fallback
        elif word in _TEXTS:
            self._add("" if state.is_number and word == "tab" else _TEXTS[word])
        else:
            self._take_look(word, number)
            self._take_structure(word, number)

    def _take_font(self, word: str, number: int | None) -> None:
        if word == "f":
            self.state.font = number
        elif word == "fcharset" and self.state.font is not None:
            self._fonts[self.state.font] = number or 0

    def _take_look(self, word: str, number: int | None) -> None:
        """Take in what a word says of the characters that follow; 0 puts an end to it."""
        state, is_on = self.state, number != 0
        if word == "plain":
            state.hidden = state.struck = state.raised = False
        elif word == "f":
            state.font = number
        elif word in {"v", "deleted"}:
            state.hidden = is_on
        elif word in {"strike", "striked"}:
            state.struck = is_on
        elif word in _SHIFTS:
            state.raised = is_on
        elif word == "nosupersub":
            state.raised = False

    def _take_structure(self, word: str, number: int | None) -> None:
        state = self.state
        if word in _BREAKS:
            self._end_paragraph()
        elif word == "cell":
            self._rows.end_cell(self._taken())
        elif word == "row":
            self._rows.end_row()
        elif word == "pard":
            state.in_table = False
        elif word == "intbl":
            state.in_table = True
        elif word in {"listtext", "pntext"}:
            state.is_number = True
        elif word == "uc":
            state.fallback = number or 0
        elif word == "ansicpg":
            self._page = number or self._page
        else:
            self._rows.hear(word, number or 0)

    def _end_paragraph(self) -> None:
        """End a line of a cell, or a paragraph, which ends a table before it."""
        if self.state.in_table or self._rows.is_open:
            self._pieces.append("\n")
            return
        self.blocks += self._rows.take_table()
        text = self._taken()
        if text:
            self.blocks.append(Paragraph(text))

    def _taken(self) -> str:
        """Return the text collected so far, and begin anew."""
        text = "".join(self._pieces).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        self._pieces.clear()
        lines = (line.strip(_SPACES) for line in clean_text(text).split("\n"))
        return "\n".join(lines).strip("\n")


@guarded
def read(data: bytes, progress: Progress) -> Document:
    """Return a rich text file as a raw document. Raises ReadError when it has no text."""
    reader = _Reader()
    for token in _with_progress(data, progress):
        reader.take(token)
    reader.end()
    if not reader.blocks:
        raise ReadError(_EMPTY)
    return raw_document(reader.blocks)


def _with_progress(data: bytes, progress: Progress) -> Iterator[Token]:
    for number, token in enumerate(tokens(data)):
        if number % _STEP == 0:
            progress(token.end / len(data))
        if number > _MOST_TOKENS:
            raise ReadError(TOO_LARGE)
        yield token
