"""The list of rules: all there are, each with its own id; errors are known without the others."""

import pkgutil
import subprocess
import sys
from importlib import import_module

from hypothesis import given, settings

import core.checks
from core.checks.finding import Severity
from core.checks.rule import Rule
from core.checks.rules import all_rules, error_rules, has_errors, title_of
from core.checks.runner import check
from core.form.form import Form
from core.report.report import Report
from tests.factories import blank_report, narrated_report
from tests.strategies import projects


def test_every_rule_of_every_module_is_listed_once() -> None:
    names = [each.name for each in pkgutil.walk_packages(core.checks.__path__, "core.checks.")]
    found = [v for name in names for v in vars(import_module(name)).values() if isinstance(v, Rule)]
    assert sorted(rule.id for rule in found) == sorted(rule.id for rule in all_rules())


def test_every_rule_is_known_by_its_own_id_and_says_all_there_is_to_say() -> None:
    ids = [rule.id for rule in all_rules()]
    assert len(set(ids)) == len(ids)
    assert all((rule.title, rule.source, rule.example) for rule in all_rules())


def test_error_rules_are_those_of_that_severity() -> None:
    errors = [rule for rule in all_rules() if rule.severity is Severity.ERROR]
    assert errors == list(error_rules())


def test_asking_for_errors_loads_no_other_rules() -> None:
    code = (
        "import sys; from core.checks.rules import error_rules; error_rules(); print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    loaded = {name for name in done.stdout.split() if name.startswith("core.checks.")}
    assert "core.checks.equations" in loaded
    assert {rule.check.__module__ for rule in error_rules()} <= loaded
    assert not [name for name in loaded if ".claims" in name or "last_year" in name]


@given(projects())
@settings(max_examples=40, deadline=None)
def test_there_are_errors_when_the_checks_say_so(report: Report) -> None:
    found = any(finding.severity is Severity.ERROR for finding in check(report))
    assert has_errors(report) == found


def test_a_report_without_errors(form: Form) -> None:
    assert has_errors(blank_report(form))
    assert not has_errors(narrated_report(form))


def test_rules_have_titles_also_those_over_every_table(form: Form) -> None:
    assert title_of("balance") == "勾稽关系"
    assert title_of("applications.blank") == "空白"
    assert title_of("applications.likely_error") == "最可能的错误"
    assert title_of("applications.unheard_of") == ""
    found = {finding.rule for finding in check(blank_report(form))}
    assert all(title_of(rule) for rule in found)
