"""Native charts: over the cells that hold their figures, which percentages follow."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from core.document.chart import Chart, ChartKind, Series
from core.formats.excel.writing.archive import save
from core.formats.excel.writing.book import Book
from core.formats.excel.writing.chart_sheet import fill_chart_sheet
from tests.core.formats.charts.chart_samples import charts, parts

NAME = "图表'1"


def written(*drawn: Chart) -> bytes:
    workbook = Workbook()
    book = Book(workbook)
    fill_chart_sheet(book.add(NAME), "清溪镇　历年对比", drawn)
    data = BytesIO()
    save(workbook, data, [sheet.finish() for sheet in book.sheets])
    return data.getvalue()


def sheet_of(data: bytes, *, values: bool = True) -> Worksheet:
    sheet: Worksheet = load_workbook(BytesIO(data), data_only=values).worksheets[0]
    return sheet


def cells(sheet: Worksheet, reference: str) -> list[Any]:
    """The values of the cells that a chart refers to, in the sheet it names."""
    name, _, area = reference.rpartition("!")
    assert name == "'图表''1'"
    found = sheet[area.replace("$", "")]
    rows = found if isinstance(found, tuple) else ((found,),)
    return [cell.value for row in rows for cell in row]


@given(charts())
def test_the_cells_that_a_chart_refers_to_hold_its_figures(chart: Chart) -> None:
    sheet = sheet_of(written(chart))
    (native,) = sheet._charts  # type: ignore[attr-defined]
    assert len(native.series) == len(chart.series)
    for own, series in zip(native.series, chart.series, strict=True):
        assert cells(sheet, own.tx.strRef.f) == [series.name]
        names = cells(sheet, own.cat.strRef.f or own.cat.numRef.f)
        assert names == list(chart.categories)
        at = own.val.numRef.f
        if chart.kind is ChartKind.PARTS:
            drawn = cells(sheet, at)
            known = [value for value in drawn if value is not None]
            if series.whole:
                assert sum(known) == pytest.approx(100, abs=0.1 * len(known))
            else:
                assert known == []
            at = _left_of(at)
        expected = [None if value is None else float(value) for value in series.values]
        assert cells(sheet, at) == expected


def _left_of(reference: str) -> str:
    """The reference to the column left of one."""
    sheet, _, area = reference.rpartition("!")
    letter = area[1]
    return f"{sheet}!{area.replace(f'${letter}$', f'${chr(ord(letter) - 1)}$')}"


def test_percentages_are_formulas_over_the_figures() -> None:
    data = written(parts(60, 30, 10))
    live, stored = sheet_of(data, values=False), sheet_of(data)
    (native,) = live._charts  # type: ignore[attr-defined]
    _, _, area = native.series[0].val.numRef.f.rpartition("!")
    formulas = [str(row[0].value) for row in live[area.replace("$", "")]]
    assert all(formula.startswith("=IF(AND(COUNT(B$") for formula in formulas)
    assert [row[0].value for row in stored[area.replace("$", "")]] == [60, 30, 10]


def test_programs_that_do_not_compute_find_the_figures_in_the_chart() -> None:
    chart = Chart(
        "some", "新收", ChartKind.BARS, "件", ("甲", "乙"), (Series("2024年", (7, None)),)
    )
    (native,) = sheet_of(written(chart))._charts  # type: ignore[attr-defined]
    cache = native.series[0].val.numRef.numCache
    assert cache.ptCount == 2
    assert [(point.idx, point.v) for point in cache.pt] == [(0, 7)]


def test_several_charts_lie_one_below_the_other_clear_of_their_figures() -> None:
    drawn = [parts(*range(count)) for count in (2, 6, 9)]
    sheet = sheet_of(written(*drawn))
    places = [native.anchor for native in sheet._charts]  # type: ignore[attr-defined]
    first_rows = [place._from.row + 1 for place in places]
    row_points = 16
    for native, top in zip(sheet._charts, first_rows, strict=True):  # type: ignore[attr-defined]
        _, _, area = native.series[0].val.numRef.f.rpartition("!")
        figures = int(area.split("$")[2].rstrip(":"))
        height = native.anchor.ext.height / 12700  # EMU of a point
        assert top + height / row_points < figures - 1
    assert first_rows == sorted(first_rows)


def test_the_name_of_an_only_series_is_no_title() -> None:
    with ZipFile(BytesIO(written(parts(1, 2)))) as archive:
        xml = archive.read("xl/charts/chart1.xml").decode()
    assert 'autoTitleDeleted val="1"' in xml


def test_the_same_charts_are_the_same_bytes() -> None:
    assert written(parts(1, 2)) == written(parts(1, 2))
