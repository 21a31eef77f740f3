"""Form and report → document: title, headings, paragraphs, tables, balances."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given

from core.document.document import Paragraph, Role, Table
from core.form.form import Form
from core.layout.compose import compose, compose_table, format_date, paragraph, title_parts
from core.numbers import format_number
from core.report.report import Report
from tests.factories import AGENCY, balanced_report, blank_report, narrated_report
from tests.strategies import reports

TITLE = f"{AGENCY}2023年政府信息公开工作年度报告"


def with_title(form: Form, title: str, agency: str = AGENCY) -> Report:
    report = blank_report(form)
    report.heading = replace(report.heading, title=title, agency=agency)
    return report


@pytest.mark.parametrize(
    ("text", "level", "length"),
    [
        ("（一）主动公开。全年公开36条。", 2, 8),
        ("（一）主动公开", 2, 7),
        ("（十二）监督保障", 2, 8),
        ("1.更新不够及时。将改进。", 3, 9),
        ("2．人员变动", 3, 6),
        ("3、培训不足", 3, 6),
        ("（1）加强培训。", 4, 8),
        ("2023年，本镇公开信息36条。", 0, 0),
        ("1.5万元用于培训。", 0, 0),
        ("一、总体情况", 0, 0),
        ("第（一）项的说明", 0, 0),
        ("（略）", 0, 0),
        ("（一）" + "长" * 38, 0, 0),
        ("（一）" + "长" * 37, 2, 40),
    ],
)
def test_headings_are_recognised_by_their_numbering(text: str, level: int, length: int) -> None:
    assert paragraph(text) == Paragraph(text, level, length)


@pytest.mark.parametrize(
    ("title", "agency", "parts"),
    [
        (TITLE, AGENCY, (AGENCY, "2023年", "政府信息公开", "工作年度报告")),
        (f"{AGENCY}2023年度工作报告", AGENCY, (AGENCY, "2023年度工作报告")),
        ("2023年度工作报告", AGENCY, ("2023年度工作报告",)),
        (AGENCY, AGENCY, (AGENCY,)),
        ("2023年政府信息公开工作年度报告", "", ("2023年", "政府信息公开", "工作年度报告")),
        ("年报", "", ("年报",)),
    ],
)
def test_title_parts(form: Form, title: str, agency: str, parts: tuple[str, ...]) -> None:
    assert title_parts(with_title(form, title, agency)) == parts


@pytest.mark.parametrize(
    ("day", "text"),
    [(date(2024, 1, 5), "2024年1月5日"), (date(2024, 12, 31), "2024年12月31日"), (None, "")],
)
def test_date_as_printed(day: date | None, text: str) -> None:
    assert format_date(day) == text


def test_sections_come_with_their_headings_in_order(form: Form) -> None:
    document = compose(blank_report(form))
    opening = [b for b in document.blocks if isinstance(b, Paragraph)]
    sections = [section for section in form.sections if section.heading]
    assert [(p.section, p.text, p.level) for p in opening] == [
        (section.id, section.heading, 1) for section in sections
    ]
    assert all(p.heading_length == len(p.text) for p in opening)
    assert [table.id for table in document.tables] == ["disclosure", "applications", "disputes"]


def test_table_follows_its_heading(form: Form) -> None:
    blocks = compose(narrated_report(form)).blocks
    for before, table in pairwise(blocks):
        if isinstance(table, Table):
            assert isinstance(before, Paragraph)
            assert before.section == table.id
            assert before.text == table.title


def test_narratives_become_paragraphs(form: Form) -> None:
    report = blank_report(form)
    report.narratives = {
        "overview": "（一）公开。很好。\n\n  第二段。\u3000\n",
        "preface": "引言。",
    }
    texts = [b.text for b in compose(report).blocks if isinstance(b, Paragraph)]
    assert texts[:4] == ["引言。", "一、总体情况", "（一）公开。很好。", "第二段。"]


def test_heading_data(form: Form) -> None:
    report = narrated_report(form)
    report.heading = replace(report.heading, signed_by="清溪镇党政办公室")
    document = compose(report)
    assert (document.title, document.agency, document.year) == (TITLE, AGENCY, 2023)
    assert document.signature.agency == "清溪镇党政办公室"
    assert document.signature.date == "2024年1月12日"


def test_figures_stand_in_the_cells(form_2021: Form) -> None:
    report = blank_report(
        form_2021, {"disclosure.rules.issued": 3, "disclosure.fees.amount": Decimal("0.10")}
    )
    cells = {c.entry.address: c for c in compose_table(report, "disclosure").cells if c.entry}
    assert cells["disclosure.rules.issued"].text == "3"
    fees = cells["disclosure.fees.amount"]
    assert fees.text == "0.10"
    assert fees.column_span == 3
    assert fees.entry is not None
    assert (fees.entry.decimals, fees.entry.unit, fees.entry.signed) == (6, "万元", False)
    assert cells["disclosure.rules.repealed"].text == ""


@given(reports())
def test_every_cell_of_the_form_is_printed_once_with_its_figure(report: Report) -> None:
    entries = [
        (cell.entry.address, cell.text, cell.entry.value, cell.role)
        for table in compose(report).tables
        for cell in table.cells
        if cell.entry
    ]
    assert entries == [
        (address, format_number(value), value, Role.VALUE)
        for address, value in report.figures.items()
    ]


@given(reports())
def test_no_text_is_lost_and_no_line_breaks_remain(report: Report) -> None:
    paragraphs = [b for b in compose(report).blocks if isinstance(b, Paragraph) and not b.section]
    written = "".join("".join(report.narrative(s.id).split()) for s in report.form.narratives)
    assert "".join("".join(p.text.split()) for p in paragraphs) == written
    for p in paragraphs:
        assert p.text.strip()
        assert "\n" not in p.text
        assert (p.level > 0) == (p.heading_length > 0)
        assert p.heading_length <= len(p.text)


@given(reports())
def test_title_parts_make_up_the_title(report: Report) -> None:
    parts = title_parts(report)
    assert "".join(parts) == report.heading.title
    assert all(parts)


def test_balances_are_the_equations(form: Form) -> None:
    report = balanced_report(form)
    balances = compose(report).balances
    assert len(balances) == len(form.equations)
    for balance in balances:
        left = sum(report.figures[cell] or 0 for cell in balance.left)
        assert left == sum(report.figures[cell] or 0 for cell in balance.right)
    names = [balance.name for balance in balances]
    assert names[0] == "自然人：第一项＋第二项＝第三项总计＋第四项"
    assert "行政复议：总计＝四种结果之和" in names
    assert len(set(names)) == len(names)
