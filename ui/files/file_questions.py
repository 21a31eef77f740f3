"""Asks which file, where to, and what to do with changes that are not saved."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from core.project.project_file import SUFFIX
from ui.files.choice import choose
from ui.files.file_kinds import READABLE
from ui.files.overwriting import may_overwrite

_PROJECTS = f"年报文件 (*{SUFFIX})"
_ELSEWHERE, _LATER = "另存为…", "以后再说"
_OPEN, _DO_NOT = "仍然打开", "不打开"

Button = QMessageBox.StandardButton


def ask_what_to_open(window: QWidget, folder: Path) -> Path | None:
    """Ask for a file to open; None when the clerk thinks better of it."""
    name, _ = QFileDialog.getOpenFileName(window, "打开年报", str(folder), READABLE)
    return Path(name) if name else None


def ask_where_to_save(window: QWidget, suggestion: Path) -> Path | None:
    """Ask for a file to save a report to; None when the clerk thinks better of it."""
    name, _ = QFileDialog.getSaveFileName(window, "保存年报", str(suggestion), _PROJECTS)
    if not name:
        return None
    path = Path(name).absolute()
    if path.suffix.lower() == SUFFIX:
        return path
    path = Path(f"{path}{SUFFIX}")  # about which the file dialog has not asked
    return path if may_overwrite(window, [path]) else None


def ask_about_changes(window: QWidget, name: str) -> Button:
    """Ask whether changes are to be saved before they would be lost: Save, Discard or Cancel."""
    return QMessageBox.question(
        window,
        "保存修改",
        f"“{name}”的修改还没有保存，要保存吗？",
        Button.Save | Button.Discard | Button.Cancel,
        Button.Save,
    )


def wants_another_place(window: QWidget, reason: str) -> bool:
    """Say why nothing was saved; ask whether to save elsewhere."""
    text = f"{reason}\n您填写的内容还在窗口里，可以另存到别的位置。"
    return choose(window, "没有保存", text, [_ELSEWHERE, _LATER]) == _ELSEWHERE


def may_open(window: QWidget, doubt: str) -> bool:
    """Ask, where there is a doubt about what a file holds, whether to use it all the same."""
    if not doubt:
        return True
    text = (
        f"{doubt}\n如果是有意改的，可以打开；如果不是，打开以后请逐项核对，"
        "或者在“文件 › 历史版本”里找回原来的内容。"
    )
    return choose(window, "文件和保存时不同", text, [_OPEN, _DO_NOT]) == _OPEN


def say_not_opened(window: QWidget, reason: str) -> None:
    """Say why a file cannot be opened."""
    QMessageBox.warning(window, "无法打开", reason)
