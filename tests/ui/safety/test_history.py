"""文件 › 历史版本."""

from collections.abc import Callable
from pathlib import Path

from core.project.backups import versions
from core.project.project_file import read_project
from tests.ui.clerk import CTRL, Clerk, Key
from tests.ui.dialogs import Dialogs
from ui.safety.states_dialog import StatesDialog

FIRST = "applications.received.natural_person"
Expect = Callable[[Callable[[StatesDialog], None]], None]


def change_and_save(clerk: Clerk, figure: int) -> None:
    clerk.stand(FIRST)
    clerk.keypad(figure)
    clerk.press(Key.Key_S, CTRL)


def test_a_report_without_earlier_versions_says_so(clerk: Clerk, dialogs: Dialogs) -> None:
    dialogs.read("information")
    clerk.run("history")
    assert "还没有历史版本" in dialogs.last.text


def test_an_earlier_version_is_shown_and_restored_as_one_step(
    clerk: Clerk, saved: Path, in_states_dialog: Expect
) -> None:
    before = read_project(saved)
    clerk.window.files.open_path(saved)
    change_and_save(clerk, 5)
    change_and_save(clerk, 6)
    assert len(versions(saved)) == 1
    after = clerk.report.copy()
    listed: list[str] = []

    def restore(dialog: StatesDialog) -> None:
        listed.extend(dialog.changes.item(row).text() for row in range(dialog.changes.count()))
        dialog.take_button.click()

    in_states_dialog(restore)
    clerk.run("history")
    assert listed == [f"6 改为 {before.figures[FIRST]}"]
    assert clerk.report == before
    assert clerk.window.actions_.by_id["undo"].text().startswith("撤销 恢复 ")
    assert "未保存" in clerk.title
    clerk.run("undo")
    assert clerk.report == after
    assert "未保存" not in clerk.title


def test_a_version_that_is_not_as_it_was_saved_is_restored_after_a_question(
    clerk: Clerk, saved: Path, in_states_dialog: Expect, dialogs: Dialogs
) -> None:
    clerk.window.files.open_path(saved)
    change_and_save(clerk, 5)
    before = clerk.report.copy()
    (version,) = versions(saved)
    damaged = version.path.read_bytes().replace(b'"digest": "', b'"digest": "0')
    version.path.write_bytes(damaged)
    dialogs.click("不打开")
    in_states_dialog(lambda dialog: dialog.take_button.click())
    clerk.run("history")
    assert clerk.report == before


def test_looking_changes_nothing(clerk: Clerk, saved: Path, in_states_dialog: Expect) -> None:
    clerk.window.files.open_path(saved)
    change_and_save(clerk, 5)
    before = clerk.report.copy()
    in_states_dialog(lambda dialog: dialog.reject())
    clerk.run("history")
    assert clerk.report == before


def test_a_damaged_version_cannot_be_restored(
    clerk: Clerk, saved: Path, in_states_dialog: Expect
) -> None:
    clerk.window.files.open_path(saved)
    change_and_save(clerk, 5)
    versions(saved)[0].path.write_bytes(b"{")

    def look(dialog: StatesDialog) -> None:
        assert not dialog.take_button.isEnabled()
        assert dialog.changes.count() == 0
        dialog.reject()

    in_states_dialog(look)
    clerk.run("history")


def test_a_version_like_the_present_one_needs_no_restoring(
    clerk: Clerk, saved: Path, in_states_dialog: Expect
) -> None:
    clerk.window.files.open_path(saved)
    change_and_save(clerk, 5)
    clerk.run("undo")

    def look(dialog: StatesDialog) -> None:
        assert not dialog.take_button.isEnabled()
        dialog.reject()

    in_states_dialog(look)
    clerk.run("history")
