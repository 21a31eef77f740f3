"""Across organs and years: what does not continue, what stands out, what was copied."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from core.checks.finding import Finding
from core.checks.places import place_name
from core.form.across_years import year_links
from core.form.form import Form
from core.form.library import official_forms
from core.rollup.comparing.likeness import Likeness, Writing, alike, like_last_year
from core.rollup.comparing.outstanding import Outstanding, outstanding
from core.rollup.desk import Desk
from core.rollup.model import Row, State

LAST_YEAR = "本机关上年"
_MOST = 500  # pairs of texts that are told, the most alike first


class Broken(NamedTuple):
    """A figure of an organ that does not follow from its last year's."""

    organ: int
    place: str
    message: str


class Across(NamedTuple):
    """All of it. `copied` are pairs of organs, `repeated` organs with their own last year."""

    broken: tuple[Broken, ...]
    outstanding: tuple[Outstanding, ...]
    copied: tuple[Likeness, ...]
    repeated: tuple[Likeness, ...]

    @property
    def texts(self) -> list[Likeness]:
        """All texts that are like another one, the most alike first."""
        return sorted((*self.copied, *self.repeated), key=lambda each: each.rank)[:_MOST]


class _Signature(msgspec.Struct):
    agency: str = ""


class _Texts(msgspec.Struct):
    """Of a report's JSON, what is written; its tables are passed over."""

    form: str
    agency: str
    narratives: dict[str, str] = {}
    signature: _Signature | None = None


_decode = msgspec.json.Decoder(_Texts).decode


def is_looked_at(row: Row) -> bool:
    """Say whether a row's report is compared with others: it was read, and is not left out."""
    brief = row.chosen.reading if row.chosen else None
    return brief is not None and not brief.problem and row.state is not State.EXCLUDED


def look_across(desk: Desk, listener: Callable[[float], object] | None = None) -> Across:
    """Compare all reports, confirmed or not, with last year's and with each other.

    `listener` hears which part is done, 0 to 1, and may raise to cancel.
    """
    rows = [row for row in desk.rows() if is_looked_at(row)]
    tell = listener or (lambda _: None)
    broken = tuple(_broken(desk, rows))
    tell(0.2)
    total = desk.total(counts=is_looked_at)
    kinds = {row.organ.id: row.organ.kind for row in rows}
    far = tuple(outstanding(total.form, total.addends, kinds))
    tell(0.5)
    this, last = _writings(desk, rows)
    tell(0.7)
    return Across(broken, far, tuple(alike(this)), tuple(like_last_year(this, last)))


def _broken(desk: Desk, rows: Sequence[Row]) -> Iterator[Broken]:
    for row in rows:
        form = _form_of(row)
        rules = {link.rule for link in year_links(form)}
        for finding in desk.against_last(row.organ.id):
            if finding.rule in rules:
                yield Broken(row.organ.id, _cell_name(form, finding), finding.message)


def _form_of(row: Row) -> Form:
    brief = row.chosen.reading if row.chosen else None
    return official_forms().by_id(brief.form if brief else "")


def _cell_name(form: Form, finding: Finding) -> str:
    first = form.cells.get(finding.cells[0]) if finding.cells else None
    return first.name if first else place_name(form, finding)


def _writings(desk: Desk, rows: Sequence[Row]) -> tuple[dict[int, Writing], dict[int, Writing]]:
    """Return this year's texts and last year's, by organ."""
    ids = [*(row.reading for row in rows), *(row.last for row in rows)]
    content = desk.contents(list(filter(None, ids)))
    written = {id_: _writing(text) for id_, text in content}
    this = {row.organ.id: written[row.reading] for row in rows if row.reading in written}
    last = {row.organ.id: written[row.last] for row in rows if row.last in written}
    return this, last


def _writing(content: str) -> Writing:
    data = _decode(content)
    names = (data.agency, data.signature.agency if data.signature else "")
    return Writing(official_forms().by_id(data.form), names, data.narratives)
