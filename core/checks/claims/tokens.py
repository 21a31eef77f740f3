"""A passage as a row of tokens: names, numbers, words that fill, and what is not known."""

import functools
from collections.abc import Iterator
from dataclasses import dataclass, field

from core.checks.claims.comparisons import Relation, relations
from core.checks.claims.numerals import Numeral, half_width, numerals
from core.checks.claims.passages import HOLE
from core.checks.claims.vocabulary import Entry, Name, Sort, Vocabulary
from core.checks.claims.words import BREAKS, ENDS

HOLE_ENTRY = Entry(Sort.FILLER)


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
class _Reader:
    text: str
    words: Vocabulary
    numbers: dict[int, Numeral] = field(init=False)
    compared: dict[int, Relation] = field(init=False)

    def __post_init__(self) -> None:
        self.numbers = {number.start: number for number in numerals(self.text)}
        self.compared = {relation.start: relation for relation in relations(self.text)}

    def at(self, start: int) -> Token | None:
        """Return what is known to stand at a place."""
        if start in self.compared:
            relation = self.compared[start]
            return Token(start, relation.end, self.text[start : relation.end], None, None, relation)
        if self.text[start] == HOLE:
            end = next((i for i in range(start, len(self.text)) if self.text[i] != HOLE), None)
            return Token(start, end or len(self.text), HOLE, HOLE_ENTRY)
        if self.text[start] in BREAKS or self.text[start] in ENDS:
            return Token(start, start + 1, self.text[start])
        found = self.words.longest(self.text, start)
        is_zero = self.text[start] == "零" and start in self.numbers  # 均为零, not 零复议
        if found and not is_zero:
            word, entry = found
            return Token(start, start + len(word), word, entry)
        if start in self.numbers:
            number = self.numbers[start]
            end = number.unit_end if number.counts or number.is_money else number.end
            return Token(start, end, self.text[start:end], None, number)
        return None


@functools.lru_cache(maxsize=1024)
def tokens(text: str, words: Vocabulary) -> tuple[Token, ...]:
    """Return the tokens of a passage."""
    return tuple(_tokens(text, words))


def _tokens(text: str, words: Vocabulary) -> Iterator[Token]:
    reader = _Reader(half_width(text), words)
    position = unknown = 0
    while position < len(text):
        token = reader.at(position)
        if token is None:
            position += 1
            continue
        if unknown < position:
            yield Token(unknown, position, text[unknown:position])
        yield token
        position = unknown = token.end
    if unknown < len(text):
        yield Token(unknown, len(text), text[unknown:])
