"""What the 签批单 says of a report: what the checks left open, and its figures as a code."""

from core.checks.finding import Finding, Severity
from core.checks.places import place_name
from core.checks.sheet import open_findings
from core.document.document import SignOff
from core.report.paper_code import paper_code
from core.report.report import Report

_CLEAN = "无误"
_COUNTED = {Severity.ERROR, Severity.WARNING}


def sign_off_of(report: Report, findings: tuple[Finding, ...], items: tuple[str, ...]) -> SignOff:
    """Return the 签批单 of a report, with `items` of SIGN_OFF_ITEMS to be filled in by hand.

    `findings` are all that a check of the report found.
    """
    found = [each for each in open_findings(findings) if each.severity in _COUNTED]
    counts = [(each.word, sum(f.severity is each for f in found)) for each in Severity]
    left = "、".join(f"{word}{count}处" for word, count in counts if count)
    listed = tuple(
        (each.severity.word, place_name(report.form, each), each.message) for each in found
    )
    result = f"{left}，见后页" if left else _CLEAN
    return SignOff(items, result, listed, paper_code(report))
