"""How long it takes to find wrong cells, and to check a whole report that has some."""

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from core.checks.diagnosis.likely_errors import check_likely_errors
from core.checks.runner import check
from core.report.report import Report
from tests.benchmarks.samples import long_report
from tests.core.checks.diagnosis.tables import large_report, misprinted

WRONG = ("granted.natural_person", "denied_third_party.research", "received.commercial")
COUNTS = (0, 1, 2, 3, 40)


def misread(count: int) -> Report:
    """A printed table with some wrong cells."""
    report = large_report(long_report().form, seed=3)
    cells = [f"applications.{cell}" for cell in WRONG]
    cells += [cell for cell in report.form.cells if cell not in report.form.totals][14:]
    return misprinted(report, {cell: (report.figures[cell] or 0) + 6 for cell in cells[:count]})


@pytest.mark.parametrize("count", COUNTS)
def test_find_wrong_cells(benchmark: BenchmarkFixture, count: int) -> None:
    report = misread(count)
    assert bool(benchmark(lambda: list(check_likely_errors(report)))) == bool(count)


def test_two_cells_that_cancel_out(benchmark: BenchmarkFixture) -> None:
    """The case with the most possibilities."""
    report = large_report(long_report().form, seed=3)
    cells = ("applications.granted.natural_person", "applications.granted.commercial")
    by = dict(zip(cells, (1, -1), strict=True))
    report = misprinted(report, {cell: (report.figures[cell] or 0) + by[cell] for cell in cells})
    (finding,) = benchmark(lambda: list(check_likely_errors(report)))
    assert len(finding.suggestions) > 10


def test_check_a_whole_report_with_a_wrong_cell(benchmark: BenchmarkFixture) -> None:
    report = long_report()
    cell = "applications.granted.natural_person"
    figures = report.figures | {cell: (report.figures[cell] or 0) + 6}
    report.store(figures)
    assert report.printed_totals
    assert benchmark(check, report)


def test_check_the_smallest_explanation_of_typed_figures(
    benchmark: BenchmarkFixture,
) -> None:
    """Three wrong figures below computed totals, and a long text that has the right sums."""
    report = long_report()
    rows = ("received", "carried_in", "handled_total", "carried_out")
    figures = large_report(report.form, seed=3)
    stated = (figures.figures[f"applications.{row}.total"] for row in rows)
    sentence = "收到政府信息公开申请{}件，上年结转{}件，办结{}件，结转下年度继续办理{}件。"
    figures.narratives = report.narratives | {
        "overview": sentence.format(*stated) + report.narratives["overview"]
    }
    wrong = [f"applications.{cell}" for cell in WRONG]
    figures.store({cell: (figures.figures[cell] or 0) + 6 for cell in wrong})
    findings = benchmark(check, figures)
    assert any(len(f.suggestions[0].changes) == len(WRONG) for f in findings if f.suggestions)
