"""Reading the program's own Word and Excel files, in a warm process."""

from io import BytesIO
from types import ModuleType

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from core.compose import compose
from core.formats import excel, word
from core.formats.excel.reader import read as read_excel
from core.formats.guard import Reader
from core.formats.word.reader import read as read_word
from tests.benchmarks.samples import long_report


@pytest.mark.parametrize(
    ("module", "read"), [(word, read_word), (excel, read_excel)], ids=["word", "excel"]
)
def test_read(benchmark: BenchmarkFixture, module: ModuleType, read: Reader) -> None:
    file = BytesIO()
    module.write(compose(long_report()), file)
    document = benchmark(read, file.getvalue())
    assert len(document.tables) >= 3
