"""Likely errors beyond one and two wrong cells: many, blanks, other tables, other forms."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.checks.diagnosis.likely_errors import check_likely_errors
from core.checks.finding import Action, Finding
from core.checks.folding import fold
from core.checks.runner import check
from core.form.form import Form
from core.report.report import ABSENT, Report
from tests.core.checks.diagnosis.tables import cells, large_report, misprinted
from tests.core.small_form import small_form
from tests.factories import balance, balanced_report, blank_report
from tests.strategies import forms, reports

NATURAL = "applications.{}.natural_person"


def causes(report: Report) -> list[Finding]:
    """The findings about figures that no other one explains."""
    return [each.finding for each in fold(check(report)) if each.finding.cells]


@pytest.mark.parametrize("count", [3, 4])
def test_several_wrong_cells_apart_are_each_named(form: Form, count: int) -> None:
    report = large_report(form, seed=1)
    wrong = {}
    for number, row in enumerate(("granted", "denied_third_party", "received", "carried_in")):
        column = ("research", "welfare", "natural_person", "commercial")[number]
        cell = f"applications.{row}.{column}"
        wrong[cell] = (report.figures[cell] or 0) + 3 + 7 * number
    wrong = dict(list(wrong.items())[:count])
    found = causes(misprinted(report, wrong))
    assert {f.suggestions[0].cell: f.suggestions[0].value for f in found} == {
        cell: report.figures[cell] for cell in wrong
    }


def test_of_many_wrong_cells_those_are_named_that_no_other_hides(form: Form) -> None:
    """Each stands in a row and a column of its own."""
    report = large_report(form, seed=1)
    columns = [c.column for c in form.cells_of("applications") if c.row == "granted"][:6]
    rows = [c.row for c in form.cells_of("applications") if c.column == "natural_person"][2:]
    wrong = {}
    for number, (row, column) in enumerate(zip(rows, columns, strict=False)):
        cell = f"applications.{row}.{column}"
        wrong[cell] = (report.figures[cell] or 0) + 10**number
    assert len(wrong) == 6
    found = causes(misprinted(report, wrong))
    assert {f.suggestions[0].cell: f.suggestions[0].value for f in found} == {
        cell: report.figures[cell] for cell in wrong
    }


def test_wrong_cells_in_one_line_are_all_named(form: Form) -> None:
    """The middle one stands in no equation that one of the others does not stand in, too."""
    report = large_report(form, seed=1)
    rows = ("granted.natural_person", "granted.total", "handled_total.total")
    wrong = {
        f"applications.{row}": (report.figures[f"applications.{row}"] or 0) + by
        for row, by in zip(rows, (36, 110, 240), strict=True)
    }
    found = causes(misprinted(report, wrong))
    assert {f.suggestions[0].cell: f.suggestions[0].value for f in found} == {
        cell: report.figures[cell] for cell in wrong
    }


def test_totals_left_over_from_last_year_are_one_finding(form: Form) -> None:
    last, this = large_report(form, seed=1), large_report(form, seed=2)
    stale = {cell: last.figures[cell] or 0 for cell in cells(this) if cell in form.totals}
    report = misprinted(this, stale)
    assert len([f for f in check(report) if f.cells]) > 30
    first = causes(report)[0]
    assert first.rule == "applications.likely_error"
    assert first.action is Action.COMPUTE_TOTALS
    assert len(causes(report)) < 5
    report.store(dict.fromkeys(report.printed_totals, ABSENT))
    assert causes(report) == []


def test_a_forgotten_part_is_named(form: Form) -> None:
    report = balanced_report(form)
    cell = NATURAL.format("granted")
    report.store({cell: 8})
    balance(report)
    figures = {address: value for address, value in report.figures.items() if address != cell}
    printed = blank_report(form, figures)
    assert printed.figures[cell] is None
    (finding,) = (f for f in check_likely_errors(printed))
    assert "（一）予以公开 应为 8（现为 空白），像是忘了填。" in finding.message


def test_totals_left_blank_are_no_evidence(form: Form) -> None:
    """Otherwise the only figure of the table would be what does not fit them."""
    report = blank_report(form, dict.fromkeys(form.cells, 0))
    report.store(dict.fromkeys([cell for cell in cells(report) if cell in form.totals]))
    report.store({NATURAL.format("granted"): 5, NATURAL.format("received"): 5})
    assert list(check_likely_errors(report)) == []
    assert all(s.cell in form.totals for f in causes(report) for s in f.suggestions)
    assert any("没有填" in finding.message for finding in causes(report))


def test_one_wrong_figure_and_its_computed_total_are_one_repair(form: Form) -> None:
    """The printed totals agree with each other; the finding of the equation says it all."""
    report = balanced_report(form)
    report.store({NATURAL.format("received"): 99})
    found = causes(report)
    assert [f.rule for f in found] == ["applications.flow"]
    assert found[0].suggestions[0].cell == NATURAL.format("carried_out")


@pytest.mark.parametrize(
    ("parts", "total", "first"), [((3, 1), 7, "total"), ((31, 1), 14, "upheld")]
)
def test_a_total_that_stands_alone_offers_all_its_cells(
    form: Form, parts: tuple[int, int], total: int, first: str
) -> None:
    """A slip of typing comes first; otherwise the total."""
    report = blank_report(form, dict.fromkeys(form.cells, 0))
    row = "disputes.review"
    report.store({f"{row}.upheld": parts[0], f"{row}.pending": parts[1], f"{row}.total": total})
    (finding,) = causes(report)
    assert finding.suggestions[0].cell == f"{row}.{first}"
    assert len(finding.suggestions) == len({s.cell for s in finding.suggestions})
    for suggestion in finding.suggestions:
        repaired = report.copy()
        repaired.store(suggestion.changes)
        assert causes(repaired) == []


def test_another_form(tmp_path: Path) -> None:
    """In the small form a row's total and the equality of two rows tell which cell it is."""
    form = small_form(tmp_path)
    report = blank_report(form)
    report.store({"services.enquiries.online": 12, "services.enquiries.counter": 30})
    report.store({"services.copies.online": 12, "services.copies.counter": 30})
    wrong = misprinted(report, {"services.copies.counter": 3})
    (finding,) = check_likely_errors(wrong)
    assert finding.message == "最可能的错误：复制·窗口 应为 30（现为 3），像是漏打了一位数字。"


def test_a_computed_total_above_a_blank_one_is_not_called_a_slip(form: Form) -> None:
    report = blank_report(form)
    report.store({NATURAL.format("denied_administrative_query"): 2})
    report.store({"applications.denied_administrative_query.total": None})
    report.store({"applications.denied_safety_stability.total": 1})
    assert report.figures["applications.handled_total.total"] == 1
    assert [finding.cells for finding in check_likely_errors(report)] == [
        ("applications.denied_safety_stability.total",)
    ]


@given(reports())
def test_likely_errors_keep_what_they_promise(report: Report) -> None:
    for finding in check_likely_errors(report):
        assert finding.suggestions or finding.action
        assert finding.explains
        for suggestion in finding.suggestions:
            assert all(isinstance(v, int) and v >= 0 for v in suggestion.changes.values())
            repaired = report.copy()
            repaired.store(suggestion.changes)
            assert finding.key not in {f.key for f in check_likely_errors(repaired)}


@given(forms, st.integers(0, 10**6))
def test_a_balanced_report_has_none(form: Form, seed: int) -> None:
    assert list(check_likely_errors(large_report(form, seed))) == []
