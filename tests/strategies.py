"""Hypothesis strategies: reports of both official forms as clerks might write them."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from core.form.cells import CellSpec
from core.form.form import Form
from core.form.labels import CellKind
from core.form.library import official_forms
from core.numbers import Number
from core.report.live_fields import follow
from core.report.marks import Mark
from core.report.report import Heading, Report

LETTERS = "乡镇街道办事处公开年报信息申请受理答复网站平台，。、；“”（）一二三0123456789 aZ%"

forms = st.sampled_from([official_forms().by_id(id_) for id_ in ("2019", "2021")])
words = st.text(LETTERS, min_size=1, max_size=12)
paragraphs = st.builds(
    "{}{}".format,
    st.sampled_from(("", "（一）", "1.", "（1）", "2023年")),
    st.text(LETTERS, max_size=40),
)
narratives = st.lists(paragraphs, max_size=4).map("\n".join)


@st.composite
def headings(draw: st.DrawFn) -> Heading:
    """A year, a name, a title that need not be the official one, and perhaps a date."""
    return Heading(
        year=draw(st.integers(2008, 2099)),
        agency=draw(words),
        title=draw(words),
        signed_by=draw(words),
        signed_on=draw(st.none() | st.dates(date(2009, 1, 1), date(2100, 12, 31))),
    )


def number_for(spec: CellSpec, raw: int) -> Number:
    """A number that the cell may hold, made from any whole number ≥ 0."""
    if spec.kind is CellKind.AMOUNT:
        return Decimal(raw).scaleb(-(raw % (spec.decimals + 1)))
    return -raw if spec.kind is CellKind.SIGNED and raw % 2 else raw


@st.composite
def figures(
    draw: st.DrawFn, form: Form, *, blank: bool = True, totals: bool = True, max_size: int = 25
) -> dict[str, Number | None]:
    """Figures for some cells of a form; with `totals` also for computed ones."""
    addresses = [cell for cell in form.cells if totals or cell not in form.totals]
    numbers = st.integers(0, 30) | st.integers(0, 10**9)
    raw = draw(
        st.dictionaries(
            st.sampled_from(addresses), numbers | st.none() if blank else numbers, max_size=max_size
        )
    )
    return {
        address: None if value is None else number_for(form.cells[address], value)
        for address, value in raw.items()
    }


@st.composite
def marks(draw: st.DrawFn, text: str, cells: list[str]) -> tuple[Mark, ...]:
    """Marks that do not overlap, in a text."""
    places = sorted(draw(st.sets(st.integers(0, len(text)), max_size=4)))
    cell = st.sampled_from(["", *cells])
    return tuple(
        Mark(start, end, draw(cell)) for start, end in zip(places[::2], places[1::2], strict=False)
    )


@st.composite
def projects(draw: st.DrawFn) -> Report:
    """A report with all that only a project file keeps."""
    report = draw(reports())
    for section, text in report.narratives.items():
        report.set_marks(section, draw(marks(text, list(report.form.cells))))
    follow(report, report.form.cells.keys())
    report.silenced = draw(st.dictionaries(words, words, max_size=2))
    report.previous = draw(st.none() | reports())
    return report


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A whole report, with blanks, printed totals and text."""
    form = draw(forms)
    sections = [section.id for section in form.narratives]
    return Report(
        form,
        draw(headings()),
        draw(st.dictionaries(st.sampled_from(sections), narratives)),
        draw(figures(form)),
    )
