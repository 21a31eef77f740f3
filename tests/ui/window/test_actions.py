"""The menus as a whole: every key leads to one thing."""

import re
from collections import Counter

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from core.formats.all_formats import FORMATS
from tests.ui.clerk import Clerk
from ui.files.file_kinds import READABLE
from ui.window.actions import MENUS, Actions
from ui.window.handlers import handlers


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


def test_an_action_without_a_handler_is_an_error(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    with pytest.raises(KeyError):
        Actions(window, {})


def test_every_handler_has_its_action(clerk: Clerk) -> None:
    named = {spec.id for specs in MENUS.values() for spec in specs if spec.id and not spec.is_menu}
    assert set(clerk.window.actions_.by_id) == named == set(handlers(clerk.window))


def test_every_format_stands_in_the_menu_and_those_with_an_icon_in_the_tool_bar(
    clerk: Clerk,
) -> None:
    actions = clerk.window.actions_
    assert set(FORMATS) <= set(actions.by_id)
    shown = [action.text() for action in actions.tool_bar.actions()]
    for format_ in FORMATS.values():
        assert actions.by_id[format_.id].statusTip() == format_.tip
        assert (format_.menu in shown) == bool(format_.icon)


def test_every_format_can_be_chosen_to_be_opened() -> None:
    everything, *kinds = READABLE.split(";;")
    for format_ in FORMATS.values():
        patterns = " ".join(f"*{suffix}" for suffix in format_.read_suffixes)
        assert f"{format_.name} ({patterns})" in kinds
        assert all(pattern in everything for pattern in patterns.split())


def test_undo_and_redo_name_the_step(clerk: Clerk) -> None:
    actions = clerk.window.actions_.by_id
    clerk.run("fill_blanks")
    clerk.editor.undo()
    assert "空白补0" in actions["redo"].toolTip()
    assert actions["redo"].toolTip().endswith("（Ctrl+Y）")
    clerk.editor.redo()
    assert "空白补0" in actions["undo"].toolTip()
    assert "空白补0" in actions["undo"].statusTip()
    assert "空白补0" not in actions["redo"].toolTip()
