"""`check`: all findings of a report."""

import argparse

from core.checks.finding import Severity
from core.checks.listing import as_json, as_text
from core.checks.runner import check
from core.commands.common import add_previous, add_report, report_of, with_last_year


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what is to be said when it is called."""
    add_report(parser)
    add_previous(parser)
    parser.add_argument("--json", action="store_true", help="以 JSON 打印结果")


def run(options: argparse.Namespace) -> int:
    """Print the findings; the status is 1 when there are errors."""
    report = with_last_year(report_of(options.file), options.previous)
    findings = check(report)
    print(as_json(findings) if options.json else as_text(report.form, findings))
    return 1 if any(finding.severity is Severity.ERROR for finding in findings) else 0
