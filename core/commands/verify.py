"""`verify`: whether a file has the figures that were signed."""

import argparse

from core.commands.common import UsageError, add_report
from core.importing import read_any_report
from core.report.check_code import check_code, is_code, matches


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what is to be said when it is called."""
    add_report(parser)
    parser.add_argument("code", help="签字纸面页脚上的校验码")


def run(options: argparse.Namespace) -> int:
    """Compare the codes; the status is 1 when they differ."""
    if not is_code(options.code):
        raise UsageError(f"校验码“{options.code}”不对：应为10位字母和数字，例如 7K2MD-90QXA。")
    report = read_any_report(options.file)
    if matches(report, options.code):
        print("校验码一致：数字和签字时的相同。")
        return 0
    print(f"校验码不一致：数字和签字时的不同，这份文件的校验码是 {check_code(report)}。")
    return 1
