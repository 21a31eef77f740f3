"""Workbooks of old (.xls, .et) and of OpenDocument (.ods)."""

import datetime as dt

import pytest
import xlwt  # type: ignore[import-untyped]

from core.formats.reading.raw import ReadError
from tests.core.formats.excel.workbooks import ods, only, rows, tables, xls
from tests.core.formats.reading.ole_files import container
from tests.core.formats.word.word_files import boxes


def test_contents_of_an_old_workbook() -> None:
    def fill(sheet: xlwt.Worksheet) -> None:
        for column, content in enumerate([3, 3.0, "3", 59237.2449, True, "商业\n企业"]):
            sheet.write(2, column + 1, content)
        day = xlwt.easyxf(num_format_str="yyyy-mm-dd")
        sheet.write(3, 1, dt.date(2022, 1, 15), day)
        sheet.write(3, 2, dt.datetime(2022, 1, 15, 8, 5), day)  # noqa: DTZ001
        sheet.write(3, 3, dt.time(8, 5), xlwt.easyxf(num_format_str="hh:mm"))
        sheet.write(3, 4, -1.5, day)
        sheet.row(3).set_cell_error(5, "#REF!")
        sheet.write(3, 6, None, day)

    assert only(xls(fill)) == [
        ["3", "3", "3", "59237.2449", "TRUE", "商业\n企业"],
        ["2022年1月15日", "2022年1月15日 08:05", "08:05", "-1.5", "#REF!", ""],
    ]


def test_merged_cells_and_names_of_an_old_workbook() -> None:
    def fill(sheet: xlwt.Worksheet) -> None:
        sheet.write_merge(1, 1, 0, 200, "题")
        sheet.write_merge(2, 4, 0, 1, "标签")
        sheet.write(4, 2, 5)

    first, second = tables(xls(fill, fill))
    assert (first.title, second.title) == ("表1", "表2")
    assert boxes(first) == {"题": (0, 0, 1, 3), "标签": (1, 0, 3, 2), "5": (3, 2, 1, 1)}


def test_hidden_sheets_of_an_old_workbook() -> None:
    def visible(sheet: xlwt.Worksheet) -> None:
        sheet.write(0, 0, "甲")

    def hidden(sheet: xlwt.Worksheet) -> None:
        sheet.write(0, 0, "乙")
        sheet.visibility = 1

    def very_hidden(sheet: xlwt.Worksheet) -> None:
        sheet.write(0, 0, "丙")
        sheet.visibility = 2

    assert only(xls(visible, hidden, very_hidden)) == [["甲"]]


def test_an_old_workbook_with_a_password() -> None:
    def fill(sheet: xlwt.Worksheet) -> None:
        sheet.write(0, 0, "甲")

    data = bytearray(xls(fill))
    start = data.index(b"\x09\x08\x10\x00")  # the first record
    password = b"\x2f\x00\x06\x00\x00\x00\x01\x02\x03\x04"
    stream = bytes(data[start : start + 20]) + password + bytes(data[start + 20 : -600])
    with pytest.raises(ReadError, match="有密码保护"):
        tables(container({"Workbook": stream}))


def test_formats_that_are_damaged_cost_the_spans_only() -> None:
    def fill(sheet: xlwt.Worksheet) -> None:
        sheet.write_merge(0, 0, 0, 1, "题")
        sheet.write(1, 1, 5)

    data = xls(fill)
    font = data.index(b"\x31\x00")  # a record of a font, now of nothing that is known
    broken = data[:font] + b"\x31\x00\x02\x00" + data[font + 4 :]
    try:
        assert rows(tables(broken)[0])[-1][-1] == "5"
    except ReadError as error:
        assert "已损坏" in str(error)  # noqa: PT017 (either is right)


def cell(text: str, more: str = "") -> str:
    return f"<table:table-cell {more}><text:p>{text}</text:p></table:table-cell>"


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def sheet(*lines: str, name: str = "表1", style: str = "") -> str:
    names = f'table:name="{name}" table:style-name="{style}"'
    return f"<table:table {names}>{''.join(lines)}</table:table>"


def value(kind: str, attribute: str, stored: str, shown: str) -> str:
    return cell(shown, f'office:value-type="{kind}" office:{attribute}="{stored}"')


def test_contents_of_an_open_workbook() -> None:
    line = row(
        value("float", "value", "3", "3.00"),
        value("float", "value", "59237.2449", "59,237"),
        value("percentage", "value", "0.5", "50%"),
        value("date", "date-value", "2022-01-15", "15.1.22"),
        value("date", "date-value", "2022-01-15T08:05:00", "x"),
        value("date", "date-value", "soon", "某日"),
        value("boolean", "boolean-value", "true", "TRUE"),
        value("float", "value", "0", "#REF!"),
        cell(
            "商业</text:p><text:p>企<text:span>业</text:span><text:s text:c='2'/>a<text:tab/>b"
            "<text:line-break/>c"
        ),
        cell("<office:annotation><text:p>批注</text:p></office:annotation>"),
    )
    assert only(ods(sheet(line))) == [
        [
            "3", "59237.2449", "0.5", "2022年1月15日", "2022年1月15日 08:05", "某日", "TRUE",
            "#REF!", "商业\n企业  a\tb\nc",
        ]
    ]  # fmt: skip


def test_merged_cells_of_an_open_workbook() -> None:
    covered = "<table:covered-table-cell/>"
    empty = '<table:table-cell table:number-columns-repeated="16384"/>'
    content = sheet(
        row(empty, more='table:number-rows-repeated="2"'),
        row(cell("题", 'table:number-columns-spanned="3"'), covered, covered, empty),
        "<table:table-header-rows>"
        + row(
            cell("标签", 'table:number-columns-spanned="2" table:number-rows-spanned="2"'),
            covered,
            cell("1"),
        )
        + "</table:table-header-rows>",
        row(
            "<table:covered-table-cell><text:p>盖</text:p></table:covered-table-cell>",
            covered,
            cell("2"),
        ),
        row(empty, more='table:number-rows-repeated="1048000"'),
    )
    (table,) = tables(ods(content))
    assert boxes(table) == {
        "题": (0, 0, 1, 3), "标签": (1, 0, 2, 2), "1": (1, 2, 1, 1), "2": (2, 2, 1, 1)
    }  # fmt: skip


def test_repeated_cells_and_rows() -> None:
    line = row(
        cell("0", 'table:number-columns-repeated="3"'), more='table:number-rows-repeated="2"'
    )

    assert only(ods(sheet(line, row(cell("末"))))) == [["0"] * 3, ["0"] * 3, ["末", "", ""]]


def test_hidden_sheets_of_an_open_workbook() -> None:
    styles = "".join(
        f'<style:style style:name="{name}"><style:table-properties table:display="{shown}"/>'
        "</style:style>"
        for name, shown in (("ta1", "true"), ("ta2", "false"))
    )
    content = sheet(row(cell("甲")), style="ta1") + sheet(row(cell("乙")), name="x", style="ta2")

    assert only(ods(content, styles)) == [["甲"]]


@pytest.mark.parametrize(
    "line",
    [
        row(
            cell("0", 'table:number-columns-repeated="16384"'),
            more='table:number-rows-repeated="1048576"',
        ),
        row(cell("0", f'table:number-columns-repeated="{10**9}"')),
        row(cell("0"), more=f'table:number-rows-repeated="{10**9}"'),
        row(cell("0"), more=f'table:number-rows-repeated="{10**9}"') + row(cell("0")),
        row(cell("0")) + row(more=f'table:number-rows-repeated="{10**9}"') + row(cell("0")),
        row(cell("0"), cell("", f'table:number-columns-repeated="{10**9}"'), cell("0")),
    ],
)
def test_an_open_workbook_of_endless_cells(line: str) -> None:
    with pytest.raises(ReadError, match="大得不像年度报告"):
        tables(ods(sheet(line)))
