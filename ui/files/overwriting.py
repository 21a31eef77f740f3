"""Asks where to write, and before files are overwritten that no file dialog asked about."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from core.storage.files import is_there

_NAMES_SHOWN = 12


def ask_file(window: QWidget, title: str, suggestion: Path, kind: str) -> Path | None:
    """Ask for a file with the suggestion's suffix; None when it is cancelled.

    Qt asks before one is overwritten, and we where the suffix was left out. `kind` names the
    files in the dialog.
    """
    suffix = suggestion.suffix
    filter_ = f"{kind} (*{suffix})"
    name, _ = QFileDialog.getSaveFileName(window, title, str(suggestion), filter_)
    if not name:
        return None
    path = Path(name)
    if path.suffix.lower() == suffix:
        return path
    path = Path(f"{path}{suffix}")
    return path if may_overwrite(window, [path]) else None


def may_overwrite(window: QWidget, paths: Iterable[Path]) -> bool:
    """Say whether none of the files exists, or the user wants them overwritten."""
    existing = [path.name for path in paths if is_there(path)]
    if not existing:
        return True
    names = "\n".join(existing[:_NAMES_SHOWN])
    if len(existing) > _NAMES_SHOWN:
        names += f"\n……一共 {len(existing)} 个"
    button = QMessageBox.StandardButton
    answer = QMessageBox.question(
        window,
        "文件已经存在",
        f"这些文件已经存在，要覆盖吗？\n{names}",
        button.Yes | button.No,
        button.No,
    )
    return answer == button.Yes
