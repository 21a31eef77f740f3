"""Title, preface, sections and signature, in all the ways they are written."""

import re
from collections.abc import Callable, Sequence
from datetime import date

import pytest

from core.document.document import Paragraph, Table
from core.form.form import Form
from core.formats.reading.raw import raw_document
from core.interpret import interpret
from core.interpret.result import Interpretation
from core.report.report import Report
from tests.core.interpret.documents import blocks_of, document_of, lines
from tests.factories import AGENCY, YEAR, narrated_report

TODAY = date(2030, 5, 1)


@pytest.fixture
def report(form_2021: Form) -> Report:
    return narrated_report(form_2021)


def read(*blocks: Paragraph | Table) -> Interpretation:
    return interpret(raw_document(blocks), today=TODAY)


def with_title(report: Report, titles: Sequence[str]) -> Interpretation:
    return read(*lines(*titles), *blocks_of(report)[1:])


@pytest.mark.parametrize(
    "titles",
    [
        ["清溪镇人民政府2023年政府信息公开工作年度报告"],
        ["清溪镇人民政府", "2023年政府信息公开工作年度报告"],
        ["清溪镇人民政府2023年度政府信息公开工作报告"],
        ["清溪镇人民政府2023年度政府信息", "公开工作报告"],
        ["清溪镇人民政府", "2023年政府信息公开", "工作年度报告"],
        ["清溪镇人民政府 2023 年政府信息公开年度报告"],
        ["清溪镇人民政府二〇二三年政府信息公开工作年度报告"],
        ["清溪镇人民政府政府信息公开工作年度报告（2023年）"],
        ["2023年清溪镇人民政府政府信息公开工作年度报告"],
        ["清溪镇人民政府关于2023年度政府信息公开工作报告"],
    ],
    ids="·".join,
)
def test_titles(report: Report, titles: list[str]) -> None:
    reading = with_title(report, titles)
    heading = reading.report.heading
    assert (heading.agency, heading.year) == (AGENCY, YEAR)
    assert heading.title == re.sub(r"\s", "", "".join(titles))
    assert reading.report.narratives == report.narratives
    assert reading.leftovers == ()


def test_a_place_in_the_title_and_the_organ_in_the_signature(report: Report) -> None:
    reading = with_title(report, ["东山县清溪镇2023年度政府信息公开工作报告"])
    assert reading.report.heading.agency == AGENCY
    assert any("东山县清溪镇" in remark for remark in reading.remarks)


def test_no_title(report: Report) -> None:
    reading = with_title(report, [])
    assert reading.report.heading.title == report.heading.title
    assert reading.report.heading.year == YEAR
    assert any("标题" in remark for remark in reading.remarks)


def test_nothing_says_the_year(form_2021: Form) -> None:
    report = narrated_report(form_2021)
    tables = [block for block in blocks_of(report) if isinstance(block, Table)]
    reading = read(*tables)
    assert reading.report.heading.year == TODAY.year - 1
    assert any("没有找到年度" in remark for remark in reading.remarks)
    assert any("机关名称" in remark for remark in reading.remarks)


def test_a_portal_around_the_title(report: Report) -> None:
    blocks = blocks_of(report)
    reading = read(
        *lines("首页", "政府信息公开年报"),
        blocks[0],
        *lines("发布日期：2024-01-20　来源：党政办　浏览次数：12"),
        *blocks[1:],
    )
    assert reading.report == report
    left = [leftover.text for leftover in reading.leftovers]
    assert left == ["首页", "政府信息公开年报", "发布日期：2024-01-20　来源：党政办　浏览次数：12"]


def test_a_draft_and_a_code(report: Report) -> None:
    reading = read(*lines("【草稿】"), *blocks_of(report), *lines("校验码：00000-00000"))
    assert reading.report == report
    assert any("校验码" in remark for remark in reading.remarks)


SECTIONS = ("总体情况", "主动公开", "收到和处理", "行政复议", "主要问题", "其他需要")


def is_heading(text: str) -> bool:
    return bool(re.match("[一二三四五六]、", text)) and len(text) < 40


HEADINGS: dict[str, Callable[[str], str]] = {
    "with a full stop": lambda t: f"{t}。",
    "with a dot": lambda t: t.replace("、", ".", 1),
    "with a wide dot": lambda t: t.replace("、", "．", 1),
    "with a space": lambda t: t.replace("、", "、 ", 1),
    "in brackets": lambda t: re.sub("^(.)、", r"（\1）", t),
    "in half-width brackets": lambda t: re.sub("^(.)、", r"(\1)", t),
    "as parts": lambda t: re.sub("^(.)、", r"第\1部分　", t),
    "with digits": lambda t: re.sub("^(.)、", lambda m: f"{'一二三四五六'.index(m[1]) + 1}、", t),
    "without numbers": lambda t: t[2:],
    "with a colon": lambda t: f"{t}：",
    "of 2019": lambda t: t.replace(
        "、政府信息公开行政复议、", "、因政府信息公开工作被申请行政复议、提起"
    ),
    "as organs": lambda t: t.replace("、主动公开", "、行政机关主动公开").replace(
        "、收到", "、行政机关收到"
    ),
    "shorter": lambda t: t.replace("存在的主要问题及改进情况", "存在问题及改进措施"),
    "longer": lambda t: t.replace("存在的", "政府信息公开工作存在的"),
}


@pytest.mark.parametrize("way", HEADINGS, ids=str)
def test_headings(report: Report, way: str) -> None:
    change = HEADINGS[way]
    reading = interpret(document_of(report, text=lambda t: change(t) if is_heading(t) else t))
    assert reading.report == report
    assert reading.leftovers == ()


@pytest.mark.parametrize("between", ["。", "：", "　", ""])
def test_headings_followed_by_text(report: Report, between: str) -> None:
    report.narratives["other_matters"] = "没有需要报告的事项。"
    blocks: list[Paragraph | Table] = []
    for block in blocks_of(report):
        last = blocks[-1] if blocks else None
        if (
            isinstance(last, Paragraph)
            and isinstance(block, Paragraph)
            and is_heading(last.text)
            and last.text == last.text.rstrip("。")
            and not is_heading(block.text)
        ):
            blocks[-1] = Paragraph(f"{last.text}{between}{block.text}")
        else:
            blocks.append(block)
    assert read(*blocks).report == report


def test_a_heading_that_goes_on_is_none(report: Report) -> None:
    report.narratives["problems"] = "五、存在的主要问题及改进情况的说明\n逐项改进。"
    assert interpret(document_of(report)).report == report


def test_text_that_begins_as_a_heading_does(report: Report) -> None:
    report.narratives["overview"] = (
        "总体情况良好，全年公开信息。\n（二）主动公开政府信息情况\n"
        "按规定公开。\n（三）收到和处理政府信息公开申请情况。按时答复。"
    )
    reading = interpret(document_of(report))
    assert reading.report.narratives == report.narratives


def test_blank_sections(report: Report) -> None:
    report.narratives = {}
    assert interpret(document_of(report)).report == report


@pytest.mark.parametrize(
    "ending",
    [
        ["清溪镇人民政府", "2024年1月12日"],
        ["清溪镇人民政府（盖章）", "二〇二四年一月十二日"],
        ["清溪镇人民政府　　2024年1月12日"],
        ["清溪镇人民政府2024年1月12日"],
        ["清溪镇人民政府", "2024-01-12"],
        ["清溪镇人民政府", "2024.1.12"],
        ["单位：清溪镇人民政府", "日期：2024年1月12日"],
    ],
    ids="·".join,
)
def test_signatures(report: Report, ending: list[str]) -> None:
    reading = read(*blocks_of(report)[:-2], *lines(*ending))
    assert reading.report == report
    assert reading.leftovers == ()


def test_another_organ_signs(report: Report) -> None:
    reading = read(*blocks_of(report)[:-2], *lines("清溪镇党政综合办公室", "2024年1月12日"))
    assert reading.report.heading.agency == AGENCY
    assert reading.report.heading.signed_by == "清溪镇党政综合办公室"


def test_no_signature(report: Report) -> None:
    reading = read(*blocks_of(report)[:-2])
    assert reading.report.heading.signed_on is None
    assert reading.report.heading.signed_by == AGENCY
    assert reading.report.narratives == report.narratives
    assert any("落款日期" in remark for remark in reading.remarks)


def test_the_date_below_the_title(report: Report) -> None:
    blocks = blocks_of(report)
    reading = read(blocks[0], *lines("（2024年1月12日）"), *blocks[1:-2])
    assert reading.report == report


def test_a_caption_with_the_unit_and_notes(report: Report) -> None:
    blocks: list[Paragraph | Table] = []
    for block in blocks_of(report):
        if isinstance(block, Table):
            blocks += [*lines("（单位：件）"), block, *lines("注：含上年结转。")]
        else:
            blocks.append(block)
    reading = read(*blocks)
    assert reading.report == report
    assert [left.text for left in reading.leftovers] == ["注：含上年结转。"] * 3


@pytest.mark.parametrize(
    "words",
    ["（文字描述）", "(文字描述)", "（文字描述，收取信息处理费情况在此处报告。）"],
)
def test_what_the_blank_form_says_was_written_by_nobody(report: Report, words: str) -> None:
    written = {line for text in report.narratives.values() for line in text.split("\n")}
    instead = document_of(report, text=lambda text: words if text in written else text)
    reading = interpret(instead, today=TODAY)
    assert reading.report.narratives == {}
    assert reading.leftovers == ()


@pytest.mark.parametrize(
    "name", ["政府信息公开工作年度报告格式模板", "政府信息公开工作年度报告（格式）"]
)
def test_the_name_of_the_blank_form_is_no_preface(report: Report, name: str) -> None:
    reading = with_title(report, [name])
    assert name not in reading.report.narrative("preface")


def test_what_somebody_wrote_beside_an_instruction_stays(report: Report) -> None:
    written = "（文字描述）\n全年公开信息12条（文字描述见附件）。"
    report.narratives["problems"] = written
    reading = with_title(report, [report.heading.title])
    assert reading.report.narrative("problems") == "全年公开信息12条（文字描述见附件）。"
