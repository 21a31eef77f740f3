"""Across organs and years: what does not continue, stands out, or was copied."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from core.document.document import Paragraph, Table
from core.report.report import Report
from core.rollup.desk import Desk
from core.rollup.model import Settings
from core.rollup.outputs.across import look_across
from core.rollup.outputs.office import write_workbook
from core.rollup.outputs.situation import situation
from tests.core.rollup.county import IN_TIME, YEAR, County, county, of_year, true_report, write

CARRIED = "applications.carried_in.natural_person"
LICENCES = "disclosure.licensing.decisions"
MINE = "机关干部对政策解读的形式掌握得还不够熟练。我们准备在3月组织两次集中培训。"


def last_year(report: Report) -> Report:
    """Return a report of the year before from which this one follows."""
    last = of_year(report, YEAR - 1)
    last.narratives = {key: f"去年：{text}" for key, text in report.narratives.items()}
    for cell in report.form.cells.values():
        if cell.row == "carried_out" and cell.column != "total":
            last.store({cell.address: report.figures[f"applications.carried_in.{cell.column}"]})
        if cell.column == "in_force":
            now = [report.figures[f"disclosure.{cell.row}.{c}"] or 0 for c in _YEARLY]
            last.store({cell.address: now[0] - now[1] + now[2]})
    return last


_YEARLY = ("in_force", "issued", "repealed")


@pytest.fixture
def made() -> County:
    """Six organs: one breaks with last year, one stands out, two have copied, one repeats."""
    made = county(6)
    _, far, _, one, other, again = made.reports.values()
    far.store({LICENCES: 4000})
    for report in made.reports.values():
        report.narratives = {"overview": report.heading.agency, "problems": "栏目少。"}
    for report in (one, other):
        report.narratives["problems"] = f"{report.heading.agency}{MINE}"
    again.narratives["problems"] = "村级信息员还没有定下来。明年上半年由各村报名单，逐村走访。"
    return made


@pytest.fixture
def desk(tmp_path: Path, made: County) -> Iterator[Desk]:
    reports = list(made.reports.values())
    for report in reports:
        last = last_year(report)
        if report is reports[0]:
            last.store({"applications.carried_out.natural_person": 777})
        if report is reports[-1]:
            last.narratives = dict(report.narratives)
        write(tmp_path / "收到", report, "nianbao")
        write(tmp_path / "上年", last, "nianbao")
    write(tmp_path / "收到", true_report("外县某镇人民政府", 9), "nianbao")
    settings = Settings(YEAR, "清溪县", tmp_path / "收到", tmp_path / "上年")
    with Desk.create(tmp_path / "汇总.nbhz", settings) as desk:
        desk.set_roster(made.roster)
        desk.refresh()
        yield desk


def ids(desk: Desk, made: County) -> list[int]:
    by_name = {row.organ.name: row.organ.id for row in desk.rows()}
    return [by_name[organ.name] for organ in made.roster]


def test_each_kind_is_found_once(desk: Desk, made: County) -> None:
    first, far, _, one, other, again = ids(desk, made)
    heard: list[float] = []
    found = look_across(desk, heard.append)
    assert {each.organ for each in found.broken} == {first}
    assert any("777" in each.message and "自然人" in each.place for each in found.broken)
    farthest = found.outstanding[0]
    assert (farthest.organ, farthest.address, farthest.value) == (far, LICENCES, 4000)
    assert [(each.one, each.other, each.share) for each in found.copied] == [(one, other, 1.0)]
    assert again in {each.one for each in found.repeated}
    assert found.texts[0].share == max(each.share for each in found.texts)
    assert heard == sorted(heard)


def test_what_is_left_out_is_not_compared(desk: Desk, made: County) -> None:
    first, *_, other, _ = ids(desk, made)
    desk.exclude(first, "另行处理")
    desk.exclude(other, "另行处理")
    found = look_across(desk)
    assert not found.broken
    assert not found.copied


def test_the_situation_tells_the_worst(desk: Desk, made: County) -> None:
    blocks = situation(desk, desk.total(), date(YEAR + 1, 2, 3)).blocks
    heads = [b.text for b in blocks if isinstance(b, Paragraph) and b.level == 1]
    place = next(n for n, head in enumerate(heads) if head.endswith("、需要核实的情况"))
    assert heads[place][0] == "一二三四"[place]
    tables = {b.id: b for b in blocks if isinstance(b, Table)}
    names = [organ.name for organ in made.roster]
    assert tables["跨年不衔接"].cells[2].text == names[0]
    assert [cell.text for cell in tables["突出的数"].cells[4:7:2]] == [names[1], "4000"]
    assert {names[3], names[4]} <= {cell.text for cell in tables["雷同的文字"].cells}


def test_the_workbook_lists_them(desk: Desk, made: County, tmp_path: Path) -> None:
    path = tmp_path / "汇总.xlsx"
    write_workbook(desk, desk.total(), path, datetime.fromisoformat(IN_TIME.isoformat()))
    book = openpyxl.load_workbook(path)
    names = [organ.name for organ in made.roster]
    years = list(book["跨年衔接"].values)
    assert years[1][:3] == ("机关", "位置", "问题")
    assert {line[0] for line in years[2:]} == {names[0]}
    texts = list(book["雷同的文字"].values)
    assert any(line[:3] == (names[3], names[4], 100) for line in texts)
    assert any(line[:2] == (names[5], "本机关上年") for line in texts)
    assert "雷同的文字" in book["雷同的文字"].tables
