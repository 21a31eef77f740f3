"""Reports for tests, made from nothing but a form."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from core.form.form import Form
from core.numbers import Number
from core.project.project_file import encode_project
from core.report.report import Heading, Report, sum_of
from core.storage.files import write_bytes

AGENCY = "清溪镇人民政府"
YEAR = 2023


def blank_report(form: Form, values: Mapping[str, Number | None] | None = None) -> Report:
    """A report without narratives, with these figures."""
    title = "".join(form.title_parts(AGENCY, YEAR))
    heading = Heading(YEAR, AGENCY, title, AGENCY, date(YEAR + 1, 1, 12))
    return Report(form, heading, {}, dict(values or {}))


def balanced_report(form: Form) -> Report:
    """A report in which every cell is filled and every equation holds."""
    report = blank_report(form)
    inputs = [cell for cell in form.cells.values() if cell.address not in form.totals]
    report.store({cell.address: number % 4 for number, cell in enumerate(inputs)})
    balance(report)
    return report


def balance(report: Report) -> None:
    """Make the equations between inputs hold, by their first term and the one that follows."""
    for equation in report.form.equations:
        if equation.is_total or equation.follows in report.form.totals:
            continue
        first = equation.left[0].address
        right = sum_of(report.figures[cell.address] for cell in equation.right) or 0
        report.store({first: right})
        left = sum_of(report.figures[cell.address] for cell in equation.left) or 0
        others = [c.address for c in equation.right if c.address != equation.follows]
        report.store(
            {equation.follows: left - (sum_of(report.figures[cell] for cell in others) or 0)}
        )


PROPER_TEXTS = {
    "overview": "本镇依规做好各项公开工作。\n"
    "（一）主动公开。全年发布各类信息。\n"
    "（二）依申请公开。按时答复每一位来访群众。\n"
    "（三）政府信息管理。发布之前逐条审查。\n"
    "（四）政府信息公开平台建设。专栏每周更新。\n"
    "（五）监督保障。全体人员参加培训。",
    "problems": "个别栏目更新不够及时，将由专人逐周检查。",
    "other_matters": "无。",
}


def proper_report(form: Form) -> Report:
    """A balanced report with texts in which no check finds anything."""
    report = balanced_report(form)
    report.narratives = dict(PROPER_TEXTS)
    return report


def narrated_report(form: Form) -> Report:
    """A balanced report with text in every narrative section."""
    report = balanced_report(form)
    report.narratives = {
        "preface": "本报告所列数据截至2023年12月31日。",
        "overview": "（一）主动公开。全年公开36条。\n（二）依申请公开。按时答复。\n年内无投诉。",
        "problems": "1.更新不够及时。\n2.将逐月检查。",
        "other_matters": "无。",
    }
    return report


def told_apart_report(form: Form) -> Report:
    """A narrated report in which no two input cells have the same figure."""
    report = narrated_report(form)
    inputs = [address for address in form.cells if address not in form.totals]
    report.store({address: 1000 + number for number, address in enumerate(inputs)})
    return report


def told_apart_and_balanced(form: Form) -> Report:
    """A report in which hardly two cells have the same figure, and every equation holds."""
    report = told_apart_report(form)
    balance(report)
    return report


def write_project(path: Path, report: Report) -> None:
    """Write a project file, as the program does; whatever was there goes."""
    write_bytes(path, encode_project(report))
