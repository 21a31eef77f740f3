"""What several commands need."""

from pathlib import Path

from core.errors import UserError
from core.report.report import Report


class UsageError(UserError):
    """The command was called with the wrong words."""


def with_last_year(report: Report, path: Path | None) -> Report:
    """Return the report with last year's from a file, if one is named."""
    if path is None:
        return report
    from core.importing import read_any_report  # noqa: PLC0415 (seldom needed)
    from core.report.next_year import with_previous  # noqa: PLC0415

    return with_previous(report, read_any_report(path))
