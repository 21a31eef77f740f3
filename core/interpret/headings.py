"""Where the sections of a report begin, whatever their headings are worded like.

A heading is told by its words, its shape and its place together. Every line
that may be one is scored; the sections are the chain of lines, in the order of
the form, with the highest score. So a paragraph that begins as a heading does
is not taken for one when the heading itself stands elsewhere. A section that
has none of them is looked for between its neighbours: `heading_gaps`.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from core.form.form import Form
from core.form.schema import Section
from core.interpret.heading_chain import Heading, best_chain
from core.interpret.heading_gaps import fill_gaps
from core.interpret.heading_words import LONGEST_HEADING, match
from core.interpret.labels import LabelIndex, key
from core.interpret.numbering import Number, bare_number_of, number_of
from core.interpret.pieces import Grid, Line, Piece
from core.interpret.table_places import table_places

_RIGHT_NUMBER = 4  # the score of 一、 with the numeral that the form has
_LEAST = 3  # the score from which a line is a heading
_MOST = 300  # lines that are considered; a report has a dozen
_TABLE = 3  # the score of a table that follows a heading
_BEHIND_TABLE = 1  # a text must begin right behind a table
_LOOK_AHEAD = 6  # lines after a heading, one of which must belong to its table
_INNER_NUMBER = -0.5  # （一） and 1. with another numeral: most likely within a section
_OUT_OF_PLACE = -4  # on the wrong side of another section's table


def find_headings(form: Form, index: LabelIndex, items: Sequence[Piece]) -> list[Heading]:
    """Return the lines that open sections, in their order."""
    sections = [section for section in form.sections if section.heading]
    tables = table_places(index, items)
    finder = _Finder(form, index, items, tables)
    candidates = [
        heading
        for place, item in enumerate(items)
        if isinstance(item, Line)
        for heading in finder.candidates(place, item, sections)
    ]
    candidates = sorted(candidates, key=lambda heading: -heading.score)[:_MOST]
    order = {section.id: number for number, section in enumerate(sections)}
    chain = best_chain(sorted(candidates, key=lambda heading: heading.place), order)
    return fill_gaps(form, items, chain, tables)


class _Finder:
    """Scores lines as headings."""

    def __init__(
        self, form: Form, index: LabelIndex, items: Sequence[Piece], tables: dict[str, int]
    ) -> None:
        self._form = form
        self._index = index
        self._items = items
        self._tables = tables

    def candidates(self, place: int, line: Line, sections: Sequence[Section]) -> Iterator[Heading]:
        """Yield the headings that a line may be."""
        number = number_of(line.text)
        numbers = [number] if number.style else [number, bare_number_of(line.text)]
        for ordinal, section in enumerate(sections, 1):
            for each in filter(None, numbers):
                heading = self._heading(place, each, ordinal, section)
                if heading:
                    yield heading

    def _heading(
        self, place: int, number: Number, ordinal: int, section: Section
    ) -> Heading | None:
        found = match(self._form, section, number.body)
        if found is None or (found.rest and not number.style):
            return None
        numbering = _number_score(number, ordinal, section)
        if found.is_joined and numbering < _RIGHT_NUMBER:
            return None
        score = found.score + numbering + self._place_score(place, section)
        if section.kind == "table":
            score += self._table_score(place, section.id, numbering)
            score -= 3 if found.rest else 0
        if score < _LEAST:
            return None
        return Heading(place, section.id, found.rest, score, number.style, number.value)

    def _place_score(self, place: int, section: Section) -> float:
        """Score the place by the tables around it."""
        before, after = _beside(self._form, section)
        wrong = any(self._tables.get(table, -1) > place for table in before)
        wrong |= any(self._tables.get(table, place) < place for table in after)
        if wrong:
            return _OUT_OF_PLACE
        behind_table = section.kind == "narrative" and isinstance(self._before(place), Grid)
        return _BEHIND_TABLE if behind_table and before else 0

    def _before(self, place: int) -> Piece | None:
        """Return the piece before a place that is not blank."""
        above = reversed(self._items[max(0, place - _LOOK_AHEAD) : place])
        return next((item for item in above if isinstance(item, Grid) or item.text), None)

    def _table_score(self, place: int, section: str, numbering: float) -> float:
        """Score what comes next: the table, or lines with its labels, at once or after a text."""
        behind = self._items[place + 1 : place + 1 + 4 * _LOOK_AHEAD]
        lines = (item for item in behind if isinstance(item, Grid) or item.text)
        for number, item in enumerate(islice(lines, _LOOK_AHEAD)):
            if self._is_of_table(item, section):
                return _TABLE if number == 0 or numbering >= 0 else -_TABLE
            if (
                isinstance(item, Line)
                and len(item.text) > LONGEST_HEADING
                and "：" not in item.text
            ):
                break
        return -_TABLE

    def _is_of_table(self, item: Piece, section: str) -> bool:
        if isinstance(item, Grid):
            return True
        spots = self._index.spots(item.text)
        if any(spot.table == section for spot in spots) or key(item.text) in self._index.known:
            return True
        return len(item.text.split()) > 1 and self._index.is_made_of_labels(item.text)


def _beside(form: Form, section: Section) -> tuple[list[str], list[str]]:
    """Return the tables before a section and those after it; its own is among the latter."""
    ids = [each.id for each in form.sections]
    here = ids.index(section.id)
    return [i for i in ids[:here] if i in form.tables], [i for i in ids[here:] if i in form.tables]


def _number_score(number: Number, ordinal: int, section: Section) -> float:
    """Score the numbering: 一、 is what the form has, and the right numeral tells most."""
    if not number.style:
        return 0.5 if section.kind == "table" else 0
    if number.value == ordinal:
        return _RIGHT_NUMBER if number.is_principal else 2
    return 3 if number.is_principal else _INNER_NUMBER


def _is_long(item: Piece) -> bool:
    """Say whether a line is text, not a heading and not organ and unit beside a table."""
    return isinstance(item, Line) and len(item.text) > LONGEST_HEADING and "：" not in item.text
