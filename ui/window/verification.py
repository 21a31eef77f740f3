"""核对校验码: whether the open report has the figures that were signed."""

from PySide6.QtWidgets import QInputDialog, QMessageBox, QWidget

from core.report.check_code import check_code, is_code, matches
from core.report.report import Report


def ask_and_verify(report: Report, window: QWidget) -> None:
    """Ask for the code on the signed paper and compare it with the report's."""
    code = check_code(report)
    typed, accepted = QInputDialog.getText(
        window,
        "核对校验码",
        f"这份报告现在的校验码是 {code}。\n请输入签字纸面页脚上的校验码：",
    )
    if not accepted or not typed.strip():
        return
    if not is_code(typed):
        QMessageBox.warning(
            window,
            "校验码不对",
            f"“{typed.strip()}”不是校验码：应为10位字母和数字，请对照签字纸面的页脚重新输入。",
        )
    elif matches(report, typed):
        QMessageBox.information(
            window, "校验码一致", "校验码一致：表格里的数字和签字时的完全相同。"
        )
    else:
        QMessageBox.warning(
            window,
            "校验码不一致",
            f"校验码不一致：年度、机关或表格里的数字和签字时的不同。\n"
            f"输入的是 {typed.strip()}，这份报告是 {code}。",
        )
