"""What is too long is refused or cut, with a sentence that says what and how much is allowed."""

from dataclasses import replace
from pathlib import Path

import pytest

from core import limits
from core.checks.finding import Severity
from core.checks.runner import check
from core.commands.cli import main
from core.form.library import official_forms
from core.importing import read_clipboard
from core.interpret.result import Interpretation
from core.project.interchange import (
    ContentError,
    ReportRecord,
    decode_json,
    encode_json,
    from_record,
    to_record,
)
from core.project.project_file import ProjectFileError, decode_project, encode_project
from core.report.report import Report
from tests.factories import balanced_report, narrated_report


@pytest.fixture
def report() -> Report:
    return narrated_report(official_forms().by_id("2021"))


@pytest.mark.parametrize("field", limits.HEADING)
def test_a_heading_is_read_up_to_its_longest_and_refused_beyond(report: Report, field: str) -> None:
    most = limits.HEADING[field]
    report.heading = report.heading.with_text(field, "甲" * most)
    assert decode_project(encode_project(report), "a").report == report
    report.heading = report.heading.with_text(field, "甲" * (most + 1))
    told = f"“{limits.NAMES[field]}”有 {most + 1} 个字，最多 {most} 个字"
    with pytest.raises(ProjectFileError, match=told):
        decode_project(encode_project(report), "a")


def test_a_narrative_is_read_up_to_its_longest_and_refused_beyond(report: Report) -> None:
    report.narratives["problems"] = "甲" * limits.NARRATIVE
    assert decode_project(encode_project(report), "a").report == report
    report.narratives["problems"] += "甲"
    with pytest.raises(ProjectFileError, match="最多 50000 个字"):
        decode_project(encode_project(report), "a")


def test_last_years_report_is_held_to_the_same(report: Report) -> None:
    report.previous = replace(report.copy(), narratives={"problems": "甲" * 60_000})
    with pytest.raises(ProjectFileError, match="最多 50000 个字"):
        decode_project(encode_project(report), "a")


@pytest.mark.parametrize("digits", [31, limits.DIGITS])
def test_a_figure_of_many_digits_is_kept_as_it_stands_and_called_wrong(
    report: Report, digits: int
) -> None:
    """The sums may have a digit more than what may stand in a file."""
    inputs = [cell for address, cell in report.form.cells.items() if is_count(report, address)]
    report.store({cell.address: 10**digits - 1 for cell in inputs})
    again = decode_project(encode_project(report), "a").report
    assert again == report
    assert again.figures == report.figures
    wrong = {cell for each in check(again) if each.rule.endswith(".figure") for cell in each.cells}
    assert wrong >= {cell.address for cell in inputs}


def is_count(report: Report, address: str) -> bool:
    return address not in report.form.totals and not report.form.cells[address].decimals


@pytest.mark.parametrize("digits", [limits.DIGITS + 1, limits.DIGITS + 2, 4000, 5000])
@pytest.mark.parametrize("cell", ["received.natural_person", "received.total"])
def test_a_figure_of_too_many_digits_is_refused(report: Report, digits: int, cell: str) -> None:
    record = to_record(report)
    row, column = cell.split(".")
    record.tables["applications"][row][column] = 0
    data = encode_json(record).replace(
        f'"{column}": 0'.encode(), f'"{column}": {"9" * digits}'.encode(), 1
    )
    with pytest.raises(ContentError, match=f"处的内容不对：数字太长，最多 {limits.DIGITS} 位"):
        from_record(decode_json(data, ReportRecord), official_forms())


def test_an_amount_of_too_many_digits_is_refused(report: Report) -> None:
    record = to_record(report)
    for figure in ("1e100", "1e-100", "9" * 101, "0." + "1" * 101):
        record.tables["disclosure"]["fees"]["amount"] = figure
        with pytest.raises(ContentError, match=r"“tables\.disclosure\.fees\.amount”.*数字太长"):
            from_record(record, official_forms())


def test_text_of_another_file_is_cut_and_that_is_said() -> None:
    read = read_clipboard(_text("很长的文字。" * 20_000))
    lengths = [len(text) for text in read.report.narratives.values()]
    assert max(lengths) == limits.NARRATIVE - limits.SPARE
    assert _cuts(read)
    assert decode_project(encode_project(read.report), "a").report


def test_text_that_is_not_too_long_is_not_cut() -> None:
    assert not _cuts(read_clipboard(_text("不长的文字。" * 20)))


def _text(overview: str) -> str:
    return (
        "云溪乡人民政府2024年政府信息公开工作年度报告\n一、总体情况\n"
        f"{overview}\n五、存在的主要问题及改进情况\n无。\n云溪乡人民政府\n2025年1月10日"
    )


def _cuts(read: Interpretation) -> list[str]:
    return [remark for remark in read.remarks if "多出的没有读入" in remark]


def test_no_more_findings_are_listed_than_anybody_goes_through_and_every_error_is() -> None:
    report = balanced_report(official_forms().by_id("2021"))
    errors = [each for each in check(report) if each.severity is Severity.ERROR]
    assert errors
    report.narratives["overview"] = "有误。。\n" * 4_000
    found = check(report)
    assert len(found) <= limits.FINDINGS + 3, "and those that gather others"
    assert any("没有全部列出" in each.message for each in found)
    keys = {each.key for each in found}
    assert {each.key for each in errors if each.section != "overview"} <= keys


def test_new_refuses_an_organ_too_long(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["new", "--year", "2024", "--agency", "甲" * 201, "-o", str(tmp_path / "a.nianbao")]
    assert main(arguments) == 2
    assert "最多 200 个字" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
