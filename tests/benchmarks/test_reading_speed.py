"""How long it takes to read a report back from a file, and to interpret what was read."""

from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from core.exporting import export
from core.formats.all_formats import FORMATS
from core.formats.any_file import read_document
from core.importing import read_any
from core.interpret import interpret
from tests.benchmarks.samples import long_report
from tests.core.interpret.documents import document_of


def test_interpret(benchmark: BenchmarkFixture) -> None:
    """A whole report under 50 ms."""
    report = long_report()
    document = document_of(report)
    assert benchmark(interpret, document).report == report


@pytest.mark.parametrize("format_id", FORMATS)
def test_read(benchmark: BenchmarkFixture, tmp_path: Path, format_id: str) -> None:
    """Word and web page under 60 ms, Excel under 10 ms."""
    path = tmp_path / f"年报.{format_id}"
    export(long_report(), format_id, path)
    assert benchmark(read_document, path).blocks


def test_import_published_pdf(benchmark: BenchmarkFixture, samples: Path) -> None:
    """Six pages under 500 ms."""
    assert benchmark(read_any, samples / "published-2024-city.pdf").missing_tables == ()
