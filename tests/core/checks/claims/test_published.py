"""Published reports: every number that states a figure is found, and none is called wrong.

The expected places are described by the figures around them; the sentences
themselves are not part of the project.
"""

from pathlib import Path

import pytest

from core.checks.claims.check import judged_claims
from core.checks.claims.judge import Verdict
from core.checks.claims.numerals import half_width, numerals
from core.checks.runner import check
from core.project.project_file import read_dump
from core.report.report import Report
from tests.core.checks.claims.reading import CLAIM_RULE_IDS

AGREEING = {
    "published-2023-city": [3607, 3493, 114, 1191, 328, 142, 1078, 406, 341, 121],
    "published-2024-city": [1, 3119, 3050, 34, 103, 351, 72, 64, 178, 37, 46, 25, 5, 9, 7],
}


def about_the_text(report: Report) -> list[str]:
    return [f.message for f in check(report) if f.rule in CLAIM_RULE_IDS]


@pytest.mark.parametrize("name", AGREEING)
def test_all_figures_are_found_and_nothing_is_wrong(samples: Path, name: str) -> None:
    report = read_dump(samples / f"{name}.json")
    judged = judged_claims(report)
    agreeing = [int(j.claim.value) for j in judged if j.verdict is Verdict.AGREES]
    assert agreeing == AGREEING[name]
    assert Verdict.DIFFERS not in {j.verdict for j in judged}
    assert about_the_text(report) == []


@pytest.mark.parametrize("name", AGREEING)
def test_a_figure_that_is_off_by_one_is_found_once(samples: Path, name: str) -> None:
    report = read_dump(samples / f"{name}.json")
    for judged in judged_claims(report):
        if judged.verdict is Verdict.AGREES:
            changed = changed_by_one(report, judged.section, judged.claim.start, judged.claim.end)
            findings = [f for f in check(changed) if f.rule in CLAIM_RULE_IDS]
            assert [f.rule for f in findings] == ["text.figure"], judged
            assert findings[0].narrative is not None
            assert findings[0].narrative.start == judged.claim.start
            assert findings[0].replacement == str(judged.claim.value)


@pytest.mark.parametrize("name", AGREEING)
def test_no_other_number_is_taken_for_a_figure(samples: Path, name: str) -> None:
    report = read_dump(samples / f"{name}.json")
    figures = {(j.section, j.claim.start) for j in judged_claims(report)}
    for section, text in report.narratives.items():
        for number in numerals(half_width(text)):
            if (section, number.start) not in figures and number.value == number.value // 1:
                changed = changed_by_one(report, section, number.start, number.end)
                rules = {f.rule for f in check(changed) if f.rule in CLAIM_RULE_IDS}
                assert rules <= {"text.enumeration"}, text[number.start - 9 : number.end + 3]


def test_the_township_says_nothing_of_figures(samples: Path) -> None:
    report = read_dump(samples / "township-2021.json")
    lines = (samples / "township-2021.txt").read_text(encoding="utf-8").splitlines()
    report.narratives["overview"] = "\n".join(line for line in lines if len(line) > 20)
    assert about_the_text(report) == []


def changed_by_one(report: Report, section: str, start: int, end: int) -> Report:
    """The report with one number of its text, which is written in digits, made larger."""
    changed = report.copy()
    text = report.narratives[section]
    digits = half_width(text[start:end])
    larger = str(int(digits) + 1) if digits.isdigit() else digits
    changed.narratives[section] = text[:start] + larger + text[end:]
    return changed
