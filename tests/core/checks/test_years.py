"""Figures against last year's report."""

import pytest

from core.checks.finding import Finding, Severity
from core.checks.folding import fold
from core.checks.runner import check
from core.checks.years import check_carried, check_changes
from core.form.across_years import year_links
from core.form.form import Form
from core.form.library import official_forms
from core.report.next_year import next_year
from core.report.report import Heading, Report
from tests.core.report.test_next_year import TODAY
from tests.factories import AGENCY, YEAR, balanced_report


@pytest.fixture
def report(form_2021: Form) -> Report:
    """A report that follows from last year's in every figure."""
    last = balanced_report(form_2021)
    report = next_year(last, official_forms(), TODAY)
    for row in ("rules", "normative_documents"):
        in_force = last.figures[f"disclosure.{row}.in_force"] or 0
        report.store(
            {
                f"disclosure.{row}.issued": 5,
                f"disclosure.{row}.repealed": 2,
                f"disclosure.{row}.in_force": in_force + 3,
            }
        )
    return report


def the_only(findings: list[Finding]) -> Finding:
    assert len(findings) == 1
    return findings[0]


def test_a_report_that_follows(report: Report) -> None:
    assert list(check_carried(report)) == []


def test_every_column_and_both_kinds_of_document_are_linked(form_2021: Form) -> None:
    cells = {link.cell.address for link in year_links(form_2021)}
    assert len([c for c in cells if c.startswith("applications.carried_in.")]) == 7
    assert cells >= {"disclosure.rules.in_force", "disclosure.normative_documents.in_force"}


def test_the_form_of_2019_has_no_documents_in_force() -> None:
    links = year_links(official_forms().by_id("2019"))
    assert {link.table for link in links} == {"applications"}


def test_what_is_not_carried_over(report: Report) -> None:
    address = "applications.carried_in.natural_person"
    before = report.figures[address]
    assert isinstance(before, int)
    report.store({address: before + 2})
    finding = next(f for f in check_carried(report) if f.cells == (address,))
    assert finding.rule == "applications.carried_over"
    assert finding.severity is Severity.ERROR
    assert finding.message == (
        f"自然人：{YEAR}年第四项结转下年度{before}件，"
        f"{YEAR + 1}年第二项上年结转{before + 2}件，相差2件。"
    )
    report.store(finding.suggestions[0].changes)
    assert list(check_carried(report)) == []


def test_a_computed_total_is_judged_by_its_parts(report: Report) -> None:
    report.store({"applications.carried_in.natural_person": 40})
    found = [f.cells[0] for f in check_carried(report)]
    assert found == ["applications.carried_in.natural_person"]


def test_a_printed_total_is_judged_by_itself(report: Report) -> None:
    report.store({"applications.carried_in.total": 999})
    finding = the_only(list(check_carried(report)))
    assert finding.cells == ("applications.carried_in.total",)


def test_documents_in_force(report: Report) -> None:
    address = "disclosure.rules.in_force"
    right = report.figures[address]
    assert isinstance(right, int)
    report.store({address: right - 1})
    finding = the_only(list(check_carried(report)))
    assert finding.rule == "disclosure.in_force"
    assert finding.message == (
        f"规章：{YEAR}年现行有效{right - 3}件＋本年制发5件－本年废止2件＝{right}件，"
        f"{YEAR + 1}年现行有效{right - 1}件，相差1件。"
    )
    assert finding.suggestions[0].cell == address
    for suggestion in finding.suggestions:
        copy = report.copy()
        copy.store(suggestion.changes)
        assert list(check_carried(copy)) == []


def test_of_another_organ_it_is_a_warning(report: Report) -> None:
    assert report.previous is not None
    heading = report.previous.heading
    report.previous.heading = Heading(heading.year, "别处", heading.title, "别处", None)
    report.store({"disclosure.rules.in_force": 77})
    assert the_only(list(check_carried(report))).severity is Severity.WARNING


@pytest.mark.parametrize("gap", [-1, 1])
def test_only_the_year_before_counts(report: Report, gap: int) -> None:
    report.store({"disclosure.rules.in_force": 77})
    heading = report.heading
    report.heading = Heading(heading.year + gap, AGENCY, "", AGENCY, None)
    assert list(check_carried(report)) == []


def test_blank_cells_are_not_judged(report: Report) -> None:
    report.store({"disclosure.rules.issued": None, "applications.carried_in.research": None})
    assert list(check_carried(report)) == []


def test_without_last_year_there_is_nothing_to_say(form: Form) -> None:
    report = balanced_report(form)
    assert list(check_carried(report)) == []
    assert list(check_changes(report)) == []


@pytest.mark.parametrize(
    ("before", "now", "unusual"),
    [
        (12, 1200, True),
        (1200, 12, True),
        (0, 20, True),
        (0, 19, False),
        (2, 21, False),
        (2, 22, True),
        (100, 999, False),
        (5, 5, False),
    ],
)
def test_unusual_changes(report: Report, before: int, now: int, *, unusual: bool) -> None:
    address = "disclosure.licensing.decisions"
    assert report.previous is not None
    report.previous.store({address: before})
    report.store({address: now})
    found = [finding for finding in check_changes(report) if finding.cells == (address,)]
    assert bool(found) == unusual
    if found:
        assert found[0].severity is Severity.NOTE
        assert f"{YEAR}年是{before}件，{YEAR + 1}年是{now}件" in found[0].message


def test_amounts_and_totals_are_not_compared(report: Report) -> None:
    assert report.previous is not None
    report.previous.store({"disclosure.fees.amount": 1})
    report.store({"disclosure.fees.amount": 5000, "applications.granted.natural_person": 90})
    assert all("total" not in cell for f in check_changes(report) for cell in f.cells)
    assert all("fees" not in cell for f in check_changes(report) for cell in f.cells)


def test_the_rules_are_listed(report: Report) -> None:
    report.store({"disclosure.rules.in_force": 77})
    assert "disclosure.in_force" in {finding.rule for finding in check(report)}


def change_many(report: Report, count: int) -> list[str]:
    """Let so many counts of a table be a hundred times what they were; return their cells."""
    assert report.previous is not None
    cells = [
        f"applications.granted.{column}"
        for column in ("natural_person", "commercial", "research", "legal_service")
    ][:count]
    report.previous.store(dict.fromkeys(cells, 3))
    report.store(dict.fromkeys(cells, 300))
    return cells


def test_many_changes_of_a_table_are_gathered_under_one(report: Report) -> None:
    cells = change_many(report, 3)
    gathering, *singles = check_changes(report)
    assert gathering.gathers
    assert gathering.cells == tuple(cells)
    assert gathering.message == (
        f"有3格与{YEAR}年相差十倍以上，请核对是否填错了格或年度。"
        f"例如自然人·（一）予以公开：{YEAR}年是3件，{YEAR + 1}年是300件。"
    )
    assert [single.cells for single in singles] == [(cell,) for cell in cells]
    (folded,) = [each for each in fold(check(report)) if each.finding.rule.endswith(".unusual")]
    assert folded.finding.key == gathering.key
    assert [each.cells for each in folded.consequences] == [(cell,) for cell in cells]
    assert folded.below == "同类 3 处"


def test_few_changes_are_said_one_by_one(report: Report) -> None:
    change_many(report, 2)
    assert [finding.gathers for finding in check_changes(report)] == [False, False]


def test_what_gathers_stays_the_same_finding_while_cells_are_put_right(report: Report) -> None:
    cells = change_many(report, 4)
    before = next(check_changes(report))
    report.store({cells[0]: 3})
    after = next(check_changes(report))
    assert len(after.cells) == 3
    assert after.key == before.key


def test_silencing_what_gathers_silences_all_it_gathers(report: Report) -> None:
    change_many(report, 3)
    report.silenced = {"applications.unusual": "机构合并"}
    assert not [f for f in check(report) if f.rule.endswith(".unusual")]
