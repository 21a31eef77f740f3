"""`dump`: a report as JSON."""

import argparse

from core.commands.common import add_report, report_of
from core.project.interchange import dump


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what is to be said when it is called."""
    add_report(parser)


def run(options: argparse.Namespace) -> int:
    """Print the JSON."""
    print(dump(report_of(options.file)).decode("utf-8"), end="")
    return 0
