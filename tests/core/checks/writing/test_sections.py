"""Rules about a section as a whole: its aspects, its length, fees, and what was copied."""

import pytest

from core.checks.writing.copying import copied_sentences
from core.form.form import Form
from core.report.report import Report
from tests.core.checks.writing.reading import found, report_with
from tests.factories import PROPER_TEXTS, proper_report

LAST = (
    "一是部分栏目更新不够及时，群众查找不便。二是依申请公开的答复还不够规范。"
    "三是人员更换频繁，业务不熟。下一步将加强培训，定期检查。"
)


def test_the_aspects_that_are_missing_are_named(form: Form) -> None:
    text = "（一）主动公开情况。公开文件。\n（二）平台建设。建好专栏，做好依申请公开。"
    (finding,) = found(report_with(form, "overview", text), "text.aspects")
    assert finding.message.endswith("还没有写：依申请公开、政府信息管理、监督保障。")


def test_an_aspect_may_stand_behind_a_comma_of_its_heading(form: Form) -> None:
    heads = (
        "规范主动公开",
        "办好依申请公开",
        "完善制度，加强政府信息管理",
        "建好平台，强化监督保障",
    )
    text = "\n".join(f"（{n}）{head}。有。" for n, head in zip("一二三四", heads, strict=True))
    assert found(report_with(form, "overview", text), "text.aspects") == []


def test_a_long_sentence_is_no_heading(form: Form) -> None:
    text = f"（一）主动公开，{'全年公开各类文件若干件并逐件核对' * 3}，加强监督。\n（二）平台建设。"
    (finding,) = found(report_with(form, "overview", text), "text.aspects")
    assert "监督保障" in finding.message


ASPECTS = (
    PROPER_TEXTS["overview"],
    "\n".join(
        f"（{numeral}）{name}方面。有。"
        for numeral, name in zip(
            "一二三四五六",
            ("主动公开", "依申请公开", "信息管理", "公开平台建设", "监督保障", "其他"),
            strict=True,
        )
    ),
    "1.主动公开\n略。\n2.公开申请\n略。\n3.信息资源\n略。\n4.平台\n略。\n5.保障措施\n略。",
    "本年度主动公开12条，没有收到申请，信息管理规范，平台运行平稳，监督有力，依申请渠道畅通。",
)


@pytest.mark.parametrize("text", ASPECTS)
def test_aspects_are_known_in_headings_or_in_plain_text(form: Form, text: str) -> None:
    assert found(report_with(form, "overview", text), "text.aspects") == []


def test_an_aspect_that_is_only_mentioned_below_other_headings_is_missing(form: Form) -> None:
    text = PROPER_TEXTS["overview"].replace("（五）监督保障。", "加强监督保障。")
    (finding,) = found(report_with(form, "overview", text), "text.aspects")
    assert finding.message.endswith("还没有写：监督保障。")


def test_a_form_may_ask_for_no_aspects_and_no_length(small: Form) -> None:
    report = report_with(small, "summary", "字" * 4000)
    assert found(report, "text.aspects") == found(report, "text.length") == []


@pytest.mark.parametrize(("count", "expected"), [(1000, 0), (1500, 0), (1501, 1), (3400, 1)])
def test_only_a_text_far_too_long_is_said_to_be(form: Form, count: int, expected: int) -> None:
    findings = found(report_with(form, "overview", "字" * count + " \n" * 300), "text.length")
    assert len(findings) == expected
    assert all(f"有{count}字" in finding.message for finding in findings)


def with_last_year(form: Form, text: str, before: str) -> Report:
    report = report_with(form, "problems", text)
    report.previous = report_with(form, "problems", before)
    return report


@pytest.mark.parametrize(
    "text",
    [
        LAST,
        LAST.replace("一是", "1.").replace("二是", "\n2."),
        LAST.replace("还不够规范", "仍不够规范"),
        f"2023年工作有新的进展。{LAST}",
    ],
)
def test_a_text_copied_from_last_year(form: Form, text: str) -> None:
    (finding,) = found(with_last_year(form, text, LAST), "text.copied")
    assert "与上年的报告相同或几乎相同" in finding.message
    assert finding.section == "problems"


NEW = (
    "一是政策解读形式单一，将增加图解。二是村级公开栏维护不到位，将落实专人。三是培训少。",
    (
        f"{LAST[:20]}。二是新设的便民平台宣传不够，知道的人不多，将印发明白纸并在集市上讲解。"
        "三是村务公开与政务公开衔接不紧，将统一目录。"
    ),
)


@pytest.mark.parametrize("text", NEW)
def test_a_new_text_may_repeat_a_sentence(form: Form, text: str) -> None:
    assert found(with_last_year(form, text, LAST), "text.copied") == []


def test_other_sections_may_repeat_last_year(form: Form) -> None:
    report = proper_report(form)
    report.previous = proper_report(form)
    assert {finding.section for finding in found(report, "text.copied")} == {"problems"}


def test_an_empty_text_is_not_copied(form: Form) -> None:
    assert found(with_last_year(form, " \n", LAST), "text.copied") == []


def test_without_last_year_nothing_is_copied(form: Form) -> None:
    assert found(report_with(form, "problems", LAST), "text.copied") == []


def test_the_sentences_are_shown_beside_each_other() -> None:
    text = "新写的一句与去年不同。二是依申请公开的答复仍不够规范。"
    (pair,) = copied_sentences(text, LAST)
    assert text[pair.start : pair.end] == pair.text == "二是依申请公开的答复仍不够规范。"
    assert pair.before == "二是依申请公开的答复还不够规范。"
    assert 0.85 < pair.likeness < 1


@pytest.mark.parametrize(
    "text",
    ["全年收取信息处理费300元。", "对2件申请收取信息处理费共计120元。", "信息处理费收入0.03万元。"],
)
def test_fees_have_to_be_told_where_the_form_asks_for_them(form: Form, text: str) -> None:
    report = report_with(form, "preface", f"情况如下。{text}")
    (finding,) = found(report, "text.fees")
    assert finding.section == "preface"
    assert finding.message == (
        f"这里写了收取信息处理费，“{form.section('other_matters').name}”却没有写，请在那里报告。"
    )
    report.narratives["other_matters"] = f"本年度{text}"
    assert found(report, "text.fees") == []


@pytest.mark.parametrize(
    "text",
    [
        "全年未收取信息处理费。",
        "2023年没有收取政府信息公开信息处理费。",
        "严格执行《政府信息公开信息处理费管理办法》。",
        "收到申请3件，均未产生信息处理费。",
        "信息处理费收费0元，未发生。",
        "2023年度收取信息处理费总金额0元。",
        "收取信息处理费0.00万元。",
        "按照《信息处理费管理办法》收取有关规定，答复申请3件。",
    ],
)
def test_no_fees_need_not_be_told(form: Form, text: str) -> None:
    assert found(report_with(form, "preface", text), "text.fees") == []
