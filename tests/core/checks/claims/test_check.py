"""Findings about numbers in the text: what is compared, what is said, what repairs it."""

import pytest

from core.checks.claims.check import judged_claims
from core.checks.claims.judge import Verdict, agreement
from core.checks.finding import Finding, Severity
from core.checks.rules import all_rules
from core.form.form import Form
from core.numbers import Number
from core.report.marks import Mark
from core.report.report import Report
from tests.core.checks.claims.reading import CLAIM_RULE_IDS
from tests.factories import balanced_report, blank_report


def report_of(form: Form, text: str, **figures: Number) -> Report:
    """A report full of zeros, with these figures of natural persons, and this text."""
    report = blank_report(form)
    for table in form.tables:
        report.store(report.zeros_for_blanks(table))
    report.store({f"applications.{row}.natural_person": value for row, value in figures.items()})
    report.narratives["overview"] = text
    return report


def found_in(report: Report) -> list[Finding]:
    """What the rules about numbers in the text say by themselves, whatever the tables' sums."""
    rules = [rule for rule in all_rules() if rule.id in CLAIM_RULE_IDS]
    findings = (finding for rule in rules for finding in rule.check(report))
    return [finding for finding in findings if finding.rule not in report.silenced]


def test_a_number_that_differs_is_quoted_with_the_figure(form_2021: Form) -> None:
    text = "开头。\n全年收到政府信息公开申请12件，予以公开3件。"
    [finding] = found_in(report_of(form_2021, text, received=10, granted=3))
    assert finding.severity is Severity.WARNING
    assert (finding.rule, finding.section) == ("text.figure", "overview")
    assert finding.message == (
        "“全年收到政府信息公开申请12件”：文中写的是12件，"
        "表格中“总计·一、本年新收”是10件，请改正文字或表格。"
    )
    assert finding.cells == ("applications.received.total",)
    assert finding.narrative is not None
    assert (finding.narrative.start, finding.narrative.end) == (16, 18)
    assert finding.narrative.text == text[16:18] == "12"
    assert finding.replacement == "10"


@pytest.mark.parametrize("mark", ["¹", "⁽¹²⁾", "₁", " ¹ "])
def test_the_mark_of_a_note_is_no_part_of_a_number(form_2021: Form, mark: str) -> None:
    text = f"全年{mark}收到申请3440{mark}件{mark}，予以公开{mark}12{mark}件。"
    assert found_in(report_of(form_2021, text, received=3440, granted=12)) == []
    findings = found_in(report_of(form_2021, text, received=34401, granted=121))
    assert [f.narrative.text for f in findings if f.narrative] == ["3440", "12"]
    assert [f.replacement for f in findings] == ["34401", "121"]


def test_the_replacement_resolves_the_finding(form_2021: Form) -> None:
    text = "未收到政府信息公开申请，部分公开两件，作出行政处罚１２件。收取行政事业性收费3.50万元。"
    report = report_of(form_2021, text, received=3, partially_granted=1)
    report.store({"disclosure.fees.amount": 4, "disclosure.penalties.decisions": 13})
    replaced = []
    while findings := found_in(report):
        place, new = findings[0].narrative, findings[0].replacement
        assert place is not None
        assert new is not None
        old = report.narratives["overview"]
        report.narratives["overview"] = old[: place.start] + new + old[place.end :]
        replaced.append(new)
    assert report.narratives["overview"] == (
        "收到3件政府信息公开申请，部分公开1件，作出行政处罚13件。收取行政事业性收费4万元。"
    )
    assert len(replaced) == 4


def test_nothing_is_said_while_cells_are_blank(form_2021: Form) -> None:
    report = blank_report(form_2021)
    report.narratives["overview"] = "全年收到政府信息公开申请12件，同比增长5%。"
    assert found_in(report) == []
    assert {judged.verdict for judged in judged_claims(report)} == {Verdict.OPEN}


def test_a_marked_number_is_not_judged(form_2021: Form) -> None:
    text = "全年收到政府信息公开申请12件。"
    report = report_of(form_2021, text, received=10)
    report.set_marks("overview", (Mark(12, 14),))
    assert text[12:14] == "12"
    assert judged_claims(report) == ()
    report.set_marks("overview", (Mark(0, 3),))
    assert len(found_in(report)) == 1


def test_what_agrees_is_told_quietly(form_2021: Form) -> None:
    text = "收到政府信息公开申请12件，其中自然人12件，未发生政府信息公开行政复议。"
    report = report_of(form_2021, text, received=12)
    told = [agreement(judged, report) for judged in judged_claims(report)]
    assert told == [
        "✓ 与表格一致：“总计·一、本年新收”12件",
        "✓ 与表格一致：“自然人·一、本年新收”12件",
        "✓ 与表格一致：“行政复议·总计”0件",
    ]


def test_a_word_with_two_meanings_agrees_with_either(form_2021: Form) -> None:
    for number in (10, 12):
        text = f"全年受理政府信息公开申请{number}件。"
        assert found_in(report_of(form_2021, text, received=10, carried_in=2)) == []
    assert found_in(report_of(form_2021, "受理政府信息公开申请11件。", received=10, carried_in=2))


@pytest.mark.parametrize(
    ("share", "right"), [("33.3", True), ("33", True), ("33.33", True), ("33.4", False)]
)
def test_shares_are_rounded_as_they_are_written(form_2021: Form, share: str, right: bool) -> None:  # noqa: FBT001
    text = f"收到政府信息公开申请3件，予以公开1件，占{share}%，不予公开2件，占比66.7%。"
    report = report_of(form_2021, text, received=3, granted=1, denied_other_law=2)
    findings = found_in(report)
    assert [finding.rule for finding in findings] == ([] if right else ["text.share"])
    assert all(finding.replacement == "33.3" for finding in findings)


@pytest.mark.parametrize("share", ["66.7", "66.6", "67", "66", "66.67", "66.66"])
def test_a_share_may_be_rounded_down(form_2021: Form, share: str) -> None:
    text = f"收到政府信息公开申请3件，予以公开2件，占{share}%。"
    report = report_of(form_2021, text, received=3, granted=2, denied_other_law=1)
    assert Verdict.AGREES in {judged.verdict for judged in judged_claims(report)}
    assert found_in(report) == []


@pytest.mark.parametrize("share", ["66.8", "66.5", "68", "65"])
def test_a_share_is_not_rounded_any_further(form_2021: Form, share: str) -> None:
    text = f"收到政府信息公开申请3件，予以公开2件，占{share}%。"
    report = report_of(form_2021, text, received=3, granted=2, denied_other_law=1)
    assert [finding.rule for finding in found_in(report)] == ["text.share"]


def test_nothing_is_a_share_of_0_and_of_nothing_there_is_no_share(form_2021: Form) -> None:
    text = "收到政府信息公开申请{}件，予以公开0件，占{}%。"
    for share, rules in (("0", []), ("5", ["text.share"])):
        report = report_of(form_2021, text.format(3, share), received=3, denied_other_law=3)
        assert [finding.rule for finding in found_in(report)] == rules
        assert all(finding.replacement == "0" for finding in found_in(report))
    report = report_of(form_2021, text.format(0, 5))
    assert Verdict.OPEN in {judged.verdict for judged in judged_claims(report)}
    assert found_in(report) == []


def test_growth_of_0_from_as_many_and_none_from_nothing(form_2021: Form) -> None:
    report = report_of(form_2021, "收到政府信息公开申请10件，同比增长0%。", received=10)
    for before, verdict in ((10, Verdict.AGREES), (9, Verdict.DIFFERS), (0, Verdict.OPEN)):
        report.previous = report_of(form_2021, "", received=before)
        report.previous.heading = report.previous.heading.__class__(2022, "", "", "")
        assert judged_claims(report)[-1].verdict is verdict


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("同比增长20%", True),
        ("较上年增加2件", True),
        ("比去年增加2件", True),
        ("较2022年增长20.0%", True),
        ("同比增长19%", False),
        ("同比下降20%", False),
        ("与上年持平", False),
    ],
)
def test_growth_since_last_year(form_2021: Form, words: str, right: bool) -> None:  # noqa: FBT001
    text = f"收到政府信息公开申请12件，{words}。"
    report = report_of(form_2021, text, received=12)
    assert found_in(report) == []  # without last year's report nobody knows
    report.previous = report_of(form_2021, "", received=10)
    report.previous.heading = report.previous.heading.__class__(2022, "", "", "")
    findings = found_in(report)
    assert [finding.rule for finding in findings] == ([] if right else ["text.growth"])
    assert all("比上年增加" in finding.message for finding in findings)


def test_growth_since_any_other_year_is_not_judged(form_2021: Form) -> None:
    report = report_of(form_2021, "收到政府信息公开申请12件，同比增长5%。", received=12)
    report.previous = report_of(form_2021, "", received=10)
    assert found_in(report) == []


def test_amounts_agree_as_exactly_as_they_are_written(form_2021: Form) -> None:
    report = report_of(form_2021, "")
    report.store({"disclosure.fees.amount": 12345})
    for text in ("12345万元", "1.23亿元", "1.2345亿元", "123450000元"):
        report.narratives["overview"] = f"行政事业性收费共{text}。"
        assert found_in(report) == []
        assert len(judged_claims(report)) == 1
    report.narratives["overview"] = "行政事业性收费共12346元。"
    [finding] = found_in(report)
    assert finding.replacement == "123450000"


def test_a_list_is_not_added_up_where_its_numbers_already_differ(form_2021: Form) -> None:
    text = "收到政府信息公开申请30件，其中商业企业10件、科研机构10件、社会公益组织11件。"
    report = report_of(form_2021, text)
    report.store({f"applications.received.{c}": 10 for c in ("commercial", "research", "welfare")})
    assert [finding.rule for finding in found_in(report)] == ["text.figure"]
    report.narratives["overview"] = "编发简报30期，其中党建10期、民生10期、产业11期。"
    [finding] = found_in(report)
    assert (finding.rule, finding.severity) == ("text.enumeration", Severity.NOTE)
    assert finding.message == "“编发简报30期”：写的是30期，后面3项相加是31期，请核对。"


def test_balanced_reports_of_both_forms_are_read(form: Form) -> None:
    report = balanced_report(form)
    total = report.figures["applications.received.total"]
    report.narratives["overview"] = f"收到政府信息公开申请{total}件，办结9999件。"
    [finding] = found_in(report)
    assert finding.cells == ("applications.handled_total.total",)


def test_what_is_kept_of_a_paragraph_follows_text_figures_and_marks(form_2021: Form) -> None:
    wrong = "全年收到政府信息公开申请12件。"
    report = report_of(form_2021, f"开头。\n{wrong}", received=10)

    def excerpts() -> list[str]:
        text = report.narratives["overview"]
        places = [finding.narrative for finding in found_in(report) if finding.narrative]
        assert all(text[place.start : place.end] == place.text for place in places)
        return [place.text for place in places]

    assert excerpts() == ["12"]
    report.narratives["overview"] = f"长一些的开头。\n{wrong}\n结尾。"
    assert excerpts() == ["12"]
    start = report.narratives["overview"].index("12")
    report.marks = {"overview": (Mark(start, start + 2),)}
    assert excerpts() == []
    report.marks = {}
    report.store({"applications.received.natural_person": 12})
    assert excerpts() == []
    report.store({"applications.received.natural_person": 13})
    assert excerpts() == ["12"]


def test_a_number_of_several_figures_is_not_replaced_by_one_of_them(form_2021: Form) -> None:
    report = report_of(form_2021, "行政强制、行政处罚均为零。", received=10)
    report.store({"disclosure.coercion.decisions": 2})
    (finding,) = found_in(report)
    assert finding.cells == ("disclosure.coercion.decisions",)
    assert finding.replacement is None
