"""A revised form that is a file alone: every command takes it, every format both ways."""

import json
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from core.checks.runner import check
from core.exporting import export, export_json
from core.form.form import Form
from core.form.library import official_forms
from core.formats.all_formats import FORMATS
from core.importing import read_any
from core.interpret.result import Certainty
from core.project.project_file import read_project
from core.report.check_code import check_codes
from core.report.next_year import next_year
from core.report.report import Report
from main import main
from tests.core.grown_form import COLUMN, ID, ROW, TABLE, YEAR, grown_report, put_in_force
from tests.factories import AGENCY, write_project

ADDED = (f"{ROW}.issued", COLUMN, f"{TABLE}.policies.calls", f"{TABLE}.guidance.total")
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def grown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Form:
    return put_in_force(tmp_path, monkeypatch)


@pytest.fixture
def report(grown: Form) -> Report:
    return grown_report(grown)


@pytest.fixture
def path(tmp_path: Path, report: Report) -> Path:
    file = tmp_path / "年报.nianbao"
    write_project(file, report)
    return file


def run(capsys: Capture, *arguments: str | Path, status: int = 0) -> str:
    assert main([str(argument) for argument in arguments]) == status
    output = capsys.readouterr()
    assert output.err == ""
    return output.out


def test_it_has_one_of_each_more(grown: Form, form_2021: Form) -> None:
    assert set(ADDED) <= grown.cells.keys() - form_2021.cells.keys()
    assert len(grown.tables) == len(form_2021.tables) + 1
    assert len(grown.sections) == len(form_2021.sections) + 1
    assert grown.sections[-1].name.startswith("七、")
    assert form_2021.cells.keys() < grown.cells.keys()


def test_new(grown: Form, tmp_path: Path, capsys: Capture) -> None:
    target = tmp_path / "新.nianbao"
    run(capsys, "new", "--year", str(YEAR), "--agency", AGENCY, "-o", target)
    made = read_project(target)
    assert made.form == grown
    assert made.figures.keys() == grown.cells.keys()


def test_dump(path: Path, report: Report, capsys: Capture) -> None:
    data = json.loads(run(capsys, "dump", path))
    assert data["form"] == ID
    assert data["tables"][TABLE]["policies"]["calls"] == report.figures[f"{TABLE}.policies.calls"]


def test_check(path: Path, report: Report, tmp_path: Path, capsys: Capture) -> None:
    assert run(capsys, "check", path)
    wrong = tmp_path / "有误.nianbao"
    report.store({f"{TABLE}.policies.total": 999, COLUMN: None})
    write_project(wrong, report)
    assert any(TABLE in finding.rule for finding in check(report))
    assert "小计" in run(capsys, "check", wrong, status=1)


def test_import_and_verify(path: Path, report: Report, tmp_path: Path, capsys: Capture) -> None:
    source, target = tmp_path / "dump.json", tmp_path / "读入.nianbao"
    export_json(report, source)
    listed = run(capsys, "import", source, "-o", target)
    assert "表格　咨询　确定 6 格，推断 0 格，缺 0 格" in listed.splitlines()
    assert read_project(target) == report
    assert "校验码一致" in run(capsys, "verify", path, check_codes(report))


def test_export_writes_every_format(path: Path, tmp_path: Path, capsys: Capture) -> None:
    targets = {id_: tmp_path / f"出{each.suffix}" for id_, each in FORMATS.items()}
    flags = [part for id_, target in targets.items() for part in (f"--{id_}", str(target))]
    run(capsys, "export", path, *flags, "--json", tmp_path / "出.json")
    assert all(target.stat().st_size > 1000 for target in targets.values())


@pytest.mark.parametrize("format_id", FORMATS)
def test_every_format_both_ways(
    report: Report, tmp_path: Path, capsys: Capture, format_id: str
) -> None:
    source, target = tmp_path / f"年报{FORMATS[format_id].suffix}", tmp_path / "读入.nianbao"
    export(report, format_id, source)
    reading = read_any(source)
    assert reading.report.form == report.form
    assert reading.report.figures == report.figures
    assert {cell.certainty for cell in reading.cells.values()} == {Certainty.SURE}
    assert reading.leftovers == ()
    if format_id != "xlsx":
        assert reading.report == report
    run(capsys, "import", source, "-o", target)
    assert read_project(target).figures == report.figures


def test_a_workbook_has_a_sheet_for_the_table(report: Report, tmp_path: Path) -> None:
    export(report, "xlsx", tmp_path / "年报.xlsx")
    book = load_workbook(tmp_path / "年报.xlsx")
    assert any("咨询" in name for name in book.sheetnames)


def test_the_year_after(report: Report) -> None:
    following = next_year(report, official_forms(), date(YEAR + 2, 1, 5))
    assert following.form == report.form
    assert following.previous == report
