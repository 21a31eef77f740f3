"""`export`: a report as files of any format."""

import argparse

from core.commands.common import UsageError
from core.exporting import FORMATS, ExportOptions, export, export_json
from core.importing import read_any_report


def run(options: argparse.Namespace) -> int:
    """Write the files asked for."""
    targets = {id_: getattr(options, id_) for id_ in FORMATS if getattr(options, id_)}
    if not targets and not options.json:
        names = "、".join(f"--{id_}" for id_ in (*FORMATS, "json"))
        raise UsageError(f"用法错误：请用 {names} 指定要导出的文件。")
    report = read_any_report(options.file)
    paper = ExportOptions(draft=False if options.final else None, sign_off=options.sign_off)
    for id_, path in targets.items():
        export(report, id_, path, options=paper)
    if options.json:
        export_json(report, options.json)
    return 0
