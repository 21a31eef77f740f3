"""`new`: an empty report for a year and an organ."""

import argparse
from datetime import date

from core.commands.common import UsageError
from core.commands.output import refuse_output
from core.form.library import official_forms
from core.project.interchange import YEARS
from core.project.project_file import write_project
from core.report.report import new_report
from core.text import clean_line


def run(options: argparse.Namespace) -> int:
    """Write the report; never over another file."""
    if options.year not in YEARS:
        raise UsageError(f"用法错误：--year 要写 {YEARS[0]} 到 {YEARS[-1]} 之间的年度。")
    forms = official_forms()
    form = forms.by_id(options.form) if options.form else forms.for_year(options.year)
    agency = clean_line(options.agency).strip()
    if not agency:
        raise UsageError("用法错误：--agency 不能为空，请写机关全称。")
    refuse_output(options.output)
    today = date.today()  # noqa: DTZ011 (the clerk's calendar day)
    write_project(options.output, new_report(form, options.year, agency, today))
    return 0
