"""文件 › 历史版本: earlier versions of the open file, what differs, and the way back to one."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QMessageBox, QWidget

from core.moments import chinese_time
from core.project.backups import Version, versions
from core.project.project_file import find_project, read_project
from core.report.differences import Change, differences
from ui.editing.report_editor import ReportEditor
from ui.safety.states_dialog import Entry, StatesDialog

_INTRO = (
    "每次打开以后第一次保存时，会留下原来的版本：当天的全部保留，一个月内每天一份，更早的每月一份。\n"
    "右边列出从现在的内容恢复到这个版本会有哪些变化；恢复是一步操作，可以撤销。"
)
_NONE = "这份年报还没有历史版本。打开一份保存过的年报，修改以后再保存，原来的内容就会留作历史版本。"


def show_history(
    window: QWidget,
    editor: ReportEditor,
    file: Path | None,
    may_use: Callable[[QWidget, str], bool],
) -> None:
    """Let the clerk look at earlier versions, and restore one as one undo step.

    `may_use` is asked with what there is to doubt the version, which is usually nothing.
    """
    found = versions(file) if file else []
    if not found:
        QMessageBox.information(window, "历史版本", _NONE)
        return
    dialog = StatesDialog("历史版本", _INTRO, "恢复这个版本", window)
    dialog.add_button("关闭", QDialogButtonBox.ButtonRole.RejectRole)
    dialog.buttons.rejected.connect(dialog.reject)
    dialog.list_states([_entry(version, editor) for version in found])
    if dialog.exec() == QDialog.DialogCode.Accepted:
        version = found[dialog.chosen]
        report, doubt = find_project(version.path)
        if may_use(window, doubt):
            editor.replace_report(report, f"恢复 {chinese_time(version.time)} 的版本")


def _entry(version: Version, editor: ReportEditor) -> Entry:
    def compare() -> Sequence[Change]:
        return differences(editor.report, read_project(version.path))

    return Entry(
        chinese_time(version.time), f"{version.path.stat().st_size / 1024:.0f} KB", compare
    )
