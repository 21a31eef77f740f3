"""Rich text (RTF) as tokens: groups, control words, single bytes and text."""

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,9})?[ ]?"
    rb"|\\'(?P<byte>[0-9a-fA-F]{2})"
    rb"|\\(?P<symbol>[^a-zA-Z])"
    rb"|(?P<brace>[{}])"
    rb"|(?P<text>[^\\{}\r\n\x00]+)"
    rb"|[\r\n\x00\\]",
    re.DOTALL,
)


class Kind(Enum):
    """What a token is."""

    OPEN = auto()
    CLOSE = auto()
    WORD = auto()
    SYMBOL = auto()
    BYTES = auto()


class Token(NamedTuple):
    """A token: a word's `name` and its number, if any, or the bytes of a text.

    `end` is the place in the file behind it.
    """

    kind: Kind
    name: str
    number: int | None
    data: bytes
    end: int


def tokens(data: bytes) -> Iterator[Token]:
    """Yield the tokens of a file; bytes that stand for a picture or an object are passed over."""
    place = 0
    while found := _TOKEN.match(data, place):
        place = found.end()
        token = _token(found)
        if token is None:
            continue
        if token.name == "bin" and token.kind is Kind.WORD:
            place += max(token.number or 0, 0)
            continue
        yield token


def _token(found: re.Match[bytes]) -> Token | None:
    """Return the token that was found; None for a line end, which means nothing."""
    end = found.end()
    match found.lastgroup:
        case "word" | "number":
            number = found["number"]
            name = found["word"].decode("ascii")
            return Token(Kind.WORD, name, None if number is None else int(number), b"", end)
        case "byte":
            return Token(Kind.BYTES, "", None, bytes.fromhex(found["byte"].decode("ascii")), end)
        case "symbol":
            return Token(Kind.SYMBOL, found["symbol"].decode("latin-1"), None, b"", end)
        case "brace":
            return Token(Kind.OPEN if found["brace"] == b"{" else Kind.CLOSE, "", None, b"", end)
        case "text":
            return Token(Kind.BYTES, "", None, found["text"], end)
    return None
