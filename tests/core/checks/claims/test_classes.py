"""Classes of wordings, each with what is read in it and a neighbour in which nothing is read."""

import pytest

from tests.core.checks.claims.reading import read

TOWN, COUNTY = "清溪镇人民政府", "云桥县住房和城乡建设局"

READ = {
    "applicants behind one row are of that row": (
        TOWN,
        "共收到政府信息公开申请53件，其中自然人41件。",
        ["53 总计·一、本年新收", "41 自然人·一、本年新收"],
    ),
    "told of applications, then suffered": (
        TOWN,
        "收到申请6件，政府信息公开申请办结5件。被申请行政复议1件。",
        ["6 总计·一、本年新收", "5 总计·（七）总计", "1 行政复议·总计"],
    ),
    "城乡 is no place": (
        COUNTY,
        "县住建局收到政府信息公开申请3件。",
        ["3 总计·一、本年新收"],
    ),
    "total of what came and what was left": (
        TOWN,
        "新收政府信息公开申请38件。上年结转2件，共40件。",
        ["38 总计·一、本年新收", "2 总计·二、上年结转", "40 总计·一、本年新收＋二、上年结转"],
    ),
    "total of two outcomes": (
        TOWN,
        "政府信息公开申请中，予以公开6件，部分公开8件，二者合计14件。",
        [
            "6 总计·（一）予以公开",
            "8 总计·（二）部分公开",
            "14 总计·（一）予以公开＋（二）部分公开",
        ],
    ),
    "total of applicants, of whom others may be left": (
        TOWN,
        "收到企业提出的信息公开申请3件、个人提出的2件，共5件。",
        ["3 法人或其他组织·商业企业·一、本年新收", "2 自然人·一、本年新收"],
    ),
    "a column, and its number behind": (
        TOWN,
        "收到信息公开申请57件，以自然人为主，共48件。",
        ["57 总计·一、本年新收", "48 自然人·一、本年新收"],
    ),
    "applicants by head": (
        TOWN,
        "收到信息公开申请9件，包括4名自然人、5家企业。",
        [
            "9 总计·一、本年新收",
            "4 自然人·一、本年新收",
            "5 法人或其他组织·商业企业·一、本年新收",
        ],
    ),
    "former and latter": (
        TOWN,
        "政府信息公开行政复议6件，行政诉讼3件，前者维持4件。",
        [
            "6 行政复议·总计",
            "3 行政诉讼·总计",
            "4 行政复议·结果维持",
        ],
    ),
    "no unit but a name": (
        TOWN,
        "行政规范性文件制定2废止4。",
        ["2 行政规范性文件·本年制发件数", "4 行政规范性文件·本年废止件数"],
    ),
    "numbers with spaces between thousands": (
        TOWN,
        "作出行政许可决定15 620件。",
        ["15 620 行政许可·本年处理决定数量"],
    ),
    "numbers as on cheques": (
        TOWN,
        "收到信息公开申请贰件。",
        ["贰 总计·一、本年新收"],
    ),
    "what is closed": (
        TOWN,
        "因信息公开引起行政复议5件，已审结4件。",
        ["5 行政复议·总计", "4 行政复议·结果维持＋结果纠正＋其他结果"],
    ),
    "applications that led to disputes": (
        TOWN,
        "2件申请引发行政复议。",
        ["2 行政复议·总计"],
    ),
    "written applications": (
        TOWN,
        "收到书面提交的政府信息公开申请3件。",
        ["3 总计·一、本年新收"],
    ),
    "a share before the number": (
        TOWN,
        "收到信息公开申请500件，其中自然人占80.6%，达403件。",
        ["500 总计·一、本年新收", "403 自然人·一、本年新收"],
    ),
    "a kind in a list of outcomes": (
        TOWN,
        "信息公开申请中，部分公开6件、不掌握2件、信访3件。",
        [
            "6 总计·（二）部分公开",
            "2 总计·（四）无法提供·1.本机关不掌握相关政府信息",
            "3 总计·（五）不予处理·1.信访举报投诉类申请",
        ],
    ),
    "what came on a day, and went on": (
        TOWN,
        "政府信息公开申请办结5件，还有1件于12月25日收到，结转至下一年度继续办理。",
        ["5 总计·（七）总计", "1 总计·四、结转下年度"],
    ),
    "a fee by its name": (
        TOWN,
        "生活垃圾处理费收费金额2140.07万元。",
        ["2140.07 行政事业性收费·本年收费金额（单位：万元）"],
    ),
}

DENIED = {
    "each denial for itself": (
        "政府信息公开工作零复议、零诉讼。",
        ["零 行政复议·总计", "零 行政诉讼·总计"],
    ),
    "at the end of a list": (
        "行政许可204件、行政处罚12件、行政强制无。",
        [
            "204 行政许可·本年处理决定数量",
            "12 行政处罚·本年处理决定数量",
            "无 行政强制·本年处理决定数量",
        ],
    ),
    "last year's, denied in between": (
        "信息公开申请上年无结转。",
        ["无 总计·二、上年结转"],
    ),
    "kinds of answers": (
        "信息公开申请中无予以公开、部分公开的情形。",
        ["无 总计·（一）予以公开＋（二）部分公开"],
    ),
    "said of whom and of what": (
        "全年未发生针对本镇有关政府信息公开事务的行政复议案。",
        ["未发生 行政复议·总计"],
    ),
}

NOT_READ = [
    "部分单位未收到信息公开申请。",
    "便民服务中心办理许可37件。",
    "对3家企业作出检查。",
    "收到信息公开处理费1280元。",
    "会议经费12.5万元。",
    "办理行政复议286件，已审结254件。",
    "信息公开方面没有公开。",
    "号码为6/1/5/2件。",
    "政府信息公开。处理信访3件、投诉5件。",
    "政府信息公开。物业投诉2841件，办结2799件。",
    "政府信息公开。不服治安处罚提起的行政复议44件。",
    "政府信息公开。新收复议案件456件，办结440件。",
    "政府信息公开。办理市政府行政应诉案件97件，败诉6件。",
]


@pytest.mark.parametrize(("agency", "text", "expected"), READ.values(), ids=READ)
def test_a_class_is_read(agency: str, text: str, expected: list[str]) -> None:
    assert read(text, agency=agency) == expected


@pytest.mark.parametrize(("text", "expected"), DENIED.values(), ids=DENIED)
def test_what_is_denied(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize("text", NOT_READ)
def test_its_neighbour_is_not_read(text: str) -> None:
    assert read(text) == []


def test_numbers_in_one_breath_go_with_their_names_in_turn() -> None:
    text = "信息公开申请中，予以公开/部分公开/无法提供依次为6/1/5件。"
    assert read(text) == [
        "6 总计·（一）予以公开",
        "1 总计·（二）部分公开",
        "5 总计·（四）无法提供",
    ]
