"""The panel of findings: causes with their consequences, the filter, previews, silence."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QEnterEvent
from PySide6.QtWidgets import QApplication

from core.checks.progress import OpenAs
from core.form.library import official_forms
from core.numbers import Number
from core.report.marks import Mark
from core.report.report import Report
from tests.factories import proper_report, write_project
from tests.ui.clerk import SHIFT, Clerk, Key
from ui.findings.panel import FindingsPanel
from ui.findings.silencing import SilenceDialog
from ui.look.theme import theme

WRONG = "applications.denied_third_party.natural_person"
OTHER = "applications.denied_third_party.commercial"
REVIEW = "disputes.review.total"
HALF_WIDTH = "本镇今年公开信息12条,比上年多."

Open = Callable[[Report], FindingsPanel]


@pytest.fixture
def open_report(clerk: Clerk, tmp_path: Path) -> Open:
    """Opens a report in the window; returns the panel."""

    def open_(report: Report) -> FindingsPanel:
        path = tmp_path / "年报.nianbao"
        write_project(path, report)
        clerk.window.files.open_path(path)
        QApplication.processEvents()
        return clerk.work.findings

    return open_


def printed(wrong: dict[str, int]) -> Report:
    """A report as it came in print, with some figures off by so much."""
    report = proper_report(official_forms().by_id("2021"))
    figures: dict[str, Number | None] = dict(report.figures)
    report.store(figures | {cell: int(figures[cell] or 0) + by for cell, by in wrong.items()})
    return report


@pytest.fixture
def misread(open_report: Open) -> FindingsPanel:
    """The panel of a report with a wrong cell, a wrong total elsewhere, and a text to improve."""
    report = printed({WRONG: 10, REVIEW: 4})
    report.narratives["overview"] += f"\n{HALF_WIDTH}"
    return open_report(report)


def texts(panel: FindingsPanel) -> list[str]:
    return [item.text(0) for item, _ in panel.tree.shown()]


def choose(panel: FindingsPanel, rule: str) -> None:
    """Stand on the first finding of a rule."""
    item = next(item for item, finding in panel.tree.shown() if finding.rule.endswith(rule))
    panel.tree.setCurrentItem(item)


def test_a_wrong_cell_is_one_finding_with_its_consequences_folded(misread: FindingsPanel) -> None:
    (cause,) = [item for item, f in misread.tree.shown() if f.rule.endswith("likely_error")]
    assert cause.text(0).startswith("最可能的错误：自然人·（三）不予公开·4.保护第三方合法权益 应为")
    assert cause.data(0, Qt.ItemDataRole.UserRole) == f"由此引起 {cause.childCount()} 处"
    assert cause.childCount() > 1
    assert not any("之和是" in text and "行政复议" not in text for text in texts(misread))
    cause.setExpanded(True)
    assert sum("相差10件" in text for text in texts(misread)) == cause.childCount()


def test_the_keyboard_unfolds_a_cause(clerk: Clerk, misread: FindingsPanel) -> None:
    choose(misread, "likely_error")
    shown = len(misread.tree.shown())
    misread.tree.setFocus()
    clerk.press(Key.Key_Right)
    assert len(misread.tree.shown()) > shown
    clerk.press(Key.Key_Left)
    assert len(misread.tree.shown()) == shown


def test_what_is_unfolded_stays_so_while_one_types(clerk: Clerk, misread: FindingsPanel) -> None:
    choose(misread, "likely_error")
    misread.tree.setFocus()
    clerk.press(Key.Key_Right)
    clerk.stand("disputes.direct_suit.upheld")
    clerk.press(Key.Key_Delete)
    assert any(item.isExpanded() for item, f in misread.tree.shown() if f.explains)
    assert misread.current_finding() is not None


def test_findings_are_grouped_by_place_with_counts(misread: FindingsPanel) -> None:
    tree = misread.tree
    places = [tree.topLevelItem(n) for n in range(tree.topLevelItemCount())]
    named = {item.text(0): item.data(0, Qt.ItemDataRole.UserRole) for item in places if item}
    assert named["三、收到和处理政府信息公开申请情况"] == "错误 1 处"
    assert named["四、政府信息公开行政复议、行政诉讼情况"] == "错误 1 处"
    assert "一、总体情况" in named
    assert not any(item.flags() & Qt.ItemFlag.ItemIsSelectable for item in places if item)


def test_only_the_wrong_cell_is_marked(clerk: Clerk, misread: FindingsPanel) -> None:
    assert misread.isVisible()
    model = clerk.table(WRONG).form_model
    assert [a for a, cell in model.by_address.items() if model.marks(cell)] == [WRONG]


def test_the_filter_shows_one_severity(clerk: Clerk, misread: FindingsPanel) -> None:
    errors = misread.filter.buttons[OpenAs.ERROR]
    assert errors.text() == "错误 2"
    all_shown = len(misread.tree.shown())
    clerk.click(errors)
    assert len(misread.tree.shown()) == 2 < all_shown
    assert f"共 {all_shown} 个问题" in misread.summary.text()
    assert misread.summary.text().endswith("筛选后显示 2 个。")
    clerk.click(misread.filter.buttons[None])
    assert len(misread.tree.shown()) == all_shown


def test_the_filter_finds_words_also_in_consequences(misread: FindingsPanel) -> None:
    misread.filter.words.setText("相差10件")
    assert ["最可能的错误" in text for text in texts(misread)] == [True]
    misread.filter.words.setText("没有这样的字")
    assert texts(misread) == []
    assert misread.filter.isVisible(), "or one could not take it back"


def test_f8_walks_over_what_is_shown(clerk: Clerk, misread: FindingsPanel) -> None:
    clerk.click(misread.filter.buttons[OpenAs.ERROR])
    met = []
    for _ in range(3):
        clerk.press(Key.Key_F8)
        met.append(misread.current_finding())
    rules = [finding.rule for finding in met if finding]
    assert rules == ["applications.likely_error", "disputes.total", "applications.likely_error"]
    clerk.press(Key.Key_F8, SHIFT)
    current = misread.current_finding()
    assert current is not None
    assert current.rule == "disputes.total"


def test_a_repair_shows_before_what_it_changes(clerk: Clerk, misread: FindingsPanel) -> None:
    choose(misread, "likely_error")
    right = int(clerk.report.figures[WRONG] or 0) - 10
    name = clerk.report.form.cells[WRONG].name
    assert misread.repairs.preview.text() == f"将会改动：\n{name}：{right + 10} → {right}"
    clerk.click(misread.repairs.buttons[0])
    assert clerk.report.figures[WRONG] == right
    assert clerk.report.printed_totals == (REVIEW,)
    assert not any("最可能" in text for text in texts(misread))
    clerk.undo()
    assert clerk.report.figures[WRONG] == right + 10


def test_a_consequence_offers_the_repair_of_its_cause_first(
    clerk: Clerk, misread: FindingsPanel
) -> None:
    choose(misread, "likely_error")
    right = misread.repairs.buttons[0].accessibleName()
    misread.tree.setFocus()
    clerk.press(Key.Key_Right)
    clerk.press(Key.Key_Down)
    finding = misread.current_finding()
    assert finding is not None
    assert finding.cause
    assert misread.repairs.buttons[0].accessibleName() == right


def test_a_repair_tells_of_the_live_fields_that_follow(clerk: Clerk, open_report: Open) -> None:
    report = printed({WRONG: 10})
    value = str(report.figures[WRONG])
    report.narratives["problems"] = f"个别申请（{value}件）答复较慢，将改进。"
    report.set_marks("problems", (Mark(5, 5 + len(value), WRONG),))
    panel = open_report(report)
    choose(panel, "likely_error")
    right = int(value) - 10
    preview = panel.repairs.preview.text()
    assert preview.endswith(f"“五、存在的主要问题及改进情况”里的表中数字：{value} → {right}")
    clerk.click(panel.repairs.buttons[0])
    assert clerk.report.narrative("problems").startswith(f"个别申请（{right}件）")


def test_the_repair_under_the_mouse_is_spelled_out(misread: FindingsPanel) -> None:
    choose(misread, "disputes.total")
    first, second = misread.repairs.buttons[:2]
    before = misread.repairs.preview.text()
    place = QPointF(5, 5)
    QApplication.sendEvent(second, QEnterEvent(place, place, place))
    after = misread.repairs.preview.text()
    assert before != after
    QApplication.sendEvent(second, QEvent(QEvent.Type.Leave))
    assert misread.repairs.preview.text() == before
    assert first.accessibleName().startswith("把“行政复议·总计”改为")


def test_the_preview_follows_the_figures(clerk: Clerk, misread: FindingsPanel) -> None:
    choose(misread, "disputes.total")
    right = int(clerk.report.figures[REVIEW] or 0) - 4
    assert misread.repairs.preview.text().endswith(f"→ {right}")
    upheld = "disputes.review.upheld"
    clerk.editor.set_figures({upheld: int(clerk.report.figures[upheld] or 0) + 2}, "填写")
    assert misread.repairs.preview.text().endswith(f"→ {right + 2}")


def test_possibilities_that_cannot_be_told_apart_are_all_offered(
    clerk: Clerk, open_report: Open
) -> None:
    panel = open_report(printed({WRONG: 1, OTHER: -1}))
    choose(panel, "likely_error")
    finding = panel.current_finding()
    assert finding is not None
    offered = len(finding.suggestions)
    assert panel.repairs.more.text() == f"另外 {offered - 3} 种改法"
    panel.repairs.more.menu().aboutToShow.emit()
    actions = panel.repairs.more.menu().actions()
    assert len(actions) == offered - 3
    before = clerk.report.copy()
    actions[-1].trigger()
    assert [f for f in clerk.editor.findings if f.cells] == []
    clerk.undo()
    assert clerk.report == before, "one step for both cells"


def test_the_tooltip_of_a_repair_says_all(misread: FindingsPanel) -> None:
    choose(misread, "likely_error")
    button = misread.repairs.buttons[0]
    button.event(QEvent(QEvent.Type.ToolTip))
    assert button.toolTip().startswith("把“自然人·（三）不予公开")
    assert " → " in button.toolTip()


def test_a_rule_is_silenced_with_a_reason_and_speaks_again(
    clerk: Clerk, misread: FindingsPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(misread, "half_width")
    finding = misread.current_finding()
    assert finding is not None
    monkeypatch.setattr(SilenceDialog, "ask", lambda _: "沿用来文")
    clerk.click(misread.silence)
    assert clerk.report.silenced == {finding.rule: "沿用来文"}
    assert not any(f.rule == finding.rule for _, f in misread.tree.shown())
    assert misread.silenced.title.text() == "已不再提示 1 条"
    clerk.click(misread.silenced.title)
    item = misread.silenced.list.item(0)
    assert item.text() != finding.rule, "the clerk reads Chinese"
    assert item.data(Qt.ItemDataRole.UserRole) == "原因：沿用来文"
    clerk.click(misread.silenced.restore)
    assert clerk.report.silenced == {}
    assert not misread.silenced.isVisible()
    assert any(f.rule == finding.rule for _, f in misread.tree.shown())


def test_without_a_reason_nothing_is_silenced(
    clerk: Clerk, misread: FindingsPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(misread, "half_width")
    monkeypatch.setattr(SilenceDialog, "ask", lambda _: "")
    clerk.click(misread.silence)
    assert clerk.report.silenced == {}


def test_the_dialog_asks_for_a_reason(misread: FindingsPanel) -> None:
    dialog = SilenceDialog("半角标点", misread)
    button = dialog.buttons.buttons()[0]
    assert not button.isEnabled()
    dialog.reason.setText("  ")
    assert not button.isEnabled()
    dialog.reason.setText("沿用来文")
    assert button.isEnabled()
    dialog.deleteLater()


def test_errors_cannot_be_silenced(misread: FindingsPanel) -> None:
    choose(misread, "likely_error")
    assert not misread.silence.isVisible()
    choose(misread, "half_width")
    assert misread.silence.isVisible()


def test_the_outline_counts_by_severity(clerk: Clerk, misread: FindingsPanel) -> None:
    assert misread.isVisible()
    form = clerk.report.form
    assert clerk.outline[form.section("applications").name] == "1处错误"
    overview = clerk.outline[form.section("overview").name]
    assert any(f"处{severity.word}" in overview for severity in OpenAs)


def test_frames_go_with_their_finding(clerk: Clerk, misread: FindingsPanel) -> None:
    choose(misread, "likely_error")
    finding = misread.current_finding()
    assert finding is not None
    clerk.paper.places.show_finding(finding)
    table = clerk.table(WRONG)
    framed = table.grab(table.rect_of(clerk.cell(WRONG))).toImage()
    assert table.highlighted == {WRONG}
    clerk.click(misread.repairs.buttons[0])
    assert table.highlighted == frozenset()
    assert table.grab(table.rect_of(clerk.cell(WRONG))).toImage() != framed


def test_no_two_cells_of_two_tables_look_chosen(clerk: Clerk, misread: FindingsPanel) -> None:
    assert misread.isVisible()
    clerk.stand("disclosure.rules.issued")
    clerk.stand(WRONG)
    assert clerk.table("disclosure").chosen_cells() == []
    assert [cell.entry.address for cell in clerk.table(WRONG).chosen_cells() if cell.entry] == [
        WRONG
    ]


def test_the_desk_follows_a_change_of_colours(clerk: Clerk, misread: FindingsPanel) -> None:
    assert misread.isVisible()
    view = clerk.work.page.viewport()
    assert view.grab().toImage().pixelColor(2, 2) == QColor(theme().desk)
    for scheme in (Qt.ColorScheme.Dark, Qt.ColorScheme.Light):
        clerk.window.colours.use(scheme)
        QApplication.processEvents()
        assert view.grab().toImage().pixelColor(2, 2) == QColor(theme().desk)


def test_what_is_not_filled_in_is_no_error_before_one_wants_to_send(clerk: Clerk) -> None:
    panel = clerk.work.findings
    pending, errors = (panel.filter.buttons[kind] for kind in (OpenAs.PENDING, OpenAs.ERROR))
    count = len(panel.tree.shown())
    assert (pending.text(), errors.text()) == (f"待填 {count}", "错误 0")
    assert clerk.balance.startswith("○ 待填")
    assert not any("错误" in said for said in clerk.outline.values())
    clerk.run("submission")
    assert (pending.text(), errors.text()) == ("待填 0", f"错误 {count}")
    assert clerk.balance.startswith("✗")
    assert any("错误" in said for said in clerk.outline.values())
    assert clerk.window.submission.dialog
    clerk.window.submission.dialog.reject()
    assert (pending.text(), errors.text()) == (f"待填 {count}", "错误 0")


def test_the_repairs_stay_where_they_are_from_item_to_item(clerk: Clerk) -> None:
    clerk.run("fill_blanks")
    clerk.editor.set_figures({"applications.received.natural_person": 7}, "")
    panel = clerk.work.findings
    places = []
    for _ in range(2 * len(panel.tree.shown())):
        clerk.press(Key.Key_F8)
        QApplication.processEvents()
        places.append(panel.repairs.mapTo(panel, panel.repairs.buttons[0].pos()).y())
    half = len(places) // 2
    assert len(set(places[half:])) == 1
