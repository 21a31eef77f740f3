"""Cases whose figures are known, counted here in the plainest way."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

YEAR = 2024
TODAY = date(2025, 1, 10)


@dataclass(frozen=True)
class Known:
    """A case of which all is known; `result` is empty for one that is open."""

    came: date
    went: date | None
    kind: str
    result: str
    name: str = ""
    content: str = ""


def figures_of(cases: Iterable[Known], year: int = YEAR) -> dict[str, int]:
    """The figures of table three that are not 0, by address."""
    found: Counter[str] = Counter()
    for case in cases:
        ended = case.went is not None and case.went.year <= year
        if case.came.year > year or (case.went and case.went.year < year):
            continue
        came = "received" if case.came.year == year else "carried_in"
        found[f"applications.{came}.{case.kind}"] += 1
        found[f"applications.{case.result if ended else 'carried_out'}.{case.kind}"] += 1
    return dict(found)


CASES = (
    Known(date(2023, 12, 20), date(2024, 1, 9), "natural_person", "granted", "王小明", "征地批复"),
    Known(date(2023, 12, 25), None, "natural_person", "", "赵六", "低保名单"),
    Known(date(2023, 5, 4), date(2023, 5, 20), "commercial", "granted", "清溪建材有限公司", "规划"),
    Known(date(2024, 1, 15), date(2024, 2, 3), "natural_person", "granted", "李某某", "补偿标准"),
    Known(date(2024, 3, 5), date(2024, 3, 21), "commercial", "denied_third_party",
        "远山贸易有限公司", "中标材料"),
    Known(date(2024, 4, 8), date(2024, 4, 30), "legal_service", "unavailable_not_held",
        "正衡律师事务所", "登记档案"),
    Known(date(2024, 5, 6), date(2024, 5, 28), "welfare", "partially_granted",
        "阳光志愿者协会", "救助情况"),
    Known(date(2024, 6, 11), date(2024, 6, 13), "natural_person", "rejected_petition",
        "陈建国", "反映邻里纠纷"),
    Known(date(2024, 6, 11), date(2024, 7, 2), "natural_person", "rejected_repeated",
        "陈建国", "补偿标准"),
    Known(date(2024, 8, 19), date(2024, 9, 9), "research", "unavailable_not_ready_made",
        "江东大学", "历年人口"),
    Known(date(2024, 9, 2), date(2024, 9, 20), "other_organization", "other_misc",
        "柳树村村民委员会", "修路资金"),
    Known(date(2024, 12, 20), date(2025, 1, 7), "natural_person", "granted", "孙丽", "会议纪要"),
    Known(date(2024, 12, 26), None, "commercial", "", "河口渔业公司", "滩涂规划"),
    Known(date(2025, 1, 3), None, "natural_person", "", "周强", "水库移民"),
)  # fmt: skip

RESULTS = {
    "granted": "予以公开",
    "partially_granted": "部分公开",
    "denied_third_party": "不予公开（商业秘密）",
    "denied_process_information": "不予公开，属于过程性信息",
    "unavailable_not_held": "信息不存在",
    "unavailable_not_ready_made": "需要加工汇总",
    "rejected_petition": "信访事项",
    "rejected_repeated": "重复申请",
    "other_not_corrected": "逾期未补正，视为放弃",
    "other_misc": "申请人撤回申请",
    "": "",
}
KINDS = {
    "natural_person": "自然人",
    "commercial": "企业",
    "research": "科研机构",
    "welfare": "社会公益组织",
    "legal_service": "律所",
    "other_organization": "其他组织",
}
