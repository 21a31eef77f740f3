"""The report that is measured."""

from core.form.library import official_forms
from core.report.report import Report
from tests.factories import balanced_report

SENTENCE = "本镇坚持依法、及时、准确公开政府信息，全年更新栏目12次，回应群众关切36件。"


def long_report() -> Report:
    """Return a balanced report with 4,000 characters of narrative."""
    report = balanced_report(official_forms().by_id("2021"))
    paragraph = SENTENCE * 9
    text = "\n".join(f"（{number}）主动公开情况。{paragraph}" for number in "一二三四五")
    report.narratives = {"overview": text, "problems": text, "other_matters": SENTENCE * 20}
    return report
