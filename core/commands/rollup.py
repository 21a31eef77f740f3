"""`rollup`: a folder of reports → who is missing, what is wrong, what it adds up to."""

import argparse
import contextlib
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec

from core.commands.common import UsageError
from core.commands.output import refuse_output
from core.moments import start_of_today
from core.project.interchange import YEARS
from core.project.targets import create_project
from core.report.report import Report
from core.rollup.desk import Desk
from core.rollup.listing import as_json, as_text, counts
from core.rollup.model import SUFFIX, Row, Settings, State, Step
from core.rollup.roster.listing import read_roster
from core.rollup.summing.total import Total

_BAD = frozenset((State.MISSING, State.UNREADABLE, State.UNCHECKABLE, State.ERRORS))
_SITUATION = {"docx": "Word", "pdf": "PDF"}
_REST = "剩约{:.0f}秒"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what is to be said when it is called."""
    parser.add_argument("folder", type=Path, help="收到的年报所在的文件夹，子文件夹也读")
    parser.add_argument("--year", type=int, required=True, help="年度，例如 2024")
    parser.add_argument("--agency", default="", metavar="NAME", help="本机关的名称")
    parser.add_argument("--roster", type=Path, metavar="FILE", help="应报机关的名单")
    last = "上年的文件夹或者上年的汇总文件，用来比较"
    parser.add_argument("--last-year", type=Path, metavar="FOLDER", help=last)
    keep = f"汇总文件（{SUFFIX}），没有就新建，有就接着做"
    parser.add_argument("--db", type=Path, metavar="FILE", help=keep)
    parser.add_argument("--nianbao", type=Path, metavar="OUT", help="合计存成本级年报")
    back = "每个有错误的机关一份退回意见（Word 和 PDF），存在这个文件夹"
    parser.add_argument("--returns", type=Path, metavar="DIR", help=back)
    parser.add_argument(
        "--xlsx", type=Path, metavar="OUT", help="汇总、明细、核对、缺报，存成 Excel"
    )
    for kind, name in _SITUATION.items():
        told = f"汇总情况和汇总表，存成 {name}"
        parser.add_argument(f"--{kind}", type=Path, metavar="OUT", help=told)
    parser.add_argument("--include-errors", action="store_true", help="有错误的也计入合计")
    parser.add_argument("--json", action="store_true", help="以 JSON 打印结果")


def run(options: argparse.Namespace) -> int:
    """Print how it stands; the status is 1 when reports are missing or have errors."""
    _refuse(options)
    with _place(options) as path, _desk(path, options) as desk:
        if options.roster:
            desk.set_roster(read_roster(options.roster))
        found = desk.refresh(_tell)
        for problem in found.problems:
            print(f"注意：{problem}", file=sys.stderr)
        total = desk.total(counts=counts(desk, include_errors=options.include_errors))
        if options.nianbao:
            create_project(options.nianbao, _own_report(options, desk, total))
        _hand_over(options, desk, total)
        print(as_json(desk, total) if options.json else as_text(desk, total))
        return 1 if any(map(_is_bad, desk.rows())) or desk.strays() else 0


def _own_report(options: argparse.Namespace, desk: Desk, total: Total) -> Report:
    """Return the sum as a report; a 汇总 that is not kept is not looked for later."""
    report = desk.own_report(total, _today())
    if report.origin and not options.db:
        report.origin = msgspec.structs.replace(report.origin, file="")
    return report


def _hand_over(options: argparse.Namespace, desk: Desk, total: Total) -> None:
    """Write the files that are asked for besides the report."""
    if options.returns:
        from core.rollup.outputs.returns import write_returns  # noqa: PLC0415 (seldom asked for)

        write_returns(desk, options.returns, _today())
    if options.xlsx:
        from core.rollup.outputs.office import write_workbook  # noqa: PLC0415 (as above)

        write_workbook(desk, total, options.xlsx, start_of_today())
    for path in filter(None, (options.docx, options.pdf)):
        from core.rollup.outputs.situation import write_situation  # noqa: PLC0415 (as above)

        write_situation(desk, total, path, _today())


def _is_bad(row: Row) -> bool:
    return row.state is not State.EXCLUDED and row.checked in _BAD


def _today() -> date:
    return date.today()  # noqa: DTZ011 (the clerk's calendar day)


def _refuse(options: argparse.Namespace) -> None:
    if options.year not in YEARS:
        raise UsageError(f"用法错误：年度“{options.year}”不对，应当是四位的年份。")
    if not options.folder.is_dir():
        raise UsageError(f"没有文件夹“{options.folder}”，请检查路径。")
    last = options.last_year
    if last and not last.is_dir() and last.suffix.lower() != SUFFIX:
        raise UsageError(f"没有文件夹“{last}”，请检查路径，或者选一个 {SUFFIX} 文件。")
    if options.db and options.db.suffix.lower() != SUFFIX:
        raise UsageError(f"“{options.db}”不能用作汇总文件的名字，要以 {SUFFIX} 结尾。")
    if options.nianbao:
        refuse_output(options.nianbao)
    for kind in (*_SITUATION, "xlsx"):
        path = getattr(options, kind)
        if path and path.suffix.lower() != f".{kind}":
            raise UsageError(f"“{path}”不能用作 --{kind} 的文件名，要以 .{kind} 结尾。")
    for path in filter(None, (options.returns, options.docx, options.pdf, options.xlsx)):
        if path.resolve().is_relative_to(options.folder.resolve()):
            raise UsageError(f"“{path}”在收到的年报中间，下次会当作收到的文件，请换一个文件夹。")


@contextlib.contextmanager
def _place(options: argparse.Namespace) -> Iterator[Path]:
    """Give the file where the work is kept: the one that is named, or one that goes with it."""
    if options.db:
        yield options.db
        return
    with tempfile.TemporaryDirectory(prefix="nianbao-", ignore_cleanup_errors=True) as folder:
        yield Path(folder, f"rollup{SUFFIX}")


def _desk(path: Path, options: argparse.Namespace) -> Desk:
    settings = Settings(options.year, options.agency, options.folder, options.last_year)
    if not (path.exists() and path.stat().st_size):
        return Desk.create(path, settings)
    desk = Desk.open(path)
    known = desk.settings
    if known.year != options.year:
        desk.close()
        raise UsageError(f"“{path.name}”是{known.year}年的汇总，不是{options.year}年的。")
    agency, last = options.agency or known.agency, options.last_year or known.last_year
    wanted = Settings(options.year, agency, options.folder.absolute(), last, known.due)
    if wanted != known:
        desk.set_settings(wanted)
    return desk


def _tell(step: Step) -> None:
    """Show the progress on one line of a terminal, and in steps of a tenth elsewhere."""
    if sys.stderr.isatty():
        left = "" if step.seconds_left is None else _REST.format(step.seconds_left)
        end = "\n" if step.done == step.total else ""
        print(f"\r已读 {step.done}/{step.total} {left}   ", end=end, file=sys.stderr, flush=True)
    elif step.done % max(1, step.total // 10) == 0 or step.done == step.total:
        print(f"已读 {step.done}/{step.total}", file=sys.stderr, flush=True)
