"""What is written can be read, and what has the focus is seen, in light and dark."""

from itertools import product

import pytest
from PySide6.QtCore import Qt

from tests.ui.clerk import Clerk
from tests.ui.colours import contrast
from ui.look.style import style_sheet
from ui.look.theme import DARK, LIGHT, Theme, choose_colours

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
TEXTS = ("ink", "faint", "accent", "error", "warning", "complete")
GROUNDS = ("window", "paper", "header", "button")


@THEMES
@pytest.mark.parametrize(("text", "ground"), [*product(TEXTS, GROUNDS)])
def test_texts_can_be_read(theme: Theme, text: str, ground: str) -> None:
    assert contrast(getattr(theme, text), getattr(theme, ground)) >= 4.5


@THEMES
@pytest.mark.parametrize("ground", ["selection", "hover", "computed", "caption", "blank"])
def test_what_is_chosen_can_be_read(theme: Theme, ground: str) -> None:
    assert contrast(theme.ink, getattr(theme, ground)) >= 4.5


@THEMES
@pytest.mark.parametrize("ground", ["window", "paper", "button"])
def test_frames_of_what_can_be_used_are_seen(theme: Theme, ground: str) -> None:
    assert contrast(theme.accent, getattr(theme, ground)) >= 3, "the ring of the focus"
    assert contrast(theme.edge, getattr(theme, ground)) >= 2.5


@pytest.mark.parametrize("scheme", [Qt.ColorScheme.Light, Qt.ColorScheme.Dark])
def test_the_sheets_have_all_colours_and_no_other(clerk: Clerk, scheme: Qt.ColorScheme) -> None:
    choose_colours(scheme)
    text = style_sheet("window", "desk")
    assert "$" not in text
    colours = (LIGHT if scheme is Qt.ColorScheme.Light else DARK).__dict__.values()
    named = {word.strip(";,") for word in text.split() if word.startswith("#") and ";" in word}
    assert named <= set(colours)
    clerk.window.colours.use(scheme)  # a sheet that Qt cannot read makes it complain
