"""`years`: a report beside earlier ones, from files that are named or lie beside."""

import json
from pathlib import Path

import pytest

from core.exporting import export
from core.years.sources import read_source, sources_beside
from main import main
from tests.core.years.year_samples import report_of
from tests.factories import write_project


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A report, beside two of earlier years, one of another organ, and what is no report."""
    path = tmp_path / "年报2024.nianbao"
    write_project(path, report_of(2024))
    export(report_of(2023), "xlsx", tmp_path / "年报2023.xlsx")
    export(report_of(2022), "docx", tmp_path / "年报2022.docx")
    other = report_of(2021)
    other.heading = other.heading.with_text("agency", "石桥镇人民政府")
    write_project(tmp_path / "别的.nianbao", other)
    (tmp_path / "说明.txt").write_text("开会通知", encoding="utf-8")
    (tmp_path / "~$年报2023.xlsx").write_bytes(b"x")
    return path


def test_the_organs_own_reports_beside_are_found(file: Path) -> None:
    found = sources_beside(report_of(2024), file.parent, (file,))
    assert [source.report.heading.year for source in found] == [2023, 2022]
    assert [source.said for source in found] == ["“年报2023.xlsx”", "“年报2022.docx”"]


def test_of_one_year_the_project_file_comes_first(file: Path) -> None:
    write_project(file.with_name("上年.nianbao"), report_of(2023))
    found = sources_beside(report_of(2024), file.parent, (file,))
    assert [source.path.name for source in found] == ["上年.nianbao", "年报2022.docx"]


def test_a_folder_that_is_gone_has_none(tmp_path: Path) -> None:
    assert sources_beside(report_of(2024), tmp_path / "没有") == []


def test_what_was_not_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "上年.txt"
    export(report_of(2023), "txt", path)
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("四、政府信息公开行政复议、行政诉讼情况", "四、其他", 1), encoding="utf-8"
    )
    assert read_source(path).report.heading.year == 2023


def test_it_prints_figures_and_changes(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["years", str(file), "--beside"]) == 0
    head, *rows = capsys.readouterr().out.splitlines()
    assert head.split("\t") == ["项目", "2022年", "2023年", "2024年", "增减", "增减%"]
    received = next(row.split("\t") for row in rows if row.startswith("一、本年新收"))
    then, now = (report_of(y).figures["applications.received.total"] for y in (2023, 2024))
    assert then is not None
    assert now is not None
    assert received[2:4] == [str(then), str(now)]
    assert int(received[4]) == now - then


def test_json_has_every_cell(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    earlier = str(file.with_name("年报2023.xlsx"))
    assert main(["years", str(file), earlier, "--all", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["years"] == [2023, 2024]
    figures = report_of(2024).figures
    assert [line["cell"] for line in told["lines"]] == list(figures)
    for line in told["lines"]:
        assert line["values"][-1] == pytest.approx(float(figures[line["cell"]] or 0))


def test_it_writes_excel_pdf_and_word(file: Path, tmp_path: Path) -> None:
    outputs = [tmp_path / f"对比.{kind}" for kind in ("xlsx", "pdf", "docx")]
    options = [part for path in outputs for part in (f"--{path.suffix[1:]}", str(path))]
    assert main(["years", str(file), "--beside", *options]) == 0
    assert [path.read_bytes()[:2] for path in outputs] == [b"PK", b"%P", b"PK"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "没有更早年度的报告可以比较"),
        (("年报2024.nianbao",), "不早于2024年"),
        (("没有.docx",), "没有.docx"),
        (("--xlsx", "对比.pdf"), "要以 .xlsx 结尾"),
        (("年报2023.xlsx", "--xlsx", "年报2023.xlsx"), "就是要比较的报告"),
    ],
)
def test_what_does_not_go_is_said(
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    said: str,
) -> None:
    monkeypatch.chdir(file.parent)
    assert main(["years", file.name, *arguments]) == 2
    assert said in capsys.readouterr().err
