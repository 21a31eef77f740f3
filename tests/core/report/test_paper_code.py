"""The QR code on the signed paper: what goes in comes out, and what has changed since is named."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.form.form import Form
from core.form.library import official_forms
from core.numbers import Number
from core.report.check_code import figures_code, texts_code
from core.report.packed import PackedError, pack, unpack
from core.report.paper_code import (
    changes_from,
    paper_code,
    read_paper_code,
    report_of,
    verdict_on,
)
from core.report.report import Report
from core.report.verification import Verdict
from tests.factories import balanced_report, blank_report, proper_report

FORMS = official_forms()
ALPHABET = set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
FIGURES = st.one_of(
    st.none(),
    st.just(0),
    st.integers(-(10**12), 10**20),
    st.decimals(-1000, 10**9, places=6).filter(lambda number: number % 1 != 0),
)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Reports with any figures anywhere, printed totals and blanks among them."""
    form = FORMS.by_id(draw(st.sampled_from(["2019", "2021"])))
    values: dict[str, Number | None] = draw(
        st.dictionaries(st.sampled_from(sorted(form.cells)), FIGURES, max_size=60)
    )
    report = blank_report(form, values)
    agency = draw(st.text("清溪镇人民政府㙍𠀀A 1", max_size=30))
    report.heading = replace(report.heading, agency=agency)
    lines = st.lists(st.text("甲乙丙。", max_size=6), max_size=6).map("\n".join)
    report.narratives = {section.id: draw(lines) for section in form.narratives}
    return report


@given(report=reports())
def test_what_goes_in_comes_out(report: Report) -> None:
    text = paper_code(report)
    assert set(text) <= ALPHABET
    packed = read_paper_code(text, FORMS)
    assert packed.values == report.values
    assert report_of(packed).figures == report.figures
    assert (packed.form, packed.year) == (report.form, report.heading.year)
    assert packed.agency == report.heading.agency
    assert packed.figures_code == figures_code(report)
    assert packed.texts_code == texts_code(report)
    assert changes_from(report, packed) == []


@given(data=st.binary(max_size=80))
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(PackedError):
        unpack(b"\x02" + data, FORMS)


@given(report=reports(), place=st.integers(8, 10_000), other=st.sampled_from(sorted(ALPHABET)))
def test_no_other_figures_come_out_of_a_misread_code(
    report: Report, place: int, other: str
) -> None:
    text = paper_code(report)
    place = 8 + place % (len(text) - 8)
    try:
        packed = read_paper_code(text[:place] + other + text[place + 1 :], FORMS)
    except PackedError:
        return
    assert report_of(packed).figures == report.figures
    assert (packed.agency, packed.year) == (report.heading.agency, report.heading.year)


@pytest.mark.parametrize(
    "text", ["", "NIANBAO:", "nianbao:00", "WIFI:S:x;;", "NIANBAO:???", "NIANBAO::::", "NIANBAO:0"]
)
def test_other_codes_are_refused(text: str) -> None:
    with pytest.raises(PackedError):
        read_paper_code(text, FORMS)


def test_a_code_cut_short_is_refused(form: Form) -> None:
    text = paper_code(proper_report(form))
    for length in range(8, len(text), 7):
        with pytest.raises(PackedError):
            read_paper_code(text[:length], FORMS)


def test_a_report_with_most_cells_zero_is_a_few_bytes(form_2021: Form) -> None:
    report = blank_report(form_2021, dict.fromkeys(form_2021.cells, 0))
    texts = sum(map(len, (report.heading.agency.encode("gb18030"), "2021")))
    assert len(pack(report)) < texts + 14 + 20


def test_what_changed_since_is_named_cell_by_cell_and_paragraph_by_paragraph(
    form_2021: Form,
) -> None:
    report = balanced_report(form_2021)
    report.narratives = {"overview": "甲。\n乙。\n丙。", "problems": "丁。"}
    signed = read_paper_code(paper_code(report), FORMS)
    assert verdict_on(report, signed) == Verdict(figures=True, texts=True)
    cell = "applications.received.natural_person"
    report.store({cell: 99, "disclosure.fees.amount": Decimal("1.5")})
    report.narratives = {"overview": "甲。\n乙，改。\n丙。\n戊。", "problems": ""}
    report.heading = replace(report.heading, title="别的标题")
    changes = {change.place: change.text for change in changes_from(report, signed)}
    assert verdict_on(report, signed) == Verdict(figures=False, texts=False)
    names = form_2021.cells
    overview, problems = (form_2021.section(id_).name for id_ in ("overview", "problems"))
    table = form_2021.section("applications").name
    assert changes[f"{table}　{names[cell].name}"].endswith(" → 99")
    assert changes["标题"] == "与签字时不同"
    assert changes[f"{overview}　第2段"] == "与签字时不同"
    assert changes[f"{overview}　第4段"] == "签字时没有"
    assert changes[problems] == "少了1段"
    assert f"{overview}　第1段" not in changes


def test_another_organ_or_year_is_a_change_of_figures(form_2021: Form) -> None:
    report = balanced_report(form_2021)
    signed = read_paper_code(paper_code(report), FORMS)
    report.heading = replace(report.heading, year=1999, agency="别的镇")
    places = [change.place for change in changes_from(report, signed)]
    assert {"报告年度", "机关名称"} <= set(places)
    assert verdict_on(report, signed).figures is False
