"""Says where files were written, and offers to open them."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

_NAMES_SHOWN = 8


def offer_to_open(
    window: QWidget, paths: Sequence[Path], *, is_complete: bool = True, note: str = ""
) -> None:
    """Say where files of one folder are, and open one or the folder if that is wanted."""
    box = QMessageBox(window)
    box.setWindowTitle("导出完成" if is_complete else "导出已取消")
    box.setIcon(QMessageBox.Icon.Information)
    names = "\n".join(path.name for path in paths[:_NAMES_SHOWN])
    more = f"\n……一共 {len(paths)} 个文件" if len(paths) > _NAMES_SHOWN else ""
    rest = "" if is_complete else "\n其余的文件没有导出。"
    box.setText(f"已导出到 {paths[0].parent}：\n{names}{more}{rest}{note}")
    role = QMessageBox.ButtonRole
    open_file = box.addButton("打开文件", role.AcceptRole) if len(paths) == 1 else None
    open_folder = box.addButton("打开所在文件夹", role.ActionRole)
    box.addButton("关闭", role.RejectRole)
    box.exec()
    clicked = box.clickedButton()
    if clicked is not None and clicked is open_file:
        open_outside(paths[0])
    elif clicked is open_folder:
        open_outside(paths[0].parent)


def open_outside(path: Path) -> bool:
    """Open a file or folder in its own program; say whether there is one."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
