"""`verify`: whether a file is what was signed."""

import argparse

from core.commands.common import UsageError, add_report, report_of
from core.project.signed_version import changes_since_signed
from core.report.check_code import check_codes
from core.report.verification import codes_in, in_words, verify


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what is to be said when it is called."""
    add_report(parser)
    parser.add_argument("code", nargs="+", help="签字纸面页脚上的校验码，数字码在前，文字码在后")


def run(options: argparse.Namespace) -> int:
    """Compare the codes; the status is 1 when they differ."""
    typed = " ".join(options.code)
    codes = codes_in(typed)
    if codes is None:
        raise UsageError(f"校验码“{typed}”不对：每个应为10位字母和数字，例如 7K2MD-90QXA。")
    report = report_of(options.file)
    verdict = verify(report, codes)
    changes = [] if verdict.is_same else changes_since_signed(options.file, report, codes)
    print(in_words(verdict, changes))
    if not verdict.is_same:
        print(f"这份文件的校验码是：{check_codes(report)}。")
    return not verdict.is_same
