from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from core.formats.excel.writing import writer as excel
from core.moments import start_of_today
from tests.core.formats.excel.excel_samples import (
    CREATED,
    document,
    fees,
    opened,
    stored,
    written,
)


def test_the_data_sheet_lists_the_report_and_every_figure() -> None:
    rows = list(stored(document())["数据"].iter_rows(values_only=True))

    assert {row[4:] for row in rows[1:]} == {("清溪镇人民政府", 2023)}
    assert rows[0] == ("地址", "指标", "数值", "单位", "机关名称", "年度")
    assert [row[:4] for row in rows[1:7]] == [
        ("report.agency", "机关名称", "清溪镇人民政府", None),
        ("report.year", "年度", 2023, None),
        ("report.title", "标题", "清溪镇人民政府2023年年度报告", None),
        ("fees.fee.change", "增减", -2, "件"),
        ("fees.fee.amount", "金额", 59237.2449, "万元"),
        ("fees.sum.amount", "合计", 59237.2449, "万元"),
    ]
    assert rows[7][:4] == ("requests.received.natural", "natural·received", 3, "件")
    assert len(rows) == 1 + 3 + 3 + 15


def test_the_data_sheet_holds_the_code_of_the_figures() -> None:
    coded = replace(document(), code="7K2MX-04QTB")
    rows = list(opened(coded)["数据"].iter_rows(values_only=True))

    assert rows[4][:3] == ("report.code", "校验码", "7K2MX-04QTB")


def test_the_data_sheet_has_a_filter_a_fixed_header_and_fitting_columns() -> None:
    sheet = opened(document())["数据"]

    assert sheet.auto_filter.ref == "A1:F22"
    assert sheet.freeze_panes == "A2"
    assert 8 * sheet.column_dimensions["A"].width > 7 * len("requests.carried_out.natural")


def test_a_blank_figure_is_blank_in_the_data_too() -> None:
    rows = list(stored(document([fees()]))["数据"].iter_rows(values_only=True))

    assert rows[4][1] == "增减"
    assert not rows[4][2]


def test_a_long_title_is_shown_whole() -> None:
    sheet = opened(document(agency="清溪镇人民政府办公室" * 5))["数据"]

    assert (sheet.row_dimensions[2].height or 0) > (sheet.row_dimensions[3].height or 0)


def test_the_document_properties() -> None:
    properties = opened(document(agency="清溪镇\x07人民政府")).properties

    assert properties.title == "清溪镇人民政府2023年年度报告"
    assert properties.subject == "2023年度报告"
    assert properties.creator == properties.lastModifiedBy == "清溪镇人民政府"
    assert properties.created == properties.modified == datetime(2024, 1, 15, 8, 30)  # noqa: DTZ001


def test_the_time_is_kept_in_universal_time() -> None:
    local = datetime(2024, 1, 15, 16, 30, tzinfo=timezone(timedelta(hours=8)))

    assert written(document(), local) == written(document(), CREATED)


def test_without_a_time_it_is_the_start_of_today() -> None:
    before = start_of_today().astimezone(UTC).replace(tzinfo=None)
    book = load_workbook(BytesIO(written(document(), None)))

    created = book.properties.created
    assert created is not None
    assert timedelta(0) <= created - before <= timedelta(days=1)


def test_the_same_document_gives_the_same_bytes() -> None:
    assert written(document()) == written(document())
    with ZipFile(BytesIO(written(document()))) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_workbook_opens_on_the_first_table_and_is_recalculated() -> None:
    book = opened(document())

    assert book.sheetnames == ["收费", "依申请", "勾稽核对", "汇总行", "数据"]
    assert book.active is book["收费"]
    assert book.calculation.fullCalcOnLoad


def test_the_extent_of_the_sheets_is_stated() -> None:
    book = load_workbook(BytesIO(written(document())), read_only=True)
    extents = [sheet.calculate_dimension() for sheet in book.worksheets]
    book.close()

    assert extents == ["A1:C6", "A1:E9", "A1:F9", "A1:T2", "A1:F22"]


def test_the_default_font_is_chinese() -> None:
    sheet = opened(document())["收费"]

    assert (sheet["Z99"].font.name, sheet["Z99"].font.size) == ("宋体", 11)


def test_text_like_a_formula_stays_text_in_every_place() -> None:
    book = opened(document(agency="=1+1"))

    for sheet, ref in (("收费", "A2"), ("勾稽核对", "A2"), ("数据", "C2"), ("数据", "C4")):
        cell = book[sheet][ref]
        assert cell.data_type == "s"
        assert cell.value.startswith("=1+1")
        assert cell.quotePrefix
    assert not book["收费"]["A1"].quotePrefix


def test_progress_rises_from_0_to_1() -> None:
    heard: list[float] = []
    excel.write(document(), BytesIO(), created=CREATED, progress=heard.append)

    assert heard[0] == 0
    assert heard[-1] == 1
    assert heard == sorted(set(heard))


class Cancelled(Exception):  # noqa: N818
    pass


@pytest.mark.parametrize("after", [0.0, 0.3, 0.7])
def test_progress_may_cancel_before_anything_is_written(after: float) -> None:
    def cancel(part: float) -> None:
        if part >= after:
            raise Cancelled

    file = BytesIO()
    with pytest.raises(Cancelled):
        excel.write(document(), file, created=CREATED, progress=cancel)
    assert file.getvalue() == b""


def test_a_disk_that_is_full_is_reported() -> None:
    class Full(BytesIO):
        def write(self, _: object) -> int:
            raise OSError("full")

    with pytest.raises(OSError, match="full"):
        excel.write(document([fees(Decimal(1))]), Full(), created=CREATED)


def test_a_full_disk_for_temporary_files_leaves_no_sheet_empty(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A worksheet that went through one came out empty, and nobody was told."""
    monkeypatch.setattr("openpyxl.worksheet._writer.create_temporary_file", lambda: "/dev/full")
    assert opened(document())["数据"]["A1"].value == "地址"
