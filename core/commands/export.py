"""`export`: a report as files of any format."""

import argparse
import re
from collections.abc import Sequence
from pathlib import Path

from core.commands import filling
from core.commands.common import UsageError, add_report, report_of, warn
from core.document.sign_off_items import SIGN_OFF_ITEMS, SIGNED_BY_DEFAULT
from core.exporting import ExportOptions, export, export_json, is_draft
from core.formats.all_formats import FORMATS
from core.report.report import Report
from core.storage.files import real_path

_OPTIONS = {
    each.id: each.help for format_ in FORMATS.values() for each in format_.options if each.help
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what is to be said when it is called."""
    add_report(parser)
    for format_ in FORMATS.values():
        parser.add_argument(f"--{format_.id}", type=Path, metavar="FILE", help=format_.name)
    parser.add_argument("--json", type=Path, metavar="FILE", help="dump 的 JSON")
    parser.add_argument("--sign-off", action="store_true", help="PDF 附一页签批单")
    listed = "、".join(SIGN_OFF_ITEMS)
    parser.add_argument("--signers", metavar="LIST", help=f"签批单上的项目，用逗号分开：{listed}")
    parser.add_argument("--final", action="store_true", help="有错误时也不标“草稿”")
    for id_, text in _OPTIONS.items():
        parser.add_argument(f"--{id_.replace('_', '-')}", action="store_true", help=text)
    filling.add_arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Write the files asked for."""
    targets = {id_: getattr(options, id_) for id_ in FORMATS if getattr(options, id_)}
    into = filling.is_asked(options)
    if not targets and not options.json and not into:
        names = "、".join(f"--{id_}" for id_ in (*FORMATS, "json"))
        raise UsageError(f"用法错误：请用 {names} 指定要导出的文件。")
    _refuse_clashes(
        options.file, [*targets.values(), *filter(None, [options.json, options.output])]
    )
    report = report_of(options.file)
    chosen = {id_: getattr(options, id_) for id_ in _OPTIONS}
    draft = bool(targets) and not options.final and is_draft(report, _tell_of_fault)
    signs = options.sign_off or options.signers is not None
    paper = ExportOptions(draft, sign_off=signs, sign_off_items=_items(options.signers), **chosen)
    for id_, path in targets.items():
        export(report, id_, path, options=paper)
    if "pdf" in targets:
        _tell_what_is_not_printed(report)
    if options.json:
        export_json(report, options.json)
    if into:
        filling.run(report, options)
    return 0


def _tell_of_fault(sentence: str) -> None:
    from core.storage.logs import start_logging  # noqa: PLC0415 (hardly ever needed)

    start_logging()  # what comes next is the fault itself
    warn(sentence)


def _items(listed: str | None) -> tuple[str, ...]:
    """Return the items listed, in the order of an office's way. Raises UsageError."""
    if listed is None:
        return SIGNED_BY_DEFAULT
    names = set(re.split(r"[,，、\s]+", listed.strip()))
    if unknown := "、".join(sorted(names.difference(SIGN_OFF_ITEMS))):
        raise UsageError(
            f"用法错误：签批单上没有“{unknown}”这一项，可以选 {'、'.join(SIGN_OFF_ITEMS)}。"
        )
    return tuple(item for item in SIGN_OFF_ITEMS if item in names)


def _tell_what_is_not_printed(report: Report) -> None:
    from core.checks.writing.printable import told_of_missing  # noqa: PLC0415 (only for paper)

    for sentence in told_of_missing(report):
        warn(sentence)


def _refuse_clashes(source: Path, targets: Sequence[Path]) -> None:
    """Raise UsageError when a file would replace the report itself, or another of the files."""
    taken = {real_path(source): f"文件“{source}”就是要导出的年报"}
    for path in targets:
        if clash := taken.get(real_path(path)):
            raise UsageError(f"用法错误：{clash}，请换一个名字。")
        taken[real_path(path)] = f"两种格式都要导出到“{path}”"
