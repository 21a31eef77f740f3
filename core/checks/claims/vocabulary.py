"""The words that name figures, as the form's definition has them, ready to be looked up."""

import functools
import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum, auto

from core.checks.claims import words
from core.checks.claims.organs import own_names
from core.form.form import Form
from core.form.schema import TableWordings, Wording

_CHOICE = re.compile(r"\[([^\]]*)\]")


class Sort(Enum):
    """What a word does in a sentence."""

    NAME = auto()  # names rows or columns
    FILLER = auto()  # says nothing about which figure it is
    JOIN = auto()  # joins names of one figure
    OWN = auto()  # the reporting organ and all it reports for
    APART = auto()  # deals several numbers out to several names
    DENIAL = auto()
    OTHER = auto()  # what no table counts
    CHANNEL = auto()  # what makes a part of a figure that no cell has
    YEAR = auto()  # the report's year
    OTHER_YEAR = auto()  # another period than the report's
    SO_FAR = auto()


@dataclass(frozen=True)
class Name:
    """A wording and the table whose rows or columns it names."""

    table: str
    wording: Wording


@dataclass
class Entry:
    """What one word may be. A filler of some tables only has them in `fills`."""

    sort: Sort
    names: list[Name] = field(default_factory=list)
    fills: set[str] = field(default_factory=set)


def expand(pattern: str, year: int) -> Iterator[str]:
    """Yield the words that a pattern stands for: 结转[至|到|]下年度."""
    filled = pattern.replace("{last}", f"{year - 1}年").replace("{next}", f"{year + 1}年")
    filled = filled.replace("{this}", f"{year}年")
    pieces = _CHOICE.split(filled)  # fixed text and alternatives in turn
    choices = [piece.split("|") if number % 2 else [piece] for number, piece in enumerate(pieces)]
    return ("".join(chosen) for chosen in itertools.product(*choices))


class Vocabulary:
    """All words that mean something in a narrative of one report."""

    def __init__(self, form: Form, year: int, agency: str) -> None:
        self.form = form
        self.agency = agency
        self.tables = {
            id_: table.claims for id_, table in form.tables.items() if table.claims is not None
        }
        self._entries: dict[str, Entry] = {}
        for id_, table in self.tables.items():
            self._add_table(id_, table, year)
        self._add_years(year)
        self._add(own_names(agency), Sort.OWN)
        self._add(words.APART, Sort.APART)
        self._add(words.DENIALS, Sort.DENIAL)
        self._add(words.OTHER_MATTERS, Sort.OTHER)
        self._add(words.CHANNELS, Sort.CHANNEL)
        self._add(words.JOINS, Sort.JOIN)
        self._add(words.FILLERS, Sort.FILLER)
        self._lengths = _lengths(self._entries)

    def _add(self, some: Iterable[str], sort: Sort) -> None:
        for word in some:
            entry = self._entries.setdefault(word, Entry(sort))
            if entry.sort is sort:
                entry.fills.clear()  # not of some tables only

    def _add_table(self, id_: str, table: TableWordings, year: int) -> None:
        for wording in table.wordings:
            for pattern in wording.words:
                for word in expand(pattern, year):
                    entry = self._entries.setdefault(word, Entry(Sort.NAME))
                    entry.sort = Sort.NAME
                    entry.names.append(Name(id_, wording))
        for pattern in table.fillers:
            for word in expand(pattern, year):
                self._entries.setdefault(word, Entry(Sort.FILLER)).fills.add(id_)

    def _add_years(self, year: int) -> None:
        named = (f"{year}年", f"{year}年度", f"{year}年以来", "今年以来")
        self._add((*named, *words.THIS_YEAR), Sort.YEAR)
        self._add((words.SO_FAR,), Sort.SO_FAR)
        others = (*words.OTHER_YEARS, *words.PARTS_OF_A_YEAR, *words.LAST_YEARS)
        self._add(others, Sort.OTHER_YEAR)

    def longest(self, text: str, start: int) -> tuple[str, Entry] | None:
        """Return the longest known word that stands at a place of the text."""
        for length in self._lengths.get(text[start], ()):
            word = text[start : start + length]
            if word in self._entries:
                return word, self._entries[word]
        return None


def _lengths(entries: Iterable[str]) -> dict[str, list[int]]:
    """Return how long the words with a first character may be, the longest first."""
    result: dict[str, set[int]] = {}
    for word in entries:
        result.setdefault(word[0], set()).add(len(word))
    return {first: sorted(lengths, reverse=True) for first, lengths in result.items()}


@functools.lru_cache(maxsize=8)
def vocabulary(form: Form, year: int, agency: str) -> Vocabulary:
    """Return the vocabulary of a report."""
    return Vocabulary(form, year, agency)
