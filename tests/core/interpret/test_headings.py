"""Headings are told by their words, their numbering and their place, not by a list of sentences."""

import re
from collections.abc import Callable, Sequence

import pytest

from core.document.document import Document, Paragraph, Table
from core.form.form import Form
from core.form.library import official_forms
from core.formats.reading.raw import raw_document
from core.interpret import interpret
from core.interpret.numbering import number_of
from core.report.report import Report
from tests.core.foreign_files import grid
from tests.core.interpret.documents import document_of
from tests.factories import narrated_report

WORDS = {
    "overview": ("总体工作情况", "工作总体情况", "年度总体情况", "基本情况概述", "全年工作概况"),
    "disclosure": (
        "主动公开情况",
        "主动公开政府信息的情况",
        "行政机关主动公开情况",
        "信息主动公开",
    ),
    "applications": ("依申请公开情况", "受理和答复申请情况", "政府信息公开申请办理情况"),
    "disputes": ("复议诉讼情况", "政府信息公开被复议、诉讼情况", "行政复议及诉讼案件情况"),
    "problems": (
        "存在的主要问题和改进措施",
        "存在问题及改进情况",
        "存在的问题与整改措施",
        "不足之处与今后打算",
        "面临的困难和下一步举措",
    ),
    "other_matters": ("其他需报告事项", "其他报告事项", "其他事项", "需要报告的其他情况", "其它"),
}
NUMBERS: dict[str, Callable[[int], str]] = {
    "chinese": lambda n: f"{'一二三四五六'[n]}、",
    "parts": lambda n: f"第{'一二三四五六'[n]}部分　",
    "formal": lambda n: f"{'壹贰叁肆伍陆'[n]}、",
    "roman": lambda n: f"{'ⅠⅡⅢⅣⅤⅥ'[n]}．",
    "latin": lambda n: f"{('I', 'II', 'III', 'IV', 'V', 'VI')[n]}. ",
    "brackets": lambda n: f"（{'一二三四五六'[n]}）",
    "digits": lambda n: f"{n + 1}.",
    "later numerals": lambda n: f"{'三四五六七八'[n]}、",
    "bold in Markdown": lambda n: f"## {'一二三四五六'[n]}、",
    "none": lambda _: "",
}


def with_headings(report: Report, headings: Sequence[str]) -> Document:
    """The report with other headings in the place of the form's."""
    own = [section.heading for section in report.form.sections if section.heading]
    named = dict(zip(own, headings, strict=True))
    return document_of(report, text=lambda text: named.get(text, text))


@pytest.fixture
def written(form_2021: Form) -> Report:
    report = narrated_report(form_2021)
    report.narratives["overview"] = (
        "全年平稳。\n（一）主动公开情况\n公开36条。\n（二）依申请公开情况\n按时答复。"
    )
    report.narratives["problems"] = "（一）存在的主要问题\n更新不及时。\n（二）改进情况\n逐月检查。"
    report.narratives["other_matters"] = "没有收费。"
    return report


@pytest.mark.parametrize("numbers", NUMBERS, ids=str)
@pytest.mark.parametrize("turn", range(5))
def test_any_words_with_any_numbering(written: Report, numbers: str, turn: int) -> None:
    headings = [
        NUMBERS[numbers](n) + words[turn % len(words)] for n, words in enumerate(WORDS.values())
    ]
    reading = interpret(with_headings(written, headings))
    assert reading.report.narratives == written.narratives
    assert reading.leftovers == ()


@pytest.mark.parametrize("number", range(6))
def test_a_heading_in_unknown_words_is_told_by_its_number(written: Report, number: int) -> None:
    headings = [section.heading for section in written.form.sections if section.heading]
    headings[number] = f"{'一二三四五六'[number]}、前前后后"
    reading = interpret(with_headings(written, headings))
    assert reading.report.narratives == written.narratives


def test_a_table_without_a_heading_ends_the_text_before_it(written: Report) -> None:
    document = document_of(written)
    heading = written.form.section("disclosure").heading
    blocks = [b for b in document.blocks if isinstance(b, Table) or b.text != heading]
    reading = interpret(raw_document(blocks))
    assert reading.report.narratives == written.narratives


@pytest.mark.parametrize(
    ("text", "style", "value", "body"),
    [
        ("一、总体", "chinese", 1, "总体"),
        ("十二 总体", "chinese", 0, "总体"),
        ("第三部分：总体", "part", 3, "总体"),
        ("Ⅳ.总体", "roman", 4, "总体"),
        ("IV. 总体", "latin", 4, "总体"),
        ("１．总体", "digit", 1, "总体"),
        ("05 总体", "digit", 5, "总体"),
        ("(2)总体", "inner", 2, "总体"),
        ("总体", "", 0, "总体"),
        ("2024年总体", "", 0, "2024年总体"),
    ],
)
def test_numbers(text: str, style: str, value: int, body: str) -> None:
    number = number_of(text)
    assert (number.style, number.value, number.body) == (style, value, body)


def test_every_form_tells_its_headings_apart() -> None:
    forms = official_forms()
    for form in map(forms.by_id, forms.ids()):
        told = [word for section in form.sections for word in section.told_by]
        assert len(told) == len(set(told))
        assert all(section.told_by for section in form.sections if section.heading)


def test_a_text_that_finds_no_place_names_the_empty_section_behind(written: Report) -> None:
    own = [section.heading for section in written.form.sections if section.heading]
    reading = interpret(with_headings(written, [*own[:4], "前前后后", own[5]]))
    assert "problems" not in reading.report.narratives
    assert reading.leftovers[0].text == "前前后后"
    assert {left.section for left in reading.leftovers} == {"problems"}
    text = "\n".join(left.text for left in reading.leftovers[1:])
    assert text == written.narratives["problems"]


def test_rows_numbered_as_the_headings_are_none(written: Report) -> None:
    """Where headings have 1. to 6., the reasons 4、 and 5、 of the third table open no section."""
    headings = [
        "1.总体情况",
        "2.主动公开政府信息情况",
        "3.收到和处理政府信息公开申请情况",
        "4.因公开引起的复议、诉讼",
        "5.存在的主要问题及改进情况",
        "6.其他需要报告的事项",
    ]
    blocks: list[Paragraph | Table] = []
    for block in with_headings(written, headings).blocks:
        if isinstance(block, Table):
            for row in grid(block):
                texts = [re.sub(r"^(\d)\.", r"\1、", t.replace("\n", "")) for t in row if t]
                blocks.append(Paragraph(" ".join(texts)))
        else:
            blocks.append(block)
    reading = interpret(raw_document(blocks))
    assert reading.report.narratives == written.narratives
    assert reading.report.figures == written.figures
