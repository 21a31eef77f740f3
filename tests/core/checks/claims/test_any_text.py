"""Whatever a narrative says: nothing breaks, and every claim is about characters of it."""

import itertools
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from core.checks.claims.check import judged_claims
from core.checks.claims.claims_in_text import claims_of
from core.checks.claims.judge import Verdict
from core.checks.runner import check
from core.form.library import official_forms
from core.report.report import Report
from tests.core.checks.claims.reading import AGENCY, YEAR
from tests.factories import balanced_report

WORDS = [
    *(
        "收到",
        "政府信息公开申请",
        "答复",
        "其中",
        "自然人",
        "法人或其他组织",
        "予以公开",
        "部分公开",
    ),
    *("上年结转", "结转下年度", "行政复议", "行政诉讼", "结果维持", "规范性文件", "制发", "废止"),
    *("行政处罚", "行政事业性收费", "12件", "3件", "两件", "0", "3.5万元", "占33.9%", "同比增长5%"),
    *("与上年持平", "未", "没有", "无", "均为", "分别为", "共", "、", "，", "；", "。", "（", "）"),
    *("及", "清溪县", "2022年", "2023年", "全年", "咨询", "😀", "\n"),
]
texts = st.lists(st.sampled_from(WORDS), max_size=30).map("".join)


def report_with(text: str) -> Report:
    report = balanced_report(official_forms().by_id("2021"))
    report.narratives["overview"] = text
    return report


@given(st.one_of(texts, st.text(max_size=60)))
def test_claims_are_about_characters_of_the_text(text: str) -> None:
    for claim in claims_of(official_forms().by_id("2021"), YEAR, AGENCY, text):
        assert 0 <= claim.start < claim.end <= len(text)
        assert claim.readings
        assert all(claim.readings)


@given(st.integers(1, 60), st.sampled_from(["占{}%", "同比增长{}%", "同比增长{}件", "另有{}件"]))
def test_numbers_however_long_are_read(digits: int, words: str) -> None:
    long = words.format(f"30.{'0' * digits}" if "%" in words else "9" * digits)
    report = report_with(f"新收政府信息公开申请10件，其中予以公开3件，{long}。")
    previous = report.copy()
    previous.heading = replace(report.heading, year=report.heading.year - 1)
    report.previous = previous
    assert {finding.rule for finding in check(report)} >= {"text.figure"}


@given(texts)
def test_no_character_is_claimed_twice(text: str) -> None:
    judged = judged_claims(report_with(text))
    places = sorted((each.claim.start, each.claim.end) for each in judged)
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(places))


@given(texts)
def test_a_replacement_resolves_its_finding(text: str) -> None:
    report = report_with(text)
    differing = [j for j in judged_claims(report) if j.verdict is Verdict.DIFFERS]
    for finding in check(report):
        if finding.rule == "text.figure" and finding.narrative and finding.replacement:
            excerpt = finding.narrative
            assert excerpt.start in {judged.claim.start for judged in differing}
            new = text[: excerpt.start] + finding.replacement + text[excerpt.end :]
            after = {f.key for f in check(report_with(new)) if f.rule == "text.figure"}
            assert finding.key not in after
