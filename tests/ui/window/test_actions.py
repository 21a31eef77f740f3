"""The menus as a whole: every key leads to one thing."""

import re
from collections import Counter

import pytest

from tests.ui.clerk import Clerk
from ui.window.actions import MENUS


@pytest.mark.parametrize("menu", MENUS)
def test_no_access_key_is_used_twice_in_a_menu(menu: str) -> None:
    keys = Counter(key for spec in MENUS[menu] for key in re.findall(r"&(\w)", spec.text))
    assert keys
    assert [key for key, count in keys.items() if count > 1] == []


def test_no_shortcut_is_used_twice() -> None:
    keys = Counter(key for specs in MENUS.values() for spec in specs for key in spec.keys)
    assert [key for key, count in keys.items() if count > 1] == []


def test_keys_that_fields_take_are_shown_beside_what_they_do(clerk: Clerk) -> None:
    field = clerk.paper.narratives["problems"]
    clerk.go_into(field)
    clerk.type("更新慢")
    clerk.run("select_all")
    assert field.textCursor().selectedText() == "更新慢"
    clerk.stand("applications.received.natural_person")
    clerk.run("select_all")
    assert set(clerk.inputs("applications")) < set(clerk.chosen), "totals are chosen, too"
    texts = [clerk.window.actions_.by_id[id_].text() for id_ in ("cut", "copy", "paste")]
    assert [text.partition("\t")[2] for text in texts] == ["Ctrl+X", "Ctrl+C", "Ctrl+V"]


def test_blanks_are_filled_only_while_there_are_any(clerk: Clerk) -> None:
    action = clerk.window.actions_.by_id["fill_blanks"]
    assert action.isEnabled()
    action.trigger()
    assert not action.isEnabled()
    clerk.undo()
    assert action.isEnabled()
