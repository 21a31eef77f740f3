"""`import`: any file that holds a report → a project file, and a list of what was read."""

import argparse

from core.commands.common import with_last_year
from core.commands.import_listing import import_listing
from core.commands.output import refuse_output
from core.importing import read_any, refuse_incomplete
from core.project.project_file import write_project


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
