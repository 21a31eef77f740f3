"""Files that other programs made: every cell and every paragraph is read."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from core.form.form import Form
from core.importing import ImportingError, read_any, read_clipboard
from core.interpret.result import Certainty, Interpretation
from core.report.report import Report
from tests.core import foreign_files as foreign
from tests.core.interpret.documents import blocks_of
from tests.factories import AGENCY, balance, told_apart_and_balanced


@pytest.fixture(params=["all filled in", "with blanks"])
def report(request: pytest.FixtureRequest, form: Form) -> Report:
    """A report whose cells are all filled in, or every third of them blank."""
    report = told_apart_and_balanced(form)
    report.narratives["overview"] = (
        "2023年，清溪镇通过网站、公告栏和广播公布信息。\n（一）主动公开。各村同步更新公示栏，逐月检查。\n"
        "（二）依申请公开。按时答复。\n（三）政府信息管理。专人管理。"
    )
    if request.param == "with blanks":
        inputs = [address for address in form.cells if address not in form.totals]
        report.store(dict.fromkeys(inputs[::3]))
        balance(report)
    return report


def assert_figures(reading: Interpretation, report: Report) -> None:
    """What is filled in is sure; a blank among figures is a question, or 0 where all sums hold."""
    for address, value in report.figures.items():
        cell = reading.cells[address]
        if value is None:
            assert cell.value in {None, 0}
            assert cell.certainty is not Certainty.SURE
        else:
            assert (cell.value, cell.certainty) == (value, Certainty.SURE), address


def assert_read(reading: Interpretation, report: Report) -> None:
    assert_figures(reading, report)
    assert (reading.report.form, reading.report.heading) == (report.form, report.heading)
    assert reading.report.narratives == report.narratives
    assert reading.leftovers == ()


def test_word(tmp_path: Path, report: Report) -> None:
    assert_read(read_any(foreign.word(blocks_of(report), tmp_path / "a.docx")), report)


def test_word_with_tables_split_at_page_ends(tmp_path: Path, report: Report) -> None:
    path = foreign.word(blocks_of(report), tmp_path / "a.docx", rows=9)
    assert_read(read_any(path), report)


def test_everything_on_one_sheet(tmp_path: Path, report: Report) -> None:
    assert_read(read_any(foreign.one_sheet(blocks_of(report), tmp_path / "a.xlsx")), report)


def test_a_sheet_a_table(tmp_path: Path, report: Report) -> None:
    line = f"{report.heading.agency}{report.heading.year}年度"
    reading = read_any(foreign.sheets(blocks_of(report), tmp_path / "a.xlsx", line))
    assert_figures(reading, report)
    assert reading.report.heading.agency == report.heading.agency
    assert reading.report.heading.year == report.heading.year
    assert reading.leftovers == ()


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_a_page_of_a_portal(tmp_path: Path, report: Report, encoding: str) -> None:
    page = foreign.portal(blocks_of(report)).replace("gb18030", encoding)
    path = tmp_path / "a.html"
    path.write_bytes(page.encode(encoding))
    assert_read(read_any(path), report)


@pytest.mark.parametrize(
    "text", [foreign.tabbed, foreign.piped, foreign.one_cell_a_line], ids=lambda f: f.__name__
)
def test_text(report: Report, text: Callable[[foreign.Blocks], str]) -> None:
    assert_read(read_clipboard(text(blocks_of(report))), report)


def test_the_clipboards_web_page(report: Report) -> None:
    assert_read(read_clipboard("年报", foreign.portal(blocks_of(report))), report)


@pytest.fixture
def two_years(tmp_path: Path, report: Report) -> tuple[Path, Report, Report]:
    """A workbook with last year's report before this year's, and both."""
    year = report.heading.year
    older = report.copy()
    title = report.heading.title.replace(str(year), str(year - 1))
    older.heading = replace(report.heading, year=year - 1, title=title)
    older.store({"applications.received.natural_person": 7})
    sheets = {"上年": blocks_of(older), "本年": blocks_of(report)}
    return foreign.a_sheet_each(sheets, tmp_path / "a.xlsx"), older, report


def test_the_part_that_is_wanted_of_a_workbook(two_years: tuple[Path, Report, Report]) -> None:
    path, older, newer = two_years
    usual = read_any(path)
    assert (usual.part, usual.report.heading.year) == (1, newer.heading.year)
    years = [(part.year, part.cells) for part in usual.parts]
    assert years == [(r.heading.year, len(r.form.cells)) for r in (older, newer)]
    other = read_any(path, part=0)
    assert other.report.figures == older.figures
    assert (other.part, other.parts) == (0, usual.parts)


def test_a_part_that_is_not_there_is_refused(two_years: tuple[Path, Report, Report]) -> None:
    for part in (-1, 2):
        with pytest.raises(ImportingError, match=f"有2份年报，没有第{part + 1}份，请用 1 到 2"):
            read_any(two_years[0], part=part)


def test_a_file_with_one_report_has_no_second(tmp_path: Path, report: Report) -> None:
    path = foreign.one_sheet(blocks_of(report), tmp_path / "a.xlsx")
    assert read_any(path, part=0).parts == ()
    with pytest.raises(ImportingError, match="没有第2份，不用选"):
        read_any(path, part=1)


def test_what_was_copied_is_read_as_its_other_part(report: Report) -> None:
    older = report.copy()
    year = report.heading.year - 1
    older.heading = replace(
        report.heading, year=year, title=f"{AGENCY}{year}年政府信息公开工作年度报告"
    )
    text = foreign.tabbed([*blocks_of(older), *blocks_of(report)])
    assert read_clipboard(text).report.heading.year == year + 1
    assert read_clipboard(text, part=0).report.heading.year == year


def test_of_very_many_parts_only_the_one_that_is_read_is_counted(
    tmp_path: Path, report: Report
) -> None:
    sheets = {f"第{n}份": blocks_of(report) for n in range(1, 8)}
    parts = read_any(foreign.a_sheet_each(sheets, tmp_path / "a.xlsx"), part=3).parts
    assert [n for n, part in enumerate(parts) if part.cells is not None] == [3]
    assert len(parts) == len(sheets)
