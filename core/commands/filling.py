"""`export --into`: a report's figures into a blank of somebody else's making."""

import argparse
from pathlib import Path

from core.commands.common import UsageError, warn
from core.report.report import Report

_TOO_FEW = "用法错误：--into 要和 -o 一起用，指定填好后保存到哪个文件。"
_ALONE = "用法错误：-o 是填好的上报表，要和 --into 一起用。"
_SUFFIX = "用法错误：填好的文件是 {0} 格式，请让文件名以 {0} 结尾。"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what a blank needs."""
    parser.add_argument(
        "--into", type=Path, metavar="THEIRS", help="填入上级发来的 Excel 或 Word 表"
    )
    parser.add_argument("-o", dest="output", type=Path, metavar="OUT", help="填好的表，另存为")
    parser.add_argument("--filler", metavar="NAME", help="填报人，不写时用上次的")
    parser.add_argument("--phone", metavar="NUMBER", help="联系电话，不写时用上次的")
    parser.add_argument("--checker", metavar="NAME", help="审核人，不写时用上次的")


def is_asked(options: argparse.Namespace) -> bool:
    """Say whether a blank is to be filled in. Raises UsageError."""
    if options.into and not options.output:
        raise UsageError(_TOO_FEW)
    if options.output and not options.into:
        raise UsageError(_ALONE)
    return options.into is not None


def run(report: Report, options: argparse.Namespace) -> None:
    """Fill in the blank, and tell what has no place and what there is to look at."""
    from core.filling.fields import Person  # noqa: PLC0415 (other exports need none of it)
    from core.filling.filling import fill, refuse_target, save  # noqa: PLC0415 (as above)
    from core.filling.memory import person  # noqa: PLC0415 (as above)
    from core.filling.preparing import prepare  # noqa: PLC0415 (as above)

    refuse_target(options.into, options.file, options.output)
    last = person()
    someone = Person(
        options.filler or last.filler,
        options.phone or last.phone,
        options.checker or last.reviewer,
    )
    plan, suffix = prepare(options.into, report, someone)
    if options.output.suffix.lower() != suffix:
        raise UsageError(_SUFFIX.format(suffix))
    filled = fill(plan)
    save(filled, options.output)
    for sentence in (*filled.told, *plan.listed()):
        warn(sentence)
    print(f"填了{filled.figures}个数字、{filled.fields}个栏目，已保存到“{options.output}”。")
