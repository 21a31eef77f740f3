"""How long the rules about writing take while one types in a long text."""

from itertools import count

from pytest_benchmark.fixture import BenchmarkFixture

from core.checks.rules import all_rules
from core.form.library import official_forms
from core.report.report import Report
from tests.factories import PROPER_TEXTS, proper_report

_LENGTH = 4000  # characters
_WRITING = [rule for rule in all_rules() if ".writing." in rule.check.__module__]
_SENTENCES = "第{n}项工作由专人负责，全年检查{n}次（含乡、村两级），发现的问题在十日内改正。"


def full_report() -> Report:
    """A report with 4,000 characters of text of which no two sentences are the same."""
    report = proper_report(official_forms().by_id("2021"))
    lines = [_SENTENCES.format(n=n) for n in range(2, 200)]
    aspects = PROPER_TEXTS["overview"].split("\n")
    third = _LENGTH // 3 // len(aspects)
    text = "".join(lines)
    report.narratives["overview"] = "\n".join(
        line + text[n * third : (n + 1) * third] for n, line in enumerate(aspects)
    )
    report.narratives["problems"] = text[: _LENGTH // 3]
    report.narratives["preface"] = text[-_LENGTH // 3 :]
    report.previous = report.copy()
    return report


def test_a_keystroke_in_a_long_text(benchmark: BenchmarkFixture) -> None:
    report = full_report()
    text = report.narrative("problems")
    numbers = count()

    def keystroke() -> int:
        report.narratives["problems"] = f"{text}另有{next(numbers)}"
        return sum(len(list(rule.check(report))) for rule in _WRITING)

    assert benchmark(keystroke) > 0
