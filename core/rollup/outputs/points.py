"""What an organ has to put right in its report, one point after the other, in plain Chinese."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from core.checks.diagnosis import ID as LIKELY_ERROR
from core.checks.finding import Finding, Severity, Suggestion
from core.checks.folding import Folded, fold
from core.checks.places import place_name
from core.form.form import Form
from core.numbers import Number, format_number
from core.report.report import Report
from core.rollup.desk import Desk
from core.rollup.model import Row

_EMPTY = "没有数字，或者没有读出数字，无法核对。"
_UNREAD = "missing"
_LIKELY = f".{LIKELY_ERROR}"
_MOST = 3  # equations that are quoted below a wrong cell
_MOST_NAMED = 10  # cells without a figure
_FILL = "没有的填0，其余照实填写。"


class Point(NamedTuple):
    """One thing to be put right: where it is, what is wrong, what would put it right.

    `keys` tell what is wrong from everything else that may be, also in a later file of the
    organ. `wanted` are the figures that would put it right, None for any.
    """

    place: str
    problem: str
    repair: str
    keys: frozenset[str] = frozenset()
    wanted: Mapping[str, Number | None] = {}

    @property
    def texts(self) -> tuple[str, str, str]:
        """What is told of it: place, problem, repair."""
        return self.place, self.problem, self.repair


def points(desk: Desk, row: Row) -> list[Point]:
    """Return what an organ has to put right: its errors, and the cells without a figure."""
    return points_of(desk, row.reading, row.last)


def points_of(desk: Desk, reading: str, last: str) -> list[Point]:
    """Return what is to be put right in a reading, `last` being that of the year before."""
    report, record = desk.report(reading), desk.record(reading)
    findings = desk.findings_of(reading, last)
    errors = [each for each in findings if each.severity is Severity.ERROR]
    told = [
        folded
        for folded in fold(findings)
        if folded.finding.severity is Severity.ERROR and not _is_of_blanks(report, folded.finding)
    ]
    unread = {a for a, (certainty, *_) in record.doubts.items() if certainty == _UNREAD}
    empty = unread | {a for a, value in report.figures.items() if value is None}
    return [*(_point(report, each, errors) for each in told), *_empty(report.form, empty)]


def _is_of_blanks(report: Report, finding: Finding) -> bool:
    """Say whether it tells of blank cells, which are named one by one here."""
    return finding.is_blank and finding.section in report.form.tables


def _point(report: Report, folded: Folded, errors: Sequence[Finding]) -> Point:
    """Return a point; the equations that a wrong cell breaks say what it should agree with."""
    error = folded.finding
    repair = next((_repair(report, each) for each in error.suggestions), "请核实后改正。")
    broken = [each.message for each in folded.consequences[:_MOST]]
    return Point(
        place=place_name(report.form, error),
        problem="".join(f"{each.removesuffix('。')}。" for each in (error.message, *broken)),
        repair=repair,
        keys=_keys(error, errors),
        wanted=_wanted(error),
    )


def _keys(error: Finding, errors: Sequence[Finding]) -> frozenset[str]:
    """Return what is wrong: of a likely cause, which any other figure may change, the equations.

    These are what it explains, or those of its cells when another cause explains them.
    """
    if not error.rule.endswith(_LIKELY):
        return frozenset((_key(error),))
    sure = [each for each in errors if not each.rule.endswith(_LIKELY)]
    caused = [each for each in sure if each.key in error.explains or each.cause == error.key]
    near = caused or [each for each in sure if not set(each.cells).isdisjoint(error.cells)]
    return frozenset(map(_key, near or (error,)))


def _key(error: Finding) -> str:
    """Return what tells an error; one of a text by its words, since its place moves."""
    if error.narrative:
        return f"{error.rule} {error.narrative.section} {error.narrative.text}"
    return error.key


def _wanted(error: Finding) -> dict[str, Number | None]:
    first = error.suggestions[:1]
    return {each.cell: each.value for sugg in first for each in (sugg, *sugg.together)}


def _repair(report: Report, suggestion: Suggestion) -> str:
    changes = (suggestion, *suggestion.together)
    return "；".join(_change(report, each.cell, each.value) for each in changes) + "。"


def _change(report: Report, address: str, value: Number | None) -> str:
    spec, now = report.form.cells[address], report.figures[address]
    wanted = "各分项之和" if value is None else f"{format_number(value)}{spec.unit}"
    given = "空白" if now is None else f"{format_number(now)}{spec.unit}"
    return f"“{spec.name}”由{given}改为{wanted}"


def _empty(form: Form, empty: set[str]) -> Iterator[Point]:
    """Yield a point for every table with cells that have no figure."""
    for table in form.tables:
        specs = [spec for spec in form.cells_of(table) if spec.address in empty]
        if specs:
            names = [spec.name for spec in specs]
            more = f"等{len(names)}格" if len(names) > _MOST_NAMED else ""
            listed = "”、“".join(names[:_MOST_NAMED])
            yield Point(
                place=form.section(table).name,
                problem=f"“{listed}”{more}{_EMPTY}",
                repair=_FILL,
                keys=frozenset(f"{_UNREAD} {spec.address}" for spec in specs),
                wanted=dict.fromkeys(spec.address for spec in specs),
            )
