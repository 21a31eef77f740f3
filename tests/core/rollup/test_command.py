"""The command `rollup`: what it prints, and its exit status."""

import json
from pathlib import Path

import pytest

from core.project.project_file import read_project
from main import main
from tests.core.rollup.county import YEAR, County, county, write, write_all

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def made() -> County:
    return county(4)


@pytest.fixture
def folder(tmp_path: Path, made: County) -> Path:
    write_all(tmp_path / "收到", made, ("nianbao", "xlsx"))
    return tmp_path / "收到"


@pytest.fixture
def roster(tmp_path: Path, made: County) -> Path:
    file = tmp_path / "名单.txt"
    file.write_text("\n".join(organ.name for organ in made.roster), encoding="utf-8")
    return file


def rolled(folder: Path, *options: object) -> int:
    return main(["rollup", str(folder), "--year", str(YEAR), *map(str, options)])


def test_all_is_well(folder: Path, roster: Path, made: County, capsys: Capture) -> None:
    assert rolled(folder, "--roster", roster, "--json", "--agency", "清溪县") == 0
    out, progress = capsys.readouterr()
    result = json.loads(out)
    assert "已读 4/4" in progress
    assert (result["expected"], result["received"], result["counted"]) == (4, 4, 4)
    assert [organ["state"] for organ in result["organs"]] == ["clean"] * 4
    sums = made.sums(set(made.reports))
    flat = {
        f"{table}.{row}.{column}": value
        for table, rows in result["tables"].items()
        for row, columns in rows.items()
        for column, value in columns.items()
    }
    assert flat.keys() == sums.keys()
    assert all(str(flat[address]) == str(value) for address, value in sums.items())


def test_a_missing_report_is_status_1(
    folder: Path, roster: Path, made: County, capsys: Capture
) -> None:
    name = made.roster[0].name
    (folder / f"{name}.nianbao").unlink()
    assert rolled(folder, "--roster", roster) == 1
    out = capsys.readouterr().out
    assert f"未报　{name}" in out
    assert "合计（4个应报机关中的3个）" in out


def test_errors_count_only_when_asked_for(folder: Path, made: County, capsys: Capture) -> None:
    wrong = made.reports[made.roster[0].name]
    wrong.store({"applications.handled_total.total": 9999})
    write(folder, wrong, "nianbao")
    assert rolled(folder, "--json") == 1
    assert json.loads(capsys.readouterr().out)["counted"] == 3
    assert rolled(folder, "--json", "--include-errors") == 1
    result = json.loads(capsys.readouterr().out)
    assert result["counted"] == 4
    assert {organ["state"] for organ in result["organs"]} == {"clean", "errors"}


def test_sums_become_a_report_and_the_database_goes_on(
    folder: Path, made: County, tmp_path: Path, capsys: Capture
) -> None:
    db, out = tmp_path / "汇总.nbhz", tmp_path / "本级.nianbao"
    assert rolled(folder, "--db", db, "--nianbao", out, "--agency", "清溪县人民政府") == 0
    report = read_project(out)
    assert report.figures == made.sums(set(made.reports))
    assert report.heading.agency == "清溪县人民政府"
    capsys.readouterr()
    assert rolled(folder, "--db", db) == 0
    assert "已读" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["无", "--year", "2024"], "没有文件夹"),
        ([".", "--year", "24"], "年度"),
        ([".", "--year", "2024", "--db", "x.txt"], ".nbhz"),
        ([".", "--year", "2024", "--last-year", "无"], "没有文件夹"),
        ([".", "--year", "2024", "--nianbao", "x.txt"], ".nianbao"),
        (["."], "--year"),
    ],
)
def test_wrong_calls_are_status_2(options: list[str], told: str, capsys: Capture) -> None:
    assert main(["rollup", *options]) == 2
    assert told in capsys.readouterr().err
