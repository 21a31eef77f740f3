"""The year in the title."""

from collections.abc import Iterator

from core.checks.finding import Finding, Severity
from core.checks.rule import Rule
from core.checks.writing.dates_in_text import YEAR, written_like, year_of
from core.checks.writing.passages import Spot, title_of
from core.report.report import Report

ID = "heading.title_year"


def check_title_year(report: Report) -> Iterator[Finding]:
    """Yield a finding when the title is of another year than the report."""
    passage, year = title_of(report), report.heading.year
    found = YEAR.search(passage.text)
    if found and year_of(found[1]) != year:
        message = f"标题写的是{found[1]}年，这份报告的年度是{year}年，请核对"
        spot = Spot(found.start(1), found.end(1), message, written_like(year, found[1]))
        yield passage.finding(ID, Severity.ERROR, spot)


RULE = Rule(
    id=ID,
    title="标题的年度",
    severity=Severity.ERROR,
    source="年度报告格式的标题",
    example="报告的年度是2023年，标题还是“……2022年政府信息公开工作年度报告”：标题写的是2022年，请核对。",
    check=check_title_year,
)
