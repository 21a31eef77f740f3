"""核对校验码: whether the open report is what was signed."""

from pathlib import Path

from PySide6.QtWidgets import QInputDialog, QMessageBox, QWidget

from core.project.signed_version import changes_since_signed
from core.report.check_code import check_codes
from core.report.report import Report
from core.report.verification import codes_in, in_words, verify


def ask_and_verify(report: Report, file: Path | None, window: QWidget) -> None:
    """Ask for the codes on the signed paper and compare them with the report's."""
    now = check_codes(report)
    typed, accepted = QInputDialog.getText(
        window,
        "核对校验码",
        f"这份报告现在的校验码：{now}。\n请输入签字纸面页脚上的校验码，先数字，后文字：",
    )
    if not accepted or not typed.strip():
        return
    codes = codes_in(typed)
    if codes is None:
        QMessageBox.warning(
            window,
            "校验码不对",
            f"“{typed.strip()}”不是校验码：每个应为10位字母和数字，请对照签字纸面的页脚重新输入。",
        )
        return
    verdict = verify(report, codes)
    if verdict.is_same:
        QMessageBox.information(window, "校验码一致", in_words(verdict))
        return
    changes = changes_since_signed(file, report, codes) if file else []
    QMessageBox.warning(
        window,
        "校验码不一致",
        f"{in_words(verdict, changes)}\n输入的是 {typed.strip()}，这份报告是 {now}。",
    )
