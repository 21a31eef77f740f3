"""The figures of published reports: every one of them balances."""

from pathlib import Path

import pytest

from core.checks.equations import check_equations, is_decided
from core.checks.finding import Severity
from core.checks.runner import check
from core.project.project_file import read_dump

BALANCED = ["township-2021", "published-2023-city", "published-2024-city"]
FAULTY = {
    "published-2023-district": ["disputes.total", "disputes.total"],  # two totals are left at 0
    "published-2023-bureau": ["applications.blank"],  # columns without a figure
}


@pytest.mark.parametrize("name", BALANCED)
def test_published_figures_balance(samples: Path, name: str) -> None:
    report = read_dump(samples / f"{name}.json")
    assert list(check_equations(report)) == []
    assert report.printed_totals == ()
    flow = [e for e in report.form.equations if e.rule == "applications.flow"]
    assert sum(is_decided(report, equation) for equation in flow) == 6  # all but the total column


@pytest.mark.parametrize(("name", "expected"), FAULTY.items())
def test_what_is_wrong_in_published_figures_is_found(
    samples: Path, name: str, expected: list[str]
) -> None:
    report = read_dump(samples / f"{name}.json")
    errors = [f.rule for f in check(report) if f.severity is Severity.ERROR and f.cells]
    assert errors == expected


def test_no_sample_is_left_out(samples: Path) -> None:
    names = {path.name for path in samples.glob("*-20*.json")}
    assert names == {f"{name}.json" for name in [*BALANCED, *FAULTY]}


def test_township_passes_every_check_of_figures(samples: Path) -> None:
    report = read_dump(samples / "township-2021.json")
    assert [finding for finding in check(report) if finding.cells] == []
