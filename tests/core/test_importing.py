"""Any file is read: what the program wrote itself, and the same in other words and shapes."""

import importlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from core.document.document import Document
from core.exporting import ExportOptions, export
from core.form.form import Form
from core.form.library import official_forms
from core.formats.all_formats import FORMATS
from core.formats.reading.raw import ReadError
from core.importing import (
    ImportingError,
    read_any,
    read_any_report,
    read_clipboard,
)
from core.interpret.result import Certainty, Interpretation
from core.layout.compose import compose
from core.project.interchange import dump
from core.project.project_file import ProjectFileError, read_dump
from core.report.report import Report
from core.storage.files import FileReadError
from tests.core.interpret.documents import (
    Change,
    mirrored_columns,
    mirrored_rows,
    taken_apart,
    varied,
)
from tests.core.interpret.spellings import SPELLINGS
from tests.factories import narrated_report, told_apart_and_balanced, write_project
from tests.strategies import figures


def is_zero(reading: Interpretation, address: str) -> bool:
    """Whether a blank was taken for 0, as the sums had it."""
    cell = reading.cells[address]
    return (cell.value, cell.certainty, cell.source) == (0, Certainty.GUESSED, "")


def assert_same(reading: Interpretation, report: Report, format_id: str) -> None:
    assert reading.missing_tables == ()
    assert reading.report.form == report.form
    kept = {a: v for a, v in report.figures.items() if v is not None or not is_zero(reading, a)}
    assert kept.items() <= reading.report.figures.items()
    assert reading.leftovers == ()
    if format_id != "xlsx":
        assert reading.report.narratives == report.narratives
        assert reading.report.heading == report.heading


@pytest.mark.parametrize("format_id", FORMATS)
def test_what_was_exported_is_read_back(tmp_path: Path, form: Form, format_id: str) -> None:
    report = told_apart_and_balanced(form)
    path = tmp_path / f"年报.{format_id}"
    export(report, format_id, path)
    reading = read_any(path)
    assert_same(reading, report, format_id)
    assert {cell.certainty for cell in reading.cells.values()} == {Certainty.SURE}
    assert reading.report.heading.title == report.heading.title
    assert reading.report.heading.agency == report.heading.agency
    assert reading.report.heading.year == report.heading.year


def test_the_page_for_signatures_is_no_part_of_the_report(tmp_path: Path, form: Form) -> None:
    report = told_apart_and_balanced(form)
    path = tmp_path / "年报.pdf"
    export(report, "pdf", path, options=ExportOptions(sign_off=True))
    assert_same(read_any(path), report, "pdf")


def written(document: Document, format_id: str, path: Path) -> Path:
    with path.open("wb") as file:
        importlib.import_module(FORMATS[format_id].writer).write(document, file)
    return path


@pytest.mark.parametrize("spelling", SPELLINGS, ids=str)
@pytest.mark.parametrize("format_id", FORMATS)
def test_spelling(tmp_path: Path, form_2021: Form, format_id: str, spelling: str) -> None:
    report = told_apart_and_balanced(form_2021)
    document = varied(compose(report), lambda table: table, SPELLINGS[spelling])
    reading = read_any(written(document, format_id, tmp_path / f"x.{format_id}"))
    assert_same(reading, report, format_id)


SHAPES: dict[str, Change] = {
    "columns in another order": mirrored_columns,
    "rows in another order": mirrored_rows,
    "merged cells taken apart": taken_apart,
}


@pytest.mark.parametrize("shape", SHAPES, ids=str)
@pytest.mark.parametrize("format_id", [id_ for id_ in FORMATS if id_ != "txt"])
def test_shape(tmp_path: Path, form: Form, format_id: str, shape: str) -> None:
    report = told_apart_and_balanced(form)
    document = varied(compose(report), SHAPES[shape])
    reading = read_any(written(document, format_id, tmp_path / f"x.{format_id}"))
    assert_same(reading, report, format_id)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data(), st.sampled_from(["2019", "2021"]), st.sampled_from(sorted(FORMATS)))
def test_any_figures_in_any_format(
    tmp_path: Path, data: st.DataObject, form_id: str, format_id: str
) -> None:
    report = narrated_report(official_forms().by_id(form_id))
    report.values = {}
    report.store(data.draw(figures(report.form)))
    path = tmp_path / f"年报.{format_id}"
    export(report, format_id, path)
    assert_same(read_any(path), report, format_id)


@pytest.mark.parametrize("name", ["年报.nianbao", "年报.json"])
def test_the_programs_own_files_are_sure(tmp_path: Path, form: Form, name: str) -> None:
    report = told_apart_and_balanced(form)
    path = tmp_path / name
    if path.suffix == ".json":
        path.write_bytes(dump(report))
    else:
        write_project(path, report)
    reading = read_any(path)
    assert reading.report == report
    assert {cell.certainty for cell in reading.cells.values()} == {Certainty.SURE}


def test_an_exported_workbook_that_was_edited(tmp_path: Path, form_2021: Form) -> None:
    report = told_apart_and_balanced(form_2021)
    path = tmp_path / "年报.xlsx"
    export(report, "xlsx", path)
    workbook = load_workbook(path)
    sheet = workbook[form_2021.tables["disputes"].sheet]
    cell = next(c for row in sheet.iter_rows() for c in row if isinstance(c.value, int))
    before, cell.value = cell.value, 5
    workbook.save(path)
    reading = read_any(path)
    total = reading.cells["disputes.review.total"]
    changed = reading.cells["disputes.review.upheld"]
    assert changed.value == 5
    assert total.value == report.figures["disputes.review.total"] - before + 5, "it is live"  # type: ignore[operator]
    assert reading.cells["disputes.review.corrected"].certainty is Certainty.SURE


def test_a_workbook_of_values_says_what_was_edited(tmp_path: Path, form_2021: Form) -> None:
    path = tmp_path / "年报.xlsx"
    report = told_apart_and_balanced(form_2021)
    export(report, "xlsx", path, options=ExportOptions(values_only=True))
    workbook = load_workbook(path)
    sheet = workbook[form_2021.tables["disputes"].sheet]
    cell = next(c for row in sheet.iter_rows() for c in row if isinstance(c.value, int))
    before, cell.value = cell.value, 5
    workbook.save(path)
    changed = read_any(path).cells["disputes.review.upheld"]
    assert (changed.value, changed.certainty) == (5, Certainty.GUESSED)
    assert "5" in changed.reason
    assert str(before) in changed.reason


def test_a_workbook_of_values_without_its_table_sheets(tmp_path: Path, form_2021: Form) -> None:
    report = told_apart_and_balanced(form_2021)
    path = tmp_path / "年报.xlsx"
    export(report, "xlsx", path, options=ExportOptions(values_only=True))
    workbook = load_workbook(path)
    for name in workbook.sheetnames[:-1]:
        del workbook[name]
    workbook.save(path)
    reading = read_any(path)
    assert reading.report.figures == report.figures
    assert reading.missing_tables == ()


def test_clipboard(tmp_path: Path, form_2021: Form) -> None:
    report = told_apart_and_balanced(form_2021)
    export(report, "txt", tmp_path / "a.txt")
    export(report, "html", tmp_path / "a.html")
    text = (tmp_path / "a.txt").read_text(encoding="utf-8-sig")
    html = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert read_clipboard(text).report == report
    assert read_clipboard("无关的话", html).report == report
    assert read_clipboard(text, "<p>无关的话</p>").report == report
    assert read_clipboard("", html).report == report
    assert read_clipboard(text, "<img src='x'>").report == report


@pytest.mark.parametrize("html", ["", "<img src='x'>"])
def test_an_empty_clipboard(html: str) -> None:
    with pytest.raises(ReadError, match="没有可以读取的文字"):
        read_clipboard(" ", html)


def test_a_file_without_tables_is_refused_as_a_report(tmp_path: Path) -> None:
    path = tmp_path / "通知.txt"
    path.write_text("关于放假的通知\n各村：\n明天放假。\n", encoding="utf-8")
    assert len(read_any(path).missing_tables) == 3
    with pytest.raises(ImportingError, match=r"通知\.txt.*没有找到"):
        read_any_report(path, tell=print)


def test_a_project_file_that_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "年报.nianbao"
    path.write_bytes(b"PK\x03\x04")
    with pytest.raises(ProjectFileError):
        read_any(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileReadError):
        read_any(tmp_path / "没有.docx")


@pytest.mark.parametrize(
    ("file", "dumped"),
    [
        ("township-2021.txt", "township-2021.json"),
        ("published-2024-city.pdf", "published-2024-city.json"),
    ],
)
def test_every_cell_of_a_published_report(samples: Path, file: str, dumped: str) -> None:
    wanted = read_dump(samples / dumped)
    reading = read_any(samples / file)
    assert reading.report.figures == wanted.figures
    assert {cell.certainty for cell in reading.cells.values()} == {Certainty.SURE}
    assert reading.report.heading.agency == wanted.heading.agency
    assert reading.report.heading.year == wanted.heading.year
    assert reading.leftovers == ()
    for section, text in wanted.narratives.items():
        assert reading.report.narrative(section) == text


def test_the_township_report_has_all_its_text(samples: Path) -> None:
    reading = read_any(samples / "township-2021.txt")
    lines = (samples / "township-2021.txt").read_text(encoding="utf-8").splitlines()
    paragraphs = {line.strip() for line in lines if len(line.strip()) > 30}
    read = {line for text in reading.report.narratives.values() for line in text.split("\n")}
    labels = {cell for cell in paragraphs if "不再处理" in cell or "勾稽" in cell or "区分" in cell}
    assert paragraphs - labels <= read


def test_the_official_form_is_read_as_blank(samples: Path, form_2021: Form) -> None:
    reading = read_any(samples / "official-template.docx")
    assert reading.report.form == form_2021
    assert reading.report.narratives == {}
    assert reading.leftovers == ()
    assert reading.missing_tables == ()
    assert set(reading.report.figures.values()) == {None}
    assert {cell.certainty for cell in reading.cells.values()} == {Certainty.SURE}
