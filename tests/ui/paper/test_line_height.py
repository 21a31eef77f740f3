"""Lines stand at one distance, whichever font a character comes from."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.look.theme import FANG, HEI, page_font
from ui.paper.growing_text import GrowingText

COMMON = "本年收到\n本年收到"


@pytest.mark.parametrize("families", [FANG, HEI])
@pytest.mark.parametrize("size", [16, 21, 64])
@pytest.mark.parametrize("rare", ["𠮷", "㙍", "😀", "①", "ไ", "ع", "Å"])
def test_a_rare_character_moves_no_line(
    qtbot: QtBot, families: tuple[str, ...], size: int, rare: str
) -> None:
    heights = set()
    for text in (COMMON, COMMON.replace("收", rare)):
        field = GrowingText("正文", "")
        qtbot.addWidget(field)
        field.resize(40 * size, 100)
        field.set_look(page_font(families, size), Qt.AlignmentFlag.AlignJustify, 2 * size)
        field.show_text(text)
        heights.add(field.height())
    assert len(heights) == 1
