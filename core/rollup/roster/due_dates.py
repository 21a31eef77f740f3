"""Due dates of single kinds of organs, as one types them: 部门 1月20日；乡镇 1月25日."""

import re
from collections.abc import Mapping
from datetime import date

from core.rollup.model import RollupError

_BETWEEN = re.compile(r"[；;，,、\n]+")
_DUE = re.compile(
    r"(?P<kind>[^\d\s：:]+)\s*[：:]?\s*(?:(?P<year>20\d\d)\s*[-年./]\s*)?"
    r"(?P<month>\d{1,2})\s*[-月./]\s*(?P<day>\d{1,2})\s*日?"
)


def due_text(due: Mapping[str, date]) -> str:
    """Return the days of kinds as one types them; that of all others is not among them."""
    days = ((kind, day) for kind, day in due.items() if kind)
    return "；".join(f"{kind} {day.year}年{day.month}月{day.day}日" for kind, day in days)


def read_due(text: str, year: int) -> dict[str, date]:
    """Return the day of each kind; without a year it is the one after the reports' `year`.

    Raises RollupError for what is no kind with a day.
    """
    found: dict[str, date] = {}
    for part in filter(None, map(str.strip, _BETWEEN.split(text))):
        match = _DUE.fullmatch(part)
        try:
            if match is None:
                raise ValueError(part)
            given = int(match["year"] or year + 1)
            found[match["kind"]] = date(given, int(match["month"]), int(match["day"]))
        except ValueError:
            raise RollupError(
                f"“{part}”看不懂，请写成“部门 1月20日；乡镇 1月25日”的样子。"
            ) from None
    return found
