"""勾稽关系: what is found, how it is said, and that the suggestion puts it right."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core.checks.equations import check_equations, is_decided
from core.checks.finding import Action, Finding, Severity, Suggestion
from core.form.equations import Equation
from core.form.form import Form
from core.report.report import ABSENT, Report
from tests.factories import balanced_report, blank_report
from tests.strategies import forms, reports

NATURAL = "natural_person"


def cell(row: str, column: str = NATURAL) -> str:
    return f"applications.{row}.{column}"


def findings(report: Report) -> list[Finding]:
    return list(check_equations(report))


def apply_first(report: Report, finding: Finding) -> None:
    suggestion = finding.suggestions[0]
    report.store({suggestion.cell: ABSENT if suggestion.value is None else suggestion.value})


def unbalanced_column(form: Form) -> Report:
    """The example of the interchange's description: 3 + 1 against 2 + 1."""
    row = {"received": 3, "carried_in": 1, "granted": 2, "carried_out": 1}
    inputs = [address for address in form.cells if address not in form.totals]
    zeros = {address: 0 for address in inputs if address.endswith(f".{NATURAL}")}
    return blank_report(form, zeros | {cell(name): value for name, value in row.items()})


def test_balanced_report_has_no_findings(form: Form) -> None:
    assert findings(balanced_report(form)) == []


def test_report_of_zeros_has_no_findings(form: Form) -> None:
    report = blank_report(form, dict.fromkeys(form.cells, 0))
    assert findings(report) == []
    assert report.blank_cells == ()


def test_blank_report_has_no_findings(form: Form) -> None:
    assert findings(blank_report(form)) == []


def test_flow_is_said_as_promised_to_others(form: Form) -> None:
    (finding,) = findings(unbalanced_column(form))
    assert finding.rule == "applications.flow"
    assert finding.severity is Severity.ERROR
    assert finding.message == (
        "自然人：第一项3件＋第二项1件＝4件，第三项总计2件＋第四项1件＝3件，相差1件。"
    )
    rows = ("received", "carried_in", "handled_total", "carried_out")
    assert finding.cells == tuple(cell(row) for row in rows)
    assert finding.section == "applications"
    assert finding.narrative is None
    assert finding.action is None


def test_flow_suggests_what_follows_first(form: Form) -> None:
    (finding,) = findings(unbalanced_column(form))
    assert [(s.cell, s.value) for s in finding.suggestions] == [
        (cell("carried_out"), 2),
        (cell("received"), 2),
        (cell("carried_in"), 0),
    ]


def test_flow_never_suggests_a_negative_figure(form: Form) -> None:
    report = unbalanced_column(form)
    report.store({cell("granted"): 9})
    (finding,) = findings(report)
    assert [(s.cell, s.value) for s in finding.suggestions] == [
        (cell("received"), 9),
        (cell("carried_in"), 7),
    ]


def test_flow_is_not_judged_with_a_blank(form: Form) -> None:
    report = unbalanced_column(form)
    report.store({cell("carried_in"): ABSENT})
    assert findings(report) == []


def test_flow_is_not_judged_while_its_total_adds_up_blanks(form: Form) -> None:
    report = unbalanced_column(form)
    report.store({cell("unavailable_not_held"): ABSENT})
    assert report.figures[cell("handled_total")] == 2, "the sum of what is filled in so far"
    assert findings(report) == []
    report.store({cell("unavailable_not_held"): 0})
    assert len(findings(report)) == 1


def test_flow_is_judged_by_a_printed_total_although_its_parts_are_blank(form: Form) -> None:
    report = unbalanced_column(form)
    report.store({cell("granted"): ABSENT, cell("handled_total"): 9})
    assert [finding.rule for finding in findings(report)] == [
        "applications.flow",
        "applications.handled_total",
        "applications.row_total",
    ]


def test_total_column_is_no_finding_of_its_own(form: Form) -> None:
    report = balanced_report(form)
    report.store({cell("carried_out"): 50, cell("carried_out", "research"): 60})
    scopes = [finding.message.split("：")[0] for finding in findings(report)]
    assert scopes == ["自然人", "法人或其他组织·科研机构"]


def test_row_total(form: Form) -> None:
    report = balanced_report(form)
    computed = report.figures[cell("granted", "total")] or 0
    report.store({cell("granted", "total"): computed + 2})
    finding = next(f for f in findings(report) if f.rule == "applications.row_total")
    assert finding.message == (
        f"（一）予以公开：总计写的是{computed + 2}件，六类申请人之和是{computed}件，相差2件。"
    )
    assert finding.cells[0] == cell("granted", "total")
    assert len(finding.cells) == 7
    assert [(s.cell, s.value) for s in finding.suggestions] == [
        (cell("granted", "total"), computed)
    ]
    assert finding.action is Action.COMPUTE_TOTALS


def test_column_total_names_the_column_and_all_its_parts(form: Form) -> None:
    report = balanced_report(form)
    computed = report.figures[cell("handled_total")]
    report.store({cell("handled_total"): 0})
    finding = next(f for f in findings(report) if f.rule == "applications.handled_total")
    assert finding.message == (
        f"自然人：（七）总计写的是0件，（一）至（六）各项之和是{computed}件，相差{computed}件。"
    )
    assert len(finding.cells) == (22 if form.id == "2021" else 20)


@pytest.mark.parametrize(
    ("row", "name"),
    [
        ("review", "行政复议"),
        ("direct_suit", "行政诉讼·未经复议直接起诉"),
        ("suit_after_review", "行政诉讼·复议后起诉"),
    ],
)
def test_disputes(form: Form, row: str, name: str) -> None:
    report = blank_report(form, dict.fromkeys(form.cells, 0))
    report.store({f"disputes.{row}.upheld": 3, f"disputes.{row}.pending": 1})
    assert findings(report) == []
    report.store({f"disputes.{row}.total": 7})
    (finding,) = findings(report)
    assert finding.rule == "disputes.total"
    assert finding.message == f"{name}：总计写的是7件，四种结果之和是4件，相差3件。"
    columns = ("total", "upheld", "corrected", "other_result", "pending")
    assert finding.cells == tuple(f"disputes.{row}.{column}" for column in columns)
    apply_first(report, finding)
    assert findings(report) == []
    assert report.printed_totals == ()


@pytest.mark.parametrize(
    ("typed", "right", "first"),
    [
        (12, 21, "upheld"),  # two digits swapped
        (12, 2, "upheld"),  # a digit too many
        (12, 15, "total"),  # the key below: no reason to doubt the sum of all
        (12, 60, "total"),
    ],
)
def test_a_part_comes_before_its_total_only_where_it_shows_a_slip_made_all_the_time(
    form: Form, typed: int, right: int, first: str
) -> None:
    report = blank_report(form, dict.fromkeys(form.cells, 0))
    others = 38
    row = {"upheld": typed, "pending": others, "total": right + others}
    report.store({f"disputes.review.{column}": value for column, value in row.items()})
    (finding,) = findings(report)
    assert finding.suggestions[0].cell == f"disputes.review.{first}"
    assert Suggestion("disputes.review.upheld", right) in finding.suggestions


def test_total_printed_blank(form: Form) -> None:
    report = blank_report(form, dict.fromkeys(form.cells, 0))
    report.store({"disputes.review.upheld": 2, "disputes.review.total": None})
    (finding,) = findings(report)
    assert finding.message == "行政复议：总计没有填，四种结果之和是2件。"
    apply_first(report, finding)
    assert report.figures["disputes.review.total"] == 2


def test_grand_total_is_checked_against_its_second_definition(form: Form) -> None:
    report = balanced_report(form)
    total = report.figures[cell("handled_total")] or 0
    report.store({cell("handled_total"): total + 1})
    rules = [finding.rule for finding in findings(report)]
    assert rules == ["applications.flow", "applications.handled_total", "applications.row_total"]


def test_computing_the_totals_resolves_every_finding_about_totals(form: Form) -> None:
    report = balanced_report(form)
    printed = {cell("handled_total"): 1, cell("granted", "total"): 99, "disputes.review.total": 5}
    report.store(printed)
    assert any(finding.action is Action.COMPUTE_TOTALS for finding in findings(report))
    report.store(dict.fromkeys(report.printed_totals, ABSENT))
    assert findings(report) == []


@given(st.data(), forms, st.integers(1, 10**6))
def test_each_equation_broken_is_found_and_resolved(
    data: st.DataObject, form: Form, by: int
) -> None:
    equation: Equation = data.draw(st.sampled_from(form.equations))
    report = balanced_report(form)
    target = data.draw(st.sampled_from(equation.cells)) if not equation.is_total else None
    address = target or equation.follows
    report.store({address: (report.figures[address] or 0) + by})
    assume(is_decided(report, equation))
    found = [f for f in findings(report) if f.rule == equation.rule and f.cells == equation.cells]
    assert len(found) == 1
    finding = found[0]
    assert finding.severity is Severity.ERROR
    assert finding.section == equation.table
    assert finding.message.startswith(f"{equation.scope}：")
    assert f"相差{by}{equation.unit}。" in finding.message
    assert finding.suggestions
    apply_first(report, finding)
    assert equation.cells not in [f.cells for f in findings(report) if f.rule == equation.rule]


@given(st.data(), forms)
def test_every_broken_input_is_noticed(data: st.DataObject, form: Form) -> None:
    columns = [c for c in form.cells.values() if c.table == "applications" and c.column != "total"]
    spec = data.draw(st.sampled_from([c for c in columns if c.address not in form.totals]))
    report = balanced_report(form)
    report.store({spec.address: (report.figures[spec.address] or 0) + 1})
    (finding,) = findings(report)
    assert finding.rule == "applications.flow"
    assert finding.message.startswith(f"{spec.column_name}：")


@given(reports())
def test_every_suggestion_resolves_its_finding(report: Report) -> None:
    for finding in findings(report):
        for suggestion in finding.suggestions:
            repaired = report.copy()
            value = ABSENT if suggestion.value is None else suggestion.value
            repaired.store({suggestion.cell: value})
            left = [f.cells for f in findings(repaired) if f.rule == finding.rule]
            assert finding.cells not in left
            assert suggestion.cell in finding.cells
            assert value is ABSENT or value >= 0


@given(reports())
def test_a_finding_means_that_the_sides_differ(report: Report) -> None:
    found = {(finding.rule, finding.cells) for finding in findings(report)}
    for equation in report.form.equations:
        left = sum(report.figures[c.address] or 0 for c in equation.left)
        right = sum(report.figures[c.address] or 0 for c in equation.right)
        expected = left != right and is_decided(report, equation)
        assert ((equation.rule, equation.cells) in found) == expected


@given(reports())
def test_blank_inputs_decide_nothing(report: Report) -> None:
    for equation in report.form.equations:
        blank = any(report.figures[c] is None for c in equation.cells)
        if blank and not equation.is_total:
            assert not is_decided(report, equation)
