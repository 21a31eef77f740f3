"""How far a report is: what its findings say of the whole and of each section."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, StrEnum

from core.checks.finding import Finding, Severity
from core.checks.places import is_in
from core.report.report import Report


class OpenAs(StrEnum):
    """As what a finding is told while one works, the worst first."""

    ERROR = "error"
    PENDING = "pending"  # not filled in yet, which is no error before one wants to send
    WARNING = "warning"
    NOTE = "note"

    @property
    def word(self) -> str:
        """What a clerk reads."""
        return "待填" if self is OpenAs.PENDING else Severity(self.value).word


def open_as(finding: Finding, *, submitting: bool) -> OpenAs:
    """Say as what a finding is told; who is `submitting` is told of blanks as of errors."""
    if finding.is_blank and finding.severity is Severity.ERROR and not submitting:
        return OpenAs.PENDING
    return OpenAs(finding.severity.value)


def tally(findings: Iterable[Finding], *, submitting: bool) -> dict[OpenAs, int]:
    """Return how many findings are told as what."""
    told = [open_as(finding, submitting=submitting) for finding in findings]
    return {each: told.count(each) for each in OpenAs}


class SectionState(Enum):
    """How far a section is."""

    COMPLETE = "complete"
    BLANK = "blank"
    ERROR = "error"


@dataclass(frozen=True)
class Standing:
    """A report with its findings."""

    report: Report
    findings: tuple[Finding, ...]

    def findings_in(self, section: str) -> list[Finding]:
        """Return the findings of one section, without those of title and signature."""
        return [finding for finding in self.findings if is_in(finding, section)]

    def state(self, section: str) -> SectionState:
        """Return how far a section is."""
        if not self.is_checked:
            return SectionState.ERROR
        errors = [f for f in self.findings_in(section) if f.severity is Severity.ERROR]
        if any(not finding.is_blank for finding in errors):
            return SectionState.ERROR
        return SectionState.BLANK if errors else SectionState.COMPLETE

    @property
    def is_checked(self) -> bool:
        """Whether checking came to its end; else nothing is known to be right."""
        return not any(finding.is_unfinished for finding in self.findings)

    @property
    def unbalanced(self) -> int:
        """The number of equations that do not hold."""
        rules = {equation.rule for equation in self.report.form.equations}
        return sum(finding.rule in rules for finding in self.findings)

    @property
    def error_count(self) -> int:
        """The number of findings with which the report must not be sent."""
        return sum(finding.severity is Severity.ERROR for finding in self.findings)

    @property
    def blanks(self) -> int:
        """The number of cells still to be filled in."""
        totals = self.report.form.totals
        return sum(address not in totals for address in self.report.blank_cells)
