"""历年对比 in the window: chosen once, or offered; charts, figures, sentences, files."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from core.document.chart import ChartKind
from core.exporting import export
from core.report.report import Report
from tests.core.years.year_samples import report_of
from tests.factories import PROPER_TEXTS, write_project
from tests.ui.clerk import CTRL, Clerk, Key
from tests.ui.dialogs import Dialogs
from ui import settings
from ui.look.theme import DARK, LIGHT, choose_colours
from ui.window.main_window import MainWindow
from ui.years.years_window import YearsWindow

RECEIVED = "applications.received.total"


@pytest.fixture
def begun() -> Report:
    """A report in which all is filled in."""
    report = report_of(2024)
    report.narratives = dict(PROPER_TEXTS)
    return report


@pytest.fixture
def earlier(tmp_path: Path) -> dict[int, Path]:
    """The files of two earlier years, one of them a workbook."""
    files = {2023: tmp_path / "年报2023.xlsx", 2022: tmp_path / "年报2022.nianbao"}
    export(report_of(2023), "xlsx", files[2023])
    write_project(files[2022], report_of(2022))
    return files


def idle(clerk: Clerk, qtbot: QtBot) -> None:
    years = clerk.window.years
    assert years.earlier is not None
    assert years.outputs is not None
    known = years.earlier, years.outputs.jobs
    qtbot.waitUntil(lambda: not any(each.is_busy for each in known), timeout=20_000)


def shown(clerk: Clerk) -> YearsWindow:
    window = clerk.window.years.window
    assert window is not None
    return window


def add(clerk: Clerk, dialogs: Dialogs, qtbot: QtBot, *paths: Path) -> YearsWindow:
    if clerk.window.years.window is None:
        clerk.run("years")
        idle(clerk, qtbot)
    for path in paths:
        dialogs.choose(path)
        shown(clerk).add_asked.emit()
        idle(clerk, qtbot)
    return shown(clerk)


def tells(dialogs: Dialogs, said: str) -> bool:
    return said in dialogs.last.text


def years_of(window: YearsWindow) -> list[int]:
    return [report.heading.year for report in window.reports]


def test_files_that_are_chosen_once_are_there_the_next_time(
    clerk: Clerk, dialogs: Dialogs, qtbot: QtBot, earlier: dict[int, Path]
) -> None:
    window = add(clerk, dialogs, qtbot, *earlier.values())
    assert years_of(window) == [2022, 2023, 2024]
    clerk.window.years.close()
    clerk.run("years")
    idle(clerk, qtbot)
    assert years_of(shown(clerk)) == [2022, 2023, 2024]
    shown(clerk).remove_asked.emit(2022)
    assert years_of(shown(clerk)) == [2023, 2024]
    assert settings.earlier_files(clerk.report.heading.agency) == [earlier[2023]]


def test_a_remembered_file_that_is_gone_is_left_out_in_silence(
    clerk: Clerk, dialogs: Dialogs, qtbot: QtBot, earlier: dict[int, Path]
) -> None:
    add(clerk, dialogs, qtbot, *earlier.values())
    clerk.window.years.close()
    earlier[2022].unlink()
    clerk.run("years")
    idle(clerk, qtbot)
    assert years_of(shown(clerk)) == [2023, 2024]


def test_what_is_remembered_serves_reports_of_other_years(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, earlier: dict[int, Path]
) -> None:
    agency = report_of(2024).heading.agency
    settings.remember_earlier_files(agency, list(earlier.values()))
    older, newer = tmp_path / "旧" / "年报2023.nianbao", tmp_path / "年报2025.nianbao"
    older.parent.mkdir()
    write_project(older, report_of(2023))
    write_project(newer, report_of(2025))
    write_project(tmp_path / "年报2024.nianbao", report_of(2024))
    clerk = open_file(window, qtbot, older)
    assert years_of(shown(clerk)) == [2022, 2023]  # of its own year and later nothing is said
    clerk = open_file(window, qtbot, newer)
    assert years_of(shown(clerk)) == [2022, 2023, 2025]
    qtbot.waitUntil(shown(clerk).offer.isVisible)
    assert "2024年" in shown(clerk).offered.text()  # newer than what is remembered
    assert "2022年（" not in shown(clerk).offered.text()


def open_file(window: MainWindow, qtbot: QtBot, path: Path) -> Clerk:
    window.files.open_path(path)
    qtbot.waitUntil(lambda: window.files.path == path, timeout=10_000)
    clerk = Clerk(window, qtbot)
    clerk.run("years")
    idle(clerk, qtbot)
    return clerk


def test_reports_of_the_same_folder_are_offered(
    window: MainWindow, qtbot: QtBot, begun: Report, tmp_path: Path, earlier: dict[int, Path]
) -> None:
    path = tmp_path / "年报2024.nianbao"
    write_project(path, begun)
    clerk = open_file(window, qtbot, path)
    years = shown(clerk)
    assert years_of(years) == [2024]
    qtbot.waitUntil(years.offer.isVisible)
    assert earlier[2023].name in years.offered.text()
    take, _ = years.offer.findChildren(QPushButton)
    QTest.mouseClick(take, Qt.MouseButton.LeftButton)
    assert years_of(years) == [2022, 2023, 2024]
    assert not years.offer.isVisible()


def test_last_year_beside_the_report_needs_no_file(clerk: Clerk, qtbot: QtBot) -> None:
    clerk.editor.compare_with(report_of(2023), "对照")
    clerk.run("years")
    idle(clerk, qtbot)
    assert years_of(shown(clerk)) == [2023, 2024]
    assert "2023年：“与上年对照”的年报" in shown(clerk).compared.text()


def test_a_later_report_and_one_of_another_organ_are_not_taken_unasked(
    clerk: Clerk, dialogs: Dialogs, qtbot: QtBot, tmp_path: Path
) -> None:
    later, other = tmp_path / "后.nianbao", tmp_path / "别.nianbao"
    write_project(later, report_of(2025))
    strange = report_of(2023)
    strange.heading = replace(strange.heading, agency="石桥镇人民政府")
    write_project(other, strange)
    window = add(clerk, dialogs, qtbot)
    for path, said in ((later, "不早于2024年"), (other, "“石桥镇人民政府”的年报，还要对比吗")):
        dialogs.choose(path)
        if path is later:
            dialogs.read("warning")
        else:
            dialogs.answer(QMessageBox.StandardButton.No)
        window.add_asked.emit()
        qtbot.waitUntil(partial(tells, dialogs, said), timeout=10_000)
    assert years_of(window) == [2024]


def test_charts_have_the_figures_and_follow_what_is_typed(
    clerk: Clerk, dialogs: Dialogs, qtbot: QtBot, earlier: dict[int, Path]
) -> None:
    window = add(clerk, dialogs, qtbot, *earlier.values())
    chart = next(v.chart for v in window.charts.views if v.chart.id == "applications")
    assert chart.kind is ChartKind.COLUMNS
    figures = [report.figures[RECEIVED] for report in window.reports]
    assert chart.series[0].values == tuple(figures)
    clerk.editor.change_figures({"applications.received.natural_person": 99_999}, "填写")
    new = clerk.report.figures[RECEIVED]

    def drawn() -> bool:
        view = next(v for v in window.charts.views if v.chart.id == "applications")
        return view.chart.series[0].values[-1] == new and f">{new}<" in view.svg

    qtbot.waitUntil(drawn)


def test_a_closed_window_does_no_work_and_is_up_to_date_when_it_comes_back(
    clerk: Clerk, dialogs: Dialogs, qtbot: QtBot, earlier: dict[int, Path]
) -> None:
    window = add(clerk, dialogs, qtbot, earlier[2023])
    QTest.keyClick(window, Key.Key_Escape)
    assert not window.isVisible()
    before = window.reports
    with qtbot.waitSignal(window.timer.timeout):
        clerk.editor.change_figures({"applications.received.natural_person": 99_999}, "填写")
    assert window.reports is before
    clerk.run("years")
    assert window.reports[-1].figures == clerk.report.figures


def test_charts_are_read_to_those_who_do_not_see_them(
    clerk: Clerk, dialogs: Dialogs, qtbot: QtBot, earlier: dict[int, Path]
) -> None:
    window = add(clerk, dialogs, qtbot, earlier[2023])
    for view in window.charts.views:
        assert view.accessibleName() == view.chart.title
        assert view.accessibleDescription() == view.chart.words


def test_figures_can_be_copied_with_their_heads(
    clerk: Clerk, dialogs: Dialogs, qtbot: QtBot, earlier: dict[int, Path]
) -> None:
    window = add(clerk, dialogs, qtbot, earlier[2023])
    window.tabs.setCurrentIndex(1)
    window.table.setFocus()
    few = window.table.topLevelItemCount()
    QTest.keyClick(window.table, Key.Key_C, CTRL)
    head, row = QGuiApplication.clipboard().text().splitlines()
    assert head == "项目\t2023年\t2024年\t增减\t增减%"
    assert row.startswith("规章·本年制发件数\t")
    window.everything.click()
    assert window.table.topLevelItemCount() == len(clerk.report.form.cells) > few


def test_sentences_go_to_the_cursor_as_one_step_and_follow_the_table(
    clerk: Clerk, dialogs: Dialogs, qtbot: QtBot, earlier: dict[int, Path]
) -> None:
    field = clerk.paper.narratives["overview"]
    before = clerk.report.narrative("overview")
    first, _, rest = before.partition("。")
    field.setFocus()
    field.select(len(first) + 1)
    window = add(clerk, dialogs, qtbot, earlier[2023])
    assert not window.sentences.insert.isEnabled()
    for row in (0, 3):
        window.sentences.list.item(row).setCheckState(Qt.CheckState.Checked)
    window.sentences.insert.click()
    received = clerk.report.figures[RECEIVED]
    said = clerk.report.narrative("overview")
    assert said.startswith(f"{first}。2024年，新收政府信息公开申请{received}件，同比")
    assert said.endswith(rest)
    assert [mark.cell for mark in clerk.report.marks["overview"]] == [
        RECEIVED,
        "applications.carried_out.total",
    ]
    assert clerk.report.previous is not None  # what is said of the change is checked from now on
    clerk.editor.change_figures({"applications.received.natural_person": 99_999}, "填写")
    assert f"申请{clerk.report.figures[RECEIVED]}件" in clerk.report.narrative("overview")
    assert any(f.rule == "text.growth" for f in clerk.editor.findings)
    clerk.editor.undo()
    clerk.editor.undo()
    assert clerk.report.narrative("overview") == before
    assert clerk.report.previous is None
    clerk.editor.redo()
    assert clerk.report.narrative("overview") == said


def test_what_is_shown_can_be_exported(
    clerk: Clerk, dialogs: Dialogs, qtbot: QtBot, tmp_path: Path, earlier: dict[int, Path]
) -> None:
    window = add(clerk, dialogs, qtbot, earlier[2023])
    path = tmp_path / "对比.xlsx"
    dialogs.choose(path)
    dialogs.click("关闭")
    window.export_asked.emit("xlsx")
    qtbot.waitUntil(path.exists, timeout=20_000)
    idle(clerk, qtbot)
    sheet = openpyxl.load_workbook(path, data_only=True)["历年对比"]
    assert [cell.value for cell in sheet[3]] == ["项目", "2023年", "2024年", "增减", "增减%"]


def test_what_is_shown_can_be_printed(
    clerk: Clerk,
    dialogs: Dialogs,
    qtbot: QtBot,
    earlier: dict[int, Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    printed: list[bytes] = []
    monkeypatch.setattr("ui.preview.printing.ask_and_print", lambda data, *_: printed.append(data))
    window = add(clerk, dialogs, qtbot, earlier[2023])
    window.print_asked.emit()
    qtbot.waitUntil(lambda: bool(printed), timeout=20_000)
    assert printed[0].startswith(b"%PDF")


def test_everything_is_reached_by_tab_and_shows_it(
    clerk: Clerk, dialogs: Dialogs, qtbot: QtBot, earlier: dict[int, Path]
) -> None:
    window = add(clerk, dialogs, qtbot, earlier[2023])
    for tab, last in enumerate((window.charts, window.table, window.sentences.list)):
        window.tabs.setCurrentIndex(tab)
        seen = list(walked(window))
        assert last in seen
        texts = {each.text() for each in seen if isinstance(each, QToolButton)}
        assert {"添加年报", "去掉", "打印", "导出 Excel", "导出 PDF", "导出 Word"} <= texts


def walked(window: YearsWindow) -> Iterator[QWidget]:
    """What has the focus, Tab after Tab, until it comes round; each looks other than without."""
    window.activateWindow()
    first = window.tabs.tabBar()
    first.setFocus()
    while True:
        widget = QApplication.focusWidget()
        assert widget is not None
        yield widget
        with_focus = window.grab().toImage()
        QTest.keyClick(widget, Qt.Key.Key_Tab)
        assert window.grab().toImage() != with_focus, f"{widget} shows no focus"
        if QApplication.focusWidget() is first:
            return


def test_light_and_dark_change_the_drawings(
    clerk: Clerk, dialogs: Dialogs, qtbot: QtBot, earlier: dict[int, Path]
) -> None:
    window = add(clerk, dialogs, qtbot, earlier[2023])
    view = window.charts.views[0]
    assert LIGHT.ink in view.svg
    clerk.window.colours.use(Qt.ColorScheme.Dark)
    assert DARK.ink in view.svg
    choose_colours(Qt.ColorScheme.Light)
    clerk.window.colours.use(Qt.ColorScheme.Light)
    assert LIGHT.ink in view.svg


def test_leaving_the_report_closes_it_while_it_reads(
    clerk: Clerk, dialogs: Dialogs, earlier: dict[int, Path]
) -> None:
    clerk.run("years")
    window = shown(clerk)
    dialogs.choose(earlier[2023])
    window.add_asked.emit()
    clerk.window.years.close()
    assert not window.isVisible()
    assert clerk.window.years.window is None
