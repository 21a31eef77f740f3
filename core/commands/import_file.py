"""`import`: any file that holds a report → a project file, and a list of what was read."""

import argparse
from pathlib import Path

from core.commands.common import add_previous, with_last_year
from core.commands.import_listing import import_listing
from core.commands.output import add_output, refuse_output
from core.importing import read_any, refuse_incomplete
from core.project.project_file import write_project

HELP = "读入 Word、Excel、网页、PDF、文本或 dump 的 JSON，存成年报文件"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what is to be said when it is called."""
    parser.add_argument("file", type=Path, help="要读的文件")
    add_previous(parser)
    add_output(parser)


def run(options: argparse.Namespace) -> int:
    """Write what was read, if all tables were found; print the list in any case."""
    refuse_output(options.output)
    reading = read_any(options.file)
    report = with_last_year(reading.report, options.previous)
    if not reading.missing_tables:
        write_project(options.output, report)
    if len(reading.missing_tables) < len(report.form.tables):
        print("\n".join(import_listing(reading, report)))
    refuse_incomplete(reading, options.file)
    return 0
