"""What holds for any text and any figure."""

import re
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from core.formats.excel.writing.cell_texts import cell_text
from core.numbers import Number
from tests.core.formats.excel.excel_samples import (
    FIGURES,
    document,
    fees,
    opened,
    requests,
    stored,
    written,
)

texts = st.builds(str.__add__, st.sampled_from("=+-@"), st.text(max_size=40))
counts = st.integers(0, 10**15)
amounts = st.decimals(0, 10**12, places=6)


@settings(max_examples=40, deadline=None)
@given(texts)
def test_text_that_begins_like_a_formula_stays_text(agency: str) -> None:
    sheet = opened(document([fees()], agency=agency))["数据"]

    assert isinstance(sheet, Worksheet)
    assert sheet["C2"].data_type == "s"
    assert sheet["C2"].value == cell_text(agency)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60))
def test_any_text_gives_a_readable_workbook(agency: str) -> None:
    assert opened(document([fees()], agency=agency))["数据"]["C2"].value == (
        cell_text(agency) or None
    )


@settings(max_examples=60, deadline=None)
@given(amounts | counts, st.integers(-(10**15), 10**15))
def test_any_figure_stands_in_the_file_exactly(amount: Number, change: int) -> None:
    with ZipFile(BytesIO(written(document([fees(amount, change)])))) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode()
    found = {
        ref: Decimal(value) for ref, value in re.findall(r'<c r="(\w+)"[^>]*><v>(.*?)</v>', xml)
    }

    assert found == {"B5": change, "C5": amount, "B6": amount}


@settings(max_examples=25, deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(FIGURES)), counts | st.none()))
def test_any_counts_are_read_back(values: dict[str, Number | None]) -> None:
    rows = stored(document([requests(values)]))["数据"].iter_rows(min_row=5, values_only=True)

    assert {str(row[0]): row[2] for row in rows if row[2] not in (None, "")} == {
        address: value for address, value in values.items() if value is not None
    }
