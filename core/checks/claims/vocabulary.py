"""The words that name figures, as the form has them, and names of organs, ready to look up."""

import functools
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TypeAlias

from core.checks.claims import words
from core.form.form import Form
from core.form.labels import CellKind
from core.form.schema import Wording

_LEVEL = re.compile(r"街道|(?<!城)[市乡](?![场容政])|[省县区旗州盟镇]")
"""What places are called by; not 城乡建设, 城市管理, 市场监督."""
_WITH_DEPARTMENTS = "政府|办事处|管委会|管理委员会"
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


def is_part(organ: str, agency: str) -> bool:
    """Say whether an organ named without its place may be a department of the reporting one."""
    return not _LEVEL.search(organ) and re.search(_WITH_DEPARTMENTS, agency) is not None


def own_names(agency: str) -> set[str]:
    """Return the ends of the organ's own name, and what else it is called by its level."""
    own: set[str] = set()
    names = {agency, agency.replace("人民政府", "政府"), agency.replace("人民政府办公室", "政府办")}
    places = {re.sub(r"(人民政府|办事处|政府).*$", "", name) for name in names}
    for name in names | places:
        ends = (name[start:] for start in range(max(0, len(name) - 1)))
        own.update(end for end in ends if _LEVEL.search(end) and is_own(end, agency))
    level = _LEVEL.findall(agency)
    if agency[-1:] in words.SHORT_ENDS:
        own.update(
            (
                f"{agency[-1]}机关",
                f"{agency[-1]}办公室",
                *(f"{each}{agency[-1]}" for each in level[-1:]),
            )
        )
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


@dataclass(frozen=True)
class Entry:
    """What one word does, and the names that it may be."""

    sort: Sort
    names: list[Name] = field(default_factory=list)


Part: TypeAlias = tuple[str, ...]
"""The words of which a pattern has one in a place; one of them may be empty."""


@functools.lru_cache(maxsize=8192)  # the same for every organ
def parts(pattern: str, year: int) -> tuple[Part, ...]:
    """Return what follows what in the words that a pattern stands for: 结转[至|到|]下年度."""
    if "{" in pattern:
        filled = pattern.replace("{last}", f"{year - 1}年").replace("{next}", f"{year + 1}年")
        pattern = filled.replace("{this}", f"{year}年")
    pieces = _CHOICE.split(pattern)  # fixed text and alternatives in turn
    choices = (p.split("|") if number % 2 else [p] for number, p in enumerate(pieces) if p)
    return tuple(map(tuple, choices))


class Vocabulary:
    """All words that mean something in a narrative of one report.

    The patterns stand for tens of thousands of words, of which a text has some
    dozens: they are followed only as far as they are met in a text.
    """

    def __init__(self, form: Form, year: int, agency: str) -> None:
        self.form = form
        self.agency = agency
        self.tables = {
            id_: table.claims for id_, table in form.tables.items() if table.claims is not None
        }
        self.amounts = [id_ for id_, cell in form.cells.items() if cell.kind is CellKind.AMOUNT]
        self._kinds: list[tuple[Sort, Name | None]] = []
        patterns: list[tuple[Part, ...]] = []
        for sort, name, pattern in self._patterns(year, agency):
            self._kinds.append((sort, name))
            patterns.append(pattern)
        self._root = Branch([(number, 0, "") for number in range(len(patterns))], patterns)
        self._entries: dict[Branch, Entry] = {}

    def _patterns(
        self, year: int, agency: str
    ) -> Iterator[tuple[Sort, Name | None, tuple[Part, ...]]]:
        """Yield all patterns; a word is of the first sort that has it."""
        for id_, table in self.tables.items():
            for wording in table.wordings:
                name = Name(id_, wording)
                yield from ((Sort.NAME, name, parts(word, year)) for word in wording.words)
        for table in self.tables.values():
            yield from ((Sort.FILLER, None, parts(word, year)) for word in table.fillers)
        for sort, some in _common_words(year, agency):
            yield from ((sort, None, ((word,),)) for word in some)
        yield Sort.OWN, None, (words.OWN_PREFIXES, words.OWN_PLACES, words.OWN_ENDINGS)

    def longest(self, text: str, start: int) -> tuple[str, Entry] | None:
        """Return the longest known word that stands at a place of the text."""
        found: tuple[int, Branch] | None = None
        branch = self._root
        for position in range(start, len(text)):
            following = branch.after(text[position])
            if following is None:
                break
            branch = following
            if branch.ending:
                found = position + 1, branch
        return (text[start : found[0]], self._entry(found[1])) if found else None

    def added_up(self, table: str, rows: Collection[str]) -> tuple[tuple[str, ...], ...]:
        """Return rows as the parts of one total that they are; nothing when they are not."""
        for parts in self.form.totals.values():
            of_total = dict.fromkeys(part.split(".")[1] for part in parts)
            if len(rows) > 1 and of_total.keys() >= set(rows) and parts[0].startswith(table):
                return (tuple(row for row in of_total if row in rows),)
        return ()

    def is_name(self, text: str, start: int) -> bool:
        """Say whether a word that names rows or columns stands at a place of the text."""
        found = self.longest(text, start)
        return found is not None and bool(found[1].names)

    def _entry(self, branch: "Branch") -> Entry:
        if branch not in self._entries:
            kinds = [self._kinds[number] for number in branch.ending]
            names = [name for _, name in kinds if name]
            self._entries[branch] = Entry(kinds[0][0], names)
        return self._entries[branch]


def _common_words(year: int, agency: str) -> Iterator[tuple[Sort, Iterable[str]]]:
    """Yield the words that are the same for every form; the first sort of a word counts."""
    named = (f"{year}年", f"{year}年度", f"{year}年以来", "今年以来")
    yield Sort.YEAR, (*named, *words.THIS_YEAR)
    yield Sort.SO_FAR, (words.SO_FAR,)
    yield Sort.OTHER_YEAR, (*words.OTHER_YEARS, *words.PARTS_OF_A_YEAR, *words.LAST_YEARS)
    yield Sort.OWN, own_names(agency)
    yield Sort.APART, words.APART
    yield Sort.DENIAL, words.DENIALS
    yield Sort.OTHER, words.OTHER_MATTERS
    yield Sort.CHANNEL, words.CHANNELS
    yield Sort.JOIN, words.JOINS
    yield Sort.FILLER, words.FILLERS


Rest: TypeAlias = tuple[int, int, str]
"""Of a pattern, by its number: at which part one is, and what is left of the word before it."""


class Branch:
    """What can follow after the beginning of a word; `ending` are the patterns that end here."""

    def __init__(self, rests: Iterable[Rest], patterns: Sequence[tuple[Part, ...]]) -> None:
        self._patterns = patterns
        self._rests: dict[str, dict[Rest, None]] = {}
        self._following: dict[str, Branch] = {}
        ending: set[int] = set()
        for number, part, rest in rests:
            self._add(number, part, rest, ending)
        self.ending = sorted(ending)

    def _add(self, number: int, part: int, rest: str, ending: set[int]) -> None:
        if rest:
            self._rests.setdefault(rest[0], {})[number, part, rest[1:]] = None
        elif part == len(self._patterns[number]):
            ending.add(number)
        else:
            for word in self._patterns[number][part]:
                self._add(number, part + 1, word, ending)

    def after(self, char: str) -> "Branch | None":
        """Return the branch that a character leads to."""
        if char not in self._following and char in self._rests:
            self._following[char] = Branch(self._rests[char], self._patterns)
        return self._following.get(char)


@functools.lru_cache(maxsize=8)
def vocabulary(form: Form, year: int, agency: str) -> Vocabulary:
    """Return the vocabulary of a report."""
    return Vocabulary(form, year, agency)
