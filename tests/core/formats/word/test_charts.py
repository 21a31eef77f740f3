"""Charts in Word: its own, with their figures, their workbook and their words."""

from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from hypothesis import given, settings
from lxml import etree  # type: ignore[import-untyped]
from openpyxl import load_workbook

from core.document.chart import Chart, ChartKind, Series, share, shown
from core.document.document import Document, Paragraph, Signature
from core.formats.word.writing.writer import write
from tests.core.formats.charts.chart_samples import charts, parts

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def written(*drawn: Chart) -> bytes:
    blocks = tuple(Paragraph(chart.words, chart=chart) for chart in drawn)
    file = BytesIO()
    write(Document(("清溪镇",), "清溪镇", 2024, blocks, Signature("", "")), file)
    return file.getvalue()


def chart_xml(data: bytes, number: int = 1) -> etree._Element:
    with ZipFile(BytesIO(data)) as archive:
        return etree.fromstring(archive.read(f"word/charts/chart{number}.xml"))


@settings(max_examples=12)  # each is a whole file
@given(charts())
def test_a_chart_has_its_figures_and_every_bar_says_its_own(chart: Chart) -> None:
    if not chart.has_figures:
        return
    found = list(chart_xml(written(chart)).iter(f"{_C}ser"))
    for own, series in zip(found, chart.series, strict=True):
        cache = own.find(f"{_C}val/{_C}numRef/{_C}numCache")
        values = {int(p.get("idx")): float(p.findtext(f"{_C}v")) for p in cache.iter(f"{_C}pt")}
        is_parts = chart.kind is ChartKind.PARTS
        drawn = [share(series, i) if is_parts else v for i, v in enumerate(series.values)]
        assert values == pytest.approx({i: float(v) for i, v in enumerate(drawn) if v is not None})
        labels = own.find(f"{_C}dLbls").findall(f"{_C}dLbl")
        said = {int(x.find(f"{_C}idx").get("val")): x.findtext(f".//{_A}t") for x in labels}
        known = [i for i, value in enumerate(series.values) if value is not None]
        assert said == {i: chart.label(series, i) for i in known}


def test_it_stands_below_its_title_and_is_told_in_words() -> None:
    file = docx.Document(BytesIO(written(parts(60, 40))))
    texts = [paragraph.text for paragraph in file.paragraphs]
    assert "办理结果（单位：件）" in texts
    assert 'descr="办理结果。第0类：2024年60（60.0%）件；' in file.element.xml


def test_the_workbook_inside_has_the_figures() -> None:
    data = written(parts(60, 40), parts(1, 2))
    with ZipFile(BytesIO(data)) as archive:
        book = load_workbook(BytesIO(archive.read("word/embeddings/chart2.xlsx")), data_only=True)
    rows = list(book["图表数据"].iter_rows(min_row=2, values_only=True))
    assert rows == [("第0类", 1, 33.3), ("第1类", 2, 66.7)]
    reference = chart_xml(data, 2).findtext(f".//{_C}val/{_C}numRef/{_C}f")
    assert reference == "'图表数据'!$C$2:$C$3"


def test_remarks_stand_behind_the_first_figure() -> None:
    series = Series("2024年", (12,)), Series("2023年", (10,))
    chart = Chart("some", "比较", ChartKind.BARS, "件", ("新收",), series, ("+2（+20.0%）",))
    said = [node.text for node in chart_xml(written(chart)).iter(f"{_A}t")]
    assert said == ["12　+2（+20.0%）", "10"]


def test_without_figures_it_says_so() -> None:
    chart = Chart("some", "新收", ChartKind.BARS, "件", ("甲乡",), (Series("2024年", (None,)),))
    data = written(chart)
    assert "没有可以画的数字。" in [p.text for p in docx.Document(BytesIO(data)).paragraphs]
    with ZipFile(BytesIO(data)) as archive:
        assert not [name for name in archive.namelist() if "chart" in name]


@pytest.mark.parametrize("value", [0, 9_999_999])
def test_the_same_charts_are_the_same_bytes(value: int) -> None:
    assert written(parts(value, 1)) == written(parts(value, 1))
    assert shown(value) in "".join(chart_xml(written(parts(value, 1))).itertext())
