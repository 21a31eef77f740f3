"""What several commands need."""

from pathlib import Path

from core.errors import UserError
from core.report import Report


class UsageError(UserError):
    """The command was called with the wrong words."""


def refuse_taken(path: Path) -> None:
    """Raise UsageError when a file that is not empty stands there.

    Writing tells of all other problems.
    """
    try:
        is_taken = path.stat().st_size > 0
    except OSError:
        return
    if is_taken:
        raise UsageError(f"文件“{path}”已经存在，请换一个名字。")


def with_last_year(report: Report, path: Path | None) -> Report:
    """Return the report with last year's from a file, if one is named."""
    if path is None:
        return report
    from core.importing import read_any_report  # noqa: PLC0415 (seldom needed)
    from core.next_year import with_previous  # noqa: PLC0415

    return with_previous(report, read_any_report(path))
