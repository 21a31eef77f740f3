"""What was not saved is written down while one works, and offered after a crash."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Event, Timer

import pytest
from pytestqt.qtbot import QtBot

from core.form.library import official_forms
from core.project.journal import Journal, abandoned, read_journal
from core.project.project_file import read_project
from core.report.next_year import next_year
from core.report.report import Report
from core.storage.locking import acquire, lock_path
from core.storage.user_folders import recovery_folder
from tests.ui.clerk import AGENCY, CTRL, Clerk, Key
from tests.ui.dialogs import Button, Dialogs
from ui.editing.report_editor import ReportEditor
from ui.look.wrapped_list import DETAIL
from ui.safety.recorder import recorded
from ui.safety.recovery import RecoveryDialog
from ui.safety.states_dialog import StatesDialog
from ui.window.main_window import MainWindow

FIRST = "applications.received.natural_person"
Expect = Callable[[Callable[[StatesDialog], None]], None]


@pytest.fixture(autouse=True)
def _in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.safety.recorder._PAUSE", 10)


def change(clerk: Clerk, figure: int = 5) -> None:
    clerk.stand(FIRST)
    clerk.keypad(figure)


def journals() -> list[Path]:
    return sorted(recovery_folder().glob("*.json"))


def wait_for_journal(qtbot: QtBot) -> Path:
    qtbot.waitUntil(lambda: len(journals()) == 1, timeout=10_000)
    return journals()[0]


def crashed(report: Report, origin: Path | None, base: str | None) -> Path:
    """Leave behind what a window does that was killed."""
    journal = Journal()
    journal.write(report, origin, base)
    lock_path(journal.path).unlink()
    return journal.path


def take(dialog: StatesDialog) -> None:
    dialog.take_button.click()


def rows(dialog: StatesDialog) -> list[tuple[str, str]]:
    """What is listed on the left and, of the chosen one, on the right."""
    states, changes = dialog.states, dialog.changes
    left = [states.item(row).text() for row in range(states.count())]
    right = [changes.item(row).text() for row in range(changes.count())]
    return [("state", text) for text in left] + [("change", text) for text in right]


# While one works


def test_a_change_is_written_down(clerk: Clerk, saved: Path, qtbot: QtBot) -> None:
    clerk.window.files.open_path(saved)
    change(clerk)
    unsaved = read_journal(wait_for_journal(qtbot))
    assert unsaved.report == clerk.report
    assert unsaved.origin == saved


def test_a_report_without_a_file_is_written_down(clerk: Clerk, qtbot: QtBot) -> None:
    change(clerk)
    unsaved = read_journal(wait_for_journal(qtbot))
    assert unsaved.report == clerk.report
    assert unsaved.origin is None


def test_a_report_in_which_nothing_was_written_is_not(clerk: Clerk, qtbot: QtBot) -> None:
    clerk.window.files.recorder.note()
    clerk.window.files.recorder._record()
    clerk.window.files.recorder.finish()
    assert journals() == []
    assert qtbot


def test_a_draft_of_last_years_report_is_written_down_before_anything_changes(
    clerk: Clerk, qtbot: QtBot
) -> None:
    today = date.today()  # noqa: DTZ011 (the clerk's calendar day)
    draft = next_year(clerk.report, official_forms(), today)
    clerk.window.files.open_new(draft)
    assert read_journal(wait_for_journal(qtbot)).report == draft


def test_what_was_forgotten_before_does_not_take_away_what_is_written_at_once(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorder = clerk.window.files.recorder
    clear = recorder._journal.clear
    begun, may_go_on = Event(), Event()

    def slowly() -> None:
        begun.set()
        may_go_on.wait(10)
        clear()

    monkeypatch.setattr(recorder._journal, "clear", slowly)
    change(clerk)
    recorder.forget()
    assert begun.wait(10)
    Timer(0.05, may_go_on.set).start()
    recorder.write_now()
    assert read_journal(journals()[0]).report == clerk.report


def test_later_changes_follow(clerk: Clerk, saved: Path, qtbot: QtBot) -> None:
    clerk.window.files.open_path(saved)
    change(clerk)
    path = wait_for_journal(qtbot)
    change(clerk, 7)
    qtbot.waitUntil(lambda: read_journal(path).report.figures[FIRST] == 7, timeout=10_000)


def test_saving_removes_it(clerk: Clerk, saved: Path, qtbot: QtBot) -> None:
    clerk.window.files.open_path(saved)
    change(clerk)
    wait_for_journal(qtbot)
    clerk.press(Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: journals() == [])


def test_undoing_everything_removes_it(clerk: Clerk, saved: Path, qtbot: QtBot) -> None:
    clerk.window.files.open_path(saved)
    change(clerk)
    wait_for_journal(qtbot)
    clerk.run("undo")
    qtbot.waitUntil(lambda: journals() == [], timeout=10_000)


def test_leaving_without_saving_removes_it(
    clerk: Clerk, saved: Path, qtbot: QtBot, dialogs: Dialogs
) -> None:
    clerk.window.files.open_path(saved)
    change(clerk)
    wait_for_journal(qtbot)
    dialogs.answer(Button.Discard)
    clerk.window.close()
    assert list(recovery_folder().iterdir()) == []


def test_that_it_cannot_be_written_is_said(clerk: Clerk, qtbot: QtBot, data_folder: Path) -> None:
    (data_folder / "recovery").write_bytes(b"in the way")
    change(clerk)
    bar = clerk.window.status
    qtbot.waitUntil(lambda: "请尽快保存" in bar.currentMessage(), timeout=10_000)
    (data_folder / "recovery").unlink()
    change(clerk, 8)
    wait_for_journal(qtbot)
    qtbot.waitUntil(lambda: bar.currentMessage() == "")


# After a crash


@pytest.fixture
def lost(saved: Path) -> Report:
    """A state of the saved file that was lost in a crash."""
    report = read_project(saved)
    report.store({FIRST: 4321})
    crashed(report, saved, None)
    return report


def test_the_unsaved_state_is_offered_with_its_differences_and_restored(
    window: MainWindow, saved: Path, lost: Report, in_states_dialog: Expect, qtbot: QtBot
) -> None:
    seen: list[tuple[str, str]] = []

    def look_and_take(dialog: StatesDialog) -> None:
        seen.extend(rows(dialog))
        take(dialog)

    before = read_project(saved)
    in_states_dialog(look_and_take)
    assert window.offer_recovery()
    assert seen == [
        ("state", before.heading.title),
        ("change", f"{before.figures[FIRST]} 改为 4321"),
    ]
    clerk = Clerk(window, qtbot)
    assert clerk.report == lost
    assert clerk.title == "清溪镇.nianbao（未保存） - 政务公开年报"
    assert not window.actions_.by_id["undo"].isEnabled()
    assert [read_journal(path).report for path in journals()] == [lost]
    assert list(abandoned()) == []


def test_a_restored_state_is_saved_to_its_file_after_asking_when_that_has_changed(
    window: MainWindow,
    saved: Path,
    lost: Report,
    in_states_dialog: Expect,
    dialogs: Dialogs,
    qtbot: QtBot,
) -> None:
    in_states_dialog(take)
    window.offer_recovery()
    dialogs.click("用我的覆盖")  # what the file had in it is not known here
    Clerk(window, qtbot).press(Key.Key_S, CTRL)
    assert read_project(saved) == lost


def test_a_report_that_never_had_a_file(
    window: MainWindow, in_states_dialog: Expect, clerk: Clerk, qtbot: QtBot
) -> None:
    report = clerk.report.copy()
    report.narratives["problems"] = "没有保存过。"
    crashed(report, None, None)
    seen: list[tuple[str, str]] = []

    def look_and_take(dialog: StatesDialog) -> None:
        seen.extend(rows(dialog))
        take(dialog)

    in_states_dialog(look_and_take)
    assert window.offer_recovery()
    assert seen[1:] == [("change", "开头加上 “没有保存过。”")]
    assert clerk.report == report
    assert AGENCY in clerk.title
    assert "未保存" in clerk.title
    assert qtbot


def test_a_file_that_is_gone_does_not_matter(
    window: MainWindow, saved: Path, lost: Report, in_states_dialog: Expect, qtbot: QtBot
) -> None:
    saved.unlink()
    in_states_dialog(take)
    window.offer_recovery()
    clerk = Clerk(window, qtbot)
    assert clerk.report == lost
    assert window.files.path is None


def test_put_off_it_is_offered_again(
    window: MainWindow, lost: Report, in_states_dialog: Expect
) -> None:
    in_states_dialog(lambda dialog: dialog.reject())
    assert window.offer_recovery()
    assert window.workspace is None
    assert window.offer_recovery()
    assert [read_journal(path).report for path in abandoned()] == [lost]


def test_discarded_after_a_question_it_is_gone(
    window: MainWindow, lost: Report, in_states_dialog: Expect, dialogs: Dialogs
) -> None:
    def discard(dialog: StatesDialog) -> None:
        assert isinstance(dialog, RecoveryDialog)
        dialogs.answer(Button.No)
        dialog.discard_button.click()
        assert dialog.states.count() == 1
        dialogs.answer(Button.Yes)
        dialog.discard_button.click()
        assert dialog.states.count() == 0

    in_states_dialog(discard)
    window.offer_recovery()
    assert lost.heading.title in dialogs.last.text
    assert journals() == []
    dialogs.read("information")
    window.actions_.by_id["recover"].trigger()
    assert dialogs.last.text == "没有需要恢复的内容。"


def test_what_is_in_the_file_after_all_is_not_offered(window: MainWindow, saved: Path) -> None:
    crashed(read_project(saved), saved, None)
    assert not window.offer_recovery()
    assert journals() == []


def test_a_damaged_journal_is_passed_over_and_kept(
    window: MainWindow, lost: Report, in_states_dialog: Expect
) -> None:
    damaged = recovery_folder() / "x.unsaved.json"
    damaged.write_bytes(b"{")
    counts: list[int] = []

    def count(dialog: StatesDialog) -> None:
        counts.append(dialog.states.count())
        dialog.reject()

    in_states_dialog(count)
    window.offer_recovery()
    assert counts == [1]
    assert damaged.with_name("x.unsaved.json.damaged").read_bytes() == b"{"
    assert lost


@pytest.mark.parametrize("written", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59-12:00"])
def test_a_journal_of_an_absurd_time_is_offered_like_the_others(
    window: MainWindow, lost: Report, in_states_dialog: Expect, written: str
) -> None:
    (journal,) = recovery_folder().glob("*.unsaved.json")
    record = json.loads(journal.read_bytes()) | {"written": written}
    (recovery_folder() / "y.unsaved.json").write_text(json.dumps(record), encoding="utf-8")
    counts: list[int] = []

    def count(dialog: StatesDialog) -> None:
        counts.append(dialog.states.count())
        dialog.reject()

    in_states_dialog(count)
    window.offer_recovery()
    assert counts == [2]
    assert lost


def test_another_window_is_not_disturbed(window: MainWindow, lost: Report) -> None:
    for path in journals():
        acquire(path)  # as a living window
    assert not window.offer_recovery()
    assert [read_journal(path).report for path in journals()] == [lost]


def test_what_is_corrected_while_an_import_is_reviewed_is_written_down(
    saved: Path, qtbot: QtBot
) -> None:
    editor = ReportEditor(read_project(saved))
    with recorded(editor):
        editor.change_figures({FIRST: 71}, "填写")
        assert read_journal(wait_for_journal(qtbot)).report.figures[FIRST] == 71
    assert journals() == []


def test_a_journal_that_is_not_as_it_was_written_says_so(
    clerk: Clerk, in_states_dialog: Expect
) -> None:
    report = clerk.report.copy()
    report.store({FIRST: 12})
    path = crashed(report, None, None)
    path.write_bytes(path.read_bytes().replace(b'"natural_person": 12', b'"natural_person": 13', 1))
    told: list[str] = []

    def look(dialog: StatesDialog) -> None:
        told.append(dialog.states.item(0).data(DETAIL))
        dialog.reject()

    in_states_dialog(look)
    assert clerk.window.offer_recovery()
    assert "恢复文件可能损坏了" in told[0]
