"""退回意见: every organ with errors gets a page that says where, what and how to repair it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest

from core.document.document import Table
from core.rollup.desk import Desk
from core.rollup.model import RollupError, Settings
from core.rollup.outputs.points import points
from core.rollup.outputs.returns import (
    return_document,
    return_text,
    returned,
    send_back,
    write_returns,
)
from main import main
from tests.core.rollup.county import YEAR, County, county, write, write_all

TOTAL = "applications.handled_total.total"
ON = date(2025, 2, 3)


@pytest.fixture
def made() -> County:
    return county(4)


@pytest.fixture
def folder(tmp_path: Path, made: County) -> Path:
    """The first organ has a wrong total, the second a blank cell, the last sent nothing."""
    wrong, blank, _, missing = made.reports.values()
    write_all(tmp_path / "收到", made, ("nianbao",))
    wrong.store({TOTAL: 9999})
    write(tmp_path / "收到", wrong, "nianbao")
    blank.values.pop("applications.granted.commercial")
    write(tmp_path / "收到", replace(blank), "nianbao")
    (tmp_path / "收到" / f"{missing.heading.agency}.nianbao").unlink()
    return tmp_path / "收到"


@pytest.fixture
def desk(tmp_path: Path, folder: Path, made: County) -> Iterator[Desk]:
    with Desk.create(tmp_path / "汇总.nbhz", Settings(YEAR, "清溪县", folder)) as desk:
        desk.set_roster(made.roster)
        desk.refresh()
        yield desk


def test_exactly_those_with_errors_or_blanks_go_back(desk: Desk, made: County) -> None:
    assert [row.organ.name for row in returned(desk)] == [o.name for o in made.roster[:2]]


def test_a_point_says_what_stands_there_and_the_repair(desk: Desk, made: County) -> None:
    found = points(desk, returned(desk)[0])
    figures = made.reports[made.roster[0].name].figures
    true = figures["applications.received.total"] + figures["applications.carried_in.total"]  # type: ignore[operator]
    true -= figures["applications.carried_out.total"]  # type: ignore[operator]
    (point,) = found
    assert "9999" in point.problem
    assert "第一项" in point.problem  # the equation it breaks
    assert f"由9999件改为{true}件" in point.repair


def test_a_blank_cell_is_told_by_its_name(desk: Desk) -> None:
    row = returned(desk)[1]
    name = desk.report(row.reading).form.cells["applications.granted.commercial"].name
    assert any(name in point.place + point.problem for point in points(desk, row))


def test_page_and_text_have_the_same_points(desk: Desk) -> None:
    for row in returned(desk):
        found = points(desk, row)
        (table,) = return_document(desk, row.organ.id, ON).tables
        assert isinstance(table, Table)
        assert table.rows == len(found) + 1
        lines = return_text(desk, row.organ.id).splitlines()
        assert f"有{len(found)}处" in lines[0]
        assert len(lines) == len(found) + 1


def test_without_a_report_there_is_nothing_to_send_back(desk: Desk, made: County) -> None:
    missing = next(row for row in desk.rows() if row.organ.name == made.roster[3].name)
    with pytest.raises(RollupError, match="没有可以退回的报告"):
        return_text(desk, missing.organ.id)


def test_word_and_pdf_are_written(desk: Desk, tmp_path: Path, made: County) -> None:
    files = write_returns(desk, tmp_path / "退回", ON)
    assert sorted(file.suffix for file in files) == [".docx", ".docx", ".pdf", ".pdf"]
    word = docx.Document(str(files[0]))
    assert made.roster[0].name in "".join(p.text for p in word.paragraphs)
    assert any("9999" in cell.text for row in word.tables[0].rows for cell in row.cells)
    assert files[1].read_bytes().startswith(b"%PDF")


def test_the_command_writes_them_elsewhere_only(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["rollup", str(folder), "--year", str(YEAR), "--returns"]
    assert main([*command, str(folder / "退回")]) == 2
    assert "换一个文件夹" in capsys.readouterr().err
    assert main([*command, str(tmp_path / "退回")]) == 1
    assert len(list((tmp_path / "退回").iterdir())) == 4


def test_a_round_is_about_one_file(desk: Desk, folder: Path, made: County) -> None:
    row = returned(desk)[0]
    organ = row.organ.id
    text = send_back(desk, organ)
    assert text == return_text(desk, organ)
    desk.correct(organ, {"applications.received.commercial": 3}, "电话核实")
    send_back(desk, organ)  # the figure is ours: the organ sent nothing since
    desk.correct(organ, {"applications.received.commercial": None}, "改错了")
    send_back(desk, organ)
    report = made.reports[row.organ.name].copy()
    report.store({TOTAL: 88888})
    write(folder, report, "nianbao")
    desk.refresh()
    told = send_back(desk, organ)
    assert "88888" in told
    assert "第2次退回" in told
    sent = [
        (entry.value, entry.reason == text) for entry in desk.log(organ) if entry.what == "退回"
    ]
    assert sent == [("1", True), ("1", False), ("1", True), ("2", False)]


def test_a_report_that_never_came_is_not_kept_as_sent_back(desk: Desk, made: County) -> None:
    (missing,) = (row for row in desk.rows() if row.organ.name == made.roster[3].name)
    with pytest.raises(RollupError):
        send_back(desk, missing.organ.id)
    assert not desk.log(missing.organ.id)


def test_who_writes_hears_of_each_file_and_may_stop(desk: Desk, tmp_path: Path) -> None:
    heard: list[tuple[Path, float]] = []

    def stop(path: Path, part: float) -> None:
        heard.append((path, part))
        if len(heard) == 3:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        write_returns(desk, tmp_path / "退回", ON, stop)
    assert [part for _, part in heard] == [0.25, 0.5, 0.75]
    assert {path for path, _ in heard} == set((tmp_path / "退回").iterdir())
