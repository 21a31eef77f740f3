"""`export --into` as it is called."""

from pathlib import Path

import pytest

from core.commands.cli import main
from core.form.library import official_forms
from core.importing import read_any
from tests.core.filling import blanks
from tests.factories import told_apart_and_balanced, write_project


@pytest.fixture
def report_file(tmp_path: Path) -> Path:
    path = tmp_path / "年报.nianbao"
    write_project(path, told_apart_and_balanced(official_forms().by_id("2021")))
    return path


def test_a_blank_is_filled_in(
    tmp_path: Path, report_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    theirs = blanks.renamed_sheets(official_forms().by_id("2021"), tmp_path / "上报表.xlsx")
    out = tmp_path / "填好.xlsx"
    assert main(["export", str(report_file), "--into", str(theirs), "-o", str(out)]) == 0
    assert read_any(out).report.figures == read_any(report_file).report.figures
    assert "填了200个数字" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("out", "words"),
    [
        ("上报表.xlsx", "上报表原件"),
        ("填好.docx", "以 .xlsx 结尾"),
        ("年报.nianbao", "请换一个名字"),
        (None, "-o 一起用"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(
    tmp_path: Path,
    report_file: Path,
    capsys: pytest.CaptureFixture[str],
    out: str | None,
    words: str,
) -> None:
    theirs = blanks.one_sheet(official_forms().by_id("2021"), tmp_path / "上报表.xlsx")
    before = theirs.read_bytes()
    rest = ["-o", str(tmp_path / out)] if out else []
    assert main(["export", str(report_file), "--into", str(theirs), *rest]) == 2
    assert words in capsys.readouterr().err
    assert theirs.read_bytes() == before


def test_out_without_a_blank_is_refused(
    report_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(report_file), "-o", "a.xlsx"]) == 2
    assert "--into" in capsys.readouterr().err
