"""How much a line is worded like the heading of a section.

The form names the words that tell a section, and words that its headings may
have besides; what a line is made of of these counts, not the order of them.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from core.form.form import Form
from core.form.schema import Section
from core.interpret.labels import key, letters, plain

LONGEST_HEADING = 45  # characters of a line that may be a heading and nothing else
_STOPS = "。：:；;．. 　\t"
_ENDS = "。！？；"
_SHORTEST_TEXT = 6  # characters behind a heading that a reader has joined with it
_MOSTLY = 0.7  # the part of a line that known words make up
_HALF = 0.5
_ALL = 3  # the score of a line that is made of known words
_STOP = re.compile("[。：:；;\u3000\t]")
_YEAR = re.compile(r"\d{4}年度?")


@dataclass(frozen=True, slots=True)
class Match:
    """How well a line agrees with a heading, and the text after it.

    It is joined when nothing stands between the two.
    """

    score: float
    rest: str = ""
    is_joined: bool = False


def wordings_of(section: Section) -> tuple[str, ...]:
    """Return the headings that are known of a section."""
    return (section.heading, *section.wordings)


def match(form: Form, section: Section, body: str) -> Match | None:
    """Return how well a line without its number agrees with a section's words."""
    known = _as_wording(section, body)
    score = _by_words(form, section, body)
    if known and (not known.rest or score < _ALL):
        return known
    return Match(score) if score else _words_run_in(form, section, body)


def _words_run_in(form: Form, section: Section, body: str) -> Match | None:
    """Return the match of words with text behind a full stop or a colon."""
    stop = _STOP.search(body, 1, LONGEST_HEADING)
    if not stop or _by_words(form, section, body[: stop.start()]) < _ALL:
        return None
    rest = body[stop.end() :].lstrip(_STOPS)
    return Match(2, rest) if rest else None


def _as_wording(section: Section, body: str) -> Match | None:
    found = key(body[: 2 * LONGEST_HEADING])
    best: Match | None = None
    for wording in wordings_of(section):
        wanted = key(wording)
        if found == wanted and len(body) <= LONGEST_HEADING:
            return Match(3.5)
        if found.startswith(wanted):
            run_in = _run_in(body, wanted)
            if run_in and (best is None or len(run_in.rest) < len(best.rest)):
                best = run_in
    return best


def _run_in(body: str, wanted: str) -> Match | None:
    """Return the match of a heading with text behind it, set apart or long enough to be text."""
    taken = ""
    for place, char in enumerate(body):
        taken += letters(plain(char))
        if len(taken) >= len(wanted):
            behind = body[place + 1 :].lstrip("”’\"'）)")
            if behind and behind[0] in _STOPS:
                return Match(2, behind.lstrip(_STOPS))
            is_text = len(behind) >= _SHORTEST_TEXT and behind[-1] in _ENDS
            return Match(1, behind, is_joined=True) if is_text else None
    return None


def may_stand_alone(body: str) -> bool:
    """Say whether a line is short enough for a heading and no sentence."""
    text = body.strip().rstrip(_STOPS)
    return 0 < len(text) <= LONGEST_HEADING and not any(mark in text for mark in "。；！？：")


def _by_words(form: Form, section: Section, body: str) -> float:
    """Score a line by the part of it that the section's words make up, 0 to 3."""
    if not may_stand_alone(body):
        return 0
    text = _YEAR.sub("", letters(plain(body)))
    if not text or not any(word in text for word in section.told_by):
        return 0
    rest = text
    for word in _vocabulary(form, section):
        rest = rest.replace(word, "\0")
    part = 1 - len(rest.replace("\0", "")) / len(text)
    return _ALL if part == 1 else 2 if part >= _MOSTLY else 1 if part >= _HALF else 0


@lru_cache(maxsize=64)
def _vocabulary(form: Form, section: Section) -> tuple[str, ...]:
    words = {*section.told_by, *section.heading_words, *form.definition.heading_words}
    return tuple(sorted(words, key=len, reverse=True))
