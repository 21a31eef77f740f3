"""汇总情况: who reported, when, what is wrong, the sums and last year's, to hand to a leader."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from core.document.document import Document, Paragraph, Role, Signature, Table
from core.layout.compose import compose, format_date
from core.layout.grids import grid
from core.numbers import Number, format_number
from core.report.report import sum_of
from core.rollup.desk import Desk
from core.rollup.model import Row
from core.rollup.outputs.attention import attention
from core.rollup.outputs.charts import desk_charts
from core.rollup.outputs.writing import write_as
from core.rollup.summing.total import Total
from core.years.outputs.paper import chart_block

_TITLE = "汇总情况"
_NUMBERS = "二三四"  # of what comes after these sections
_SENT_HEADS = ("机关", "情况", "收到日期", "错误", "警告", "计入合计")
_SENT_WIDTHS = (40.0, 18.0, 24.0, 10.0, 10.0, 14.0)
_YEARS_HEADS = ("指标", "本年", "上年", "增减", "机关数")
_YEARS_WIDTHS = (24.0, 20.0, 20.0, 20.0, 16.0)
_ALIKE = "只比较两年都有数、已计入合计的机关；机关数是这样的机关有几个。"


def situation(desk: Desk, total: Total, on: date) -> Document:
    """Return the report about the reports, dated; every sum says how complete it is."""
    settings = desk.settings
    rows, counted = desk.rows(), {addend.organ for addend in total.addends}
    compared = tuple(_years([row for row in rows if row.organ.id in counted]))
    charts = tuple(_charts(desk, total, "三" if compared else "二"))
    number = _NUMBERS[bool(compared) + bool(charts)]
    return Document(
        title_parts=(settings.agency, f"{settings.year}年政府信息公开工作年度报告", _TITLE),
        agency=settings.agency,
        year=settings.year,
        blocks=(
            _heading("一、报送情况"),
            Paragraph(_tally(desk)),
            _sent(rows, counted),
            *compared,
            *charts,
            *attention(desk, total.form, number),
            *_sums(total, settings.agency),
        ),
        signature=Signature(settings.agency, format_date(on)),
    )


def write_situation(desk: Desk, total: Total, path: Path, on: date) -> None:
    """Write it as Word or PDF, as the file's name says. Raises FileWriteError."""
    write_as(situation(desk, total, on), path.suffix.lower().removeprefix("."), path)


def _heading(text: str) -> Paragraph:
    return Paragraph(text, 1, len(text))


def _tally(desk: Desk) -> str:
    tally = desk.tally()
    states = "，".join(f"{state}{count}个" for state, count in tally.states.items() if count)
    return (
        f"应报{tally.owing}个，已报{tally.sent}个，其中按时{tally.in_time}个，"
        f"逾期{tally.late}个；缺报{tally.missing}个。各机关的情况：{states}。"
    )


def _sent(rows: Sequence[Row], counted: set[int]) -> Table:
    texts = [
        (
            row.organ.name,
            row.state.value,
            _received(row),
            str(row.errors or ""),
            str(row.warnings or ""),
            "是" if row.organ.id in counted else "否",
        )
        for row in rows
    ]
    roles = (Role.LABEL, *[Role.HEADER] * 2, *[Role.VALUE] * 2, Role.HEADER)
    return grid("报送情况", _SENT_HEADS, _SENT_WIDTHS, texts, roles)


def _received(row: Row) -> str:
    if row.chosen is None:
        return ""
    late = f"（逾期{row.late}天）" if (row.late or 0) > 0 else ""
    return f"{row.chosen.receipt.modified.date().isoformat()}{late}"


def _years(rows: Sequence[Row]) -> Iterator[Paragraph | Table]:
    """Yield last year's key figures beside this year's, where there are any."""
    names = dict.fromkeys(name for row in rows for name in row.key_figures)
    texts = [line for name in names if (line := _line(name, rows))]
    if texts:
        yield _heading("二、与上年比较")
        yield Paragraph(_ALIKE)
        roles = (Role.HEADER, *[Role.VALUE] * 4)
        yield grid("与上年比较", _YEARS_HEADS, _YEARS_WIDTHS, texts, roles)


def _line(name: str, rows: Sequence[Row]) -> tuple[str, ...] | None:
    """Return a line of the comparison; None where no organ has the figure in both years."""
    both = [row for row in rows if name in row.key_figures and name in row.last_figures]
    now = sum_of(row.key_figures[name] for row in both)
    then = sum_of(row.last_figures[name] for row in both)
    if now is None or then is None:
        return None
    return name, format_number(now), format_number(then), _signed(now - then), str(len(both))


def _signed(change: Number) -> str:
    return f"+{format_number(change)}" if change > 0 else format_number(change)


def _charts(desk: Desk, total: Total, number: str) -> Iterator[Paragraph]:
    charts = desk_charts(desk, total)
    if charts:
        yield _heading(f"{number}、图表")
        yield from map(chart_block, charts)


def _sums(total: Total, agency: str) -> Iterator[Paragraph | Table]:
    """Yield the official tables, each below its name with how complete its sums are.

    Both stand in the heading, which is never parted from its table.
    """
    for table in compose(total.report(agency)).tables:
        name = table.title.partition("、")[2] or table.title
        yield _heading(f"{name}（{total.completeness}合计）")
        yield table
