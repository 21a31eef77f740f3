"""`import`: any file that holds a report → a project file, and a list of what was read."""

import argparse
from pathlib import Path

from core.commands.common import add_previous, with_last_year
from core.commands.import_listing import import_json, import_listing
from core.commands.output import add_output, refuse_output
from core.importing import read_any, refuse_without_tables
from core.project.targets import create_project


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what is to be said when it is called."""
    parser.add_argument("file", type=Path, help="要读的文件")
    add_previous(parser)
    add_output(parser)
    parser.add_argument(
        "--part",
        type=int,
        metavar="N",
        help="文件里有几份年报时，读第 N 份（从 1 数起）；不写时按年度和完整程度选",
    )
    parser.add_argument("--json", action="store_true", help="以 JSON 打印读到的每一格")


def run(options: argparse.Namespace) -> int:
    """Write what was read, and print it; a file without any table is refused."""
    refuse_output(options.output)
    part = None if options.part is None else options.part - 1
    reading = read_any(options.file, part=part)
    report = with_last_year(reading.report, options.previous)
    refuse_without_tables(reading, options.file)
    listing = import_json(reading) if options.json else "\n".join(import_listing(reading, report))
    create_project(options.output, report)  # last: a fault on the way to the listing leaves none
    print(listing)
    return 0
