"""The title of a report, over one line or several; the year and the organ in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.form.form import Form
from core.interpret.dates import report_years
from core.interpret.labels import plain
from core.interpret.pieces import Line

_MOST_LINES = 5
_FIRST_LINES = 80  # in which a title is looked for
_LONGEST_LINE = 60  # characters; a longer line is text
_SENTENCE = re.compile("[。；！？]")
_SPACES = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")
_CLOSING = re.compile(r"\([^()]*\)$")  # (2023年), (草案)
_ENDINGS = "年度的关于 　·-—"


@dataclass(frozen=True, slots=True)
class Title:
    """The lines `start` to `end` (exclusive) as one title, with what it says."""

    start: int
    end: int
    text: str
    agency: str
    year: int | None


def find_title(form: Form, lines: Sequence[Line]) -> Title | None:
    """Return the title among the lines that says most, over as few lines as possible."""
    found = [
        title
        for start in range(min(len(lines), _FIRST_LINES))
        if (title := _title_from(form, lines, start)) is not None
    ]
    return max(found, key=_merit, default=None)


def _merit(title: Title) -> tuple[bool, bool, int]:
    return title.year is not None, bool(title.agency), title.start - title.end


def _title_from(form: Form, lines: Sequence[Line], start: int) -> Title | None:
    """Return the title that begins with a line; the fewest lines that end as titles do."""
    text = ""
    for end in range(start, min(start + _MOST_LINES, len(lines))):
        line = lines[end].text
        if len(line) > _LONGEST_LINE or _SENTENCE.search(line):
            return None
        text += joined(line) if not text else f"\n{joined(line)}"
        whole = joined(text.replace("\n", ""))
        subject = _subject(form, whole)
        if subject is not None:
            agency, year = _agency_and_year(subject, whole)
            return Title(start, end + 1, whole, agency, year)
    return None


def joined(text: str) -> str:
    """Return text without the white space that Chinese does not need."""
    return _SPACES.sub("", text.strip())


def _subject(form: Form, text: str) -> str | None:
    """Return what stands before the official words at a title's end; None when these do not."""
    body = _CLOSING.sub("", plain(text))
    for wording in sorted(form.definition.title_wordings, key=len, reverse=True):
        if body.endswith(plain(wording)):
            return body.removesuffix(plain(wording))
    return None


def ends_as_title(form: Form, text: str) -> bool:
    """Say whether a line ends with the official words of a title."""
    return _subject(form, joined(text)) is not None


def _agency_and_year(subject: str, title: str) -> tuple[str, int | None]:
    years = list(report_years(subject)) or list(report_years(title))
    if not years:
        return _printed(title, subject).strip(_ENDINGS), None
    year, start, end = years[0]
    before = _printed(title, subject[:start])
    return before.strip(_ENDINGS) or subject[end:].strip(_ENDINGS), year


def _printed(title: str, start: str) -> str:
    """Return the beginning of a title as printed, given its characters in half width."""
    return next((title[:n] for n in range(len(title) + 1) if plain(title[:n]) == start), start)


def agency_line(text: str) -> tuple[str, int] | None:
    """Return organ and year of a line that is nothing else: 清溪镇人民政府　2023年度."""
    body = plain(text)
    years = list(report_years(body))
    if len(body) > _LONGEST_LINE or len(years) != 1 or _SENTENCE.search(body):
        return None
    year, start, end = years[0]
    if end != len(body) or not body.endswith("年度") or not start:
        return None
    return body[:start], year
