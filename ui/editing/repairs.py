"""Carries out what a finding offers, as one undo step."""

from collections.abc import Sequence

from core.checks.finding import Action, Finding
from core.text import difference
from ui.editing.report_editor import ReportEditor


def repair(editor: ReportEditor, finding: Finding) -> None:
    """Carry out the action a finding offers."""
    if finding.action is Action.FILL_BLANKS:
        editor.fill_blanks([finding.section])
    elif finding.action is Action.COMPUTE_TOTALS:
        editor.compute_totals()
    elif finding.action is Action.CORRECT_ALL:
        _correct_all(editor, [each for each in editor.findings if each.is_like(finding)])
    elif finding.action is Action.CORRECT_YEARS:
        _correct_all(editor, [each for each in editor.findings if each.cause == finding.key])


def correct(editor: ReportEditor, finding: Finding) -> None:
    """Put the replacement that a finding offers in its place."""
    _correct_all(editor, [finding])


def _correct_all(editor: ReportEditor, findings: Sequence[Finding]) -> None:
    """Carry out replacements as one step, from the end of a text, so that places stay."""
    with editor.one_step("改正文字"):
        for finding in reversed(findings):
            _replace(editor, finding)


def _replace(editor: ReportEditor, finding: Finding) -> None:
    excerpt, new = finding.narrative, finding.replacement
    if new is None:
        return
    if finding.heading:
        heading = editor.report.heading.with_text(finding.heading, new)
        editor.set_heading(heading, "改正文字", finding.heading)
    elif excerpt:
        text = editor.report.narrative(excerpt.section)
        corrected = text[: excerpt.start] + new + text[excerpt.end :]
        editor.edit_narrative(excerpt.section, difference(text, corrected), "改正文字")
