"""What the text says helps to find the wrong cell, and is no problem of its own then."""

from core.checks.diagnosis.in_text import heard
from core.checks.finding import Action, Finding, Severity, Suggestion
from core.checks.folding import fold
from core.checks.runner import check
from core.form.form import Form
from core.numbers import Number
from core.report.report import Report
from tests.core.checks.diagnosis.tables import large_report, misprinted
from tests.factories import blank_report

RECEIVED = "applications.received.total"
NATURAL = "applications.received.natural_person"
GRANTED = "applications.granted.natural_person"
CARRIED_OUT = "applications.carried_out.natural_person"
AGREEING = "结转下年政府信息公开申请10件。"


def told(report: Report, sentence: str) -> Report:
    report.narratives["overview"] = sentence
    return report


def unbalanced(form: Form) -> Report:
    """One column, typed: 12 received, 5 granted, 4 carried out."""
    report = blank_report(form, dict.fromkeys(form.cells, 0))
    report.store({NATURAL: 12, "applications.granted.natural_person": 5})
    report.store({"applications.carried_out.natural_person": 4})
    return report


def exaggerated(form: Form) -> Report:
    """One column, typed: 15 received, 5 granted, 10 carried out; then 99 in place of 15."""
    report = blank_report(form, dict.fromkeys(form.cells, 0))
    report.store({NATURAL: 15, GRANTED: 5, CARRIED_OUT: 10})
    assert about(report) == []
    report.store({NATURAL: 99})
    return report


def about(report: Report) -> list[Finding]:
    """The findings about figures that no other one explains."""
    return [each.finding for each in fold(check(report)) if each.finding.cells]


def test_a_number_of_the_text_is_explained_by_the_wrong_cell(form: Form) -> None:
    right = large_report(form, seed=4)
    received = int(right.figures[RECEIVED] or 0)
    report = told(
        misprinted(right, {RECEIVED: received + 10}), f"全年新收政府信息公开申请{received}件。"
    )
    (cause,) = about(report)
    assert cause.suggestions[0].changes == {RECEIVED: received}
    explained = [finding for finding in check(report) if finding.cause == cause.key]
    assert "text.figure" in {finding.rule for finding in explained}


def test_a_wrong_number_of_the_text_is_still_told(form: Form) -> None:
    right = large_report(form, seed=4)
    received = int(right.figures[RECEIVED] or 0)
    report = told(
        misprinted(right, {NATURAL: int(right.figures[NATURAL] or 0) + 10}),
        f"全年新收政府信息公开申请{received + 4}件。",
    )
    assert {finding.rule for finding in about(report)} == {
        "applications.likely_error",
        "text.figure",
    }


def test_the_text_agrees_with_what_follows_from_the_rest(form: Form) -> None:
    report = told(unbalanced(form), "全年新收政府信息公开申请12件，结转下年度继续办理7件。")
    (finding,) = about(report)
    assert finding.rule == "applications.flow"
    assert finding.suggestions[0].changes == {"applications.carried_out.natural_person": 7}


def test_the_text_tells_which_of_two_figures_is_wrong(form: Form) -> None:
    report = told(unbalanced(form), "全年收到政府信息公开申请9件。")
    (finding,) = about(report)
    assert finding.rule == "applications.flow"
    assert finding.suggestions[0].changes == {NATURAL: 9}
    report.store(finding.suggestions[0].changes)
    assert about(report) == []


def test_the_text_decides_between_possibilities(form: Form) -> None:
    """Two errors cancel out in their row; the text has one of the figures."""
    right = large_report(form, seed=4)
    cells = [f"applications.granted.{column}" for column in ("natural_person", "total")]
    wrong: dict[str, Number] = {cell: (right.figures[cell] or 0) + 1 for cell in cells}
    report = misprinted(right, wrong)
    (finding,) = about(report)
    possible = len(finding.suggestions)
    assert possible > 10
    told(report, f"办结的政府信息公开申请中，予以公开{right.figures[cells[1]]}件。")
    (finding,) = about(report)
    assert finding.suggestions[0].changes == {cell: right.figures[cell] for cell in cells}
    assert len(finding.suggestions) == possible
    assert f"改后与文中的数字一致；另有{possible - 1}种可能" in finding.message


def test_a_repair_that_contradicts_a_text_that_agrees_comes_last(form: Form) -> None:
    (silent,) = about(exaggerated(form))
    assert silent.suggestions[0].changes == {CARRIED_OUT: 94}
    assert "文中" not in silent.message

    (finding,) = about(told(exaggerated(form), AGREEING))
    assert finding.suggestions[0].changes == {NATURAL: 15}
    assert finding.suggestions[-1].changes == {CARRIED_OUT: 94}
    assert {str(s) for s in finding.suggestions} == {str(s) for s in silent.suggestions}
    assert finding.message.startswith(silent.message)
    assert finding.message.endswith("应为 15（现为 99），改后与文中的数字一致。")


def test_a_text_about_other_figures_decides_nothing(form: Form) -> None:
    (silent,) = about(exaggerated(form))
    (finding,) = about(told(exaggerated(form), "予以公开5件。"))
    assert finding == silent


def test_a_text_that_agrees_outweighs_one_that_would(form: Form) -> None:
    """结转 → 94 resolves one contradiction and makes another; 新收 → 15 does neither."""
    text = f"{AGREEING}\n全年收到政府信息公开申请20件，结转下年度继续办理94件。"
    findings = about(told(exaggerated(form), text))
    (finding,) = (each for each in findings if each.rule == "applications.flow")
    assert finding.suggestions[0].changes == {NATURAL: 15}
    assert len([each for each in findings if each.rule == "text.figure"]) == 2


def test_of_several_numbers_all_count(form: Form) -> None:
    text = "全年收到政府信息公开申请15件，结转下年度继续办理10件。"
    (finding,) = about(told(exaggerated(form), text))
    assert finding.suggestions[0].changes == {NATURAL: 15}
    report = exaggerated(form)
    report.store(finding.suggestions[0].changes)
    assert about(told(report, text)) == []


def test_where_the_text_agrees_with_both_sides_a_part_of_the_total_is_wrong(form: Form) -> None:
    (silent,) = about(exaggerated(form))
    text = "全年收到政府信息公开申请99件，结转下年度继续办理10件。"
    (finding,) = about(told(exaggerated(form), text))
    *parts, first, second = (each.cell for each in finding.suggestions)
    assert [first, second] == [each.cell for each in silent.suggestions]
    assert set(parts) == set(form.totals["applications.handled_total.natural_person"])
    assert finding.message.startswith(silent.message)
    assert f"改法有{len(parts)}种，从数字上分不出" in finding.message


def test_where_each_repair_contradicts_the_text_nothing_is_said_of_it(form: Form) -> None:
    (silent,) = about(exaggerated(form))
    text = "全年收到政府信息公开申请99件，结转下年度继续办理10件。\n全年办结政府信息公开申请5件。"
    (finding,) = about(told(exaggerated(form), text))
    assert finding == silent


def test_a_silenced_comparison_decides_nothing(form: Form) -> None:
    report = told(exaggerated(form), AGREEING)
    report.silenced = {"text.figure": "口径不同"}
    (finding,) = about(report)
    assert finding.suggestions[0].changes == {CARRIED_OUT: 94}


def test_possibilities_that_contradict_the_text_come_last(form: Form) -> None:
    """Two errors cancel out in their row, and the text has one of the figures as printed."""
    right = large_report(form, seed=4)
    cells = [f"applications.granted.{column}" for column in ("natural_person", "total")]
    report = misprinted(right, {cell: (right.figures[cell] or 0) + 1 for cell in cells})
    (silent,) = about(report)
    told(report, f"办结的政府信息公开申请中，予以公开{report.figures[cells[1]]}件。")
    (finding,) = about(report)
    *others, last = finding.suggestions
    assert last.changes == {cell: right.figures[cell] for cell in cells}
    assert others == [each for each in silent.suggestions if each != last]
    assert f"改后与文中的数字一致的改法有{len(others)}种" in finding.message


def offered(report: Report, *repairs: dict[str, Number]) -> Finding:
    """A diagnosis that offers these repairs, as the text leaves it."""
    suggestions = tuple(Suggestion(c, v) for repair in repairs for c, v in repair.items())
    finding = Finding(
        "applications.likely_error", Severity.ERROR, "", "applications", suggestions=suggestions
    )
    (left,) = heard(report, [finding])
    return left


def test_what_the_text_leaves_open_is_said(form: Form) -> None:
    """The figures do not tell the two repairs apart that the text does not speak against."""
    report = told(exaggerated(form), AGREEING)
    finding = offered(report, {CARRIED_OUT: 94}, {NATURAL: 15}, {GRANTED: 89})
    assert [each.cell for each in finding.suggestions] == [NATURAL, GRANTED, CARRIED_OUT]
    assert finding.message.startswith("改后与文中的数字一致的改法有2种，请对照原件选一种：")
    assert "应为 15（现为 99）；或者" in finding.message
    assert "94" not in finding.message


def test_a_slip_decides_what_the_text_leaves_open(form: Form) -> None:
    report = told(exaggerated(form), AGREEING)
    finding = offered(report, {CARRIED_OUT: 94}, {NATURAL: 9}, {GRANTED: 89})
    assert "应为 9（现为 99）" in finding.message
    assert finding.message.endswith("，改后与文中的数字一致；另有2种可能，请对照原件。")


def test_the_text_never_agrees_with_a_repair_that_it_contradicts(form: Form) -> None:
    """Both repairs contradict a number that agrees now; one of them two."""
    report = told(exaggerated(form), f"{AGREEING}\n全年收到政府信息公开申请99件。\n{AGREEING}")
    finding = offered(report, {CARRIED_OUT: 94}, {NATURAL: 15})
    assert [each.cell for each in finding.suggestions] == [NATURAL, CARRIED_OUT]
    assert "差别最少" in finding.message
    assert "一致" not in finding.message


def test_the_text_agrees_with_totals_brought_up_to_date(form: Form) -> None:
    last, this = large_report(form, seed=1), large_report(form, seed=2)
    stale = {c.address: last.figures[c.address] or 0 for c in form.cells_of("applications")}
    stale = {cell: value for cell, value in stale.items() if cell in form.totals}
    report = told(misprinted(this, stale), f"全年新收政府信息公开申请{this.figures[RECEIVED]}件。")
    (first, *_) = about(report)
    assert first.action is Action.COMPUTE_TOTALS
    assert not first.suggestions
    (text,) = [finding for finding in check(report) if finding.rule == "text.figure"]
    assert text.cause == first.key


def test_a_text_is_repaired_only_where_the_tables_are_consistent(form: Form) -> None:
    report = told(unbalanced(form), "全年收到政府信息公开申请13件，作出行政许可决定5件。")
    told_of = {f.section: f for f in check(report)}
    waiting, other = (f for f in check(report) if f.rule == "text.figure")
    assert told_of["applications"].severity is Severity.ERROR
    assert waiting.replacement is None
    assert waiting.message.endswith("表格里还有错误，请先改表格。")
    assert other.replacement == "0", "the sums of another table have nothing to do with it"
    report.store({CARRIED_OUT: 7})
    assert [f.replacement for f in check(report) if f.rule == "text.figure"] == ["12", "0"]
