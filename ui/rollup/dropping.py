"""Files that are dropped on the desk are copied into its folder; none there is replaced."""

import contextlib
import shutil
from collections.abc import Iterable
from itertools import count
from pathlib import Path

from core.rollup.model import RollupError


def take_in(paths: Iterable[Path], folder: Path) -> list[Path]:
    """Copy files into a folder, with the moment they were changed; return the copies.

    What lies there already is left out. Raises RollupError when one cannot be copied.
    """
    return [_copy(path, folder) for path in paths if _is_elsewhere(path, folder)]


def _is_elsewhere(path: Path, folder: Path) -> bool:
    return path.is_file() and folder.resolve() not in path.resolve().parents


def _copy(path: Path, folder: Path) -> Path:
    target = _free(folder / path.name)
    try:
        shutil.copy2(path, target)
    except OSError as error:
        with contextlib.suppress(OSError):
            target.unlink(missing_ok=True)
        reason = "没有权限、磁盘已满，或者文件正被别的程序使用"
        text = f"“{path.name}”没有放进“{folder}”：{reason}，请检查后再试。"
        raise RollupError(text) from error
    return target


def _free(path: Path) -> Path:
    """Return a name beside a path that nothing has yet."""
    names = (path.with_stem(f"{path.stem} ({number})") for number in count(2))
    return path if not path.exists() else next(name for name in names if not name.exists())
