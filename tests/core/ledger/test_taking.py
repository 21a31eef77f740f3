"""Taking figures over: into the report, its file, and the checks."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from core.checks.runner import check
from core.commands.cli import main
from core.form.library import official_forms
from core.ledger.ledger import read_ledger
from core.ledger.looking_again import recounted
from core.ledger.taking import differences, taken
from core.project.project_file import encode_project, read_project
from core.report.marks import Mark
from core.report.report import Report
from tests.core.ledger import books
from tests.core.ledger.truth import CASES, TODAY, YEAR, figures_of
from tests.factories import balanced_report, write_project

FORM = official_forms().by_id("2021")
CELL = "applications.received.natural_person"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return books.sheet_a_year(CASES, tmp_path / "台账")


def report_of(year: int = YEAR) -> Report:
    report = balanced_report(FORM)
    report.heading = report.heading.__class__(year, "清溪镇人民政府", "报告", "清溪镇人民政府")
    return report


def taken_from(book: Path, report: Report) -> Report:
    ledger = read_ledger(book, FORM)
    return taken(report, ledger, ledger.tally(YEAR, TODAY))


def test_figures_totals_and_live_fields_follow(book: Path) -> None:
    report = report_of()
    report.store({"applications.received.total": 999})
    shown = str(report.figures[CELL])
    report.narratives["overview"] = f"收到{shown}件。"
    report.set_marks("overview", (Mark(2, 2 + len(shown), CELL),))
    new = taken_from(book, report)
    wanted = figures_of(CASES)
    inputs = {a for a in FORM.cells if a.startswith("applications") and a not in FORM.totals}
    assert {a: new.figures[a] for a in inputs} == dict.fromkeys(inputs, 0) | wanted
    assert new.figures["applications.received.total"] == 10
    assert new.narrative("overview") == f"收到{wanted[CELL]}件。"
    assert report.figures["applications.received.total"] == 999


def test_what_differs_is_told_cell_by_cell(book: Path) -> None:
    ledger = read_ledger(book, FORM)
    tally = ledger.tally(YEAR, TODAY)
    report = taken(report_of(), ledger, tally)
    assert differences(report, tally) == []
    report.store({CELL: 9})
    [difference] = differences(report, tally)
    assert (difference.address, difference.value, difference.count) == (CELL, 9, 4)


def test_a_cell_that_differs_later_is_found_with_its_rows(book: Path) -> None:
    report = taken_from(book, report_of())
    assert [f for f in check(report) if f.rule == "ledger"] == []
    report.store({CELL: 9})
    [finding] = [f for f in check(report) if f.rule == "ledger"]
    assert "台账“台账.xlsx”有4件（第3张表第4、8、9行，第4张表第3行）" in finding.message
    report.store(finding.suggestions[0].changes)
    assert [f for f in check(report) if f.rule == "ledger"] == []


def test_the_file_has_counts_rows_and_path_and_nothing_of_anybody(book: Path) -> None:
    report = taken_from(book, report_of())
    content = encode_project(report).decode()
    for case in CASES:
        assert case.name not in content
        assert case.content not in content
    assert "2024年" not in content.replace("2024年度", "")  # no sheet's name either
    path = book.with_suffix(".nianbao")
    path.write_bytes(content.encode())
    assert read_project(path) == report
    assert json.loads(content)["ledgers"]["applications"]["cells"][CELL] == {
        "3": [4, 8, 9],
        "4": [3],
    }


def test_the_command_counts_and_fills_in(
    tmp_path: Path, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "年报.nianbao"
    write_project(path, report_of())
    assert main(["ledger", str(book), "--year", "2024", "--json", "--into", str(path)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["year"], told["cases"], told["unclear"]) == (2024, 12, [])
    assert told["tables"]["applications"]["received"] == {
        **{c.rpartition(".")[2]: n for c, n in figures_of(CASES).items() if ".received." in c},
        "total": 10,
    }
    assert read_project(path).figures["applications.received.total"] == 10


def test_nothing_is_filled_in_while_a_case_is_not_clear(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = tmp_path / "台账.csv"
    book.write_text("收件日期,申请人,答复日期,结果\n2024-3-5,张三,2024-4-1,咨询", encoding="utf-8")
    path = tmp_path / "年报.nianbao"
    write_project(path, report_of())
    before = path.read_bytes()
    assert main(["ledger", str(book), "--year", "2024"]) == 1
    assert "看不明白　办理（审理）结果“咨询”" in capsys.readouterr().out
    assert main(["ledger", str(book), "--year", "2024", "--into", str(path)]) == 2
    assert "没有填进" in capsys.readouterr().err
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "--blank"),
        (["没有.xlsx", "--year", "2024"], "没有.xlsx"),
        (["没有.xlsx", "--year", "24"], "四位的年份"),
        (["--blank", "a.doc"], ".xlsx"),
    ],
)
def test_what_cannot_be_is_said(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ledger", *arguments]) == 2
    assert words in capsys.readouterr().err


def test_another_year_is_refused(
    tmp_path: Path, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "年报.nianbao"
    write_project(path, report_of(2023))
    assert main(["ledger", str(book), "--year", "2024", "--into", str(path)]) == 2
    assert "2023年的年报" in capsys.readouterr().err


def test_a_damaged_note_neither_fails_nor_makes_the_program_call_a_server(book: Path) -> None:
    report = taken_from(book, report_of())
    content = json.loads(encode_project(report))
    note = content["ledgers"]["applications"]
    note["path"] = "\\\\server\\share\\台账.xlsx"
    note["cells"] = {CELL: {"9" * 5000: [1], "1": [2]}, "没有.这个.格": {"1": [3]}}
    path = book.with_suffix(".nianbao")
    path.write_text(json.dumps(content), encoding="utf-8")
    read = read_project(path)
    assert read.ledgers["applications"].cells == {CELL: {1: (2,)}}
    assert recounted(read, {}, TODAY) == ({}, {})


def test_a_register_is_counted_anew_when_it_was_written(book: Path) -> None:
    report = taken_from(book, report_of())
    nothing, seen = recounted(report, {}, TODAY)
    assert nothing == {}
    report.ledgers["applications"] = replace(report.ledgers["applications"], cells={CELL: {}})
    again, _ = recounted(report, {}, TODAY)
    assert again["applications"].count(CELL) == 4
    assert recounted(report, seen, TODAY)[0] == {}  # nobody has written since
