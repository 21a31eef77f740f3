"""What the 签批单 says of a report that has errors, and of one that has none."""

import pytest

from core.checks import runner
from core.checks.runner import check
from core.checks.sign_off import sign_off_of
from core.document.document import SignOff
from core.exporting import ExportOptions, write_document
from core.form.form import Form
from core.form.library import official_forms
from core.formats.pdf.writing import writer
from core.report.paper_code import changes_from, read_paper_code
from core.report.report import Report
from tests.factories import proper_report

FIRST = "applications.received.natural_person"
ITEMS = ("拟稿", "签发")


def signing(report: Report) -> SignOff:
    return sign_off_of(report, check(report), ITEMS)


def test_a_report_without_faults_is_clean(form: Form) -> None:
    made = signing(proper_report(form))
    assert (made.items, made.result, made.findings) == (ITEMS, "无误", ())


def test_errors_and_warnings_left_are_counted_and_listed_with_their_places(form: Form) -> None:
    report = proper_report(form)
    report.store({FIRST: 999})
    report.narratives["problems"] = ""
    made = signing(report)
    words = [severity for severity, _, _ in made.findings]
    assert f"错误{words.count('错误')}处" in made.result
    assert made.result.endswith("见后页")
    assert words == sorted(words, key=["错误", "警告"].index)
    assert {place for _, place, _ in made.findings} >= {form.section("problems").name}
    assert all(message for _, _, message in made.findings)


def test_the_code_is_that_of_the_report(form: Form) -> None:
    report = proper_report(form)
    packed = read_paper_code(signing(report).code, official_forms())
    assert changes_from(report, packed) == []


def test_a_check_that_broke_down_is_not_called_clean(
    form: Form, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[SignOff | None] = []

    def break_down(_: Report) -> None:
        raise RuntimeError

    monkeypatch.setattr(runner, "check", break_down)
    monkeypatch.setattr(writer, "write", lambda document, *_, **__: seen.append(document.sign_off))
    write_document(proper_report(form), "pdf", None, None, ExportOptions(sign_off=True))  # type: ignore[arg-type]
    assert seen[0]
    assert seen[0].result == "错误1处，见后页"
    assert "没有核对完" in str(seen[0].findings) or "还没有核对完" in str(seen[0].findings)
