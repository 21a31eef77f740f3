"""The menus as a whole: every key leads to one thing."""

import re
from collections import Counter

import pytest

from ui.actions import MENUS


@pytest.mark.parametrize("menu", MENUS)
def test_no_access_key_is_used_twice_in_a_menu(menu: str) -> None:
    keys = Counter(key for spec in MENUS[menu] for key in re.findall(r"&(\w)", spec.text))
    assert keys
    assert [key for key, count in keys.items() if count > 1] == []


def test_no_shortcut_is_used_twice() -> None:
    keys = Counter(key for specs in MENUS.values() for spec in specs for key in spec.keys)
    assert [key for key, count in keys.items() if count > 1] == []
