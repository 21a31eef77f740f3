"""Days, results, kinds and heads as offices write them."""

from datetime import date

import pytest

from core.form.library import official_forms
from core.ledger.dates import days_in, lacks_year
from core.ledger.heads import meaning_of
from core.ledger.people import are_people
from core.ledger.wordings import OPEN, Vocabulary

FORM = official_forms().by_id("2021")
APPLICATIONS = Vocabulary(FORM, "applications")
DISPUTES = Vocabulary(FORM, "disputes")
DAY = date(2024, 3, 5)


@pytest.mark.parametrize(
    "text",
    [
        *("2024年3月5日", "2024.3.5", "2024-03-05 10:22:00", "20240305", "24.3.5", "3/5/2024"),
        *("45356", "45356.5", "２０２４年３月５日", "二〇二四年三月五日", "2024、3、5", "240305"),
        *("2024年 3 月 5 日 10:07", "3月5日", "3.5", "2024/3/5收到"),
    ],
)
def test_a_day(text: str) -> None:
    assert [day.day for day in days_in(text, 2024)] == [DAY]


@pytest.mark.parametrize("text", ["", "/", "2024.2.30", "13月5日", "2024", "5", "12345678", "无"])
def test_no_day(text: str) -> None:
    assert days_in(text, 2024) == []


def test_a_month_is_not_exact_and_a_year_may_be_lacking() -> None:
    [month] = days_in("2024年3月")
    assert (month.day, month.exact) == (date(2024, 3, 1), False)
    assert lacks_year("3月5日")
    assert not lacks_year("2024年3月5日")


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("予以公开", "granted"),
        ("已主动公开，告知网址", "granted"),
        ("部分公开、其余涉及个人隐私", "partially_granted"),
        ("（三）不予公开·4.保护第三方合法权益", "denied_third_party"),
        ("不予公开（过程性信息）", "denied_process_information"),
        ("信息不存在", "unavailable_not_held"),
        ("不属于本机关公开范围", "unavailable_not_held"),
        ("告知向县自然资源局申请", "unavailable_not_held"),
        ("需要加工汇总", "unavailable_not_ready_made"),
        ("补正后仍不明确", "unavailable_still_unclear"),
        ("引导通过信访渠道反映", "rejected_petition"),
        ("重复申请，不予处理", "rejected_repeated"),
        ("逾期未补正，视为撤回申请", "other_not_corrected"),
        ("逾期不缴费", "other_fee_unpaid"),
        ("申请人撤回", "other_misc"),
        ("3.其他", "other_misc"),
        ("办理中", OPEN),
        ("结转下年度继续办理", OPEN),
    ],
)
def test_results(text: str, id_: str) -> None:
    assert APPLICATIONS.result(text).id == id_


@pytest.mark.parametrize(
    "text",
    ["不予公开", "无法提供", "咨询", "已答复", "政府信息公开申请已转县局", "个人隐私、过程性信息"],
)
def test_results_that_are_asked(text: str) -> None:
    assert APPLICATIONS.result(text).id == ""


def test_a_reason_decides_within_what_the_result_leaves_open() -> None:
    assert APPLICATIONS.result("不予公开", "商业秘密").id == "denied_third_party"
    assert APPLICATIONS.result("不予公开", "信息不存在").id == ""
    assert APPLICATIONS.result("已答复", "信息不存在").id == "unavailable_not_held"


@pytest.mark.parametrize(
    ("kind", "name", "id_"),
    [
        ("公民", "", "natural_person"),
        ("企业法人", "", "commercial"),
        ("法人或其他组织", "蓝天律师事务所", "legal_service"),
        ("法人", "石家田建材有限公司", "commercial"),
        ("其他组织", "", "other_organization"),
        ("", "张某某", "natural_person"),
        ("", "张三、李四等5人", "natural_person"),
        ("", "张三（北京某律师事务所）", "natural_person"),
        ("", "北京市某律师事务所（王律师）", "legal_service"),
        ("", "阳光志愿者协会", "welfare"),
        ("", "江东大学", "research"),
        ("", "清溪村村民委员会", "other_organization"),
        ("律师", "", ""),
        ("法人或其他组织", "", ""),
        ("", "绿水环保", ""),
    ],
)
def test_kinds(kind: str, name: str, id_: str) -> None:
    assert APPLICATIONS.kind(kind, name=name).id == id_


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("驳回起诉", "upheld"),
        ("撤销", "corrected"),
        ("撤销复议申请", "other_result"),
        ("准许撤诉", "other_result"),
        ("确认违法", "corrected"),
        ("审理中", OPEN),
        ("已审结", ""),
        ("撤销原判决，驳回诉讼请求", ""),
    ],
)
def test_ends_of_disputes(text: str, id_: str) -> None:
    assert DISPUTES.result(text).id == id_


@pytest.mark.parametrize(
    "name", ["张三", "欧阳娜娜", "王**", "阿依古丽·买买提", "李先生", "赵六等3户"]
)
def test_people(name: str) -> None:
    assert are_people(name)


@pytest.mark.parametrize("name", ["绿水环保", "张家村", "王村小组", "远山", "某公司"])
def test_what_may_be_no_person(name: str) -> None:
    assert not are_people(name)


@pytest.mark.parametrize(
    ("head", "meaning"),
    [
        ("收到申请时间", "received"),
        ("受理日期", "received"),
        ("实际答复日期", "answered"),
        ("应答复日期", ""),
        ("答复期限", ""),
        ("补正日期", ""),
        ("申请方式", ""),
        ("申请人姓名（名称）", "name"),
        ("申请人类别", "kind"),
        ("申请公开事项", "content"),
        ("办理结果", "result"),
        ("不予公开理由", "reason"),
        ("受理编号", "number"),
        ("复议结果", ""),
        ("身份证号", ""),
    ],
)
def test_heads(head: str, meaning: str) -> None:
    assert meaning_of(head)[0] == meaning
