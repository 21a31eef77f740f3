from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from core.document.document import Cell, Entry, Role, Table
from core.formats.excel.writing.measure import column_pixels, text_height
from core.formats.excel.writing.page import PORTRAIT
from core.formats.excel.writing.table_sheet import HEADING_ROWS
from tests.core.formats.excel.excel_samples import (
    FIGURES,
    area,
    document,
    fees,
    opened,
    requests,
    with_sheet,
    written,
)

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def sheet_of(table: Table) -> Worksheet:
    sheet = opened(document([table]))[table.sheet]
    assert isinstance(sheet, Worksheet)
    return sheet


def sheet_xml(table: Table) -> str:
    with ZipFile(BytesIO(written(document([table])))) as archive:
        return archive.read("xl/worksheets/sheet1.xml").decode()


@pytest.mark.parametrize("table", [requests(), fees()], ids=lambda table: table.id)
def test_merged_ranges_are_the_spans_below_the_heading(table: Table) -> None:
    merged = {str(found) for found in sheet_of(table).merged_cells.ranges}

    last = "ABCDE"[table.columns - 1]
    spans = {area(cell).ref for cell in table.cells if not area(cell).is_single}
    assert merged == spans | {f"A1:{last}1", f"A2:{last}2"}


@pytest.mark.parametrize("table", [requests(FIGURES), fees(Decimal("0.1"), -4)])
def test_every_cell_has_its_content(table: Table) -> None:
    sheet = sheet_of(table)

    for cell in table.cells:
        found = sheet[area(cell).anchor.ref].value
        value = cell.entry.value if cell.entry else cell.text
        assert found == (float(value) if isinstance(value, Decimal) else value)


def test_the_heading_names_table_organ_and_year() -> None:
    sheet = sheet_of(requests())

    assert sheet["A1"].value == "三、收到和处理申请情况"
    assert sheet["A2"].value == "清溪镇人民政府　2023年度"
    assert sheet["A1"].font.name == "黑体"


def test_every_cell_of_the_grid_has_all_borders() -> None:
    table = requests()

    with ZipFile(BytesIO(written(document([table])))) as archive:
        styles = ET.fromstring(archive.read("xl/styles.xml"))
        rows = ET.fromstring(archive.read("xl/worksheets/sheet1.xml")).iter(f"{MAIN}row")
        grid = list(rows)[HEADING_ROWS:]
    borders = styles.findall(f"{MAIN}borders/{MAIN}border")
    formats = styles.findall(f"{MAIN}cellXfs/{MAIN}xf")

    assert [len(row) for row in grid] == [table.columns] * table.rows
    for cell in (cell for row in grid for cell in row):
        border = borders[int(formats[int(cell.attrib["s"])].attrib["borderId"])]
        sides = {side.tag.removeprefix(MAIN): side.get("style") for side in border}
        assert {sides[name] for name in ("left", "right", "top", "bottom")} == {"thin"}


@pytest.mark.parametrize("digits", ["59237.2449", "0.1", "12345678901.123456", "12345678901234567"])
def test_numbers_stand_in_the_file_digit_by_digit(digits: str) -> None:
    assert f"<v>{digits}</v>" in sheet_xml(fees(Decimal(digits)))


def test_whole_numbers_are_shown_whole_and_amounts_with_all_their_decimals() -> None:
    sheet = sheet_of(fees(Decimal("12345678901.123456"), 3))
    assert sheet["B5"].number_format == "0"
    assert sheet["C5"].number_format == "0.000000"
    assert sheet_of(fees(Decimal("59237.2449")))["C5"].number_format == "General"
    assert sheet_of(fees(Decimal(123456789012)))["C5"].number_format == "General"


def test_a_blank_cell_stays_blank() -> None:
    assert sheet_of(requests())["C5"].value is None


def test_there_are_no_formulas() -> None:
    assert "<f>" not in sheet_xml(requests(FIGURES))


def test_only_figures_of_the_right_kind_are_accepted() -> None:
    (counts,) = sheet_of(requests()).data_validations.dataValidation
    assert (counts.type, counts.operator, counts.formula1) == ("whole", "between", "0")
    assert str(counts.sqref) == "C5:E9"
    assert counts.errorTitle == "请填整数"
    assert counts.error == "这里只能填不小于0的整数，不要带单位或文字；没有的填0。"
    assert counts.showErrorMessage
    assert not counts.showInputMessage

    change, amount = sheet_of(fees()).data_validations.dataValidation
    assert (change.type, change.formula1, str(change.sqref)) == ("whole", "-1000000000000000", "B5")
    assert (amount.type, amount.formula1) == ("decimal", "0")
    assert str(amount.sqref) == "B6:C6 C5"


def test_column_widths_follow_the_table() -> None:
    assert column_pixels((1, 1, 2), 402) == [100, 101, 201]
    widths = [sheet_of(fees()).column_dimensions[letter].width for letter in "ABC"]
    assert widths[0] == pytest.approx(widths[1], abs=0.2)
    assert widths[2] == pytest.approx(2 * widths[0], rel=0.05)


def test_rows_are_high_enough_for_wrapped_text() -> None:
    table = requests()
    sheet = sheet_of(table)
    pixels = column_pixels(table.widths, PORTRAIT.width_pixels)

    for cell in table.cells:
        rows = range(area(cell).top, area(cell).bottom + 1)
        room = sum(sheet.row_dimensions[row].height or 0 for row in rows)
        width = sum(pixels[cell.column : cell.last_column + 1])
        assert room >= text_height(cell.text, width)


def test_a_text_too_high_for_a_row_gets_the_highest_row() -> None:
    table = requests()
    long = replace(table.cells[3], text="法" * 500)
    cells = (*table.cells[:3], long, *table.cells[4:])

    assert sheet_of(replace(table, cells=cells)).row_dimensions[4].height == 409


def test_a_tall_table_is_printed_upright_with_its_header_repeated() -> None:
    sheet = sheet_of(requests())

    assert sheet.page_setup.orientation == "portrait"
    assert sheet.page_setup.paperSize == 9
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 1)
    assert sheet.sheet_properties.pageSetUpPr
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_options.horizontalCentered
    assert sheet.print_title_rows == "$3:$4"
    assert sheet.print_area == "'依申请'!$A$1:$E$9"
    assert sheet.oddFooter
    assert sheet.oddFooter.center.text == "第 &P 页，共 &N 页"
    assert sheet.freeze_panes == "C5"


def test_what_is_not_for_paper_is_printed_as_a_blank_cell() -> None:
    book = load_workbook(BytesIO(written(document())))
    blank = [sheet for sheet in book if sheet.print_area.endswith("$AMJ$1")]
    assert [sheet.title for sheet in blank] == [sheet.title for sheet in book][2:]
    assert all(sheet.max_column < 1024 for sheet in blank)


def wide(rows: int, columns: int) -> Table:
    cells = tuple(
        Cell(row, column, "", Role.VALUE, entry=Entry(f"t.{row}.{column}", "", 0))
        for row in range(rows)
        for column in range(columns)
    )
    return Table("wide", "宽表", "宽表", rows, columns, cells, (1,) * columns)


def test_a_wide_table_is_printed_across() -> None:
    sheet = sheet_of(wide(2, 15))

    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows is None
    assert sheet.freeze_panes is None


def test_a_table_far_too_tall_runs_over_several_pages() -> None:
    assert sheet_of(wide(80, 2)).page_setup.fitToHeight == 0


def test_a_single_column_of_labels_is_centred_others_are_not() -> None:
    sheet = sheet_of(fees())
    assert sheet["A5"].alignment.horizontal == "center"
    assert sheet["A3"].alignment.horizontal == "left"

    sheet = sheet_of(requests())
    assert sheet["A3"].alignment.horizontal == "left"
    assert sheet["A5"].alignment.horizontal == "left"
    assert sheet["A7"].alignment.horizontal == "center"
    assert sheet["C5"].alignment.shrink_to_fit


def test_tabs_bear_the_tables_names_as_far_as_allowed() -> None:
    tables = [with_sheet(requests(), "数据"), with_sheet(fees(), "收/费")]

    assert opened(document(tables)).sheetnames == ["数据（2）", "收费", "汇总行", "数据"]
