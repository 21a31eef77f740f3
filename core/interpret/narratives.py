"""The text of a report: title and preface, narratives by section, signature."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise, takewhile

from core.document.document import NOT_WRITTEN
from core.form.form import Form
from core.interpret.dates import FIRST, LAST, whole_date, years_named
from core.interpret.ending import Ending, find_ending, is_name
from core.interpret.form_words import is_form_speaking
from core.interpret.heading_chain import Heading
from core.interpret.headings import find_headings
from core.interpret.labels import LabelIndex, key, plain
from core.interpret.pieces import Grid, Line, Piece, Pieces
from core.interpret.placing import Understood
from core.interpret.result import Leftover
from core.interpret.title import Title, agency_line, find_title

_DRAFT = re.compile(r"[【\[(（]?草稿[】\])）]?")
_UNIT = re.compile(r"[(（]?(?:计量)?单位[:：].{1,8}[)）]?")
_METADATA = re.compile(
    r"[【\[]?(?:信息|发布|发文|成文|索引|文章|来源|浏览|字体|字号|作者|文号|主题|时间|日期|访问|点击|打印|分享"
    r"|公开|生成|责任|编辑|审核)[^。；]{0,8}[:：]"
)
_LONGEST_METADATA = 100  # characters


@dataclass
class Texts:
    """What was read of a report's text."""

    title: str = ""
    agency: str = ""
    year: int | None = None
    signed_by: str = ""
    signed_on: date | None = None
    code: str = ""
    narratives: dict[str, str] = field(default_factory=dict)
    leftovers: list[Leftover] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


class TextReader:
    """Reads the lines of a document; those of its tables are read elsewhere."""

    def __init__(self, form: Form, index: LabelIndex, pieces: Pieces) -> None:
        self._form = form
        self._index = index
        self._items = pieces.items
        self._texts = Texts()
        self._preface = next((s.id for s in form.narratives if not s.heading), "")
        self.headings = _given_headings(form, self._items) or find_headings(
            form, index, self._items
        )

    def lines_of(self, section: str) -> list[Line]:
        """Return the lines below a section's heading; all lines when it has none."""
        return [item for item in self.items_of(section) if isinstance(item, Line)]

    def items_of(self, section: str) -> list[Piece]:
        """Return the pieces below a section's heading; all pieces when it has none."""
        for heading, end in self._spans():
            if heading.section == section:
                return self._items[heading.start : end]
        return self._items

    def read(self, found: Understood, *, composed: bool) -> Texts:
        """Read everything that no table has used."""
        front = self._front(found)
        title = None if composed else find_title(self._form, front)
        ending = Ending() if composed else self._ending(found, front, title)
        found.use_line(*ending.lines)
        self._take_title(title, ending)
        self._read_front(found, front, title, composed=composed)
        for heading, end in self._spans():
            self._read_section(found, heading, end, composed=composed)
        self._suggest_sections()
        return self._texts

    def _spans(self) -> list[tuple[Heading, int]]:
        """Return each heading with the place where its section ends."""
        places = [*(heading.place for heading in self.headings), len(self._items)]
        ends = [end for _, end in pairwise(places)]
        return list(zip(self.headings, ends, strict=True))

    def _front(self, found: Understood) -> list[Line]:
        """Return the lines before the first heading, or before the first table."""
        end = self.headings[0].place if self.headings else len(self._items)
        return _unused(self._items[:end], found)

    def _ending(self, found: Understood, front: list[Line], title: Title | None) -> Ending:
        start = self.headings[-1].start if self.headings else 0
        lines = _unused(self._items[start:], found)
        if not self.headings:
            lines = front[title.end :] if title else front
        return find_ending(lines, title.agency if title else "")

    def _take_title(self, title: Title | None, ending: Ending) -> None:
        texts = self._texts
        if title:
            texts.title, texts.agency, texts.year = title.text, title.agency, title.year
        texts.signed_by, texts.signed_on, texts.code = ending.agency, ending.signed_on, ending.code

    def _read_front(
        self, found: Understood, front: list[Line], title: Title | None, *, composed: bool
    ) -> None:
        start, end = (title.start, title.end) if title else (0, 0)
        for line in front[:start]:
            if not _DRAFT.fullmatch(line.text):
                self._leave(line)
        rest = self._written(found, front[end:], composed=composed)
        while rest and not composed and self._is_aside(rest[0]):
            rest.pop(0)
        if self._preface and rest:
            self._texts.narratives[self._preface] = _joined(rest)
        else:
            for line in rest:
                self._leave(line)

    def _is_aside(self, line: Line) -> bool:
        """Say whether a line below the title is not text: a date, the organ, a portal's data."""
        texts = self._texts
        day = whole_date(line.text)
        if day:
            texts.signed_on = texts.signed_on or day
            return True
        if _DRAFT.fullmatch(line.text) or self._is_heading_data(line):
            return True
        if is_name(line.text, texts.agency) and _agrees(line.text, texts.agency, texts.signed_by):
            texts.signed_by = texts.signed_by or line.text
            return True
        if len(line.text) <= _LONGEST_METADATA and _METADATA.match(line.text):
            self._leave(line)
            return True
        return False

    def _is_heading_data(self, line: Line) -> bool:
        """Say whether a line is organ and year and nothing else; note them."""
        named = agency_line(line.text)
        if named is None:
            return False
        texts = self._texts
        texts.agency = texts.agency or named[0]
        texts.year = texts.year or named[1]
        return True

    def _written(self, found: Understood, items: Sequence[Piece], *, composed: bool) -> list[Line]:
        """Return the unused lines that somebody wrote, and not the blank form."""
        lines = _unused(items, found)
        return lines if composed else [x for x in lines if not is_form_speaking(self._form, x.text)]

    def _read_section(
        self, found: Understood, heading: Heading, end: int, *, composed: bool
    ) -> None:
        section = self._form.section(heading.section)
        lines = self._written(found, self._items[heading.start : end], composed=composed)
        if section.kind == "narrative":
            text = "\n".join(filter(None, [heading.rest, _joined(lines)]))
            if text:
                self._texts.narratives[section.id] = text
            return
        wordings = {key(wording) for wording in (section.heading, *section.wordings)}
        for line in lines:
            if not self._belongs_to_table(line) and key(line.text) not in wordings:
                self._leave(line, section.id)

    def _belongs_to_table(self, line: Line) -> bool:
        """Say whether a line near a table only repeats what is known."""
        return bool(
            _UNIT.fullmatch(plain(line.text))
            or self._index.is_known(line.text)
            or self._index.is_like_known(line.text)
            or self._is_heading_data(line)
            or key(line.text) == key(self._texts.title)
        )

    def _leave(self, line: Line, section: str = "") -> None:
        """Note a line that could not be placed, with the section it stood in."""
        self._texts.leftovers.append(Leftover(line.where, line.text, section))

    def _suggest_sections(self) -> None:
        """Let each line left within a table's section name the empty narrative next to that."""
        ids = [section.id for section in self._form.sections]
        found = {heading.section for heading in self.headings}
        empty = [s.id for s in self._form.narratives if s.heading and s.id not in found]

        def nearest(section: str) -> str:
            behind = ids[ids.index(section) + 1 :] if section else []
            free = takewhile(lambda id_: id_ not in found, behind)
            return next((id_ for id_ in free if id_ in empty), "")

        left = self._texts.leftovers
        left[:] = [replace(each, section=nearest(each.section)) for each in left]


def _given_headings(form: Form, items: list[Piece]) -> list[Heading]:
    """Return the headings of a document that knows its sections."""
    known = {section.id for section in form.sections}
    return [
        Heading(place, item.section, "", 0)
        for place, item in enumerate(items)
        if isinstance(item, Line) and item.section in known
    ]


def _unused(items: Sequence[Piece], found: Understood) -> list[Line]:
    lines = [item for item in items if isinstance(item, Line)]
    return [line for line in lines if line.text and not found.has_used_line(line)]


def _joined(lines: list[Line]) -> str:
    return "\n".join(line.text for line in lines if line.text != NOT_WRITTEN)


def _agrees(text: str, agency: str, signed_by: str) -> bool:
    name = plain(text)
    return name in {plain(agency), plain(signed_by)}


def guess_year(form: Form, texts: Texts, items: list[Piece]) -> int | None:
    """Return the year that the text speaks of, where the title does not say it."""
    first_day = re.compile(rf"(?P<year>\d{{4}})年{re.escape(form.period_days[0])}")
    lines = [item.text for item in items if isinstance(item, Line)]
    for line in lines:
        for found in first_day.finditer(plain(line)):
            if FIRST <= int(found["year"]) <= LAST:
                return int(found["year"])
    if texts.signed_on:
        return texts.signed_on.year - 1
    named = Counter(year for line in lines for year in years_named(line))
    named.update(year for i in items if isinstance(i, Grid) for year in years_named(i.title))
    return named.most_common(1)[0][0] if named else None
