"""`years`: a report beside those of earlier years, with what has changed."""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from core.commands.common import UsageError, add_report, report_of
from core.moments import start_of_today
from core.report.report import Report
from core.storage.files import real_path
from core.years.comparing import Line, in_order, lines, year_name
from core.years.outputs.files import SUFFIXES, write_years
from core.years.outputs.paper import texts
from core.years.sources import OWN_NAME, Source, read_source, sources_beside

_NONE = "没有更早年度的报告可以比较；请写上它们的文件，或者用 --beside 在同一个文件夹里找。"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what is to be said when it is called."""
    add_report(parser)
    parser.add_argument("earlier", type=Path, nargs="*", help="更早年度的报告，什么格式都可以")
    beside = "同一个文件夹里本机关更早年度的报告也比较"
    parser.add_argument("--beside", action="store_true", help=beside)
    parser.add_argument("--all", action="store_true", help="打印全部数字，不只是主要的")
    for kind, name in SUFFIXES.items():
        told = f"存成 {name}"
        parser.add_argument(f"--{kind}", type=Path, metavar="OUT", help=told)
    parser.add_argument("--json", action="store_true", help="以 JSON 打印结果")


def run(options: argparse.Namespace) -> int:
    """Print the figures of all years, and write the files that are asked for."""
    outputs = [path for kind in SUFFIXES if (path := getattr(options, kind))]
    _refuse(options, outputs)
    report = report_of(options.file)
    sources = _sources(options, report)
    if not sources:
        raise UsageError(_NONE)
    reports = in_order(report, [source.report for source in sources])
    names = {source.report.heading.year: source.said for source in sources}
    said = [*(names[each.heading.year] for each in reports[:-1]), OWN_NAME]
    for path in outputs:
        write_years(reports, said, path, start_of_today())
    found = lines(reports, everything=options.all)
    print(_as_json(reports, found) if options.json else _as_text(reports, found))
    return 0


def _sources(options: argparse.Namespace, report: Report) -> list[Source]:
    named = [read_source(path) for path in options.earlier]
    if not options.beside:
        return named
    passed = (options.file, *options.earlier)
    years = {source.report.heading.year for source in named}
    beside = sources_beside(report, options.file.absolute().parent, passed)
    return [*named, *(s for s in beside if s.report.heading.year not in years)]


def _refuse(options: argparse.Namespace, outputs: Sequence[Path]) -> None:
    taken = {real_path(path) for path in (options.file, *options.earlier)}
    for kind in SUFFIXES:
        path = getattr(options, kind)
        if path and path.suffix.lower() != f".{kind}":
            raise UsageError(f"“{path}”不能用作 --{kind} 的文件名，要以 .{kind} 结尾。")
    for path in outputs:
        if real_path(path) in taken:
            raise UsageError(f"用法错误：“{path}”就是要比较的报告，请换一个名字。")


def _as_text(reports: Sequence[Report], found: Sequence[Line]) -> str:
    heads = ("项目", *map(year_name, reports), "增减", "增减%")
    return "\n".join("\t".join(row) for row in (heads, *map(texts, found)))


def _as_json(reports: Sequence[Report], found: Sequence[Line]) -> str:
    rows = [
        {
            "cell": line.spec.address,
            "name": line.name,
            "values": line.values,
            "difference": line.change.difference,
            "percent": line.change.percent,
        }
        for line in found
    ]
    years = [report.heading.year for report in reports]
    told = {"agency": reports[-1].heading.agency, "years": years, "lines": rows}
    return json.dumps(told, ensure_ascii=False, indent=2, default=float)
