"""历年对比 as a document: charts, then the figures of all years table by table."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from core.document.chart import Chart
from core.document.document import Document, Paragraph, Role, Signature, Table
from core.layout.grids import grid
from core.numbers import format_number
from core.report.report import Report
from core.years.charts import charts_of
from core.years.comparing import Line, lines, year_name

_TITLE = "历年对比"
_REPORT = ("政府信息公开", "工作年度报告")
_CHARTS = "一、图表"
_NAME, _YEAR, _CHANGE = 44.0, 17.0, 18.0  # relative widths


def paper(reports: Sequence[Report], sources: Sequence[str]) -> Document:
    """Return the document of reports, oldest first; `sources` say where each is from."""
    now = reports[-1]
    return Document(
        title_parts=(now.heading.agency, span(reports), *_REPORT, _TITLE),
        agency=now.heading.agency,
        year=now.heading.year,
        blocks=(
            Paragraph(about(reports, sources)),
            _heading(_CHARTS),
            *map(chart_block, charts_of(reports)),
            *_tables(reports),
        ),
        signature=Signature("", ""),
    )


def span(reports: Sequence[Report]) -> str:
    """Return the years in words: 2021年至2024年."""
    return "至".join(dict.fromkeys((year_name(reports[0]), year_name(reports[-1]))))


def about(reports: Sequence[Report], sources: Sequence[str]) -> str:
    """Say where the figures are from, and which percentages there are."""
    told = "；".join(
        f"{year_name(report)}的数来自{source}"
        for report, source in zip(reversed(reports), reversed(sources), strict=True)
    )
    return f"{told}。上一个年度不到10件（金额不到1万元）的，只比增减，不算百分比。"


def chart_block(chart: Chart) -> Paragraph:
    """Return the block of a chart."""
    return Paragraph(chart.words, chart=chart)


def _heading(text: str) -> Paragraph:
    return Paragraph(text, 1, len(text))


def _tables(reports: Sequence[Report]) -> Iterator[Paragraph | Table]:
    form = reports[-1].form
    heads = ("项目", *map(year_name, reports), "增减", "增减%")
    widths = (_NAME, *[_YEAR] * len(reports), _CHANGE, _CHANGE)
    roles = (Role.LABEL, *[Role.VALUE] * (len(reports) + 2))
    for table, own in groupby(lines(reports), lambda line: line.spec.table):
        name = form.section(table).name
        yield _heading(name)
        yield grid(name, heads, widths, [texts(line) for line in own], roles)


def texts(line: Line) -> tuple[str, ...]:
    """Return a line as it is printed: name, figures, difference, percentage."""
    change = line.change
    figures = ("无数" if value is None else format_number(value) for value in line.values)
    return line.name, *figures, change.signed, change.signed_percent
