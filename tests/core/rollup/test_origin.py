"""A report made of a 汇总 knows, in its own file, where its figures came from, and what changed."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest

from core.project.project_file import encode_project, find_project
from core.report.report import Report
from core.rollup.desk import Desk
from core.rollup.model import RollupError, Settings
from core.rollup.outputs.looking_again import find_rollup, look_again, taken_over
from main import main
from tests.core.rollup.county import YEAR, County, county, write_all

CELL = "applications.received.commercial"
TOTAL = "applications.received.total"
ON = date(YEAR + 1, 2, 1)


@pytest.fixture
def made() -> County:
    return county(3)


@pytest.fixture
def desk(tmp_path: Path, made: County) -> Iterator[Desk]:
    write_all(tmp_path / "收到", made, ("nianbao",))
    settings = Settings(YEAR, "清溪县", tmp_path / "收到")
    with Desk.create(tmp_path / "汇总.nbhz", settings) as desk:
        desk.set_roster(made.roster)
        desk.refresh()
        desk.confirm(row.organ.id for row in desk.rows())
        yield desk


@pytest.fixture
def report(desk: Desk, tmp_path: Path) -> Report:
    """The own report, as its file keeps it."""
    path = tmp_path / "清溪县.nianbao"
    path.write_bytes(encode_project(desk.own_report(desk.total(), ON)))
    found = find_project(path)
    assert not found.doubt
    return found.report


def test_every_figure_knows_its_organs(report: Report, made: County) -> None:
    origin = report.origin
    assert origin
    assert list(origin.organs.values()) == [organ.name for organ in made.roster]
    for address in report.form.cells:
        parts = {origin.organs[organ]: text for organ, text in origin.parts(address)}
        figures = {name: r.figures[address] for name, r in made.reports.items()}
        assert parts == {name: str(value) for name, value in figures.items() if value}


def change(desk: Desk, figure: int) -> int:
    """Correct the first organ's figure and confirm it again; return what it was."""
    row = desk.rows()[0]
    before = desk.report(row.reading).figures[CELL]
    assert isinstance(before, int)
    handled = desk.report(row.reading).figures["applications.granted.commercial"]
    assert isinstance(handled, int)
    corrections = {CELL: figure, "applications.granted.commercial": handled + figure - before}
    desk.correct(row.organ.id, corrections, "漏计")
    desk.confirm([row.organ.id])
    return before


def test_a_later_change_is_taken_over(desk: Desk, report: Report, made: County) -> None:
    before = change(desk, 500)
    assert report.origin
    again = look_again(report, report.origin, find_rollup(report.origin, None))  # the desk is open
    changes = {each.address: each for each in again.open_changes(report)}
    (moved,) = changes[CELL].organs
    assert (moved.organ, moved.then, moved.now) == (made.roster[0].name, before, 500)
    assert TOTAL not in changes  # it follows
    taken = taken_over(report, again, frozenset([CELL]))
    assert taken.figures[CELL] == desk.total().figures[CELL]
    assert CELL not in {each.address for each in again.open_changes(taken)}
    assert "applications.granted.commercial" in {e.address for e in again.open_changes(taken)}
    everything = taken_over(report, again, frozenset(changes))
    assert everything.figures == desk.total().figures
    assert again.open_changes(everything) == []
    assert again.open_changes(report)  # as after undoing it


def test_where_nothing_changed_there_is_nothing_to_take(desk: Desk, report: Report) -> None:
    assert report.origin
    again = look_again(report, report.origin, desk.path)
    assert again.changes == ()
    assert again.completeness == "3个应报机关中的3个"


def test_the_rollup_may_have_moved_beside_the_report(
    desk: Desk, report: Report, tmp_path: Path
) -> None:
    assert report.origin
    moved = msgspec.structs.replace(report.origin, file=str(tmp_path / "没有" / "汇总.nbhz"))
    assert find_rollup(moved, tmp_path / "清溪县.nianbao") == desk.path
    with pytest.raises(RollupError, match=r"找不到汇总文件“汇总.nbhz”"):
        find_rollup(moved, None)


def test_a_rollup_of_another_year_is_refused(report: Report, tmp_path: Path) -> None:
    with Desk.create(tmp_path / "别的.nbhz", Settings(YEAR - 1)) as other:
        assert report.origin
        with pytest.raises(RollupError, match="请选择它自己的汇总"):
            look_again(report, report.origin, other.path)


def test_an_edited_origin_does_no_harm(desk: Desk, report: Report) -> None:
    assert report.origin
    odd = msgspec.structs.replace(
        report.origin, shares={CELL: "x 1: :3 7:abc"}, sums={CELL: "很多"}
    )
    again = look_again(report, odd, desk.path)
    assert CELL in {each.address for each in again.changes}


def test_what_the_command_does_not_keep_is_not_looked_for(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert desk.settings.folder
    out = tmp_path / "县.nianbao"
    main(["rollup", str(desk.settings.folder), "--year", str(YEAR), "--nianbao", str(out)])
    capsys.readouterr()
    origin = find_project(out).report.origin
    assert origin
    assert origin.organs
    with pytest.raises(RollupError, match="没有保存成文件"):
        find_rollup(origin, out)
