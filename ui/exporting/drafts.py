"""A report with errors leaves without 草稿 on it only when somebody says so twice."""

from PySide6.QtWidgets import QMessageBox, QWidget


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
