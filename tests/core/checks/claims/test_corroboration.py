"""When a doubtful number is taken at its word: by what its sentence says beside it."""

from decimal import Decimal

import pytest

from core.checks.claims.claim import Claim, ClaimKind
from core.checks.claims.corroboration import corroborated
from core.checks.claims.judge import Verdict, judge
from core.form.form import Form
from core.report.report import Report
from tests.factories import blank_report

RECEIVED, GRANTED, REFUSED = (
    (f"applications.{row}.total",) for row in ("received", "granted", "unavailable_not_held")
)


@pytest.fixture
def report(form_2021: Form) -> Report:
    report = blank_report(form_2021)
    for table in form_2021.tables:
        report.store(report.zeros_for_blanks(table))
    for row, value in (("received", 9), ("granted", 7), ("unavailable_not_held", 2)):
        report.store({f"applications.{row}.natural_person": value})
    return report


def claim(
    start: int, value: int, cells: tuple[str, ...], *, sure: bool, sentence: int = 0
) -> Claim:
    return Claim(start, start + 1, Decimal(value), (cells,), sure=sure, sentence=sentence)


def verdicts(report: Report, *claims: Claim) -> list[Verdict]:
    judged = [judge("overview", each, report) for each in claims]
    return [each.verdict for each in corroborated(judged, report)]


def test_numbers_around_it_that_agree_bear_a_doubtful_one_out(report: Report) -> None:
    found = verdicts(report, claim(0, 9, RECEIVED, sure=True), claim(5, 3, GRANTED, sure=False))
    assert found == [Verdict.AGREES, Verdict.DIFFERS]


def test_one_small_number_that_agrees_is_chance(report: Report) -> None:
    found = verdicts(report, claim(0, 2, REFUSED, sure=True), claim(5, 3, GRANTED, sure=False))
    assert found == [Verdict.AGREES, Verdict.OPEN]


def test_another_sentence_bears_nothing_out(report: Report) -> None:
    far = claim(30, 3, GRANTED, sure=False, sentence=25)
    assert verdicts(report, claim(0, 9, RECEIVED, sure=True), far)[1] is Verdict.OPEN


def test_another_table_bears_nothing_out(report: Report) -> None:
    report.store({"disputes.review.upheld": 8})
    other = claim(0, 8, ("disputes.review.total",), sure=True)
    assert verdicts(report, other, claim(5, 3, GRANTED, sure=False)) == [
        Verdict.AGREES,
        Verdict.OPEN,
    ]


def test_more_that_disagree_than_agree_bear_nothing_out(report: Report) -> None:
    found = verdicts(
        report,
        claim(0, 9, RECEIVED, sure=True),
        claim(5, 3, GRANTED, sure=False),
        claim(9, 8, REFUSED, sure=False),
    )
    assert found == [Verdict.AGREES, Verdict.OPEN, Verdict.OPEN]


def test_several_numbers_for_one_figure_may_be_its_parts(report: Report) -> None:
    found = verdicts(
        report,
        claim(0, 9, RECEIVED, sure=True),
        claim(5, 3, GRANTED, sure=False),
        claim(9, 4, GRANTED, sure=False),
    )
    assert found[1:] == [Verdict.OPEN, Verdict.OPEN]


def test_a_comparison_is_never_taken_at_its_word(report: Report) -> None:
    doubtful = claim(5, 3, GRANTED, sure=False)._replace(kind=ClaimKind.SHARE)
    assert verdicts(report, claim(0, 9, RECEIVED, sure=True), doubtful)[1] is Verdict.OPEN
