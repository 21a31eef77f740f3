"""The words that name figures, as the form has them, and names of organs, ready to look up."""

import functools
import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum, auto

from core.checks.claims import words
from core.form.form import Form
from core.form.schema import TableWordings, Wording

_LEVEL = re.compile(r"街道|[省市县区旗州盟镇乡]")
_ORGAN = re.compile(rf"[\u4e00-\u9fff]{{1,16}}?(?:{words.ORGANS})$")
_LEADS = re.compile(r"^(?:据统计|其中|截至目前|按照|经统计|经核实|目前|通过|由|因|向|对|和|及)+")
_LONGEST = 20
_SHORTEST = 2

_CHOICE = re.compile(r"\[([^\]]*)\]")


@functools.lru_cache(maxsize=2048)
def is_own(name: str, agency: str) -> bool:
    """Say whether a name may be short for the organ's: its characters, in their order.

    The last level of the name has to be the organ's own: 县政府 is not short for
    that of a township in the county.
    """
    levels, own_levels = _LEVEL.findall(name), _LEVEL.findall(agency)
    if levels and own_levels and levels[-1] != own_levels[-1]:
        return False
    rest = iter(agency)
    return all(char in rest for char in name.removesuffix("本级"))


@functools.lru_cache(maxsize=2048)
def organ_in(text: str, agency: str) -> str | None:
    """Return the name of another organ with which a text ends; None when there is none."""
    name = _LEADS.sub("", text)
    if not _SHORTEST <= len(name) <= _LONGEST or not _ORGAN.search(name):
        return None
    return None if is_own(name, agency) else name


def own_names(agency: str) -> set[str]:
    """Return words for the organ: 我局, 全县各级行政机关, and the ends of its own name."""
    own = {
        f"{prefix}{place}{ending}"
        for prefix in words.OWN_PREFIXES
        for place in words.OWN_PLACES
        for ending in words.OWN_ENDINGS
    }
    names = {agency, agency.replace("人民政府", "政府"), agency.replace("人民政府办公室", "政府办")}
    places = {re.sub(r"(人民政府|办事处|政府).*$", "", name) for name in names}
    for name in names | places:
        ends = (name[start:] for start in range(max(0, len(name) - 1)))
        own.update(end for end in ends if _LEVEL.search(end) and is_own(end, agency))
    level = _LEVEL.findall(agency)
    if level:
        own.update(f"{level[-1]}{part}" for part in _parts(agency))
    return own


def _parts(agency: str) -> tuple[str, ...]:
    """Return what may follow the level in a short name: 市政府办, 镇政府, 区本级."""
    common = ("本级", "政府", "人民政府", "政府本级", "政府机关", "级")
    if "政府" not in agency and "办事处" not in agency:
        return ("本级", *_tails(agency))
    if agency.endswith("办公室"):
        return (*common, "政府办", "政府办公室", "人民政府办公室", "府办")
    return (*common, "办事处", "机关")


def _tails(agency: str) -> tuple[str, ...]:
    tail = _LEVEL.split(agency)[-1]
    return (tail,) if len(tail) > 1 else ()


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
