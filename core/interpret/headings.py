"""Where the sections of a report begin, whatever their headings are worded like.

Every line that may be a heading is scored; the sections are the chain of lines,
in the order of the form, with the highest score. So a paragraph that begins as
a heading does is not taken for one when the heading itself stands elsewhere.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from core.form.form import Form
from core.form.schema import Section
from core.interpret.labels import LabelIndex, key, letters, plain
from core.interpret.pieces import Grid, Line, Piece

_NUMBERING = re.compile(
    r"\s*(?:(?P<first>[一二三四五六七八九十]{1,3})\s*[、.．，,:：]"
    r"|[（(]\s*(?P<second>[一二三四五六七八九十]{1,3})\s*[)）]\s*[、.．]?"
    r"|第(?P<part>[一二三四五六七八九十])(?:部分|章)[、.．:：]?"
    r"|(?P<digit>\d{1,2})\s*[、.．])\s*"
)
_NUMERALS = "一二三四五六七八九十"
_LONGEST = 45  # characters of a line that may be a heading and nothing else
_STOPS = "。：:；;．. 　\t"
_ENDS = "。！？；"
_SHORTEST_TEXT = 6  # characters behind a heading that a reader has joined with it
_RIGHT_NUMBER = 4  # the score of 一、 with the numeral that the form has
_LEAST = 3  # the score from which a line is a heading
_MOST = 300  # lines that are considered; a report has a dozen
_LOOK_AHEAD = 6  # lines after a heading, one of which must belong to its table


@dataclass(frozen=True)
class Heading:
    """A line that opens a section; `rest` is the text after a run-in heading."""

    place: int  # in the pieces
    section: str
    rest: str
    score: float


def find_headings(form: Form, index: LabelIndex, items: Sequence[Piece]) -> list[Heading]:
    """Return the lines that open sections, in their order."""
    wanted = tuple(key(w) for s in form.sections if s.heading for w in _wordings(s))
    candidates = [
        heading
        for place, item in enumerate(items)
        if isinstance(item, Line) and key(_numbered(item.text)[1][:_LONGEST]).startswith(wanted)
        for heading in _candidates(form, index, items, place, item)
    ]
    candidates = sorted(candidates, key=lambda heading: -heading.score)[:_MOST]
    candidates.sort(key=lambda heading: heading.place)
    order = {section.id: number for number, section in enumerate(form.sections)}
    return _best_chain(candidates, order)


def _numbered(text: str) -> tuple[re.Match[str] | None, str]:
    """Return the number before a heading, and what comes after it."""
    number = _NUMBERING.match(text)
    return number, text[number.end() :] if number else text


def _wordings(section: Section) -> tuple[str, ...]:
    return (section.heading, *section.wordings)


def _candidates(
    form: Form, index: LabelIndex, items: Sequence[Piece], place: int, line: Line
) -> list[Heading]:
    number, body = _numbered(line.text)
    found: list[Heading] = []
    ordinal = 0
    for section in form.sections:
        if not section.heading:
            continue
        ordinal += 1
        match = _match(section, body)
        if match is None or (match.rest and not number):
            continue
        numbering = _number_score(number, ordinal, section)
        if match.is_joined and numbering < _RIGHT_NUMBER:
            continue
        score = match.score + numbering
        if section.kind == "table":
            score += 3 if _table_follows(index, items, place, section.id) else -3
            score -= 3 if match.rest else 0
        if score >= _LEAST:
            found.append(Heading(place, section.id, match.rest, score))
    return found


@dataclass(frozen=True, slots=True)
class _Match:
    """How well a line agrees with a heading, and the text after it.

    It is joined when nothing stands between the two.
    """

    score: float
    rest: str
    is_joined: bool = False


def _match(section: Section, body: str) -> _Match | None:
    """Return how well a line without its number agrees with a section's wordings."""
    found = key(body[: 2 * _LONGEST])
    best: _Match | None = None
    for wording in _wordings(section):
        wanted = key(wording)
        if found == wanted and len(body) <= _LONGEST:
            return _Match(3, "")
        if found.startswith(wanted):
            match = _run_in(body, wanted)
            if match and (best is None or len(match.rest) < len(best.rest)):
                best = match
    return best


def _run_in(body: str, wanted: str) -> _Match | None:
    """Return the match of a heading with text behind it, set apart or long enough to be text."""
    taken = ""
    for place, char in enumerate(body):
        taken += letters(plain(char))
        if len(taken) >= len(wanted):
            behind = body[place + 1 :].lstrip("”’\"'）)")
            if behind and behind[0] in _STOPS:
                return _Match(2, behind.lstrip(_STOPS))
            is_text = len(behind) >= _SHORTEST_TEXT and behind[-1] in _ENDS
            return _Match(1, behind, is_joined=True) if is_text else None
    return None


def _number_score(number: re.Match[str] | None, ordinal: int, section: Section) -> float:
    """Score the numbering: 一、 is what the form has, and the right numeral tells most."""
    if number is None:
        return 0.5 if section.kind == "table" else 0
    numeral = number["first"] or number["second"] or number["part"] or number["digit"]
    value = _NUMERALS.find(numeral) + 1 if numeral in _NUMERALS else 0
    value = int(numeral) if numeral.isdigit() else value
    style = 3 if number["first"] or number["part"] else 1
    return style + (1 if value == ordinal else 0)


def _table_follows(index: LabelIndex, items: Sequence[Piece], place: int, section: str) -> bool:
    """Say whether a table, or lines with the labels of one, come next."""
    behind = (item for item in items[place + 1 :] if isinstance(item, Grid) or item.text)
    for item in islice(behind, _LOOK_AHEAD):
        if isinstance(item, Grid):
            return True
        if any(spot.table == section for spot in index.spots(item.text)):
            return True
        if key(item.text) in index.known:
            return True
        if len(item.text) > _LONGEST and "：" not in item.text:
            return False
    return False


def _best_chain(candidates: list[Heading], order: dict[str, int]) -> list[Heading]:
    """Return the candidates in the form's order, one a section, with the highest sum."""
    best: list[tuple[float, list[Heading]]] = []
    for heading in candidates:
        before = max(
            (
                (score, chain)
                for score, chain in best
                if order[chain[-1].section] < order[heading.section]
                and chain[-1].place < heading.place
            ),
            key=lambda pair: pair[0],
            default=(0.0, []),
        )
        best.append((before[0] + heading.score, [*before[1], heading]))
    return max(best, key=lambda pair: pair[0], default=(0.0, []))[1]
