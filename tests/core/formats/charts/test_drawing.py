"""Charts as they are drawn: every figure stands there, and every bar is as long as its figure."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from reportlab.graphics.shapes import Drawing, Rect, String

from core.document.chart import Chart, ChartKind, Series, shown
from core.document.document import Paragraph
from core.formats.charts.colours import DARK, PAPER, Colours
from core.formats.charts.drawing import draw
from core.formats.charts.svg import svg
from tests.core.formats.charts.chart_samples import charts, parts
from tests.core.formats.pdf.pdf_samples import document, pages, text_of

_WIDTH = 442.0
_LONG = "河南蒙古族自治县自然资源和林业草原局（县绿化委员会办公室、县森林公安分局）综合执法大队"


def texts(drawing: Drawing) -> str:
    return "".join(shape.text for shape in drawing.contents if isinstance(shape, String))


def fill_of(shape: Rect) -> str:
    return f"#{shape.fillColor.hexval()[2:]}" if shape.fillColor else ""


def strong_bars(drawing: Drawing) -> list[Rect]:
    """The bars of what a chart is about, without the legend's."""
    return [
        shape
        for shape in drawing.contents
        if isinstance(shape, Rect) and fill_of(shape) == PAPER.strong
    ]


@given(charts())
def test_every_figure_stands_in_the_drawing_and_nothing_leaves_it(chart: Chart) -> None:
    drawing = draw(chart, _WIDTH)
    said = texts(drawing)
    if chart.has_figures:
        assert all(shown(value) in said for each in chart.series for value in each.values)
        assert all(each.name in said for each in chart.series if len(chart.series) > 1)
    for shape in drawing.contents:
        if isinstance(shape, Rect):
            assert 0 <= shape.x <= shape.x + shape.width <= _WIDTH + 0.01
            assert 0 <= shape.y <= shape.y + shape.height <= drawing.height
        if isinstance(shape, String):
            assert 0 <= shape.x < _WIDTH
            assert 0 < shape.y < drawing.height


def test_bars_are_as_long_as_their_figures() -> None:
    values = (400, 100, 0, 1)
    names = ("甲乡", "乙镇", "丙局", "丁局")
    chart = Chart("some", "新收", ChartKind.BARS, "件", names, (Series("2024年", values),))
    long, short, least = strong_bars(draw(chart, _WIDTH))
    assert short.width == pytest.approx(long.width / 4)
    assert least.width == pytest.approx(long.width / 400, abs=0.3)  # thin, but seen
    assert len({bar.x for bar in (long, short, least)}) == 1


def test_parts_fill_as_much_of_the_whole_as_they_are() -> None:
    drawing = draw(parts(60, 30, 10, 0), _WIDTH)
    tracks = [
        shape.width
        for shape in drawing.contents
        if isinstance(shape, Rect) and fill_of(shape) == PAPER.track
    ]
    assert len(tracks) == 4
    widths = [bar.width / tracks[0] for bar in strong_bars(drawing)]
    assert widths == pytest.approx([0.6, 0.3, 0.1])
    assert "60（60.0%）" in texts(drawing)


def test_a_whole_of_which_a_part_is_not_known_has_no_percentages() -> None:
    said = texts(draw(parts(60, None, 40), _WIDTH))
    assert "%" not in said
    assert "无数" in said


def test_a_small_part_is_not_called_none_and_almost_all_not_all() -> None:
    said = texts(draw(parts(1_234_567, 3), _WIDTH))
    assert "3（不足0.1%）" in said
    assert "1234567（超过99.9%）" in said


def test_what_is_all_zero_is_low_and_says_so() -> None:
    def over_years(*values: int) -> Chart:
        series = Series("行政复议", values), Series("行政诉讼", values)
        return Chart("some", "复议和诉讼", ChartKind.COLUMNS, "件", ("2023", "2024"), series)

    flat, high = draw(over_years(0, 0), _WIDTH), draw(over_years(1, 0), _WIDTH)
    assert flat.height < high.height - 50
    assert texts(flat).count("0") - texts(flat).count("20") >= 2


def test_without_any_figure_it_says_that_there_is_none() -> None:
    chart = Chart("some", "新收", ChartKind.BARS, "件", ("甲乡",), (Series("2024年", (None,)),))
    assert "没有可以画的数字" in texts(draw(chart, _WIDTH))


def test_a_long_name_takes_two_lines_and_ends_in_dots() -> None:
    names = (_LONG, "石家田乡人民政府")
    chart = Chart("some", "新收", ChartKind.BARS, "件", names, (Series("2024年", (3, 2)),))
    said = texts(draw(chart, _WIDTH))
    assert "河南蒙古族自治县" in said
    assert "…" in said
    assert "综合执法大队" not in said


def test_a_figure_beyond_all_measure_is_short() -> None:
    assert shown(10**60) == "1.000E+60"


@pytest.mark.parametrize("colours", [PAPER, DARK])
def test_bars_of_two_years_are_apart_in_grey_too(colours: Colours) -> None:
    def grey(colour: str) -> float:
        red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
        return (0.299 * red + 0.587 * green + 0.114 * blue) / 255

    assert abs(grey(colours.strong) - grey(colours.pale)) > 0.25


@given(charts())
def test_the_svg_has_the_texts_of_the_drawing_and_says_it_in_words(chart: Chart) -> None:
    drawing = draw(chart, _WIDTH, DARK)
    root = ET.fromstring(svg(drawing, chart.words))
    found = [node.text or "" for node in root.iter("{http://www.w3.org/2000/svg}text")]
    assert "".join(found) == texts(drawing)
    assert root.findtext("{http://www.w3.org/2000/svg}title") == chart.words


def test_a_pdf_has_the_same_texts_as_text_in_shipped_fonts() -> None:
    chart = parts(60, 30, 10)
    (page,) = pages(document(Paragraph("见下图。"), Paragraph(chart.words, chart=chart)))
    drawn = [char for char in page if char["fontname"].endswith("FandolHei-Regular")]
    said = sorted(texts(draw(chart, _WIDTH)))
    assert sorted(text_of(drawn)) == said
    assert chart.words not in text_of(page)


def test_charts_that_do_not_fit_a_page_go_to_the_next() -> None:
    chart = parts(*range(14))
    blocks = [Paragraph(chart.words, chart=chart) for _ in range(4)]
    found = pages(document(Paragraph("见下图。"), *blocks))
    titles = [text_of(page).count("办理结果") for page in found]
    assert sum(titles) == 4
    assert max(titles) <= 2
    assert all(char["bottom"] < 800 for page in found for char in page)
