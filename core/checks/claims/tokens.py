"""A passage as a row of tokens: numbers, words that the form knows, breaks, and the rest."""

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from core.checks.claims.numerals import (
    HOLE,
    Numeral,
    Relation,
    half_width,
    list_marks,
    numerals,
    relations,
)
from core.checks.claims.vocabulary import Entry, Name, Sort, Vocabulary
from core.checks.claims.words import BREAKS, ENDS, FORMER, LAST_YEARS, LATTER

HOLE_ENTRY = Entry(Sort.FILLER)

_CARRIED = "结转"
_LISTED = 2  # rows named before, so that a list is one of outcomes
_HOLES = re.compile(f"{HOLE}+")
_DATE_UNITS = {"年", "月", "日", "时", "天"}


@dataclass(frozen=True, slots=True)
class Token:
    """Characters `start` to `end` of a passage, as exactly one of these things.

    A word the vocabulary has comes with its `entry`. Characters with neither
    entry, numeral nor relation are a break between clauses, or not known.
    """

    start: int
    end: int
    text: str
    entry: Entry | None = None
    numeral: Numeral | None = None
    relation: Relation | None = None

    @property
    def sort(self) -> Sort | None:
        """What the word does, when it is known."""
        return self.entry.sort if self.entry else None

    @property
    def names(self) -> list[Name]:
        """The rows and columns that the word may name."""
        return self.entry.names if self.entry else []

    @property
    def is_break(self) -> bool:
        """Whether a clause ends here."""
        return self.text in BREAKS or self.text in ENDS

    @property
    def is_unknown(self) -> bool:
        """Whether nothing is known of it."""
        return not (self.entry or self.numeral or self.relation or self.is_break)


@dataclass
class _Tokenizer:
    text: str
    words: Vocabulary
    numbers: dict[int, Numeral] = field(init=False)
    compared: dict[int, Relation] = field(init=False)
    marks: dict[int, int] = field(init=False)

    def __post_init__(self) -> None:
        self.numbers = {number.start: number for number in numerals(self.text)}
        holes = {found.start(): found.end() for found in _HOLES.finditer(self.text)}
        self.marks = list_marks(self.text) | holes
        found = relations(self.text, self.numbers)
        self.compared = {relation.start: relation for relation in found}

    def at(self, start: int) -> Token | None:
        """Return what is known to stand at a place."""
        if start in self.compared:
            relation = self.compared[start]
            return Token(start, relation.end, self.text[start : relation.end], None, None, relation)
        if start in self.marks:
            return Token(start, self.marks[start], HOLE, HOLE_ENTRY)
        if self.text[start] in BREAKS or self.text[start] in ENDS:
            return Token(start, start + 1, self.text[start])
        found = self.words.longest(self.text, start)
        is_zero = self.text[start] == "零" and start in self.numbers  # 均为零, not 零复议
        if found and not is_zero and not self._is_accidental(*found, start):
            word, entry = found
            return Token(start, start + len(word), word, entry)
        if start in self.numbers:
            number = self.numbers[start]
            return self._number(number)
        return None

    def _number(self, number: Numeral) -> Token:
        """Return a number with its unit; a name behind it is none: 立2废4余13."""
        counts = number.counts or number.is_money or number.counts_applicants
        if not counts and self.words.is_name(self.text, number.end):
            number = number._replace(unit="")
        end = number.unit_end if counts else number.end
        return Token(number.start, end, self.text[number.start : end], None, number)

    def _is_accidental(self, word: str, entry: Entry, start: int) -> bool:
        """Say whether one character that is a name may be a part of a longer word: 收3件, 收集."""
        return len(word) == 1 and bool(entry.names) and start + 1 not in self.numbers


@functools.lru_cache(maxsize=1024)
def tokens(text: str, words: Vocabulary) -> tuple[Token, ...]:
    """Return the tokens of a passage."""
    return tuple(_resolved(list(_turned(list(_tokens(text, words)), words)), words))


def _turned(found: Sequence[Token], words: Vocabulary) -> Iterator[Token]:
    """Yield tokens; 上年无结转 is 无上年结转."""
    index = 0
    while index < len(found):
        year, *following = found[index : index + 3]
        known = words.longest(f"{year.text}{_CARRIED}", 0) if _is_turned(year, following) else None
        if known:
            yield following[0]
            yield replace(following[1], entry=known[1])
        else:
            yield year
        index += 3 if known else 1


def _is_turned(year: Token, following: Sequence[Token]) -> bool:
    is_denied = year.text in LAST_YEARS and [t.sort for t in following[:1]] == [Sort.DENIAL]
    return is_denied and [token.text for token in following[1:]] == [_CARRIED]


def _resolved(found: Sequence[Token], words: Vocabulary) -> Iterator[Token]:
    """Yield tokens; 前者 and 后者 are the names that they stand for, 信访 in a list is 信访类."""
    named: list[Token] = []
    for index, token in enumerate(found):
        entry = token.entry
        if token.text in (FORMER, LATTER) and len(named) > 1:
            entry = named[-2 if token.text == FORMER else -1].entry
        elif token.sort is Sort.OTHER and _is_listed(found, index):
            entry = _kind(token.text, named, words) or entry
        elif token.names:
            named.append(token)
        yield token if entry is token.entry else replace(token, entry=entry)


def _is_listed(found: Sequence[Token], index: int) -> bool:
    """Say whether a word stands alone before its number: 、信访3件."""
    before = found[index - 1] if index else None
    opens = before is not None and (before.is_break or before.text in ("、", "“"))
    behind = [token for token in found[index + 1 : index + 3] if token.text != "”"]
    return opens and any(token.numeral for token in behind[:1])


def _kind(text: str, named: Sequence[Token], words: Vocabulary) -> Entry | None:
    """Return what a word means as a kind in a list that has named other rows of the table."""
    known = words.longest(f"{text}类", 0)
    if known is None or known[0] != f"{text}类" or not known[1].names:
        return None
    table = known[1].names[0].table
    others = [n for t in named for n in t.names[:1] if n.table == table and n.wording.use == "name"]
    return known[1] if len(others) >= _LISTED else None


def _tokens(text: str, words: Vocabulary) -> Iterator[Token]:
    reader = _Tokenizer(half_width(text), words)
    position = unknown = 0
    while position < len(text):
        token = reader.at(position)
        is_within = unknown < position and token is not None and _is_short_name(token)
        if token is None or is_within:
            position += 1
            continue
        if unknown < position:
            yield Token(unknown, position, text[unknown:position])
        yield token
        position = unknown = token.end
    if unknown < len(text):
        yield Token(unknown, len(text), text[unknown:])


def _is_short_name(token: Token) -> bool:
    return len(token.text) == 1 and bool(token.names)


def is_number(token: Token) -> bool:
    """Say whether a token is a number, and no part of a date."""
    numeral = token.numeral
    return numeral is not None and numeral.unit not in _DATE_UNITS


def names_by_itself(part: Sequence[Token]) -> bool:
    """Say whether any of the tokens names rows without a verb or an object."""
    names = (name.wording for token in part for name in token.names)
    return any(wording.rows and wording.use == "name" for wording in names)


def names_rows(part: Sequence[Token]) -> bool:
    """Say whether any of the tokens may name rows."""
    return any(name.wording.rows for token in part for name in token.names)


def has_names(part: Sequence[Token]) -> bool:
    """Say whether any of the tokens may name rows or columns."""
    return any(token.names for token in part)
