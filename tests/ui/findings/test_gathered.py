"""Findings of one cause are repaired at once, and come back at once."""

from dataclasses import replace

import pytest

from core.checks.finding import Action
from core.form.library import official_forms
from core.report.report import Report
from tests.factories import proper_report
from tests.ui.clerk import Clerk


@pytest.fixture
def begun() -> Report:
    """A report of 2023 whose title and two texts still say 2022."""
    report = proper_report(official_forms().by_id("2021"))
    report.heading = replace(report.heading, title=report.heading.title.replace("2023", "2022"))
    report.narratives["overview"] += "\n2022年，我镇主动公开信息50条。"
    report.narratives["problems"] += "\n2022年，我镇公开不够及时。"
    return report


def test_all_places_are_put_right_by_one_button_and_one_undo(clerk: Clerk) -> None:
    before = clerk.report.copy()
    panel = clerk.work.findings
    finding = next(f for f in clerk.editor.findings if f.action is Action.CORRECT_YEARS)
    assert "3处写的还是2022年" in finding.message
    assert [text for text in clerk.findings if "2022年" in text] == [finding.message]
    while panel.current_finding() != finding:
        panel.step(1)
    button = panel.repairs.buttons[0]
    assert button.text() == "全部改为2023年"
    assert panel.repairs.preview.text().count("2023") == 3
    clerk.click(button)
    assert "2022" not in clerk.report.heading.title
    assert "2022年，" not in clerk.report.narrative("overview")
    assert "2022年，" not in clerk.report.narrative("problems")
    assert not any("2022年" in text for text in clerk.findings)
    clerk.undo()
    assert clerk.report == before
