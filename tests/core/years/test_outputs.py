"""历年对比 as a workbook and on paper: figures, changes that follow them, charts."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook

from core.document.document import Paragraph
from core.formats.pdf.writing.writer import write
from core.numbers import format_number
from core.years.comparing import lines
from core.years.outputs.paper import paper
from core.years.outputs.workbook import workbook
from tests.core.formats.pdf.pdf_samples import pages, text_of
from tests.core.years.year_samples import reports_of

AT = datetime(2025, 1, 10, tzinfo=UTC)
SOURCES = ("“旧.docx”", "“上年.nianbao”", "本报告")


@pytest.mark.parametrize("years", [(2024,), (2019, 2023, 2024)])
def test_the_workbook_has_figures_and_changes(years: tuple[int, ...]) -> None:
    reports = reports_of(years)
    book = load_workbook(BytesIO(workbook(reports, SOURCES[-len(years) :], AT)), data_only=True)
    assert book.sheetnames == ["历年对比", "图表", "全部数字"]
    for name, everything in (("历年对比", False), ("全部数字", True)):
        rows = list(book[name].iter_rows(min_row=4, values_only=True))
        shown = lines(reports, everything=everything)
        assert [row[0] for row in rows] == [line.name for line in shown]
        for row, line in zip(rows, shown, strict=True):
            *figures, difference, percent = row[1:]
            assert figures == [None if v is None else pytest.approx(float(v)) for v in line.values]
            change = line.change
            assert difference == (None if change.difference is None else float(change.difference))
            assert percent == (None if change.percent is None else float(change.percent))
    assert len(book["图表"]._charts) == 5 + (len(years) > 1)  # type: ignore[attr-defined]


def test_changes_are_formulas_that_know_no_percentage_of_a_small_base() -> None:
    reports = reports_of((2023, 2024))
    sheet = load_workbook(BytesIO(workbook(reports, SOURCES[1:], AT)))["历年对比"]
    assert sheet["D4"].value == '=IF(COUNT(B4,C4)<2,"",C4-B4)'
    assert sheet["E4"].value == '=IF(COUNT(B4,C4)<2,"",IF(B4<10,"",ROUND((C4-B4)/B4*100,1)))'


def test_the_paper_has_charts_and_tables_and_says_where_figures_are_from() -> None:
    reports = reports_of((2019, 2023, 2024))
    document = paper(reports, SOURCES)
    assert document.title == "清溪镇人民政府2019年至2024年政府信息公开工作年度报告历年对比"
    first = document.blocks[0]
    assert isinstance(first, Paragraph)
    assert first.text.startswith("2024年的数来自本报告；2023年的数来自“上年.nianbao”；2019年")
    charts = [b.chart for b in document.blocks if isinstance(b, Paragraph) and b.chart]
    assert [chart.id for chart in charts][:2] == ["years", "applications"]
    for table, line in zip(
        (cell for t in document.tables for cell in t.cells if cell.row and not cell.column),
        lines(reports),
        strict=True,
    ):
        assert table.text == line.name


def test_the_pdf_has_every_figure_of_the_charts() -> None:
    reports = reports_of((2023, 2024))
    document = paper(reports, SOURCES[1:])
    said = "".join(text_of(page) for page in pages(document))
    now = reports[-1].figures
    for address in ("applications.received.total", "applications.granted.total"):
        assert format_number(now[address]) in said
    assert "无法提供" in said


def test_writing_twice_gives_the_same_bytes() -> None:
    document, data = paper(reports_of((2023, 2024)), SOURCES[1:]), []
    for _ in range(2):
        file = BytesIO()
        write(document, file, created=AT, shipped_fonts=True)
        data.append(file.getvalue())
    assert data[0] == data[1]
