"""Workbooks of today: contents as text, merged cells, hidden sheets, places of tables."""

import datetime as dt
import zipfile
from io import BytesIO

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart
from openpyxl.worksheet.worksheet import Worksheet

from core.document.document import Role
from core.formats.excel.reading.contents import Content, as_text
from core.formats.excel.reading.reader import read
from core.formats.reading.raw import ReadError
from tests.core.formats.excel.workbooks import only, rows, saved, tables, xlsx
from tests.core.formats.word.word_files import boxes, zipped


def changed(data: bytes, part: str, old: str, new: str) -> bytes:
    """A workbook in which a text of a part is replaced."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old.encode() in parts[part]
    parts[part] = parts[part].replace(old.encode(), new.encode())
    return zipped(dict(parts))


def test_a_sheet_is_a_table_under_its_name() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["规章", 3])

    first, second = tables(xlsx(fill, fill))
    assert (first.title, second.title) == ("表1", "表2")
    assert rows(first) == rows(second) == [["规章", "3"]]
    assert {cell.role for cell in first.cells} == {Role.UNKNOWN}


def test_a_table_that_does_not_start_at_the_corner() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["C4"], sheet["D4"], sheet["D6"], sheet["H20"] = "甲", "1", 2, "  "

    assert only(xlsx(fill)) == [["甲", "1"], ["", ""], ["", "2"], ["", ""]]


def test_one_blank_row_at_the_end_may_be_that_of_the_figures() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"], sheet["B1"], sheet["B2"] = "结果维持", "总计", ""
        sheet["B2"].number_format = "0"

    assert only(xlsx(fill)) == [["结果维持", "总计"], ["", ""]]


def test_empty_and_hidden_sheets_are_left_out() -> None:
    book = Workbook()
    for number, state in enumerate(("visible", "hidden", "veryHidden", "visible", "visible")):
        sheet = book.worksheets[0] if number == 0 else book.create_sheet()
        sheet.title, sheet.sheet_state = f"{number}", state
        if number != 3:
            sheet["A1"] = number
    assert [table.title for table in tables(saved(book))] == ["0", "4"]


def test_hidden_rows_and_columns_are_kept() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["甲", 1])
        sheet.append(["乙", 2])
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["B"].hidden = True

    assert only(xlsx(fill)) == [["甲", "1"], ["乙", "2"]]


def test_merged_cells() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["B2"], sheet["B3"], sheet["D3"] = "题", "标签", 5
        for area in ("B2:D2", "B3:C6", "D3:D6", "F7:Z7"):
            sheet.merge_cells(area)
        sheet["B7"], sheet["D7"] = "末", 6

    (table,) = tables(xlsx(fill))
    assert (table.rows, table.columns) == (6, 3)
    assert boxes(table) == {
        "题": (0, 0, 1, 3),
        "标签": (1, 0, 4, 2),
        "5": (1, 2, 4, 1),
        "末": (5, 0, 1, 1),
        "6": (5, 2, 1, 1),
    }


def test_a_title_merged_over_more_than_the_table() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"], sheet["A2"], sheet["B2"] = "题", "甲", 1
        sheet.merge_cells("A1:XFD1")

    assert only(xlsx(fill)) == [["题", ""], ["甲", "1"]]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (3, "3"),
        (3.0, "3"),
        (-2, "-2"),
        (0, "0"),
        (59237.2449, "59237.2449"),
        (0.1 + 0.2, "0.3"),
        (999999999.123456, "999999999.123456"),
        (123456789012345, "123456789012345"),
        (1e-6, "0.000001"),
        (1e20, "100000000000000000000"),
        (float("inf"), ""),
        ("3", "3"),
        (" 3 ", " 3 "),
        ("三_x000D_\r\n、", "三\n、"),
        (True, "TRUE"),
        (dt.date(2022, 1, 15), "2022年1月15日"),
        (dt.datetime(2022, 1, 15), "2022年1月15日"),  # noqa: DTZ001
        (dt.datetime(2022, 1, 15, 8, 5), "2022年1月15日 08:05"),  # noqa: DTZ001
        (dt.time(8, 5), "08:05"),
        (dt.timedelta(hours=30), "30:00"),
    ],
)
def test_contents_as_text(content: Content, text: str) -> None:
    assert as_text(content) == text


def test_contents_of_cells() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(
            [3, 3.0, "3", 59237.2449, True, dt.date(2022, 1, 15), "１２", "商业\n企业", None, "末"]
        )

    assert only(xlsx(fill)) == [
        ["3", "3", "3", "59237.2449", "TRUE", "2022年1月15日", "１２", "商业\n企业", "", "末"]
    ]


def test_formulas_give_what_is_stored_with_them() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"], sheet["B1"], sheet["C1"] = "合计", "=1+1", "=NOW()"

    data = xlsx(fill)
    assert only(data) == [["合计", "2", "=NOW()"]]
    stored = changed(data, "xl/worksheets/sheet1.xml", "<f>1+1</f><v></v>", "<f>1+1</f><v>7</v>")
    assert only(stored) == [["合计", "7", "=NOW()"]]


def test_failed_formulas_keep_their_text() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"], sheet["B2"] = "合计", "#REF!"
        sheet["B2"].data_type = "e"

    assert only(xlsx(fill)) == [["合计", ""], ["", "#REF!"]]


def test_cells_without_references() -> None:
    sheet = '<row><c><v>1</v></c><c t="e"><v>#N/A</v></c></row><row><c t="str"><v>甲</v></c></row>'

    def fill(worksheet: Worksheet) -> None:
        worksheet["A1"] = "x"

    data = changed(
        xlsx(fill),
        "xl/worksheets/sheet1.xml",
        '<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>',
        sheet,
    )
    assert only(data) == [["1", "#N/A"], ["甲", ""]]


def test_charts_are_no_tables() -> None:
    book = Workbook()
    book.worksheets[0]["A1"] = "甲"
    book.create_chartsheet("图").add_chart(BarChart())

    assert [table.title for table in tables(saved(book))] == ["Sheet"]


def test_nothing_in_it() -> None:
    with pytest.raises(ReadError, match="工作簿里没有内容"):
        read(saved(Workbook()))


def test_progress_and_cancelling() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = 1

    heard: list[float] = []
    data = xlsx(fill, fill, fill)
    read(data, heard.append)
    assert heard == sorted(heard)
    assert heard[-1] == 1.0

    def cancel(_: float) -> None:
        raise KeyError("cancelled")

    with pytest.raises(KeyError, match="cancelled"):
        read(data, cancel)
