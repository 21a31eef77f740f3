"""A form that is a file alone: table, sums, checks, text, Excel and PDF follow from it."""

import io
import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pdfplumber
import pytest

from core.checks.runner import check
from core.exporting import export
from core.form.form import Form
from core.form.library import FormLibrary
from core.importing import read_clipboard
from core.layout.compose import compose
from core.layout.table_layout import blank_table
from core.project.interchange import dump
from core.project.project_file import read_dump, read_project
from core.report.report import Report, Stored, new_report
from tests.core.small_form import write_small_form
from tests.factories import write_project

FIGURES: dict[str, Stored] = {
    "services.enquiries.online": 12,
    "services.enquiries.counter": 30,
    "services.copies.online": 12,
    "services.copies.counter": 30,
    "services.fees.amount": Decimal("85.50"),
}


@pytest.fixture
def library(tmp_path: Path) -> FormLibrary:
    folder = tmp_path / "forms"
    folder.mkdir()
    write_small_form(folder)
    return FormLibrary(folder)


@pytest.fixture
def small(library: FormLibrary) -> Form:
    return library.by_id("small")


@pytest.fixture
def report(small: Form) -> Report:
    made = new_report(small, 2031, "清溪镇人民政府", date(2032, 2, 1))
    made.store(FIGURES)
    return made


def test_cells(small: Form) -> None:
    assert list(small.cells) == [
        "services.enquiries.online",
        "services.enquiries.counter",
        "services.enquiries.total",
        "services.copies.online",
        "services.copies.counter",
        "services.copies.total",
        "services.fees.amount",
    ]
    spec = small.cells["services.enquiries.online"]
    assert spec.name == "咨询·网上"
    assert spec.help == "咨询：来人来电。\n网上：在网站上办理的。"
    assert spec.sources == "试验办法第二条；试验办法第一条"


def test_table(small: Form) -> None:
    table = blank_table(small, "services")
    boxes = {(c.row, c.column, c.row_span, c.column_span, c.text) for c in table.cells}
    assert (table.rows, table.columns) == (7, 4)
    assert {
        (0, 0, 1, 4, "办理数量"),
        (1, 0, 1, 1, "事项"),
        (1, 3, 1, 1, "合计"),
        (4, 0, 1, 4, "收费"),
        (5, 1, 1, 3, "金额"),  # the last column takes what remains
        (6, 0, 1, 1, "复制费"),
    } <= boxes


def test_new_report(report: Report) -> None:
    assert report.heading.title == "清溪镇人民政府2031年公开简报"
    assert report.narrative("summary") == "清溪镇人民政府2031年的情况如下。"
    assert report.figures["services.enquiries.total"] == 42


def test_date_when_it_is_due(small: Form) -> None:
    late = new_report(small, 2031, "清溪镇人民政府", date(2035, 1, 1))
    assert late.heading.signed_on == date(2032, 2, 15)


def test_checks(report: Report) -> None:
    assert check(report) == ()
    report.store({"services.copies.counter": 29, "services.fees.amount": Decimal("0.125")})
    assert [finding.message for finding in check(report)] == [
        "窗口：咨询30件，复制29件，相差1件。",
        "复制费·金额：0.125的小数超过2位。",
    ]


def test_dump_and_back(report: Report, library: FormLibrary, tmp_path: Path) -> None:
    path = tmp_path / "dump.json"
    path.write_bytes(dump(report))
    tables = json.loads(path.read_bytes())["tables"]
    assert tables["services"]["fees"] == {"amount": "85.50"}
    assert read_dump(path, library) == report


def test_project_file(report: Report, library: FormLibrary, tmp_path: Path) -> None:
    path = tmp_path / "简报.nianbao"
    write_project(path, report)
    assert read_project(path, library) == report


def test_document(report: Report) -> None:
    document = compose(report)
    assert document.title_parts == ("清溪镇人民政府", "2031年", "公开简报")
    assert [balance.name for balance in document.balances] == [
        "咨询：合计＝两种方式之和",
        "复制：合计＝两种方式之和",
        "网上：咨询＝复制",
        "窗口：咨询＝复制",
        "合计：咨询＝复制",
    ]


def test_excel(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "简报.xlsx"
    export(report, "xlsx", path, lambda _part: None)
    book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()), data_only=True)
    sheet = next(sheet for sheet in book.worksheets if sheet.title.endswith("服务"))
    values = [value for row in sheet.iter_rows(values_only=True) for value in row]
    assert [v for v in values if isinstance(v, int | float)] == [12, 30, 42, 12, 30, 42, 85.5]
    assert {"办理数量", "收费", "合计", "复制费"} <= set(values)


def test_pdf(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "简报.pdf"
    export(report, "pdf", path, lambda _part: None)
    with pdfplumber.open(path) as pdf:
        text = "".join("".join((page.extract_text() or "").split()) for page in pdf.pages)
    for part in ("一、概况", "2031年的情况如下。", "办理数量", "复制费", "85.50", "2032年2月1日"):
        assert part in text


def test_the_year_is_told_by_the_forms_own_period(library: FormLibrary) -> None:
    text = "公开简报\n一、概况\n2029年、2029年度以外，数据是2031年全年的。\n二、服务事项"
    reading = read_clipboard(text, forms=library)
    assert reading.report.form.id == "small"
    assert reading.report.heading.year == 2031
