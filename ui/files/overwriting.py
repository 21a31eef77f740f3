"""Asks before files are overwritten, where a file dialog has not asked already."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtWidgets import QMessageBox, QWidget

from core.storage.files import is_there


def may_overwrite(window: QWidget, paths: Iterable[Path]) -> bool:
    """Say whether none of the files exists, or the user wants them overwritten."""
    existing = [path.name for path in paths if is_there(path)]
    if not existing:
        return True
    names = "\n".join(existing)
    button = QMessageBox.StandardButton
    answer = QMessageBox.question(
        window,
        "文件已经存在",
        f"这些文件已经存在，要覆盖吗？\n{names}",
        button.Yes | button.No,
        button.No,
    )
    return answer == button.Yes
