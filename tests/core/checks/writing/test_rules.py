"""The list of rules about writing: what they find is what they say they find."""

from hypothesis import given

from core.checks.rules import all_rules
from core.report.report import Report
from tests.strategies import projects

WRITING_RULES = [rule for rule in all_rules() if ".writing." in rule.check.__module__]


@given(projects())
def test_findings_have_the_id_and_the_severity_of_their_rule(report: Report) -> None:
    for rule in WRITING_RULES:
        for finding in rule.check(report):
            assert (finding.rule, finding.severity) == (rule.id, rule.severity)
            assert finding.message.endswith("。")


@given(projects())
def test_what_is_put_right_is_not_found_again(report: Report) -> None:
    for rule in WRITING_RULES:
        for finding in list(rule.check(report)):
            excerpt = finding.narrative
            if finding.replacement is None or excerpt is None:
                continue
            repaired = report.copy()
            text = report.narrative(excerpt.section)
            right = text[: excerpt.start] + finding.replacement + text[excerpt.end :]
            repaired.narratives[excerpt.section] = right
            places = [f.narrative for f in rule.check(repaired)]
            assert excerpt not in places, rule.id
