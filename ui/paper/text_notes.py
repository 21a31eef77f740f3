"""What is known about the words at a place of a narrative: findings, figures that agree, marks."""

from typing import NamedTuple

from core.checks.claims.check import judged_claims
from core.checks.claims.judge import Judged, Verdict, agreement
from core.checks.finding import Finding, Severity
from core.report.live_fields import shown
from core.report.marks import Mark
from core.report.report import Report
from ui.editing.report_editor import ReportEditor

_SIGNS = {Severity.ERROR: "✗", Severity.WARNING: "⚠", Severity.NOTE: "ⓘ"}
UNRELATED = "已标为与表格无关，不再核对。"


class TextNotes(NamedTuple):
    """All that is known about one character of a narrative."""

    findings: tuple[Finding, ...]
    agreeing: Judged | None
    mark: Mark | None

    def tell(self, report: Report) -> str:
        """Return the notes in words, one a line; empty when there are none."""
        lines = [f"{_SIGNS[finding.severity]} {finding.message}" for finding in self.findings]
        if self.agreeing:
            lines.append(agreement(self.agreeing, report))
        if self.mark:
            lines.append(_of_mark(self.mark, report))
        return "\n".join(lines)


def notes_at(editor: ReportEditor, section: str, character: int) -> TextNotes:
    """Return what is known about a character."""
    findings = tuple(
        finding
        for finding in excerpts_in(editor, section)
        if finding.narrative and finding.narrative.start <= character < finding.narrative.end
    )
    agreeing = [
        judged
        for judged in judged_claims(editor.report)
        if judged.section == section
        and judged.verdict is Verdict.AGREES
        and judged.claim.start <= character < judged.claim.end
    ]
    marks = editor.report.marks.get(section, ())
    mark = next((mark for mark in marks if mark.start <= character < mark.end), None)
    return TextNotes(findings, agreeing[0] if agreeing else None, mark)


def excerpts_in(editor: ReportEditor, section: str) -> list[Finding]:
    """Return the findings about words of a narrative."""
    return [f for f in editor.findings if f.narrative and f.narrative.section == section]


def _of_mark(mark: Mark, report: Report) -> str:
    if not mark.cell:
        return UNRELATED
    name = report.form.cells[mark.cell].name
    return f"表中数字：“{name}”现在是{shown(report.figures[mark.cell])}，随表格变动。"
