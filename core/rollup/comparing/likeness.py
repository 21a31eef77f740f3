"""Texts that were copied from another organ or from last year, with the passages side by side.

Sentences are told by what is left of them without numbers, marks and the organ's own name, so
that a text stays the same when only these were changed. What most organs write alike is the
form's own wording, and counts for nothing.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

from core.form.form import Form
from core.report.report import Report

_SENTENCE = re.compile(r"[^。；！？\n]+[。；！？]?")
_PASSING = re.compile(r"\d+|[（(]?[一二三四五六七八九十]+[）)、是]|[\W_]")
_SHORTEST = 10  # characters of a sentence that is anybody's own
_COMMON = 5  # organs that write a sentence: from then on it is everybody's
_LEAST = 0.3  # of the characters of the shorter text


class Passage(NamedTuple):
    """A sentence that two texts share, as each has it."""

    one: str
    other: str


class Likeness(NamedTuple):
    """Two texts (by the asker's keys) that are alike: the share of the shorter one's characters."""

    one: int
    other: int
    share: float
    passages: tuple[Passage, ...]

    @property
    def rank(self) -> tuple[float, int]:
        """What pairs are sorted by: the most alike first, of these the longest passages."""
        return -self.share, -sum(len(passage.one) for passage in self.passages)


class Writing(NamedTuple):
    """The texts of a report: its form, the names its organ goes by, texts by section."""

    form: Form
    names: tuple[str, ...]
    narratives: Mapping[str, str]


Sentences = dict[str, str]
"""Sentences as written, by what is left of them."""


def writing_of(report: Report) -> Writing:
    """Return the texts of a report."""
    heading = report.heading
    return Writing(report.form, (heading.agency, heading.signed_by), report.narratives)


def alike(writings: Mapping[int, Writing]) -> list[Likeness]:
    """Return the pairs of reports whose texts are alike, the most alike first."""
    texts = {key: _sentences(writing) for key, writing in writings.items()}
    writers = Counter(plain for sentences in texts.values() for plain in sentences)
    common = {plain for plain, count in writers.items() if count >= _COMMON}
    own = {key: {p: s for p, s in each.items() if p not in common} for key, each in texts.items()}
    found = (_likeness(pair, own[pair[0]], own[pair[1]]) for pair in _pairs(own))
    return sorted((each for each in found if each.share >= _LEAST), key=lambda e: e.rank)


def like_last_year(this: Mapping[int, Writing], last: Mapping[int, Writing]) -> list[Likeness]:
    """Return the organs whose text is like their own of last year, the most alike first."""
    found = [
        _likeness((key, key), _sentences(writing), _sentences(last[key]))
        for key, writing in this.items()
        if key in last
    ]
    return sorted((each for each in found if each.share >= _LEAST), key=lambda e: e.rank)


def _pairs(texts: Mapping[int, Sentences]) -> Iterator[tuple[int, int]]:
    """Yield the pairs that share any sentence; the others need not be looked at."""
    writers: defaultdict[str, list[int]] = defaultdict(list)
    for key, sentences in texts.items():
        for plain in sentences:
            writers[plain].append(key)
    yield from sorted({pair for keys in writers.values() for pair in combinations(keys, 2)})


def _likeness(pair: tuple[int, int], one: Sentences, other: Sentences) -> Likeness:
    shared = [plain for plain in one if plain in other]
    shorter = min(sum(map(len, one)), sum(map(len, other)))
    share = sum(map(len, shared)) / shorter if shorter else 0.0
    passages = tuple(Passage(one[plain], other[plain]) for plain in shared)
    return Likeness(*pair, share, passages)


def _sentences(writing: Writing) -> Sentences:
    """Return the sentences of the texts that should be an organ's own, and new."""
    names = sorted(filter(None, set(writing.names)), key=len, reverse=True)
    found: Sentences = {}
    for section in writing.form.narratives:
        if section.template or section.optional:
            continue
        for sentence in _SENTENCE.findall(writing.narratives.get(section.id, "")):
            plain = _plain(sentence, names)
            if len(plain) >= _SHORTEST:
                found.setdefault(plain, sentence.strip())
    return found


def _plain(sentence: str, names: list[str]) -> str:
    for name in names:
        sentence = sentence.replace(name, "")
    return _PASSING.sub("", sentence)
