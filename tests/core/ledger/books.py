"""Registers of different make, written with what offices write them with."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from tests.core.ledger.truth import KINDS, RESULTS, Known

Writer = Callable[[Sequence[Known], Path], Path]


def _saved(book: Workbook, path: Path) -> Path:
    path = path.with_suffix(".xlsx")
    book.save(path)
    return path


def _sheet(title: str = "台账") -> tuple[Workbook, Worksheet]:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    return book, sheet


def plain_book(cases: Sequence[Known], path: Path) -> Path:
    """One row of heads, real dates, a column of numbers."""
    book, sheet = _sheet()
    sheet.append(
        [
            "序号",
            "收件日期",
            "申请人",
            "申请人类型",
            "申请内容",
            "答复日期",
            "办理结果",
            "是否延期",
            "备注",
        ]
    )
    for number, case in enumerate(cases, 1):
        result = RESULTS[case.result]
        sheet.append(
            [
                number,
                case.came,
                case.name,
                KINDS[case.kind],
                case.content,
                case.went,
                result,
                "否",
                "",
            ]
        )
    return _saved(book, path)


def two_row_heads(cases: Sequence[Known], path: Path) -> Path:
    """A title, merged heads over two rows, blank rows, a total and a line for signatures."""
    book, sheet = _sheet("Sheet1")
    sheet.append(["清溪镇2024年度依申请公开办理情况登记表"])
    sheet.merge_cells("A1:J1")
    sheet["A1"].font = Font(size=18)
    sheet.append(["填表单位：清溪镇人民政府", "", "", "", "", "", "", "", "填表日期：2025年1月8日"])
    sheet.append(["序号", "申请人信息", "", "", "申请情况", "", "", "办理情况", "", ""])
    sheet.append(
        [
            "",
            "姓名（名称）",
            "类别",
            "联系电话",
            "收到时间",
            "提交方式",
            "申请事项",
            "答复时间",
            "处理结果",
            "具体情形",
        ]
    )
    for area in ("A3:A4", "B3:D3", "E3:G3", "H3:J3"):
        sheet.merge_cells(area)
    for number, case in enumerate(cases, 1):
        whole, _, part = RESULTS[case.result].partition("（")
        came, went = f"{case.came:%Y.%m.%d}", f"{case.went:%Y.%m.%d}" if case.went else "/"
        sheet.append(
            [
                number,
                case.name,
                KINDS[case.kind],
                "0570-6621",
                came,
                "邮寄",
                case.content,
                went,
                whole or "—",
                part.rstrip("）"),
            ]
        )
        if number == 4:
            sheet.append([])
    sheet.append(
        [
            "合计",
            f"{len(cases)}件",
            "",
            "",
            "",
            "",
            "",
            "",
            f"{sum(bool(c.went) for c in cases)}件办结",
        ]
    )
    sheet.append(["制表人：吴敏", "", "", "审核人：郑刚"])
    return _saved(book, path)


def separated(cases: Sequence[Known], path: Path) -> Path:
    """A GBK text with commas, dates as eight digits, nobody's kind but in the names."""
    lines = ["登记编号,收到申请时间,申请人姓名或名称,申请公开事项,答复时间,答复类型"]
    for number, case in enumerate(cases, 1):
        went = f"{case.went:%Y%m%d}" if case.went else ""
        result = RESULTS[case.result] or "办理中"
        what = f'"{case.content}，一份"'
        lines.append(f"QX-{number:03},{case.came:%Y%m%d},{case.name},{what},{went},{result}")
    path = path.with_suffix(".csv")
    path.write_bytes("\r\n".join(lines).encode("gbk"))
    return path


_TICKED = (
    ("granted", "予以公开", ""),
    ("partially_granted", "部分公开", ""),
    ("denied_third_party", "不予公开", "保护第三方合法权益"),
    ("denied_process_information", "不予公开", "属于四类过程性信息"),
    ("unavailable_not_held", "无法提供", "本机关不掌握相关政府信息"),
    ("unavailable_not_ready_made", "无法提供", "没有现成信息需要另行制作"),
    ("rejected_petition", "不予处理", "信访举报投诉类申请"),
    ("rejected_repeated", "不予处理", "重复申请"),
    ("other_not_corrected", "其他处理", "逾期不补正"),
    ("other_misc", "其他处理", "其他"),
)


def ticked(cases: Sequence[Known], path: Path) -> Path:
    """A column for each kind and each result, ticked, heads over three rows."""
    book, sheet = _sheet()
    kinds = {
        "natural_person": "自然人",
        "commercial": "商业企业",
        "research": "科研机构",
        "welfare": "社会公益组织",
        "legal_service": "法律服务机构",
        "other_organization": "其他",
    }
    first = ["序号", "收件日期", "申请人类别", *[""] * 5, "答复日期", "办理结果", *[""] * 9]
    second = [
        "",
        "",
        "自然人",
        "法人或其他组织",
        *[""] * 4,
        "",
        *(group for _, group, _ in _TICKED),
    ]
    third = ["", "", "", *list(kinds.values())[1:], "", *(label for _, _, label in _TICKED)]
    for row in (first, second, third):
        sheet.append(row)
    for area in ("A1:A3", "B1:B3", "C1:H1", "C2:C3", "D2:H2", "I1:I3", "J1:S1", "J2:J3", "K2:K3"):
        sheet.merge_cells(area)
    for number, case in enumerate(cases, 1):
        who = ["√" if id_ == case.kind else None for id_ in kinds]
        what = ["√" if id_ == case.result else None for id_, *_ in _TICKED]
        sheet.append([number, case.came, *who, case.went, *what])
    sheet.append(["", "合计", *(sum(c.kind == id_ for c in cases) for id_ in kinds)])
    return _saved(book, path)


def word_tables(cases: Sequence[Known], path: Path) -> Path:
    """A document with a title and a table that goes on in a second one without heads."""
    from docx import Document  # noqa: PLC0415 (only these tests write one)

    document = Document()
    document.add_paragraph("清溪镇政府信息公开申请登记簿")
    half = len(cases) // 2
    heads = ["收到日期", "申请人", "申请人性质", "所需信息", "答复日期", "答复情况"]
    for part, rows in ((heads, cases[:half]), (None, cases[half:])):
        lines = [part] if part else []
        lines += [
            [_said(c.came), c.name, KINDS[c.kind], c.content, _said(c.went), RESULTS[c.result]]
            for c in rows
        ]
        table = document.add_table(len(lines), len(heads))
        for row, line in zip(table.rows, lines, strict=True):
            for cell, text in zip(row.cells, line, strict=True):
                cell.text = text
        document.add_paragraph("（接下页）")
    path = path.with_suffix(".docx")
    document.save(str(path))
    return path


def _said(day: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def months(cases: Sequence[Known], path: Path) -> Path:
    """Days without years below lines for the months, a line for the year before."""
    book, sheet = _sheet("登记")
    sheet.append(["信息公开申请登记"])
    sheet.append(["收件时间", "申请人", "主体类别", "申请内容", "答复时间", "答复结果"])
    year = month = 0
    for case in sorted(cases, key=lambda c: c.came):
        if case.came.year != year:
            sheet.append([f"{case.came.year}年"])
            sheet.merge_cells(
                start_row=sheet.max_row, end_row=sheet.max_row, start_column=1, end_column=6
            )
        if case.came.month != month:
            sheet.append([f"{case.came.month}月份"])
        year, month = case.came.year, case.came.month
        went = f"{case.went.month}月{case.went.day}日" if case.went else None
        sheet.append(
            [
                f"{month}月{case.came.day}日",
                case.name,
                KINDS[case.kind],
                case.content,
                went,
                RESULTS[case.result],
            ]
        )
    return _saved(book, path)


def sheet_a_year(cases: Sequence[Known], path: Path) -> Path:
    """A sheet a year; what was open is entered again in the next one, with its number."""
    book = Workbook()
    book.worksheets[0].title = "填写说明"
    book.worksheets[0].append(["一、收到申请当天登记。"])
    numbered = [(f"({c.came.year})第{n}号", c) for n, c in enumerate(cases, 1)]
    for year in (2023, 2024, 2025):
        sheet = book.create_sheet(f"{year}年")
        sheet.append(
            ["编号", "登记日期", "申请人名称", "申请人身份", "内容描述", "办结日期", "办理情况"]
        )
        for number, case in numbered:
            is_known = case.went is not None and case.went.year <= year
            if case.came.year == year or (
                case.came.year < year and not (case.went and case.went.year < year)
            ):
                sheet.append(
                    [
                        number,
                        case.came,
                        case.name,
                        KINDS[case.kind],
                        case.content,
                        case.went if is_known else None,
                        RESULTS[case.result] if is_known else "在办",
                    ]
                )
    return _saved(book, path)


def split_dates(cases: Sequence[Known], path: Path) -> Path:
    """年, 月 and 日 in columns of their own; a number that is merged over two lines of a case."""
    book, sheet = _sheet()
    sheet.append(
        ["编号", "收件日期", "", "", "申请人", "类型", "申请内容", "答复日期", "", "", "办理结果"]
    )
    sheet.append(["", "年", "月", "日", "", "", "", "年", "月", "日", ""])
    for area in ("A1:A2", "B1:D1", "E1:E2", "F1:F2", "G1:G2", "H1:J1", "K1:K2"):
        sheet.merge_cells(area)
    for number, case in enumerate(cases, 1):
        went = [case.went.year, case.went.month, case.went.day] if case.went else ["", "", ""]
        sheet.append(
            [
                number,
                case.came.year,
                case.came.month,
                case.came.day,
                case.name,
                KINDS[case.kind],
                case.content,
                *went,
                RESULTS[case.result],
            ]
        )
        sheet.append(["", "", "", "", "", "", "（附件一份）"])
        last = sheet.max_row
        for column in (1, 2, 3, 4, 5, 6, 8, 9, 10, 11):
            sheet.merge_cells(
                start_row=last - 1, end_row=last, start_column=column, end_column=column
            )
    return _saved(book, path)


def old_workbook(cases: Sequence[Known], path: Path) -> Path:
    """An .xls with serial numbers for dates in cells that were never told to show dates."""
    import xlwt  # type: ignore[import-untyped]  # noqa: PLC0415 (as above)

    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("依申请公开")
    rows: list[list[object]] = [
        [
            "受理日期",
            "应答复日期",
            "申请主体",
            "主体性质",
            "信息名称",
            "实际答复日期",
            "是否公开",
            "不予公开理由",
        ]
    ]
    for case in cases:
        whole, _, part = RESULTS[case.result].partition("（")
        went = _serial(case.went) if case.went else ""
        rows.append(
            [
                _serial(case.came),
                _serial(case.came) + 28,
                case.name,
                KINDS[case.kind],
                case.content,
                went,
                whole,
                part.rstrip("）"),
            ]
        )
    for number, row in enumerate(rows):
        for column, content in enumerate(row):
            sheet.write(number + 2, column + 1, content)
    path = path.with_suffix(".xls")
    book.save(str(path))
    return path


def _serial(day: date) -> int:
    return (day - date(1899, 12, 30)).days


LAYOUTS: tuple[Writer, ...] = (
    *(plain_book, two_row_heads, separated, ticked, word_tables, months),
    *(sheet_a_year, split_dates, old_workbook),
)


def disputes_book(
    rows: Iterable[Sequence[object]], heads: Sequence[str], path: Path, title: str = ""
) -> Path:
    """A register of reviews and suits."""
    book, sheet = _sheet("复议诉讼")
    if title:
        sheet.append([title])
    sheet.append(list(heads))
    for row in rows:
        sheet.append(list(row))
    return _saved(book, path)
