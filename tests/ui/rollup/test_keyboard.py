"""The desk's window without a mouse."""

from tests.ui.walking import unreached, unseen
from ui.rollup.desk_window import DeskWindow


def test_everything_is_reached_and_the_focus_is_seen(desk_window: DeskWindow) -> None:
    assert unseen(desk_window) == []
    assert unreached(desk_window) == []
