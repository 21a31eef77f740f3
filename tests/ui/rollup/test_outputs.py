"""导出 and 复制退回意见 at the desk: what is offered, what is written, what is told."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

import openpyxl
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from core.rollup.desk import Desk
from core.rollup.model import Row
from core.rollup.summing.total import Total
from tests.core.rollup.county import County, write
from tests.ui.dialogs import Button, Dialogs
from tests.ui.rollup.conftest import read
from ui import settings
from ui.rollup.desk_window import DeskWindow
from ui.rollup.outputs import OUTPUTS, Output
from ui.rollup.returns_dialog import ReturnsDialog

WRONG, BLANK, MISSING = 3, 4, 5


def is_enabled(window: DeskWindow, *ids: str) -> list[bool]:
    return [window.menus.by_id[id_].isEnabled() for id_ in ids]


def row_at(window: DeskWindow, place: int) -> Row:
    window.table.stand_on(place)
    row = window.table.current_row()
    assert row
    return row


def export(window: DeskWindow, dialogs: Dialogs, qtbot: QtBot, action: str) -> str:
    """Export, read what is told at the end and close it."""
    dialogs.click("关闭")
    count = len(dialogs.shown)
    window.menus.by_id[action].trigger()
    qtbot.waitUntil(lambda: len(dialogs.shown) > count and dialogs.last.kind == "box")
    return dialogs.last.text


def choose_folder(monkeypatch: pytest.MonkeyPatch, folder: Path | None) -> None:
    name = str(folder) if folder else ""
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: name)


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch) -> dict[str, Callable[[ReturnsDialog], object]]:
    """What a person does in the dialog on 退回意见; as it opens, files are asked for."""
    does: dict[str, Callable[[ReturnsDialog], object]] = {
        "does": lambda dialog: dialog.save.click()
    }

    def answer(dialog: ReturnsDialog) -> int:
        QTimer.singleShot(0, dialog, lambda: does["does"](dialog))
        return QDialog.exec(dialog)

    monkeypatch.setattr(ReturnsDialog, "exec", answer)
    return does


def sent(desk: Desk, organ: int) -> list[str]:
    return [entry.value for entry in desk.log(organ) if entry.what == "退回"]


@pytest.mark.parametrize("action", OUTPUTS)
def test_the_sum_is_written_where_one_says(
    desk_window: DeskWindow, dialogs: Dialogs, qtbot: QtBot, tmp_path: Path, action: str
) -> None:
    desk_window.menus.by_id["confirm_clean"].trigger()
    dialogs.choose(tmp_path / "给领导")  # the suffix is added
    text = export(desk_window, dialogs, qtbot, action)
    path = (tmp_path / "给领导").with_suffix(OUTPUTS[action].suffix)
    assert text == f"已导出到 {tmp_path}：\n{path.name}\n合计里是6个应报机关中的3个。"
    beginning = b"%PDF" if path.suffix == ".pdf" else b"PK"
    assert path.read_bytes().startswith(beginning)
    assert Path(dialogs.shown[0].text).name.startswith("清溪县2024年政务公开年报汇总")
    assert settings.folder("export") == tmp_path
    assert desk_window.boards.stack.isEnabled()


def test_without_a_confirmed_report_the_workbook_still_tells_who_is_missing(
    desk_window: DeskWindow, dialogs: Dialogs, qtbot: QtBot, tmp_path: Path, made: County
) -> None:
    dialogs.choose(tmp_path / "汇总.xlsx")
    assert "6个应报机关中的0个" in export(desk_window, dialogs, qtbot, "workbook")
    book = openpyxl.load_workbook(tmp_path / "汇总.xlsx")
    cells = {cell for line in book["缺报"].values for cell in line}
    assert made.roster[MISSING].name in cells


def test_all_pages_go_into_a_folder(
    desk_window: DeskWindow,
    dialogs: Dialogs,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    made: County,
) -> None:
    folder = tmp_path / "退回"
    choose_folder(monkeypatch, folder)
    assert f"已导出到 {folder}" in export(desk_window, dialogs, qtbot, "returns")
    names = {f"{made.roster[place].name}　退回意见" for place in (WRONG, BLANK)}
    assert {(path.stem, path.suffix) for path in folder.iterdir()} == {
        (name, suffix) for name in names for suffix in (".docx", ".pdf")
    }
    rows = desk_window.model.rows
    assert [row.round for row in rows] == [0, 0, 0, 1, 1, 0]
    before = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    dialogs.answer(Button.No)
    desk_window.menus.by_id["returns"].trigger()  # they are there already
    assert "要覆盖吗" in dialogs.last.text
    assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == before


def test_all_pages_may_go_into_one_file_without_being_kept(
    desk_window: DeskWindow,
    dialogs: Dialogs,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    asked: dict[str, Callable[[ReturnsDialog], object]],
) -> None:
    def choose(dialog: ReturnsDialog) -> None:
        dialog.formats["docx"].setChecked(False)
        dialog.formats["pdf"].setChecked(False)
        assert not dialog.save.isEnabled()
        dialog.formats["pdf"].setChecked(True)
        dialog.together.setChecked(True)
        dialog.as_sent.setChecked(False)
        dialog.save.click()

    asked["does"] = choose
    choose_folder(monkeypatch, tmp_path / "退回")
    export(desk_window, dialogs, qtbot, "returns")
    assert [path.name for path in (tmp_path / "退回").iterdir()] == [
        "2024年退回意见（2个机关）.pdf"
    ]
    assert not any(row.round for row in desk_window.model.rows)


def test_all_pages_are_copied_as_text(
    desk_window: DeskWindow, made: County, asked: dict[str, Callable[[ReturnsDialog], object]]
) -> None:
    asked["does"] = lambda dialog: dialog.copy.click()
    desk_window.menus.by_id["returns"].trigger()
    text = QGuiApplication.clipboard().text()
    assert all(made.roster[place].name in text for place in (WRONG, BLANK))
    assert [row.round for row in desk_window.model.rows] == [0, 0, 0, 1, 1, 0]
    asked["does"] = lambda dialog: dialog.reject()
    desk_window.menus.by_id["returns"].trigger()
    assert [row.round for row in desk_window.model.rows] == [0, 0, 0, 1, 1, 0]


def test_a_file_that_comes_after_a_round_says_what_it_put_right(
    desk_window: DeskWindow, qtbot: QtBot, folder: Path, made: County
) -> None:
    row = row_at(desk_window, WRONG)
    column = next(n for n, c in enumerate(desk_window.model.columns) if c.id == "returned")

    def told() -> str:
        return str(desk_window.model.index(WRONG, column).data())

    assert told() == ""
    desk_window.menus.by_id["copy_return"].trigger()
    assert told() == "第1次"
    report = made.reports[row.organ.name]
    report.values.pop("applications.handled_total.natural_person")
    report.store({"disclosure.licensing.decisions": 4321})
    write(folder, report, "nianbao")
    read(desk_window, qtbot)
    qtbot.waitUntil(lambda: told() == "第1次 改好1")
    pane = desk_window.detail.pane
    assert "改好1处" in pane.returns.told.text()
    lines = [pane.returns.list.topLevelItem(n) for n in range(pane.returns.count)]
    assert [line.text(0) for line in lines if line] == ["已改好", "另外改动", "第1次"]
    assert "7777" in lines[-1].text(2)  # type: ignore[union-attr]


def test_nothing_is_written_among_what_was_received(
    desk_window: DeskWindow, dialogs: Dialogs, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sorted(folder.iterdir())
    dialogs.choose(folder / "汇总.xlsx")
    dialogs.read("warning")
    desk_window.menus.by_id["workbook"].trigger()
    assert "换一个文件夹" in dialogs.last.text
    choose_folder(monkeypatch, folder / "退回")
    dialogs.read("warning")
    desk_window.menus.by_id["returns"].trigger()
    assert sorted(folder.iterdir()) == before
    choose_folder(monkeypatch, None)
    desk_window.menus.by_id["returns"].trigger()
    assert not desk_window.outputs.is_busy


def test_what_cannot_be_written_is_said_in_a_sentence(
    desk_window: DeskWindow, dialogs: Dialogs, qtbot: QtBot, tmp_path: Path
) -> None:
    dialogs.choose(tmp_path / "没有" / "汇总.xlsx")
    dialogs.read("warning")
    desk_window.menus.by_id["workbook"].trigger()
    qtbot.waitUntil(lambda: dialogs.last.kind == "warning")
    assert "汇总.xlsx" in dialogs.last.text
    assert "Error" not in dialogs.last.text
    assert desk_window.boards.stack.isEnabled()
    assert is_enabled(desk_window, "workbook", "confirm_clean") == [True, True]


def test_a_row_that_goes_back_is_copied_and_its_round_kept(
    desk_window: DeskWindow, made: County
) -> None:
    for place, goes_back in ((0, False), (WRONG, True), (BLANK, True), (MISSING, False)):
        row_at(desk_window, place)
        assert is_enabled(desk_window, "copy_return") == [goes_back]
    row, desk = row_at(desk_window, WRONG), desk_window.desk
    copy = desk_window.menus.by_id["copy_return"]
    copy.trigger()
    text = QGuiApplication.clipboard().text()
    assert text.startswith(made.roster[WRONG].name)
    assert "7777" in text
    assert desk.log(row.organ.id)[-1].reason == text
    copy.trigger()  # the same file: the same round
    address = "applications.received.commercial"
    desk.correct(row.organ.id, {address: 3}, "电话核实")
    desk_window.show_rows()
    copy.trigger()
    assert sent(desk, row.organ.id) == ["1", "1", "1"]
    current = desk_window.table.current_row()
    assert current
    assert current.organ.id == row.organ.id


def test_what_there_is_nothing_of_is_not_offered(desk_window: DeskWindow) -> None:
    assert is_enabled(desk_window, *OUTPUTS, "returns") == [True] * 4
    desk = desk_window.desk
    for place in (WRONG, BLANK):
        desk.exclude(desk_window.model.rows[place].organ.id, "另行处理")
    desk_window.show_rows()
    assert is_enabled(desk_window, *OUTPUTS, "returns") == [True] * 3 + [False]


def test_while_it_reads_or_writes_nothing_else_is_begun(
    desk_window: DeskWindow, dialogs: Dialogs, qtbot: QtBot, tmp_path: Path
) -> None:
    found: list[bool] = []
    ids = (*OUTPUTS, "returns", "copy_return")
    desk_window.refreshing.began.connect(lambda: found.extend(is_enabled(desk_window, *ids)))
    read(desk_window, qtbot)
    assert found == [False] * 5
    go_on = Event()

    def write(_desk: Desk, _total: Total, path: Path) -> None:
        assert go_on.wait(10)
        path.write_text("")

    dialogs.choose(tmp_path / "慢.txt")
    desk_window.outputs.ask(Output("慢", "文本", ".txt", write))
    assert is_enabled(desk_window, *OUTPUTS, "read", "confirm_clean") == [False] * 5
    assert not desk_window.boards.stack.isEnabled()
    dialogs.click("关闭")
    go_on.set()
    qtbot.waitUntil(lambda: bool(dialogs.shown) and dialogs.last.kind == "box")
    assert is_enabled(desk_window, *OUTPUTS, "read", "confirm_clean") == [True] * 5


def test_one_who_cancels_is_told_what_is_there(
    desk_window: DeskWindow,
    dialogs: Dialogs,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    reached, go_on = Event(), Event()

    def write(_desk: Desk, folder: Path, _on: object, tell: object, _how: object) -> None:
        assert callable(tell)
        (folder / "甲.pdf").write_text("")
        reached.set()
        assert go_on.wait(10)
        tell(folder / "甲.pdf", 0.5)
        raise AssertionError("it went on")

    monkeypatch.setattr("core.rollup.outputs.returns.write_returns", write)
    choose_folder(monkeypatch, tmp_path)
    dialogs.click("关闭")
    desk_window.menus.by_id["returns"].trigger()
    assert reached.wait(10)
    assert desk_window.outputs.job
    desk_window.outputs.job.dialog.canceled.emit()
    go_on.set()
    qtbot.waitUntil(lambda: bool(dialogs.shown) and dialogs.last.kind == "box")
    assert dialogs.last.title == "导出已取消"
    assert "甲.pdf" in dialogs.last.text


def test_a_window_that_is_closed_waits_for_the_writer(
    desk_window: DeskWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    dialogs.choose(tmp_path / "汇总.xlsx")
    desk_window.menus.by_id["workbook"].trigger()
    desk_window.close()
    assert not desk_window.outputs.is_busy
    Desk.open(desk_window.desk.path).close()  # nobody holds it
    if (tmp_path / "汇总.xlsx").exists():
        assert "明细" in openpyxl.load_workbook(tmp_path / "汇总.xlsx").sheetnames
