"""`verify`: whether a file is what was signed."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from core.commands.common import UsageError, add_report, report_of
from core.importing import read_any
from core.project.signed_version import changes_since_signed
from core.report.check_code import FIGURES, TEXTS, check_codes
from core.report.differences import Change
from core.report.packed import Packed
from core.report.paper_code import changes_from, verdict_on
from core.report.report import Report
from core.report.verification import Codes, Verdict, codes_in, in_words, verify
from core.signed_paper import SUFFIXES, PaperError, read_paper
from core.storage.files import is_there


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what is to be said when it is called."""
    add_report(parser)
    parser.add_argument(
        "code",
        nargs="*",
        help="签字纸面页脚上的校验码，数字码在前，文字码在后；或者签批单的扫描件、照片",
    )


def run(options: argparse.Namespace) -> int:
    """Compare a report with codes or paper, or tell what a paper says; 1 when they differ."""
    if not options.code:
        return _tell_of_paper(options.file)
    report_path, paper = _report_and_paper(options.file, options.code)
    report = report_of(report_path)
    if paper:
        signed = _read(paper)
        if isinstance(signed, Codes):
            return _tell_by_codes(report_path, report, signed)
        return _tell(report, verdict_on(report, signed), changes_from(report, signed), listed=True)
    typed = " ".join(options.code)
    codes = codes_in(typed)
    if codes is None:
        raise UsageError(f"校验码“{typed}”不对：每个应为10位字母和数字，例如 7K2MD-90QXA。")
    return _tell_by_codes(report_path, report, codes)


def _read(paper: Path) -> Packed | Codes:
    """Return what a paper says: by its QR code, else a PDF by the codes in its text.

    Raises UserError.
    """
    try:
        return read_paper(paper)
    except PaperError:
        codes = codes_in(read_any(paper).code) if paper.suffix.lower() == ".pdf" else None
        if codes is None:
            raise
        return codes


def _tell_by_codes(path: Path, report: Report, codes: Codes) -> int:
    verdict = verify(report, codes)
    changes = [] if verdict.is_same else changes_since_signed(path, report, codes)
    return _tell(report, verdict, changes)


def _report_and_paper(file: Path, words: Sequence[str]) -> tuple[Path, Path | None]:
    """Tell the report from the paper, in whichever order they are named."""
    other = Path(words[0])
    if len(words) > 1 or not is_there(other):
        return file, None
    first_is_paper = file.suffix.lower() in SUFFIXES and other.suffix.lower() not in SUFFIXES
    return (other, file) if first_is_paper else (file, other)


def _tell(
    report: Report, verdict: Verdict, changes: Sequence[Change], *, listed: bool = False
) -> int:
    print(in_words(verdict, changes))
    for change in changes if listed else ():
        print(f"  {change.place}：{change.text}")
    if not verdict.is_same:
        print(f"这份文件的校验码是：{check_codes(report)}。")
    return not verdict.is_same


def _tell_of_paper(path: Path) -> int:
    """Say which report a paper is of; the report itself has to be named to be compared."""
    if path.suffix.lower() not in SUFFIXES:
        raise UsageError("用法错误：请写上签字纸面页脚的校验码，或者签批单的扫描件。")
    signed = read_paper(path)
    print(f"签字的是：{signed.agency}{signed.year}年的报告。")
    print(f"校验码是：{FIGURES} {signed.figures_code} {TEXTS} {signed.texts_code}。")
    print("要核对文件，请写：verify 年报文件 扫描件。")
    return 0
