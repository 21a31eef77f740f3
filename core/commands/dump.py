"""`dump`: a report as JSON."""

import argparse

from core.importing import read_any_report
from core.project.interchange import dump


def run(options: argparse.Namespace) -> int:
    """Print the JSON."""
    print(dump(read_any_report(options.file)).decode("utf-8"), end="")
    return 0
