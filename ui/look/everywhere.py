"""What holds for every widget, also those of message boxes and tool tips, which Qt makes itself.

Nothing that is shown is read as HTML: it may quote a file, a file's name or a lock
of strangers. Qt guesses from a text whether it is HTML, and would then load the
pictures it names. And buttons have no icons, as there are none on ours.
"""

from PySide6.QtWidgets import QApplication

_SHEET = """
QLabel, QToolTip { qproperty-textFormat: PlainText; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
"""


def style_everything(application: QApplication) -> None:
    """Show the text of every label and tool tip as it stands, and buttons without icons."""
    application.setStyleSheet(_SHEET)
