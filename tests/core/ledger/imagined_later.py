"""Six further registers, imagined when those of `imagined` were read; one was at once."""

from datetime import date
from pathlib import Path

from docx import Document
from openpyxl import Workbook

Figures = dict[str, int]
"""What a table has by row and column, cells with 0 left out."""


def results_first(folder: Path) -> tuple[Path, Figures]:
    """Results first, in the words of the form, days with their weekdays."""
    b = Workbook()
    s = b.worksheets[0]
    s.title = "依申请"
    s.append(
        [
            "处理结果",
            "申请主体",
            "申请人（机构）",
            "收到申请日",
            "办结日",
            "所申请的政府信息",
            "申请编号",
        ]
    )
    for r in [
        (
            "（五）不予处理 1.信访举报投诉类申请",
            "自然人",
            "刘芳",
            "2024-03-05（星期二）",
            "2024-03-11（星期一）",
            "反映低保",
            "G1",
        ),
        (
            "（一）予以公开",
            "法人或其他组织—商业企业",
            "恒通运输公司",
            "2024-04-02（星期二）",
            "2024-04-22（星期一）",
            "线路审批",
            "G2",
        ),
        (
            "（四）无法提供 2.没有现成信息需要另行制作",
            "法人或其他组织—科研机构",
            "江东学院",
            "2024-05-06（星期一）",
            "2024-05-27（星期一）",
            "统计汇总",
            "G3",
        ),
        (
            "（三）不予公开 6.属于四类过程性信息",
            "自然人",
            "刘芳",
            "2023-12-21（星期四）",
            "2024-01-10（星期三）",
            "会议纪要",
            "G4",
        ),
        ("四、结转下年度继续办理", "自然人", "秦川", "2024-12-18（星期三）", "", "债务", "G5"),
    ]:
        s.append(r)
    path = folder / "G.xlsx"
    b.save(path)
    return path, {
        "received.natural_person": 2,
        "received.commercial": 1,
        "received.research": 1,
        "carried_in.natural_person": 1,
        "rejected_petition.natural_person": 1,
        "granted.commercial": 1,
        "unavailable_not_ready_made.research": 1,
        "denied_process_information.natural_person": 1,
        "carried_out.natural_person": 1,
    }


def word_cards(folder: Path) -> tuple[Path, Figures]:
    """A document with a small table for each case."""
    d = Document()
    for n, (who, kind, came, what, went, res) in enumerate(
        [
            ("林涛", "公民", "2024年3月5日", "征收补偿", "2024年3月25日", "予以公开"),
            (
                "诚信会计师事务所有限公司",
                "法人",
                "2024年7月1日",
                "审计报告",
                "2024年7月19日",
                "不予公开，涉及商业秘密",
            ),
            ("林涛", "公民", "2024年12月30日", "年度预算", "", ""),
        ],
        1,
    ):
        d.add_paragraph("政府信息公开申请登记表")
        t = d.add_table(4, 4)
        rows = [
            ["登记编号", f"{n:03}", "收到日期", came],
            ["申请人姓名或名称", who, "申请人类别", kind],
            ["所需政府信息", what, "获取方式", "邮寄"],
            ["答复日期", went, "答复结果", res],
        ]
        for a, r in zip(t.rows, rows, strict=True):
            for c, x in zip(a.cells, r, strict=True):
                c.text = x
    path = folder / "H.docx"
    d.save(str(path))
    return path, {
        "received.natural_person": 2,
        "received.commercial": 1,
        "granted.natural_person": 1,
        "denied_third_party.commercial": 1,
        "carried_out.natural_person": 1,
    }


def with_a_summary(folder: Path) -> tuple[Path, Figures]:
    """A small summary of figures beside the cases."""
    b = Workbook()
    s = b.worksheets[0]
    s.title = "2024台账"
    s.append(
        [
            "序号",
            "收文时间",
            "申请人",
            "申请人类别",
            "内容",
            "回复时间",
            "回复情况",
            "",
            "统计项",
            "件数",
        ]
    )
    rows = [
        (1, date(2024, 1, 10), "韩雪", "个人", "账目", date(2024, 1, 30), "公开", "", "收到", 4),
        (
            2,
            date(2024, 2, 20),
            "盛达公司",
            "企业",
            "规划",
            date(2024, 3, 8),
            "不存在",
            "",
            "公开",
            1,
        ),
        (
            3,
            date(2024, 6, 3),
            "韩雪",
            "个人",
            "账目二",
            date(2024, 6, 20),
            "部分公开",
            "",
            "部分公开",
            1,
        ),
        (4, date(2024, 12, 29), "罗杰", "个人", "路灯", None, None, "", "不存在", 1),
        ("", "", "", "", "", "", "", "", "未办结", 1),
    ]
    for r in rows:
        s.append(list(r))
    path = folder / "I.xlsx"
    b.save(path)
    return path, {
        "received.natural_person": 3,
        "received.commercial": 1,
        "granted.natural_person": 1,
        "unavailable_not_held.commercial": 1,
        "partially_granted.natural_person": 1,
        "carried_out.natural_person": 1,
    }


def reviews_beside_suits(folder: Path) -> tuple[Path, Figures]:
    """Reviews and suits beside each other: a row is a case of each."""
    b = Workbook()
    s = b.worksheets[0]
    s.title = "复议诉讼"
    s.append(["序号", "申请人", "行政复议", "", "", "行政诉讼", "", ""])
    s.append(["", "", "受理日期", "复议结果", "结案日期", "立案日期", "裁判结果", "判决日期"])
    for a in ("A1:A2", "B1:B2", "C1:E1", "F1:H1"):
        s.merge_cells(a)
    for r in [
        (
            1,
            "张甲",
            date(2024, 1, 5),
            "维持",
            date(2024, 3, 5),
            date(2024, 4, 1),
            "驳回诉讼请求",
            date(2024, 7, 1),
        ),
        (2, "李乙", date(2024, 5, 5), "撤销重作", date(2024, 7, 5), None, None, None),
        (3, "王丙", None, None, None, date(2024, 8, 1), None, None),
    ]:
        s.append(r)
    path = folder / "J.xlsx"
    b.save(path)
    return path, {
        "review.upheld": 1,
        "review.corrected": 1,
        "suit_after_review.upheld": 1,
        "direct_suit.pending": 1,
    }


def yes_or_no(folder: Path) -> tuple[Path, Figures]:
    """是, 否 and 部分 below 是否公开, why in another column."""
    b = Workbook()
    s = b.worksheets[0]
    s.append(["2024年度政府信息依申请公开情况一览表"])
    s.append(
        [
            "编号",
            "申请人性质",
            "申请人",
            "收到时间",
            "申请公开的信息",
            "是否公开",
            "不公开理由",
            "答复时间",
            "是否复议",
        ]
    )
    for r in [
        ("1", "个人", "段誉", "2024-2-5", "城管执法", "是", "", "2024-2-28", "否"),
        (
            "2",
            "单位（企业）",
            "天龙公司",
            "2024-3-15",
            "招投标",
            "否",
            "第三方商业秘密",
            "2024-4-8",
            "是",
        ),
        (
            "3",
            "单位（律所）",
            "天正所",
            "2024-8-2",
            "案卷",
            "否",
            "行政执法案卷",
            "2024-8-20",
            "否",
        ),
        ("4", "个人", "段誉", "2024-9-9", "监控", "部分", "涉及个人隐私", "2024-9-29", "否"),
        ("5", "个人", "乔峰", "2024-12-31", "公厕", "", "", "", ""),
    ]:
        s.append(r)
    path = folder / "K.xlsx"
    b.save(path)
    return path, {
        "received.natural_person": 3,
        "received.commercial": 1,
        "received.legal_service": 1,
        "granted.natural_person": 1,
        "denied_third_party.commercial": 1,
        "denied_enforcement_file.legal_service": 1,
        "partially_granted.natural_person": 1,
        "carried_out.natural_person": 1,
    }


def sections(folder: Path) -> tuple[Path, Figures]:
    """Sections for what came over and what is new, days without years."""
    b = Workbook()
    s = b.worksheets[0]
    s.title = "登记"
    s.append(["2024年清溪镇依申请公开台账"])
    s.merge_cells("A1:G1")
    s.append(["序号", "收件日期", "申请人", "类别", "内容", "办结日期", "结果"])
    s.append(["一、上年结转"])
    s.merge_cells("A3:G3")
    s.append([1, "12月20日", "范进", "自然人", "学籍", "1月8日", "告知向县教育局申请"])
    s.append(["二、本年新收"])
    s.merge_cells("A5:G5")
    s.append([1, "1月15日", "范进", "自然人", "校产", "2月4日", "予以公开"])
    s.append([2, "12月25日", "胡屠户", "个体户", "摊位", "", ""])
    path = folder / "L.xlsx"
    b.save(path)
    return path, {
        "carried_in.natural_person": 1,
        "unavailable_not_held.natural_person": 1,
        "received.natural_person": 1,
        "granted.natural_person": 1,
        "received.commercial": 1,
        "carried_out.commercial": 1,
    }
