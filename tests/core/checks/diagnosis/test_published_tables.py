"""One wrong cell in published tables that are wrong in print elsewhere, or have blank columns."""

import os
from pathlib import Path

import pytest

from core.checks.finding import Finding, Severity
from core.checks.folding import fold
from core.checks.runner import check
from core.project.project_file import read_dump
from core.report.report import Report
from tests.core.checks.diagnosis.tables import cells

FOLDER = os.environ.get("NIANBAO_SAMPLES")
pytestmark = pytest.mark.skipif(not FOLDER, reason="needs the published reports")


def published(name: str) -> Report:
    return read_dump(Path(FOLDER or "") / f"published-2023-{name}.json")


def errors(report: Report) -> dict[str, Finding]:
    """The errors in figures that no other one explains, blanks left out."""
    found = (each.finding for each in fold(check(report)) if each.finding.cells)
    return {
        each.key: each for each in found if each.severity is Severity.ERROR and not each.is_blank
    }


def test_totals_that_are_wrong_in_print_are_the_only_errors() -> None:
    report = published("district")
    found = errors(report).values()
    assert {each.section for each in found} == {"disputes"}
    for each in found:
        report.store(each.suggestions[0].changes)
    assert errors(report) == {}


def test_blank_columns_are_no_error_in_the_sums() -> None:
    assert errors(published("bureau")) == {}


@pytest.mark.parametrize("by", [1, 6, 10, 90])
@pytest.mark.parametrize("name", ["district", "bureau"])
def test_one_wrong_cell_is_named(name: str, by: int) -> None:
    """Every figure in turn, those of blank columns too, where a figure has strayed to."""
    right = published(name)
    told = errors(right).keys()
    for cell in cells(right)[:: 7 if by == 1 else 11]:
        figure = right.figures[cell] or 0
        report = right.copy()
        # The totals came in print: a blank one stays blank.
        report.store(right.figures | {cell: figure + by})
        (finding,) = (each for key, each in errors(report).items() if key not in told)
        assert finding.suggestions[0].changes == {cell: figure}, cell
