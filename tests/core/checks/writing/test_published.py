"""Published reports: nothing is found but what is really wrong with them."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from core.checks.rules import all_rules
from core.checks.runner import check
from core.project.project_file import read_dump

IDS = {rule.id for rule in all_rules() if ".writing." in rule.check.__module__}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("published-2023-city", ["text.length", "text.look_alikes"]),  # it does have 戶
        ("published-2024-city", []),
        ("township-2021", ["text.empty"] * 3),
    ],
)
def test_no_false_alarm(samples: Path, name: str, expected: list[str]) -> None:
    report = read_dump(samples / f"{name}.json")
    report.heading = replace(report.heading, signed_on=date(report.heading.year + 1, 1, 15))
    assert [finding.rule for finding in check(report) if finding.rule in IDS] == expected


@pytest.mark.parametrize("name", ["published-2023-city", "published-2024-city"])
def test_a_year_later_all_that_was_left_over_is_found(samples: Path, name: str) -> None:
    report = read_dump(samples / f"{name}.json")
    report.previous = report.copy()
    report.heading = replace(report.heading, year=report.heading.year + 1)
    rules = {finding.rule for finding in check(report)}
    assert rules >= {"heading.title_year", "text.last_year", "text.copied"}
