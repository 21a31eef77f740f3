"""Where findings stand: what their places are called, and in which order they come."""

from core.checks.finding import Finding
from core.form.form import Form

_ABOVE = ("title", "agency")  # the fields of the heading above all sections


def place_name(form: Form, finding: Finding) -> str:
    """Return what the place of a finding is called."""
    if finding.heading:
        return "标题" if finding.heading in _ABOVE else "落款"
    return form.section(finding.section).name


def is_in(finding: Finding, section: str) -> bool:
    """Say whether a finding stands in a section, and not in title or signature beside it."""
    return finding.section == section and not finding.heading


def in_order(form: Form, findings: list[Finding]) -> tuple[Finding, ...]:
    """Return the findings in the order of the report, title and signature at its ends."""
    sections = {section.id: place for place, section in enumerate(form.sections)}

    def place(finding: Finding) -> tuple[int, int]:
        if finding.heading:
            return (-1 if finding.heading in _ABOVE else len(sections)), 0
        return sections[finding.section], finding.narrative.start if finding.narrative else -1

    return tuple(sorted(findings, key=place))
