"""A wrong figure where totals are computed: sums, text, last year and the slip speak together."""

from core.form.form import Form
from tests.core.checks.diagnosis.typed import (
    NATURAL,
    OTHER,
    TEXT,
    open_findings,
    typed,
    with_last_year,
)


def test_the_right_report_is_right(form: Form) -> None:
    assert open_findings(typed(form, TEXT)) == []


def test_exchanged_digits_within_a_computed_total_are_named(form: Form) -> None:
    """The text states all four sides; three agree, and one figure is as far off as the fourth."""
    (finding,) = open_findings(typed(form, TEXT, granted=1828))
    assert finding.suggestions[0].changes == {NATURAL.format("granted"): 1288}
    assert "（一）予以公开 应为 1288（现为 1828），像是两位数字打颠倒了" in finding.message
    assert "改后与文中的数字一致" in finding.message


def test_exchanged_digits_are_the_likeliest_without_a_text_too(form: Form) -> None:
    (finding,) = open_findings(typed(form, granted=1828))
    assert finding.suggestions[0].changes == {NATURAL.format("granted"): 1288}
    assert {each.cell for each in finding.suggestions} > {NATURAL.format("carried_in")}


def test_a_figure_in_an_empty_column_is_named_where_the_text_has_the_sum(form: Form) -> None:
    report = typed(form, "不予公开92件。")
    cell = OTHER.format("denied_safety_stability")
    report.store({cell: 99})
    (finding,) = open_findings(report)
    assert finding.suggestions[0].changes == {cell: 0}
    assert "应为 0（现为 99），像是填错了列，这一列没有别的数字" in finding.message


def test_without_a_text_both_explanations_of_an_empty_column_are_offered(form: Form) -> None:
    report = typed(form)
    report.store({OTHER.format("denied_safety_stability"): 99})
    (finding,) = open_findings(report)
    offered = [each.changes for each in finding.suggestions]
    assert {OTHER.format("denied_safety_stability"): 0} in offered
    assert {OTHER.format("received"): 99} in offered


def test_what_was_carried_over_tells_which_figure_is_wrong(form: Form) -> None:
    report = with_last_year(typed(form, carried_in=43), {NATURAL.format("carried_out"): 34})
    (finding,) = open_findings(report)
    assert finding.rule == "applications.flow"
    assert finding.suggestions[0].changes == {NATURAL.format("carried_in"): 34}
    assert "改后与上年的数字一致" in finding.message


def test_last_years_figure_left_standing_is_named(form: Form) -> None:
    cell = NATURAL.format("unavailable_not_held")
    report = typed(form, unavailable_not_held=1444)
    with_last_year(report, {cell: 1444, NATURAL.format("carried_out"): 34})
    (finding,) = [each for each in open_findings(report) if each.rule == "applications.flow"]
    assert finding.suggestions[0].changes == {cell: 1670}
    assert "像是还留着上年的数字" in finding.message


def test_equal_explanations_are_shown_as_such(form: Form) -> None:
    """Two figures would be right with a digit less, and one with a digit more."""
    report = typed(form, granted=555, partially_granted=555, received=2441)
    (finding,) = open_findings(report)
    likely = [each.changes for each in finding.suggestions[:3]]
    for changes in ({"granted": 55}, {"partially_granted": 55}, {"carried_in": 534}):
        assert {NATURAL.format(row): value for row, value in changes.items()} in likely
    assert "最可能的错误有3种，请对照原件选一种" in finding.message


def test_where_typing_tells_nothing_the_rivals_are_offered_behind(form: Form) -> None:
    """Four figures would be right with a digit less: the equation's own repairs stay first."""
    rows = ("partially_granted", "denied_third_party", "rejected_repeated", "rejected_petition")
    report = typed(form, "", received=3153, **dict.fromkeys(rows, 11))
    (finding,) = open_findings(report)
    offered = [each.changes for each in finding.suggestions]
    rivals = [{NATURAL.format(row): 1} for row in rows]
    assert all(rival in offered for rival in rivals)
    assert offered[0] not in rivals
    assert finding.message.endswith("相差10件。")
