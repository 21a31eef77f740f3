"""Which rows the 签批单 has is chosen in a menu, and remembered."""

from collections.abc import Iterable

import pytest
from pytestqt.qtbot import QtBot

from core.document.sign_off_items import SIGN_OFF_ITEMS, SIGNED_BY_DEFAULT
from ui import settings
from ui.exporting.sign_off_menu import SignOffMenu


@pytest.fixture
def menu(qtbot: QtBot) -> SignOffMenu:
    made = SignOffMenu()
    qtbot.addWidget(made)
    made.aboutToShow.emit()
    return made


def checked(menu: SignOffMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.isChecked()]


def choose(menu: SignOffMenu, items: Iterable[str]) -> None:
    for action in menu.actions():
        if action.text() in items:
            action.trigger()


def test_at_first_those_are_checked_whom_most_offices_ask(menu: SignOffMenu) -> None:
    assert [action.text() for action in menu.actions()] == list(SIGN_OFF_ITEMS)
    assert checked(menu) == list(SIGNED_BY_DEFAULT)


def test_a_choice_is_told_and_remembered_in_the_order_of_the_sheet(
    menu: SignOffMenu, qtbot: QtBot
) -> None:
    with qtbot.waitSignals([menu.changed, menu.changed]):
        choose(menu, ["保密审查", "核稿"])
    assert settings.sign_off_items() == ("拟稿", "保密审查", "审核", "签发")
    again = SignOffMenu()
    qtbot.addWidget(again)
    again.aboutToShow.emit()
    assert checked(again) == ["拟稿", "保密审查", "审核", "签发"]


def test_a_sheet_may_ask_for_nobody(menu: SignOffMenu) -> None:
    choose(menu, SIGNED_BY_DEFAULT)
    assert settings.sign_off_items() == ()


def test_what_a_file_of_settings_has_besides_is_passed_over(menu: SignOffMenu) -> None:
    settings.remember_sign_off_items(["签发", "局长"])
    menu.aboutToShow.emit()
    assert checked(menu) == ["签发"]
