"""What several commands need."""

import argparse
import sys
from pathlib import Path

from core.errors import UserError
from core.report.report import Report


class UsageError(UserError):
    """The command was called with the wrong words."""


def add_report(parser: argparse.ArgumentParser) -> None:
    """Let a command read a report from a file."""
    read = "年报文件，也可以是 Word、Excel、网页、PDF、OFD、文本或 dump 的 JSON"
    parser.add_argument("file", type=Path, help=read)


def report_of(path: Path) -> Report:
    """Return the report of any file; what there is to doubt it goes to standard error."""
    from core.importing import read_any_report  # noqa: PLC0415 (`new` reads none)

    return read_any_report(path, tell=warn)


def warn(sentence: str) -> None:
    """Tell on standard error what somebody should know of a result."""
    print(f"注意：{sentence}", file=sys.stderr)


def add_previous(parser: argparse.ArgumentParser) -> None:
    """Let a command read last year's report, too."""
    last_year = "上一年的报告，用来比较和核对结转"
    parser.add_argument("--previous", type=Path, metavar="FILE", help=last_year)


def with_last_year(report: Report, path: Path | None) -> Report:
    """Return the report with last year's from a file, if one is named."""
    if path is None:
        return report
    from core.report.next_year import with_previous  # noqa: PLC0415 (seldom needed)

    return with_previous(report, report_of(path))
