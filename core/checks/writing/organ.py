"""The organ's name, the same in title, signature and the report's data."""

from collections.abc import Iterator

from core.checks.finding import Finding, Severity
from core.checks.rule import Rule
from core.checks.writing.dates_in_text import YEAR
from core.checks.writing.passages import Spot, signature_of, title_of
from core.report.report import Report

ID = "heading.agency"
_SHORTEST_NAME = 4  # characters: 某县政府; less could be the end of any name
_OFFICES = ("办公室", "办公厅")  # sign for a whole government


def check_organ(report: Report) -> Iterator[Finding]:
    """Yield a finding where title or signature name another organ than the report's."""
    heading = report.heading
    name = heading.agency or heading.signed_by
    year = YEAR.search(heading.title)
    titled = heading.title[: year.start()] if year else ""
    for passage, place, written in (
        (title_of(report), "标题", titled),
        (signature_of(report), "落款", heading.signed_by),
    ):
        if not _is_same(written, name):
            message = f"{place}里的机关名称是“{written.strip()}”，与“{name}”不一致，请统一写全称"
            spot = Spot(0, len(written), message, name)
            yield passage.finding(ID, Severity.WARNING, spot)


def _is_same(written: str, name: str) -> bool:
    """Say whether two names are of one organ; the place before it may be left out."""
    short, long = sorted(("".join(written.split()), "".join(name.split())), key=len)
    if not short:
        return True  # what is missing is told elsewhere
    if len(short) >= _SHORTEST_NAME and long.endswith(short):
        return True
    return long in (short, *(f"{short}{office}" for office in _OFFICES))


RULE = Rule(
    id=ID,
    title="机关名称前后不一致",
    severity=Severity.WARNING,
    source="年度报告格式的标题；GB/T 9704-2012 第7.3.5条",
    example="标题写“清溪镇”，落款写“清溪镇人民政府”：标题里的机关名称不一致，请统一写全称。",
    check=check_organ,
)
