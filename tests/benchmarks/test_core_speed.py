"""How long the core takes in a warm process: opening, checking, exporting."""

from io import BytesIO
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from core.checks.runner import check
from core.formats.excel.writing import writer as excel
from core.formats.pdf.writing import writer as pdf
from core.layout.compose import compose
from core.project.project_file import read_project
from core.report.report import Report
from tests.benchmarks.samples import SENTENCE, long_report
from tests.factories import write_project


@pytest.fixture
def report() -> Report:
    """A balanced report with 4,000 characters of narrative."""
    return long_report()


def test_open_project_file(benchmark: BenchmarkFixture, report: Report, tmp_path: Path) -> None:
    path = tmp_path / "年报.nianbao"
    write_project(path, report)
    assert benchmark(read_project, path) == report


def test_store_and_check(benchmark: BenchmarkFixture, report: Report) -> None:
    def keystroke() -> int:
        report.store({"applications.granted.natural_person": 5_000})
        return len(check(report))

    assert benchmark(keystroke) > 0


def test_compose(benchmark: BenchmarkFixture, report: Report) -> None:
    assert len(benchmark(compose, report).tables) == 3


def test_excel_export(benchmark: BenchmarkFixture, report: Report) -> None:
    def export() -> int:
        file = BytesIO()
        excel.write(compose(report), file)
        return file.tell()

    assert benchmark(export) > 0


def test_pdf_export(benchmark: BenchmarkFixture, report: Report) -> None:
    changes = iter(range(10**6))

    def export() -> int:
        # Another text each time: caches of what was set before must not help.
        report.narratives["problems"] = f"第{next(changes)}次。{SENTENCE * 45}"
        file = BytesIO()
        pdf.write(compose(report), file)
        return file.tell()

    assert benchmark(export) > 0
