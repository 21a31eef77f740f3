"""Characters that no font has are told, with their place, in the check and by the export."""

import subprocess
import sys
from pathlib import Path

import pytest

from core.checks.runner import check
from core.checks.writing import printable
from core.commands.cli import main
from core.form.library import official_forms
from core.report.report import Report
from tests.factories import proper_report, write_project

NOWHERE = "\U000f0000"  # for private use; no font shall have it


@pytest.fixture
def report() -> Report:
    report = proper_report(official_forms().by_id("2021"))
    report.narratives["problems"] = f"栏目更新{NOWHERE}不够及时，将由专人逐周检查。"
    return report


def test_the_character_its_code_and_its_place_are_told(report: Report) -> None:
    (found,) = [each for each in check(report) if each.rule == printable.ID]
    assert NOWHERE in found.message
    assert "U+F0000" in found.message
    assert "〓" in found.message
    assert found.narrative
    assert found.narrative.section == "problems"
    assert (found.narrative.start, found.narrative.end) == (4, 5)


@pytest.mark.parametrize("text", ["㐂龦䶮𠮷", "①㎡℃±×÷", "“引”…—·ＡＢ１２", "é"])
def test_rare_characters_that_the_shipped_fonts_have_are_fine(text: str) -> None:
    assert not printable.find(text)


def test_the_export_says_so(
    report: Report, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.nianbao"
    write_project(path, report)
    assert main(["export", str(path), "--pdf", str(tmp_path / "a.pdf")]) == 0
    assert "U+F0000" in capsys.readouterr().err
    assert main(["export", str(path), "--txt", str(tmp_path / "a.txt")]) == 0
    assert not capsys.readouterr().err


def test_no_font_is_asked_for_usual_text() -> None:
    code = (
        "import sys; from core.checks.writing import printable;"
        "assert not printable.find('公开信息12件（《条例》第十条），“无”。ABC');"
        "print('reportlab' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "False"
