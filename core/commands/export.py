"""`export`: a report as files of any format."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from core.commands.common import UsageError
from core.exporting import ExportOptions, export, export_json
from core.formats.all_formats import FORMATS
from core.importing import read_any_report
from core.storage.files import real_path


def run(options: argparse.Namespace) -> int:
    """Write the files asked for."""
    targets = {id_: getattr(options, id_) for id_ in FORMATS if getattr(options, id_)}
    if not targets and not options.json:
        names = "、".join(f"--{id_}" for id_ in (*FORMATS, "json"))
        raise UsageError(f"用法错误：请用 {names} 指定要导出的文件。")
    _refuse_clashes(options.file, [*targets.values(), *filter(None, [options.json])])
    report = read_any_report(options.file)
    paper = ExportOptions(draft=False if options.final else None, sign_off=options.sign_off)
    for id_, path in targets.items():
        export(report, id_, path, options=paper)
    if options.json:
        export_json(report, options.json)
    return 0


def _refuse_clashes(source: Path, targets: Sequence[Path]) -> None:
    """Raise UsageError when a file would replace the report itself, or another of the files."""
    taken = {real_path(source): f"文件“{source}”就是要导出的年报"}
    for path in targets:
        if clash := taken.get(real_path(path)):
            raise UsageError(f"用法错误：{clash}，请换一个名字。")
        taken[real_path(path)] = f"两种格式都要导出到“{path}”"
