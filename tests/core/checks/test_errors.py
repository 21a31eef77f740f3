"""The rules that find errors are known without the others, and are all there are."""

from hypothesis import given, settings

from core.checks.errors import ERROR_RULES, has_errors
from core.checks.finding import Severity
from core.checks.runner import RULES, check
from core.form.form import Form
from core.report.report import Report
from tests.factories import blank_report, narrated_report
from tests.strategies import projects


def test_they_are_the_rules_of_that_severity() -> None:
    assert [rule for rule in RULES if rule.severity is Severity.ERROR] == list(ERROR_RULES)


@given(projects())
@settings(max_examples=40, deadline=None)
def test_there_are_errors_when_the_checks_say_so(report: Report) -> None:
    found = any(finding.severity is Severity.ERROR for finding in check(report))
    assert has_errors(report) == found


def test_a_report_without_errors(form: Form) -> None:
    assert has_errors(blank_report(form))
    assert not has_errors(narrated_report(form))
