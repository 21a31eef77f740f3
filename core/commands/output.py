"""Where `new` and `import` may write a project file."""

import argparse
from pathlib import Path

from core.commands.common import UsageError
from core.project.project_file import SUFFIX


def add_output(parser: argparse.ArgumentParser) -> None:
    """Let a command write a project file."""
    target = "保存到哪个 .nianbao 文件"
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", required=True, help=target)


def refuse_output(path: Path) -> None:
    """Raise UsageError for a name of another kind of file, or a file that is not empty.

    Writing tells of all other problems.
    """
    if path.suffix.lower() != SUFFIX:
        raise UsageError(
            f"“{path}”不能用作年报文件的名字：-o 后面的文件名要以 {SUFFIX} 结尾，"
            f"请改成“{_renamed(path)}”；要 Word、Excel 等文件，请存好后再用 export 导出。"
        )
    if _is_taken(path):
        raise UsageError(f"文件“{path}”已经存在，请换一个名字。")


def _renamed(path: Path) -> str:
    """Return the name with the right suffix; a dot may be part of a name, as in 1.2版."""
    from core.formats.all_formats import FORMATS  # noqa: PLC0415 (only to refuse)

    foreign = {format_.suffix for format_ in FORMATS.values()} | {".json"}
    return f"{path.with_suffix('') if path.suffix.lower() in foreign else path}{SUFFIX}"


def _is_taken(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except OSError:
        return False
