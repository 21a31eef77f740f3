"""Short questions at the desk, and refusals in one sentence."""

from collections.abc import Callable

from PySide6.QtWidgets import QInputDialog, QMessageBox, QWidget

from core.errors import UserError


def attempt(window: QWidget, action: Callable[[], object]) -> bool:
    """Do something at the desk; say why when it is refused. Return whether it was done."""
    try:
        action()
    except UserError as error:
        QMessageBox.warning(window, "没有完成", str(error))
        return False
    return True


def ask_text(window: QWidget, title: str, question: str, text: str = "") -> str | None:
    """Ask for a text of some lines; None when it was cancelled."""
    answer, is_given = QInputDialog.getMultiLineText(window, title, question, text)
    return answer.strip() if is_given else None


def ask_reason(window: QWidget, title: str, question: str) -> str:
    """Ask for a reason; empty when there is none, or one thinks better of it."""
    return ask_text(window, title, question) or ""
