"""Registers of quite another make than those the reader was written with, and their figures.

They were imagined before the reader was tried on them. Of the first six it took two at once,
of the others, which came when these were read, one.
"""

from collections.abc import Callable
from pathlib import Path

from docx import Document
from openpyxl import Workbook

from tests.core.ledger.imagined_later import (
    Figures,
    results_first,
    reviews_beside_suits,
    sections,
    with_a_summary,
    word_cards,
    yes_or_no,
)


def portal_export(folder: Path) -> tuple[Path, Figures]:
    """An export of a portal: moments, two days of which the later counts, numbers of many kinds."""
    b = Workbook()
    s = b.worksheets[0]
    s.title = "导出数据"
    s.append(
        [
            "申请编号",
            "申请人类型",
            "姓名/组织名称",
            "证件号码",
            "申请时间",
            "受理时间",
            "信息内容描述",
            "信息用途",
            "获取方式",
            "当前状态",
            "办结时间",
            "答复类型",
            "答复文书号",
            "满意度",
        ]
    )
    rows = [
        (
            "YSQ2024010001",
            "公民",
            "周大海",
            "3308",
            "2024-01-02 09:12:33",
            "2024-01-03 08:30:00",
            "土地确权",
            "自身生活",
            "邮寄",
            "已办结",
            "2024-01-22 16:40:11",
            "予以公开",
            "清公开〔2024〕1号",
            "满意",
        ),
        (
            "YSQ2024020004",
            "法人或其他组织",
            "清江水利工程有限公司",
            "9133",
            "2024-02-26 10:00:00",
            "2024-02-26 11:00:00",
            "招标评分表",
            "生产",
            "网上",
            "已办结",
            "2024-03-20 09:00:00",
            "不予公开-商业秘密",
            "清公开〔2024〕2号",
            "",
        ),
        (
            "YSQ2024030009",
            "公民",
            "郭敏",
            "3308",
            "2024-03-11 10:00:00",
            "2024-03-11 11:00:00",
            "政府存有的笔录",
            "",
            "自取",
            "已办结",
            "2024-04-01 09:00:00",
            "信息不存在",
            "",
            "",
        ),
        (
            "YSQ2024110010",
            "公民",
            "郭敏",
            "3308",
            "2024-11-11 10:00:00",
            "2024-11-12 11:00:00",
            "会议记录",
            "",
            "自取",
            "已办结",
            "2024-12-09 09:00:00",
            "部分公开",
            "",
            "",
        ),
        (
            "YSQ2024120011",
            "公民",
            "钟伟",
            "3308",
            "2024-12-30 10:00:00",
            "2024-12-31 11:00:00",
            "预算",
            "",
            "自取",
            "办理中",
            "",
            "",
            "",
            "",
        ),
    ]
    for r in rows:
        s.append(r)
    path = folder / "A.xlsx"
    b.save(path)
    return path, {
        "received.natural_person": 4,
        "received.commercial": 1,
        "granted.natural_person": 1,
        "denied_third_party.commercial": 1,
        "unavailable_not_held.natural_person": 1,
        "partially_granted.natural_person": 1,
        "carried_out.natural_person": 1,
    }


def word_register(folder: Path) -> tuple[Path, Figures]:
    """A document whose answers have day and result in one cell; the year stands above the table."""
    d = Document()
    d.add_paragraph("2024年度清溪乡政府信息公开申请收件登记簿")
    rows = [
        ["序号", "收件", "申请人及联系方式", "申请内容摘要", "承办科室", "答复", "备注"],
        [
            "1",
            "1月8日",
            "何小军 13800000000",
            "查阅2019年宅基地审批",
            "党政办",
            "1月26日书面答复，予以公开",
            "",
        ],
        [
            "2",
            "3月5日",
            "徐丽 13900000000",
            "公开拆迁协议",
            "村建办",
            "3月28日答复，不予公开，涉及第三方",
            "第三方不同意",
        ],
        ["3", "6月17日", "远大建设公司", "工程款支付凭证", "财政所", "7月5日答复，信息不存在", ""],
        ["4", "12月23日", "何小军 13800000000", "村务公开", "党政办", "", ""],
    ]
    t = d.add_table(len(rows), 7)
    for a, r in zip(t.rows, rows, strict=True):
        for c, x in zip(a.cells, r, strict=True):
            c.text = x
    path = folder / "B.docx"
    d.save(str(path))
    return path, {
        "received.natural_person": 3,
        "received.commercial": 1,
        "granted.natural_person": 1,
        "denied_third_party.natural_person": 1,
        "unavailable_not_held.commercial": 1,
        "carried_out.natural_person": 1,
    }


def cards(folder: Path) -> tuple[Path, Figures]:
    """A card for each case, one below the other."""
    b = Workbook()
    s = b.worksheets[0]
    s.title = "登记卡"
    cases = [
        ("1", "2024年2月1日", "方国强", "自然人", "征地公告", "2024年2月20日", "予以公开"),
        (
            "2",
            "2024年5月9日",
            "绿源农业有限公司",
            "法人",
            "补贴名单",
            "2024年5月30日",
            "不予公开（个人隐私）",
        ),
        ("3", "2024年12月27日", "方国强", "自然人", "会议纪要", "", ""),
    ]
    r = 1
    for n, came, who, kind, what, went, res in cases:
        s.cell(r, 1, "政府信息公开申请登记卡")
        s.merge_cells(start_row=r, end_row=r, start_column=1, end_column=4)
        for k, (a, av, bb, bv) in enumerate(
            [
                ("编号", n, "收到日期", came),
                ("申请人", who, "申请人类型", kind),
                ("申请内容", what, "", ""),
                ("答复日期", went, "办理结果", res),
            ],
            1,
        ):
            for c, v in enumerate((a, av, bb, bv), 1):
                s.cell(r + k, c, v)
        r += 6
    path = folder / "C.xlsx"
    b.save(path)
    return path, {
        "received.natural_person": 2,
        "received.commercial": 1,
        "granted.natural_person": 1,
        "denied_third_party.commercial": 1,
        "carried_out.natural_person": 1,
    }


def sheet_a_month(folder: Path) -> tuple[Path, Figures]:
    """A sheet for each month, most of them empty, days such as 1.5."""
    b = Workbook()
    b.remove(b.worksheets[0])
    data = {
        1: [("1.5", "马红", "个人", "低保", "1.19", "公开")],
        2: [],
        3: [
            ("3.4", "宏远公司", "企业", "规划图", "3.22", "不予公开：过程性信息"),
            ("3.18", "赵磊", "个人", "信访答复", "3.20", "不予处理，信访"),
        ],
        12: [("12.20", "马红", "个人", "危房", "", "正在办理")],
    }
    for m in range(1, 13):
        s = b.create_sheet(f"{m}月")
        s.append([f"2024年{m}月份依申请公开办理情况"])
        s.merge_cells("A1:G1")
        s.append(["序号", "收件日期", "申请人", "性质", "申请事项", "答复日期", "答复结果"])
        for n, r in enumerate(data.get(m, []), 1):
            s.append([n, *r])
        s.append(["小计", len(data.get(m, []))])
    path = folder / "D.xlsx"
    b.save(path)
    return path, {
        "received.natural_person": 3,
        "received.commercial": 1,
        "granted.natural_person": 1,
        "denied_process_information.commercial": 1,
        "rejected_petition.natural_person": 1,
        "carried_out.natural_person": 1,
    }


def letters(folder: Path) -> tuple[Path, Figures]:
    """Letters in general, separated by tabs, with free words for results."""
    lines = [
        "No.\t收文日期\t来文单位/个人\t性质\t标题\t拟办意见\t办理结果\t办结日期",
        "1\t2024/1/9\t叶青\t公民\t关于公开道路硬化资金的申请\t请村建办阅处\t已公开\t2024/1/29",
        "2\t2024/4/1\t清江律师事务所\t律所\t关于公开执法案卷的申请\t请司法所阅处\t属执法案卷，不予公开\t2024/4/19",
        "3\t2024/7/8\t叶青\t公民\t关于公开派出所警情的申请\t请综治办阅处\t不属本机关职责，已告知向县公安局申请\t2024/7/12",
        "4\t2023/12/18\t蔡琴\t公民\t关于公开安置房价格的申请\t请村建办阅处\t涉及个人隐私部分不予公开，其余提供\t2024/1/10",
        "5\t2024/10/8\t冯刚\t公民\t反映邻居违建\t请城管办阅处\t转信访处理\t2024/10/9",
    ]
    path = folder / "E.txt"
    path.write_bytes("\r\n".join(lines).encode("utf-8-sig"))
    return path, {
        "received.natural_person": 3,
        "received.legal_service": 1,
        "carried_in.natural_person": 1,
        "granted.natural_person": 1,
        "denied_enforcement_file.legal_service": 1,
        "unavailable_not_held.natural_person": 1,
        "partially_granted.natural_person": 1,
        "rejected_petition.natural_person": 1,
    }


def names_by_kind(folder: Path) -> tuple[Path, Figures]:
    """Names in a column for each kind, results ticked with 1, some of which leave open which."""
    b = Workbook()
    s = b.worksheets[0]
    s.title = "2024"
    s.append(["清溪街道信息公开申请办理台帐（2024年）"])
    s.merge_cells("A1:L1")
    s.append(
        [
            "序号",
            "接收日期及方式",
            "申请人",
            "",
            "申请事项",
            "答复书文号及日期",
            "处理情况",
            "",
            "",
            "",
            "",
            "备注",
        ]
    )
    s.append(
        ["", "", "个人", "单位", "", "", "公开", "不公开", "信息不存在", "不是本机关", "其他", ""]
    )
    for a in ("A2:A3", "B2:B3", "C2:D2", "E2:E3", "F2:F3", "G2:K2", "L2:L3"):
        s.merge_cells(a)
    rows = [
        (
            1,
            "2024.3.5 邮寄",
            "杜鹃",
            "",
            "旧改补偿",
            "清街公开〔2024〕1号 2024.3.25",
            "1",
            "",
            "",
            "",
            "",
            "",
        ),
        (
            2,
            "2024.5.6 当面",
            "",
            "和谐物业服务有限公司",
            "物业备案",
            "清街公开〔2024〕2号 2024.5.24",
            "",
            "",
            "1",
            "",
            "",
            "",
        ),
        (
            3,
            "2024.8.1 网上",
            "汪洋",
            "",
            "警务信息",
            "清街公开〔2024〕3号 2024.8.5",
            "",
            "",
            "",
            "1",
            "",
            "",
        ),
        (
            4,
            "2024.9.2 邮寄",
            "杜鹃",
            "",
            "旧改合同",
            "清街公开〔2024〕4号 2024.9.20",
            "",
            "1",
            "",
            "",
            "",
            "商业秘密",
        ),
        (5, "2024.12.30 邮寄", "吴江", "", "预算", "", "", "", "", "", "", "在办"),
    ]
    for r in rows:
        s.append(list(r))
    s.append(["合计", "5件", "4", "1", "", "", "1", "1", "1", "1", "0", ""])
    path = folder / "F.xlsx"
    b.save(path)
    return path, {
        "received.natural_person": 4,
        "received.commercial": 1,
        "granted.natural_person": 1,
        "unavailable_not_held.commercial": 1,
        "unavailable_not_held.natural_person": 1,
        "denied_third_party.natural_person": 1,
        "carried_out.natural_person": 1,
    }


IMAGINED: tuple[Callable[[Path], tuple[Path, Figures]], ...] = (
    *(portal_export, word_register, cards, sheet_a_month, letters, names_by_kind),
    *(results_first, word_cards, with_a_summary, reviews_beside_suits, yes_or_no, sections),
)
