"""Reading the program's own Word and Excel files, in a warm process."""

from io import BytesIO
from types import ModuleType

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from core.formats.excel.reading.reader import read as read_excel
from core.formats.excel.writing import writer as excel
from core.formats.reading.guard import Reader
from core.formats.word.reading.reader import read as read_word
from core.formats.word.writing import writer as word
from core.layout.compose import compose
from tests.benchmarks.samples import long_report


@pytest.mark.parametrize(
    ("module", "read"), [(word, read_word), (excel, read_excel)], ids=["word", "excel"]
)
def test_read(benchmark: BenchmarkFixture, module: ModuleType, read: Reader) -> None:
    file = BytesIO()
    module.write(compose(long_report()), file)
    document = benchmark(read, file.getvalue())
    assert len(document.tables) >= 3
