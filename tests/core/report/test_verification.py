"""What is said of a report by the codes on the paper that was signed."""

from collections.abc import Callable

import pytest

from core.form.form import Form
from core.report.check_code import check_codes, figures_code, texts_code
from core.report.differences import Change
from core.report.report import Report
from core.report.verification import Codes, Verdict, codes_in, in_words, verify
from tests.factories import balanced_report

FIRST = "applications.received.natural_person"
ONE, OTHER = "7K2MD-90QXA", "00000-00000"


def verdict(report: Report, typed: str) -> Verdict:
    codes = codes_in(typed)
    assert codes
    return verify(report, codes)


@pytest.mark.parametrize(
    "typed",
    [
        lambda text: text,
        str.lower,
        lambda text: text.replace("-", "").replace(" ", ""),
        lambda text: text.replace("数字 ", "").replace("文字 ", ""),
        lambda text: text.replace("0", "O").replace("1", "l"),
        lambda text: "　".join(text).replace("数　字", "数字").replace("文　字", "文字"),
        lambda text: "".join(chr(ord(c) + 0xFEE0) if c.isalnum() and c < "z" else c for c in text),
        lambda text: "文字" + text.partition("文字")[2] + "，" + text.partition(" 文字")[0],
    ],
)
def test_codes_match_however_they_are_typed(form: Form, typed: Callable[[str], str]) -> None:
    report = balanced_report(form)
    assert verdict(report, typed(check_codes(report))) == Verdict(figures=True, texts=True)


@pytest.mark.parametrize("typed", ["", "7K2", "7K2MD-90QX", f"{ONE} 7K2", "数字", f"{ONE}{ONE}A"])
def test_half_a_code_is_none(typed: str) -> None:
    assert codes_in(typed) is None


def test_the_only_code_on_older_paper_is_that_of_the_figures(form: Form) -> None:
    report = balanced_report(form)
    assert verdict(report, figures_code(report)) == Verdict(figures=True, texts=None)
    assert verdict(report, ONE) == Verdict(figures=False, texts=None)
    assert codes_in(ONE) == Codes("7K2MD90QXA", "")


def test_the_code_of_the_texts_alone_is_known(form: Form) -> None:
    report = balanced_report(form)
    assert verdict(report, texts_code(report)) == Verdict(figures=None, texts=True)
    assert verdict(report, f"文字 {ONE}") == Verdict(figures=None, texts=False)


def test_figures_and_texts_are_told_apart(form: Form) -> None:
    signed = check_codes(balanced_report(form))
    figures, texts = balanced_report(form), balanced_report(form)
    figures.store({FIRST: 99})
    texts.narratives[form.narratives[1].id] = "另一篇。"
    assert verdict(figures, signed) == Verdict(figures=False, texts=True)
    assert verdict(texts, signed) == Verdict(figures=True, texts=False)


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        (Verdict(figures=True, texts=True), "校验码一致：数字和文字都与签字时相同。"),
        (Verdict(figures=True, texts=False), "数字一致，文字有改动。"),
        (Verdict(figures=False, texts=True), "数字有改动，文字一致。"),
        (Verdict(figures=False, texts=None), "数字有改动。"),
    ],
)
def test_verdict_in_words(verdict: Verdict, said: str) -> None:
    assert in_words(verdict) == said


def test_what_was_not_compared_is_said() -> None:
    assert "文字没有核对" in in_words(Verdict(figures=True, texts=None))
    assert "数字没有核对" in in_words(Verdict(figures=None, texts=True))


def test_places_of_changes_are_named_once_and_not_without_end() -> None:
    changed = Verdict(figures=True, texts=False)
    twice = [Change("一、总体情况　第3段", "甲"), Change("一、总体情况　第3段", "乙")]
    assert in_words(changed, twice) == "数字一致，文字有改动：一、总体情况　第3段。"
    many = [Change(f"第{n}段", "") for n in range(9)]
    assert in_words(changed, many).endswith("第4段等9处。")


def test_it_does_not_matter_which_of_two_characters_that_look_alike_was_typed(
    form_2021: Form,
) -> None:
    report, read_back = balanced_report(form_2021), balanced_report(form_2021)
    report.narratives["overview"] = "⻔户网站公开。"
    read_back.narratives["overview"] = "门户网站公开。"
    assert verdict(read_back, check_codes(report)).is_same


def test_paper_on_which_it_mattered_still_verifies(form_2021: Form) -> None:
    report = balanced_report(form_2021)
    report.narratives["overview"] = "⻔户网站公开。"
    older = texts_code(report, as_typed=True)
    assert older != texts_code(report)
    assert verdict(report, f"文字 {older}").is_same
