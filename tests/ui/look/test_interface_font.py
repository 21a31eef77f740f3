"""The font of menus and dialogs, whatever fonts a machine has."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontDatabase, QFontMetrics, QTextLayout
from PySide6.QtWidgets import QApplication

from tests.ui.clerk import Clerk
from ui.look.theme import HEI
from ui.look.wrapped_list import _text_height


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


def test_headings_of_the_page_are_in_a_black_face(clerk: Clerk) -> None:
    assert clerk.window.isVisible()
    known = set(QFontDatabase.families())
    assert known & set(HEI), "one of them is there, ours at least"


def test_lists_are_measured_in_the_font_they_are_painted_in(clerk: Clerk) -> None:
    font = QApplication.font()
    text = "“主动公开”表还有10格没有填；没有发生的填0，可以用“空白补0”一次补齐。"
    room = QRect(0, 0, 195, 10_000)
    needed = QFontMetrics(font).boundingRect(room, int(Qt.TextFlag.TextWordWrap), text).height()
    assert _text_height(font, room.width(), text) == needed
    assert clerk.work.outline.isVisible()
