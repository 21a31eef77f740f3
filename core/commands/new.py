"""`new`: an empty report for a year and an organ."""

import argparse
from datetime import date

from core import limits
from core.commands.common import UsageError
from core.commands.output import add_output, refuse_output
from core.form.library import official_forms
from core.project.interchange import YEARS
from core.project.targets import create_project
from core.report.report import new_report
from core.text import clean_line


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what is to be said when it is called."""
    parser.add_argument("--year", type=int, required=True, help="报告的年度，例如 2024")
    parser.add_argument("--agency", required=True, help="机关全称")
    parser.add_argument("--form", choices=official_forms().ids(), help="报告格式，不写则按年度选择")
    add_output(parser)


def run(options: argparse.Namespace) -> int:
    """Write the report; never over another file."""
    if options.year not in YEARS:
        raise UsageError(f"用法错误：--year 要写 {YEARS[0]} 到 {YEARS[-1]} 之间的年度。")
    forms = official_forms()
    form = forms.by_id(options.form) if options.form else forms.for_year(options.year)
    agency = clean_line(options.agency).strip()
    if not agency:
        raise UsageError("用法错误：--agency 不能为空，请写机关全称。")
    if reason := limits.excess("--agency", agency, limits.HEADING["agency"]):
        raise UsageError(f"用法错误：{reason}。")
    refuse_output(options.output)
    today = date.today()  # noqa: DTZ011 (the clerk's calendar day)
    create_project(options.output, new_report(form, options.year, agency, today))
    return 0
