"""Markdown: what is written is taken for nothing but text and tables, and read back whole."""

import re
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.document.document import Cell, Document, Paragraph, Role, Signature, Table
from core.form.form import Form
from core.form.library import official_forms
from core.formats.markdown.writing import writer as markdown
from core.formats.text.reading.reader import read
from core.interpret import interpret
from core.interpret.result import Interpretation
from core.layout.compose import compose
from core.report.report import Report
from tests.core.interpret.documents import document_of
from tests.factories import narrated_report
from tests.strategies import figures, narratives, reports

MARKS = "*_#|\\`[]~$&<>-+=.)1甲 　\n\t"


def written(document: Document) -> bytes:
    file = BytesIO()
    markdown.write(document, file)
    return file.getvalue()


def read_back(report: Report) -> Interpretation:
    return interpret(read(written(compose(report))))


def document(*blocks: Paragraph | Table) -> Document:
    return Document((), "", 0, blocks, Signature("", ""))


def table(*rows: tuple[str, ...]) -> Table:
    cells = tuple(
        Cell(row, column, text, Role.LABEL)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    )
    return Table("a", "表", "表", len(rows), len(rows[0]), cells, (1.0,) * len(rows[0]))


@settings(max_examples=40, deadline=None)
@given(st.data(), st.sampled_from(["2019", "2021"]))
def test_a_report_is_read_back(data: st.DataObject, form_id: str) -> None:
    report = narrated_report(official_forms().by_id(form_id))
    report.values = {}
    report.store(data.draw(figures(report.form)))
    reading = read_back(report)
    assert reading.report == report
    assert reading.leftovers == ()


@settings(max_examples=40, deadline=None)
@given(reports())
def test_any_report_is_read_as_if_it_had_never_been_markdown(report: Report) -> None:
    reading, bare = read_back(report), interpret(document_of(report))
    assert reading.report == bare.report
    assert reading.missing_tables == bare.missing_tables == ()


@settings(max_examples=40, deadline=None)
@given(st.text(MARKS, max_size=30), narratives)
def test_any_mark_in_a_text_is_read_back(marked: str, text: str) -> None:
    lines = [" ".join(line.split()) for line in f"甲{marked}\n{text}乙{marked}".split("\n")]
    report = narrated_report(official_forms().by_id("2021"))
    report.narratives["overview"] = "\n".join(filter(None, lines))
    assert read_back(report).report == interpret(document_of(report)).report


@given(st.lists(st.text(MARKS, max_size=12), min_size=2, max_size=2))
def test_any_mark_in_a_cell_is_read_back(texts: list[str]) -> None:
    whole = table(("甲", "乙"), (texts[0], texts[1]), ("丙", "丁"))
    found = read(written(document(whole))).tables[0]
    cells = [cell.text for cell in found.cells if cell.row == 1]
    assert [cell.split() for cell in cells] == [text.split() for text in texts]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a|b*c_d#e", "a\\|b\\*c\\_d\\#e"),
        ("# 不是标题", "\\# 不是标题"),
        ("- 不是列表", "\\- 不是列表"),
        ("1. 不是列表", "1\\. 不是列表"),
        ("1.属于国家秘密", "1.属于国家秘密"),
        ("> 不是引文", "\\> 不是引文"),
        ("<b>&amp;", "&lt;b>\\&amp;"),
        ("    不是代码", "不是代码"),
        ("一行\n又一行", "一行又一行"),
    ],
)
def test_marks_are_escaped(text: str, line: str) -> None:
    assert markdown.render(document(Paragraph(text))) == f"{line}\n"


def test_a_table_has_pipes_and_figures_stand_on_the_right() -> None:
    cells = (
        Cell(0, 0, "事项", Role.CORNER, 2),
        Cell(0, 1, "申请人", Role.HEADER, 1, 2),
        Cell(1, 1, "自然人", Role.HEADER),
        Cell(1, 2, "总计|其他\n合计", Role.HEADER),
        Cell(2, 0, "公开", Role.LABEL),
        Cell(2, 1, "3", Role.VALUE),
        Cell(2, 2, "", Role.VALUE),
    )
    whole = Table("a", "一、表", "表", 3, 3, cells, (1.0,) * 3)
    assert markdown.render(document(Paragraph("一、表", 1, 3), whole)) == (
        "## 一、表\n\n"
        "| 事项 | 申请人 |  |\n| --- | --: | --: |\n"
        "|  | 自然人 | 总计\\|其他<br>合计 |\n| 公开 | 3 |  |\n"
    )
    assert markdown.render(document(whole)).startswith("一、表\n\n| 事项")


def test_headings_and_what_runs_on_behind_them(form: Form) -> None:
    text = markdown.render(compose(narrated_report(form), draft=True))
    lines = text.split("\n")
    assert lines[0] == "【草稿】"
    assert lines[2].startswith("# ")
    assert sum(line.startswith("## ") for line in lines) == len(
        [section for section in form.sections if section.heading]
    )
    assert not re.search("\n\n\n", text)


def test_an_empty_document_is_empty() -> None:
    assert markdown.render(document()) == "\n"
    assert markdown.render(replace(document(), draft=True)) == "【草稿】\n"
