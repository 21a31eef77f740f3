"""Tells, before paper is spent, of characters in place of which it would have another sign."""

from itertools import islice

from PySide6.QtWidgets import QMessageBox, QWidget

from core.report.report import Report

_SHOWN = 6


def may_print(report: Report, window: QWidget) -> bool:
    """Say whether to print; asks only where a character is in no font."""
    from core.checks.writing.printable import told_of_missing  # noqa: PLC0415 (only for paper)

    sentences = list(islice(told_of_missing(report), _SHOWN))
    if not sentences:
        return True
    button = QMessageBox.StandardButton
    text = "\n".join([*sentences, "仍然打印吗？"])
    answer = QMessageBox.question(window, "打印", text, button.Yes | button.No, button.No)
    return answer == button.Yes
