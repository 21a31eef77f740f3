"""Placeholders, punctuation, pairs and numbering: what is found, and what must not be."""

import pytest

from core.checks.finding import Action
from core.form.form import Form
from core.report.live_fields import BLANK
from tests.core.checks.writing.reading import corrected, found, report_with, spots


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("XX县清溪镇公开。", "XX"),
        ("20XX年公开。", "XX"),
        ("收到申请X件。", "X"),
        ("答复××件。", "××"),
        ("答复＊＊件，", "＊＊"),
        ("答复***件，", "***"),
        (f"答复{BLANK}件。", BLANK),
        ("答复____件。", "____"),
        ("○○县公开。", "○○"),
        ("（文字描述）", "（文字描述）"),
        (
            "（文字描述，收取信息处理费情况在此处报告。）",
            "（文字描述，收取信息处理费情况在此处报告。）",
        ),
        ("（请填写具体问题）", "（请填写具体问题）"),
        ("（待补充）", "（待补充）"),
        ("……填写具体情况。", "……填写"),
        ("依据〔〕号文件。", "〔〕"),
        ("依据《　》办理。", "《　》"),
        ("全年收到申请   件。", "   "),
    ],
)
def test_places_not_filled_in(form: Form, text: str, written: str) -> None:
    assert spots(form, "text.placeholder", text) == [(written, None)]


@pytest.mark.parametrize(
    "text",
    [
        "网址http://www.xxgk.gov.cn/xx__a/，电话0517-8360。",
        "邮箱xx_gk@163.com。",
        "“1+X”试点。",
        "二〇〇九年以来。",
        "面积为3×5米。",
        "（网上填写申请表的有2件）",
        "提高服务水平……办好实事。",
        "使用MAXX系统。",
        "（一）公开（含依申请公开）情况。",
        "　　开头空两格。",
    ],
)
def test_what_looks_like_a_place_to_fill_in(form: Form, text: str) -> None:
    assert spots(form, "text.placeholder", text) == []


def test_the_title_is_filled_in_too(form: Form) -> None:
    report = report_with(form, "preface", "", title="XX县XX镇人民政府2023年年度报告")
    (finding,) = found(report, "text.placeholder")
    assert finding.heading == "title"
    assert finding.narrative is None


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("收到申请,按时答复。", "收到申请，按时答复。"),
        ("公开3件,其中2件。", "公开3件，其中2件。"),
        ("合格率100%,居前。", "合格率100%，居前。"),
        ("共12,其他略。", "共12，其他略。"),
        ("邮编:223001。", "邮编：223001。"),
        ("办得好不好?群众说了算!", "办得好不好？群众说了算！"),
        ("及时;准确。", "及时；准确。"),
        ("按时答复.", "按时答复。"),
        ("依据(国办)文件。", "依据（国办）文件。"),
        ("(一)主动公开。", "（一）主动公开。"),
        ("公告(2021)1号。", "公告（2021）1号。"),
        ("依据（国办)文件。", "依据（国办）文件。"),
        ('开展"公开日"活动。', "开展“公开日”活动。"),
    ],
)
def test_half_width_marks_in_chinese(form: Form, text: str, right: str) -> None:
    report = report_with(form, "problems", text)
    findings = found(report, "text.half_width")
    assert findings
    for finding in reversed(findings):
        report.narratives["problems"] = corrected(report, finding)
    assert report.narrative("problems") == right
    assert found(report, "text.half_width") == []


@pytest.mark.parametrize(
    "text",
    [
        "公开1,234条，用时9:30至17:00，占33.9%。",
        "网址http://www.gov.cn/a,b?c=1;d，邮箱a.b@163.com。",
        "（电话：0517-83605210，邮箱：hz@163.com）",
        "1.更新不够及时。\n2.公开不够全面。",
        "使用OFD(2.0)、Word(docx)格式。",
        "版本为v1.2，比例为3:2。",
        "WTO(World Trade Organization) rules, in force.",
        "“一刻钟”服务圈、“1+X”试点。",
    ],
)
def test_half_width_marks_where_they_belong(form: Form, text: str) -> None:
    assert spots(form, "text.half_width", text) == []


def test_many_of_a_kind_are_one_matter(form: Form) -> None:
    report = report_with(form, "problems", "一,二,三,四。")
    first, *others = found(report, "text.half_width")
    assert first.action is Action.CORRECT_ALL
    assert "共3处" in first.message
    assert [other.cause for other in others] == [first.key] * 2
    assert all(other.is_like(first) for other in others)


def test_one_of_a_kind_is_repaired_alone(form: Form) -> None:
    (finding,) = found(report_with(form, "problems", "一,二。"), "text.half_width")
    assert finding.action is None
    assert finding.cause == ""


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("按时办结。。", "。。", "。"),
        ("通知、公告等。。。", "。。。", "……"),
        ("通知、公告等。。。。。。另有简报。", "。。。。。。", "……"),
        ("通知、公告...", "...", "……"),
        ("包括“通知”......另有简报。", "......", "……"),
        ("按时办结，。。。", "，。。。", "。"),
        ("按时办结。。。，", "。。。，", "。"),
        ("按时办结，。", "，。", "。"),
        ("及时，，准确。", "，，", "，"),
        ("及时、，准确。", "、，", "，"),
        ("情况如下：：", "：：", "："),
        ("办得怎样？？", "？？", "？"),
        ("及时；。", "；。", "。"),
    ],
)
def test_doubled_marks(form: Form, text: str, wrong: str, right: str) -> None:
    assert spots(form, "text.doubled", text) == [(wrong, right)]


@pytest.mark.parametrize(
    "text",
    [
        "等等……",
        "全年公开36条……其余见附件。",
        "See also: notices... and more",
        "版本为1...3，邮箱a...b@163.com。",
        "全年收到申请...填写件。",
        "办事指南——一次告知。",
        "“自查”、“巡查”。",
        "真的？！",
        "（见附件。）",
        "他说：“好。”",
    ],
)
def test_marks_that_may_follow_each_other(form: Form, text: str) -> None:
    assert spots(form, "text.doubled", text) == []


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("按时答复，", "，", "。"),
        ("按时答复、\n公开及时。", "、", "。"),
        ("按时答复，  \n公开及时。", "，", "。"),
        ("及时公开。按时答复", "复", "复。"),
        ("及时公开。按时答复\n公开及时。", "复", "复。"),
        ("及时公开。答复12", "2", "2。"),
        ("本年度收取信息处理费0元", "元", "元。"),
    ],
)
def test_paragraphs_left_open(form: Form, text: str, wrong: str, right: str) -> None:
    assert spots(form, "text.ending", text) == [(wrong, right)]


@pytest.mark.parametrize(
    "text",
    [
        "（一）及时公开，按时答复\n公开及时。",
        "（一）存在的问题\n1.公开不够及时；\n2.答复不够规范。",
        "没有其他需要报告的事项。  ",
        "无",
        "公开及时！\n他说：“好。”\n（见附件。）\n等等……",
        "及时公开。邮箱a.b@163.com",
        "主要问题如下：\n公开不够及时。",
    ],
)
def test_paragraphs_that_end_or_are_headlines(form: Form, text: str) -> None:
    assert spots(form, "text.ending", text) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("公开信息 356 条 。", "公开信息356条。"),
        ("及时公开。 按时答复。", "及时公开。按时答复。"),
        ("及时　公开， 按时  答复。", "及时公开，按时答复。"),
        ("合格率99% 以上。", "合格率99%以上。"),
    ],
)
def test_spaces_in_chinese(form: Form, text: str, right: str) -> None:
    report = report_with(form, "problems", text)
    for finding in reversed(found(report, "text.spaces")):
        report.narratives["problems"] = corrected(report, finding)
    assert report.narrative("problems") == right


@pytest.mark.parametrize(
    "text",
    [
        "使用 OFD 格式，遵守 WTO rules。",
        "  开头空两格。\n　　开头空两格。",
        "电话8360 5210。",
        "收到申请  件。",
    ],
)
def test_spaces_where_they_belong(form: Form, text: str) -> None:
    assert spots(form, "text.spaces", text) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("落实《条例规定。", ["《"]),
        ("落实条例》规定。", ["》"]),
        ("（以下简称“条例）。", ["“"]),
        ("“公开是常态。\n“不公开是例外”。", ["“"]),
        ("（一）主动公开（含文件。", ["（"]),
        ("一（二（三）。", ["（"]),
    ],
)
def test_marks_without_a_partner(form: Form, text: str, wrong: list[str]) -> None:
    assert [written for written, _ in spots(form, "text.pairs", text)] == wrong


def test_a_quote_that_faces_the_wrong_way_can_be_turned(form: Form) -> None:
    assert spots(form, "text.pairs", "开展“公开日“活动。") == [("“", "”")]
    assert spots(form, "text.pairs", "开展”公开日”活动。") == [("”", "“")]


@pytest.mark.parametrize(
    "text",
    [
        "“建设‘最优’环境”“推动发展”等。",
        "1）及时；2）准确。",
        "一）主动公开。",
        "（一）公开（依申请（含信函））情况。",
        "citizens’ rights, the clerk’s.",
        "《关于印发〈指南〉的通知》（国办〔2019〕60号）。",
        "依据（国办)文件。",
    ],
)
def test_marks_with_their_partners(form: Form, text: str) -> None:
    assert spots(form, "text.pairs", text) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("（一）甲。\n（三）乙。", [("三", "二")]),
        ("（一）甲。\n（三）乙。\n（四）丙。", [("三", None)]),
        ("1.甲。\n3.乙。\n3.丙。", [("3", "2")]),
        ("1.甲。\n2.乙。\n2.丙。", [("2", "3")]),
        ("（二）甲。", [("二", "一")]),
        ("一是甲；三是乙。", [("三", "二")]),
        ("第一，甲。第三，乙。", [("三", "二")]),
        ("（一）甲。\n1.子。\n3.丑。\n（二）乙。", [("3", "2")]),
        ("（九）甲。", [("九", "一")]),
    ],
)
def test_numbers_that_skip_or_repeat(
    form: Form, text: str, wrong: list[tuple[str, str | None]]
) -> None:
    assert spots(form, "text.numbering", text) == wrong


@pytest.mark.parametrize(
    "text",
    [
        "（一）甲。一是子；二是丑。\n（二）乙。一是子；二是丑；三是寅。\n（三）丙。",
        "（一）甲。\n1.子。\n2.丑。\n（二）乙。\n1.子。\n2.丑。",
        "（一）甲。\n1.子。\n2.丑。\n（二）乙。\n3.寅。",
        "\n".join(f"{number}.甲。" for number in range(1, 24)),
        "一、甲。\n二、乙。\n十一月完成。",
        "2.5万元用于建设。\n12345热线运行平稳。",
        "这一是重点，那三是难点，唯一是他。",
        "一是甲：一是子；二是丑。二是乙。",
        "依据第三，四条办理。",
        "每季度检查一次，第二、三季度各通报一次。第三、四季度整改。",
        "首先明确责任；二是压实责任。",
        "（1）甲。\n（2）乙。",
    ],
)
def test_numbers_that_are_right_or_none(form: Form, text: str) -> None:
    assert spots(form, "text.numbering", text) == []


def test_numerals_beyond_ten(form: Form) -> None:
    ones = "一二三四五六七八九"
    numerals = [*ones, "十", *(f"十{one}" for one in ones), "二十"]
    text = "\n".join(f"（{numeral}）甲。" for numeral in [*numerals, "二十二"])
    assert spots(form, "text.numbering", text) == [("二十二", "二十一")]
