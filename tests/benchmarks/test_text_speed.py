"""How long the rules over the text take while somebody types in it."""

from itertools import count

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from core.checks.runner import check
from core.form.library import official_forms
from core.report.report import Report
from tests.factories import balanced_report

# Full of figures, of numbers that are none, and of brackets: about 180 characters.
SENTENCES = (
    "全年共收到政府信息公开申请{received}件（网上10件、信函2件），同比增长12.3%，其中自然人1200件，"
    "予以公开{granted}件，占64.8%，部分公开{partial}件，无法提供50件，结转下年度继续办理{out}件。"
    "因政府信息公开工作被申请行政复议{review}件，其中结果维持{upheld}件，被提起行政诉讼三件。"
    "制作政策解读21件，编发简报30期，其中党建10期、民生12期、产业8期，按月通报各单位的落实情况。"
)
FIGURES = {
    "received": "applications.received.total",
    "granted": "applications.granted.total",
    "partial": "applications.partially_granted.total",
    "out": "applications.carried_out.total",
    "review": "disputes.review.total",
    "upheld": "disputes.review.upheld",
}


@pytest.fixture
def report() -> Report:
    """A report with five paragraphs of 800 characters; some of their figures are wrong."""
    report = balanced_report(official_forms().by_id("2021"))
    figures = {name: report.figures[cell] for name, cell in FIGURES.items()}
    sentences = SENTENCES.format(**figures) * 4
    paragraphs = [f"（{number}）依申请公开情况。{sentences}" for number in "一二三四五"]
    report.narratives = {"overview": "\n".join(paragraphs)}
    return report


def test_keystroke_in_a_paragraph(benchmark: BenchmarkFixture, report: Report) -> None:
    typed = count()
    text = report.narratives["overview"]
    assert 3600 < len(text) < 4600

    def keystroke() -> int:
        report.narratives["overview"] = f"{text}共{next(typed)}页。"
        return len(check(report))

    assert benchmark(keystroke) > 10


def test_keystroke_in_a_table(benchmark: BenchmarkFixture, report: Report) -> None:
    typed = count()

    def keystroke() -> int:
        report.store({"applications.granted.natural_person": next(typed) % 100})
        return len(check(report))

    assert benchmark(keystroke) > 10
