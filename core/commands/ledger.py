"""`ledger`: a register of cases → the figures of tables three and four; or a blank register."""

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from core.commands.common import UsageError, warn
from core.form.library import official_forms
from core.moments import start_of_today
from core.project.interchange import YEARS

if TYPE_CHECKING:
    from core.ledger.ledger import Ledger
    from core.ledger.tally import Tally
    from core.report.report import Report


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what is to be said when it is called."""
    parser.add_argument("ledger", type=Path, nargs="?", help="台账：Excel、CSV 或 Word 表格")
    parser.add_argument("--year", type=int, help="统计哪一年，例如 2024")
    parser.add_argument("--into", type=Path, metavar="FILE", help="把数填进这份年报（.nianbao）")
    parser.add_argument("--json", action="store_true", help="以 JSON 打印结果")
    parser.add_argument("--blank", type=Path, metavar="OUT", help="生成一份空白台账（.xlsx）")
    parser.add_argument("--agency", default="", metavar="NAME", help="空白台账标题里的机关名称")


def run(options: argparse.Namespace) -> int:
    """Count, or write a blank register; the status is 1 when cases are left that are not clear."""
    if options.blank:
        return _write_blank(options)
    if not options.ledger or options.year is None:
        raise UsageError("用法错误：请写台账文件和 --year，或者用 --blank 生成空白台账。")
    if options.year not in YEARS:
        raise UsageError(f"用法错误：年度“{options.year}”不对，应当是四位的年份。")
    if options.into:
        return _count_into(options)
    return _tell(options, *_counted(options, None))


def _counted(options: argparse.Namespace, report: "Report | None") -> "tuple[Ledger, Tally]":
    from core.ledger.ledger import read_ledger  # noqa: PLC0415 (a blank one needs none of it)
    from core.ledger.memory import remembered  # noqa: PLC0415 (as above)

    form = report.form if report else official_forms().for_year(options.year)
    ledger = remembered(read_ledger(options.ledger, form))
    return ledger, ledger.tally(options.year, date.today())  # noqa: DTZ011 (the clerk's day)


def _tell(options: argparse.Namespace, ledger: "Ledger", tally: "Tally") -> int:
    from core.ledger.listing import as_json, as_text  # noqa: PLC0415 (as above)

    print(as_json(ledger, tally) if options.json else as_text(ledger, tally))
    return 1 if tally.uncounted else 0


def _count_into(options: argparse.Namespace) -> int:
    """Put the figures into a project file, unless there are cases that are not clear."""
    from core.ledger.taking import differences, taken  # noqa: PLC0415 (as above)
    from core.project.open_file import open_file  # noqa: PLC0415 (as above)
    from core.project.project_file import encode_project, find_project  # noqa: PLC0415 (as above)
    from core.storage.disk_state import look  # noqa: PLC0415 (as above)

    known = look(options.into)
    file = open_file(options.into, known)
    try:
        report, doubt = find_project(options.into)
        if doubt:
            warn(doubt)
        if report.heading.year != options.year:
            raise UsageError(
                f"“{options.into.name}”是{report.heading.year}年的年报，请核对 --year。"
            )
        ledger, tally = _counted(options, report)
        changed = differences(report, tally)
        status = _tell(options, ledger, tally)
        if status:
            raise UsageError(
                f"台账里有{tally.uncounted}件看不明白，没有填进“{options.into.name}”。"
            )
        problem = file.save(encode_project(taken(report, ledger, tally)), start_of_today())
    finally:
        file.close()
    if problem:
        warn(problem)
    if not options.json:
        print(f"改了{len(changed)}格，已保存到“{options.into}”。")
    return 0


def _write_blank(options: argparse.Namespace) -> int:
    from core.exporting import write_export  # noqa: PLC0415 (counting writes none)
    from core.ledger.blank import blank_ledger  # noqa: PLC0415 (as above)

    if options.blank.suffix.lower() != ".xlsx":
        raise UsageError(f"“{options.blank}”不能用作空白台账的名字，要以 .xlsx 结尾。")
    forms = official_forms()
    form = forms.for_year(options.year) if options.year else forms.by_id(forms.ids()[-1])
    write_export(options.blank, blank_ledger(form, options.agency.strip(), start_of_today()))
    print(f"空白台账已保存到“{options.blank}”。")
    return 0
