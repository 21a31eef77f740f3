"""A report with errors leaves without 草稿 on it only when somebody says so twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox, QWidget

if TYPE_CHECKING:
    from ui.editing.report_editor import ReportEditor


def agrees_without_draft(parent: QWidget, errors: str) -> bool:
    """Ask whether a report with errors, counted in words, shall look as though it were final."""
    if not errors:
        return True
    buttons = QMessageBox.StandardButton
    answer = QMessageBox.question(
        parent,
        "不标草稿",
        f"报告还有{errors}，不标“草稿”，看上去就是定稿了。确定不标吗？",
        buttons.Yes | buttons.No,
        buttons.No,
    )
    return answer == buttons.Yes


def what_is_wrong(editor: ReportEditor) -> str:
    """Count, as the panel does, what keeps a report from being sent: 2 处错误、6 处待填."""
    from core.checks.folding import fold  # noqa: PLC0415 (the window opens without it)
    from core.checks.progress import OpenAs  # noqa: PLC0415 (as above)

    told = editor.told(each.finding for each in fold(editor.findings))
    kinds = (OpenAs.ERROR, OpenAs.PENDING)
    return "、".join(f" {told[kind]} 处{kind.word}" for kind in kinds if told[kind])
