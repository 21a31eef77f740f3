"""The font of menus and dialogs, whatever fonts a machine has."""

from PySide6.QtGui import QTextLayout
from PySide6.QtWidgets import QApplication

from tests.ui.clerk import Clerk


def families(text: str) -> set[str]:
    """The families that the glyphs of a text come from."""
    layout = QTextLayout(text, QApplication.font())
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return {run.rawFont().familyName() for run in layout.glyphRuns()}


def test_the_interface_is_not_set_in_the_fonts_of_the_page(clerk: Clerk) -> None:
    assert clerk.window.isVisible()
    used = families("下一处疑问（核对）")
    assert used
    assert not {name for name in used if name.startswith(("FandolFang", "FandolSong"))}
