"""Files that other programs made: every cell and every paragraph is read."""

from collections.abc import Callable
from pathlib import Path

import pytest

from core.form.form import Form
from core.importing import read_any, read_clipboard
from core.interpret.result import Certainty, Interpretation
from core.report.report import Report
from tests.core import foreign_files as foreign
from tests.core.interpret.documents import blocks_of
from tests.factories import balance, told_apart_and_balanced


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


def assert_read(reading: Interpretation, report: Report) -> None:
    assert reading.report == report
    assert {cell.certainty for cell in reading.cells.values()} == {Certainty.SURE}
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
    assert reading.report.figures == report.figures
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
