"""Several findings with one explanation: the smallest set of changes comes first, as one repair."""

import pytest

from core.checks.diagnosis.testimony import Witnesses
from core.checks.finding import Finding, Severity
from core.checks.runner import check
from core.form.form import Form
from core.report.report import Report
from tests.core.checks.diagnosis.typed import (
    NATURAL,
    OTHER,
    RIGHT,
    TEXT,
    open_findings,
    typed,
    with_last_year,
)

RECEIVED, CARRIED_IN = NATURAL.format("received"), NATURAL.format("carried_in")
GRANTED, HELD = NATURAL.format("granted"), NATURAL.format("unavailable_not_held")
CARRIED_OUT = NATURAL.format("carried_out")


def only(report: Report) -> Finding:
    """The one finding that explains all others; its first repair leaves none."""
    (finding,) = open_findings(report)
    repaired = report.copy()
    repaired.store(finding.suggestions[0].changes)
    assert open_findings(repaired) == []
    return finding


def test_figures_in_each_others_row_are_found_though_all_sums_hold(form: Form) -> None:
    finding = only(typed(form, TEXT, received=34, carried_in=3119))
    assert finding.suggestions[0].changes == {RECEIVED: 3119, CARRIED_IN: 34}
    assert finding.severity is Severity.WARNING, "the tables are consistent among themselves"
    assert "像是填到了相邻的格里" in finding.message
    assert "改后与文中的数字一致" in finding.message


def test_a_figure_in_the_neighbouring_row_within_the_outcomes(form: Form) -> None:
    text = "予以公开1288件，部分公开0件，不予公开92件，无法提供1670件。"
    finding = only(typed(form, text, granted=0, partially_granted=1288))
    assert finding.suggestions[0].changes == {
        GRANTED: 1288,
        NATURAL.format("partially_granted"): 0,
    }


def test_last_years_report_alone_tells_of_figures_in_each_others_row(form: Form) -> None:
    report = with_last_year(typed(form, received=34, carried_in=3119), {CARRIED_OUT: 34})
    finding = only(report)
    assert finding.suggestions[0].changes == {RECEIVED: 3119, CARRIED_IN: 34}
    assert finding.severity is Severity.ERROR


def test_a_figure_on_the_other_side_of_the_sum(form: Form) -> None:
    """34 stands where 1288 should, and the reverse: the column is off by twice the difference."""
    finding = only(typed(form, TEXT, granted=34, carried_in=1288))
    assert finding.suggestions[0].changes == {GRANTED: 1288, CARRIED_IN: 34}


def test_two_wrong_figures_in_two_columns_are_one_repair(form: Form) -> None:
    report = typed(form, TEXT, received=3191)
    stray = OTHER.format("denied_safety_stability")
    report.store({stray: 92})
    finding = only(report)
    assert finding.suggestions[0].changes == {RECEIVED: 3119, stray: 0}
    rules = {each.rule for each in check(report) if each.cause == finding.key}
    assert rules == {"applications.flow", "text.figure"}


def test_three_wrong_figures_of_one_column(form: Form) -> None:
    text = f"{TEXT}予以公开1288件，无法提供1670件。"
    finding = only(typed(form, text, received=3191, carried_out=13, granted=1828))
    assert finding.suggestions[0].changes == {RECEIVED: 3119, CARRIED_OUT: 103, GRANTED: 1288}


def test_a_comparison_with_last_year_tells_as_well(form: Form) -> None:
    text = "收到政府信息公开申请，比上年增长4.0%，结转下年度继续办理103件。"
    report = typed(form, text, received=3191, carried_out=130)
    with_last_year(report, {RECEIVED: 3000, CARRIED_OUT: 34})
    first = open_findings(report)[0].suggestions[0]
    assert first.changes == {RECEIVED: 3119, CARRIED_OUT: 103}


def test_equal_explanations_in_table_and_text_leave_the_texts_repairs(form: Form) -> None:
    text = "全年收到政府信息公开申请26件，办结26件。"
    report = typed(form, text, received=62, carried_in=0, carried_out=0, granted=62)
    report.store({HELD: 0, NATURAL.format("denied_safety_stability"): 0})
    found = {each.rule: each for each in open_findings(report)}
    joint = found["applications.likely_error"]
    assert joint.suggestions[0].changes == {RECEIVED: 26, GRANTED: 26}
    assert "；或者文中的数字写错" in joint.message
    assert joint.severity is Severity.WARNING
    assert [f.replacement for f in check(report) if f.rule == "text.figure"] == ["62", "62"]


def test_a_single_number_of_the_text_is_told_by_its_own_finding(form: Form) -> None:
    (finding,) = open_findings(typed(form, TEXT.replace("3119", "3191")))
    assert (finding.rule, finding.replacement) == ("text.figure", "3119")


def test_two_numbers_of_the_text_that_no_figure_explains_are_told_apart(form: Form) -> None:
    text = TEXT.replace("3119", "3700").replace("103", "777")
    assert [each.rule for each in open_findings(typed(form, text))] == ["text.figure"] * 2


def test_a_number_of_the_text_that_still_differs_is_not_said_to_agree(form: Form) -> None:
    """43 in table and text: the sum is then right with 3110, which the text has otherwise."""
    report = typed(form, TEXT.replace("34件", "43件"), carried_in=43, received=3191)
    (flow,) = (each for each in open_findings(report) if each.rule == "applications.flow")
    assert flow.suggestions[0].changes == {RECEIVED: 3110}
    assert "改后与文中的数字差别最少" in flow.message


def test_a_table_of_zeros_beside_a_text_is_not_filled_by_guesses(form: Form) -> None:
    report = typed(form, TEXT, **dict.fromkeys(RIGHT, 0))
    assert {each.rule for each in open_findings(report)} == {"text.figure"}


@pytest.mark.parametrize("cell", [RECEIVED, CARRIED_OUT, HELD])
def test_witnesses_hear_a_repair_as_it_would_be_stored(form: Form, cell: str) -> None:
    """They add it to the totals above; storing it has to come to the same."""
    report = typed(form, TEXT, received=3191)
    repaired = report.copy()
    repaired.store({cell: 7})
    differing = {f.key for f in check(report) if f.rule == "text.figure"}
    left = {f.key for f in check(repaired) if f.rule == "text.figure"}
    said = Witnesses(report, check(report)).on({cell: 7})
    assert set(said.resolved) == differing - left
    assert said.created == len(left - differing)
