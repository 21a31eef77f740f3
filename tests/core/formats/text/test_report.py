import re
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.document.document import Cell, Document, Role, Table
from core.form.form import Form
from core.formats.text.writing import writer as text
from core.layout.compose import compose
from core.report.report import Report
from tests.core.formats.html.html_samples import AGENCY, answers, fees, report, value, with_text
from tests.factories import blank_report, narrated_report
from tests.strategies import reports


def lines(document: Document) -> list[str]:
    return text.render(document).split("\n")


def table_lines(table: Table) -> list[str]:
    """The lines of a table, between its title and the signature."""
    found = lines(replace(report(), blocks=(table,)))
    assert found[2:4] == [table.title, ""]
    return found[4:-5]


def written(document: Document) -> bytes:
    file = BytesIO()
    text.write(document, file)
    return file.getvalue()


def test_every_label_stands_in_the_text(form: Form) -> None:
    document = compose(narrated_report(form))
    found = text.render(document)

    for table in document.tables:
        for cell in table.cells:
            if cell.role in {Role.CAPTION, Role.HEADER, Role.LABEL}:
                assert cell.text in found


def test_each_row_names_its_figures(form_2021: Form) -> None:
    report_2 = narrated_report(form_2021)
    granted = {
        column: report_2.figures[f"applications.granted.{column}"]
        for column in ("natural_person", "commercial", "research", "welfare")
    }
    found = text.render(compose(report_2))

    assert (
        f"\n　（一）予以公开：自然人 {granted['natural_person']}、商业企业 {granted['commercial']}"
        f"、科研机构 {granted['research']}、社会公益组织 {granted['welfare']}、" in found
    )
    assert "\n　（三）不予公开：\n　　1.属于国家秘密：自然人 " in found
    assert found.count("三、本年度办理结果：") == 1


@settings(max_examples=20)
@given(reports())
def test_all_figures_stand_in_the_tables_in_order(made: Report) -> None:
    document = compose(made)
    for table in document.tables:
        rows = "\n".join(table_lines(table))
        shown = re.findall(r" (-?\d+(?:\.\d+)?|未填)(?=、|$)", rows, re.MULTILINE)
        assert shown == [cell.text or "未填" for cell in table.cells if cell.entry]


def test_headers_of_several_levels_are_told_once() -> None:
    assert table_lines(answers()) == [
        "（第一项等于第二项）",
        "申请人：个人、总计",
        "一、收到：个人 3、总计 3",
        "二、答复：",
        "　1.公开：个人 未填、总计 2",
        "　2.不公开：个人 1、总计 1",
    ]


def test_blocks_stand_apart_below_their_captions() -> None:
    assert table_lines(fees()) == [
        "【甲、文件】",
        "通告：新制作 4、现有 11",
        "",
        "【乙、收费】",
        "检测费：金额（万元） 0.250",
    ]


@pytest.mark.parametrize(("label", "start"), [("", ""), ("本乡", "本乡·")])
def test_columns_of_equal_names_are_told_apart_by_what_is_above(label: str, start: str) -> None:
    left = 1 if label else 0
    cells = [
        Cell(0, left, "复议", Role.HEADER, 1, 2),
        Cell(0, left + 2, "诉讼", Role.HEADER, 1, 2),
        *(Cell(1, left + n, name, Role.HEADER) for n, name in enumerate(("维持", "总计") * 2)),
        *(value(2, left + n, f"a.b.{n}", n) for n in range(4)),
    ]
    if label:
        cells += [Cell(0, 0, "单位", Role.CORNER, 2), Cell(2, 0, label, Role.LABEL)]
    widths = (1.0,) * (4 + left)
    table = Table("a", "复议和诉讼", "复议", 3, 4 + left, tuple(cells), widths, 2)

    assert table_lines(table)[left:] == [
        f"{start}复议：维持 0、总计 1",
        f"{start}诉讼：维持 2、总计 3",
    ]


def test_disputes_are_told_apart(form: Form) -> None:
    found = text.render(compose(narrated_report(form)))

    for group in ("行政复议", "行政诉讼·未经复议直接起诉", "行政诉讼·复议后起诉"):
        assert f"\n{group}：结果维持 " in found


def test_a_blank_figure_is_said_to_be_blank(form: Form) -> None:
    document = compose(blank_report(form))
    entries = [cell for table in document.tables for cell in table.cells if cell.entry]

    assert text.render(document).count("未填") == len(entries)


def test_paragraphs_are_indented_headings_are_not_and_nothing_is_wrapped() -> None:
    assert lines(report())[:12] == [
        f"{AGENCY}2023年年度报告",
        "",
        "　　本报告依据条例编制。",
        "",
        "一、总体情况",
        "",
        "　　（一）主动公开。公开信息<8>条 & 通告4份。",
        "　　（二）队伍建设",
        "　　1.配备专人。",
        "　　（1）分工",
        "",
        "文件和收费",
    ]


def test_a_title_is_not_repeated_below_a_heading_that_says_the_same() -> None:
    assert lines(report()).count("二、申请办理情况") == 1


def test_signature_and_code_end_the_text() -> None:
    assert lines(report())[-5:] == ["", AGENCY, "2024年1月9日", "校验码：7K2QM-0ZX4D", ""]


def test_a_draft_begins_with_its_mark() -> None:
    assert lines(replace(report(), draft=True))[0] == "【草稿】"
    assert "草稿" not in text.render(report())


def test_a_file_has_what_old_windows_needs() -> None:
    data = written(report())

    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n") == text.render(report()).count("\n")
    assert data.decode("utf-8-sig").replace("\r\n", "\n") == text.render(report())


@given(st.text(max_size=40) | st.text("ab\x00\x07\n\r\t\x85\u2028\ud800垚", max_size=20))
def test_any_text_stays_on_its_line(any_text: str) -> None:
    found = written(with_text(any_text)).decode("utf-8-sig")

    assert not re.search("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]", found)
    assert found.count("\n") == found.count("\r\n")


def test_a_line_break_inside_a_label_is_closed() -> None:
    cells = tuple(
        replace(cell, text="商业\n企业") if cell.text == "个人" else cell
        for cell in answers().cells
    )
    assert "一、收到：商业企业 3、总计 3" in table_lines(replace(answers(), cells=cells))


def test_progress_is_heard_and_may_cancel() -> None:
    heard: list[float] = []
    text.write(report(), BytesIO(), progress=heard.append)

    assert heard == sorted(heard)
    assert heard[-1] == 1.0
