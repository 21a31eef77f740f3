"""What several commands need."""

import argparse
from pathlib import Path

from core.errors import UserError
from core.report.report import Report


class UsageError(UserError):
    """The command was called with the wrong words."""


def add_report(parser: argparse.ArgumentParser) -> None:
    """Let a command read a report from a file."""
    read = "年报文件，也可以是 Word、Excel、网页、PDF、文本或 dump 的 JSON"
    parser.add_argument("file", type=Path, help=read)


def add_previous(parser: argparse.ArgumentParser) -> None:
    """Let a command read last year's report, too."""
    last_year = "上一年的报告，用来比较和核对结转"
    parser.add_argument("--previous", type=Path, metavar="FILE", help=last_year)


def with_last_year(report: Report, path: Path | None) -> Report:
    """Return the report with last year's from a file, if one is named."""
    if path is None:
        return report
    from core.importing import read_any_report  # noqa: PLC0415 (seldom needed)
    from core.report.next_year import with_previous  # noqa: PLC0415

    return with_previous(report, read_any_report(path))
