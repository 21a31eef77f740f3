"""Causes, what follows from them, and how the command line prints both."""

import json
from dataclasses import replace

from core.checks.finding import Finding, Severity, Suggestion
from core.checks.folding import counts, fold, with_causes
from core.checks.listing import as_json, as_text
from core.form.form import Form
from core.report.report import ABSENT

CELLS = tuple(f"applications.granted.{column}" for column in ("natural_person", "commercial"))
CONSEQUENCES = [
    Finding(f"applications.rule{number}", Severity.ERROR, f"第{number}处不平。", "applications")
    for number in range(5)
]
CAUSE = Finding(
    rule="applications.likely",
    severity=Severity.ERROR,
    message="这一格错了。",
    section="applications",
    suggestions=(Suggestion(CELLS[0], 3, (Suggestion(CELLS[1], None),)),),
    explains=tuple(finding.key for finding in CONSEQUENCES[:4]),
)
NOTE = Finding("overview.note", Severity.NOTE, "文字有一处可以更好。", "overview")
WARNING = replace(NOTE, rule="overview.warning", severity=Severity.WARNING, message="请核对。")
ALL = with_causes([NOTE, WARNING, CAUSE, *CONSEQUENCES])


def test_what_a_finding_explains_gets_it_as_its_cause() -> None:
    assert [finding.cause for finding in ALL] == ["", "", "", *[CAUSE.key] * 4, ""]


def test_folding_puts_consequences_under_their_cause() -> None:
    folded = fold(ALL)
    assert [each.finding.rule for each in folded] == [
        "overview.note",
        "overview.warning",
        "applications.likely",
        "applications.rule4",
    ]
    assert [len(each.consequences) for each in folded] == [0, 0, 4, 0]


def test_a_consequence_whose_cause_is_not_there_stands_for_itself() -> None:
    without = [finding for finding in ALL if finding.rule != CAUSE.rule]
    assert [each.finding for each in fold(without)] == without


def test_counts() -> None:
    assert counts(ALL) == {Severity.ERROR: 6, Severity.WARNING: 1, Severity.NOTE: 1}


def test_changes_of_a_suggestion_are_made_together() -> None:
    (suggestion,) = CAUSE.suggestions
    assert suggestion.changes == {CELLS[0]: 3, CELLS[1]: ABSENT}


def test_json_lists_all_and_says_what_is_changed_together() -> None:
    data = json.loads(as_json(ALL))
    assert len(data["findings"]) == len(ALL)
    assert data["errors"] == 6
    (suggestion,) = data["findings"][2]["suggestions"]
    assert suggestion == {
        "cell": CELLS[0],
        "value": 3,
        "together": [{"cell": CELLS[1], "value": None}],
    }


def test_text_is_grouped_by_section_and_folded(form: Form) -> None:
    lines = as_text(form, ALL).splitlines()
    assert lines[0].endswith("总体情况（警告 1 处，提示 1 处）")
    assert lines[1] == "  警告　请核对。", "the worse comes first"
    assert lines[3].endswith("（错误 2 处）")
    assert lines[5:10] == [
        "      由此引起 4 处：",
        "      · 第0处不平。",
        "      · 第1处不平。",
        "      · 第2处不平。",
        "      · ……另有 1 处",
    ]
    assert lines[-1] == "共 错误 6 处，警告 1 处，提示 1 处。其中 4 处收在别的问题下面。"


def test_text_of_a_good_report(form: Form) -> None:
    assert as_text(form, []) == "核对通过，没有发现问题。"
