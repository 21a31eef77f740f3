"""A file that comes after one was sent back: what it has put right, what not, what else is new."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import docx
import pypdfium2  # type: ignore[import-untyped]
import pytest

from core.report.report import Report
from core.rollup.desk import Desk
from core.rollup.model import Settings
from core.rollup.outputs.returns import Choice, return_text, send_back, write_returns
from core.rollup.outputs.rounds import answer, rounds
from tests.core.rollup.county import YEAR, County, county, write

TOTAL = "applications.handled_total.total"
SUIT = "disputes.direct_suit.total"
BLANKS = ("applications.granted.commercial", "applications.granted.research")
LICENCES = "disclosure.licensing.decisions"


@pytest.fixture
def made() -> County:
    return county(2)


@pytest.fixture
def report(made: County) -> Report:
    """Two wrong totals and two blank cells."""
    report = next(iter(made.reports.values()))
    for cell in BLANKS:
        report.store({cell: None})
    report.store({TOTAL: 9999, SUIT: 777})
    return report


@pytest.fixture
def desk(tmp_path: Path, made: County, report: Report) -> Iterator[Desk]:
    assert report in made.reports.values()
    for each in made.reports.values():
        write(tmp_path / "收到", each, "nianbao")
    settings = Settings(YEAR, "清溪县", tmp_path / "收到")
    with Desk.create(tmp_path / "汇总.nbhz", settings, "王") as desk:
        desk.set_roster(made.roster)
        desk.refresh()
        yield desk


def organ_of(desk: Desk) -> int:
    return desk.rows()[0].organ.id


def receive(desk: Desk, report: Report) -> None:
    assert desk.settings.folder
    write(desk.settings.folder, report, "nianbao")
    desk.refresh()


def corrected(report: Report) -> Report:
    """One total put right, one blank filled; one total still wrong, one figure changed."""
    copy = report.copy()
    copy.values.pop(SUIT)
    copy.store({BLANKS[0]: 0, LICENCES: 4321})
    copy.narratives["problems"] += "\n另外补充一段新的情况。"
    return copy


def test_before_another_file_comes_there_is_no_answer(desk: Desk) -> None:
    organ = organ_of(desk)
    assert (desk.row(organ).round, desk.row(organ).is_answered) == (0, False)
    send_back(desk, organ)
    desk.correct(organ, {BLANKS[0]: 0}, "电话核实")  # the figure is ours
    assert (desk.row(organ).round, desk.row(organ).is_answered) == (1, False)
    assert answer(desk, organ) is None


def test_the_new_file_is_compared_point_by_point(desk: Desk, report: Report) -> None:
    organ = organ_of(desk)
    send_back(desk, organ)
    receive(desk, corrected(report))
    assert desk.row(organ).is_answered
    found = answer(desk, organ)
    assert found
    assert any("777" in point.problem for point in found.settled)
    assert not any("777" in point.problem for point in (*found.remaining, *found.arisen))
    assert any("9999" in point.problem for point in found.remaining)
    told = "".join(f"{change.place}{change.text}" for change in found.others)
    assert "4321" in told  # nobody had asked for it
    assert "另外补充一段" in told
    assert "777" not in told  # that was asked for
    name = report.form.cells[BLANKS[0]].name
    assert name not in told
    assert "改好1处" in found.in_words


def test_the_next_page_says_what_became_of_the_last(desk: Desk, report: Report) -> None:
    organ = organ_of(desk)
    send_back(desk, organ)
    receive(desk, corrected(report))
    for text in (return_text(desk, organ), send_back(desk, organ), return_text(desk, organ)):
        assert "这是第2次退回" in text
        assert "第1次退回的" in text
        assert "上次已指出" in text
        assert "4321" in text
        assert "请核实这些改动" in text
    assert [(sent.round, sent.who) for sent in rounds(desk, organ)] == [(1, "王"), (2, "王")]


def test_a_file_without_faults_settles_everything(desk: Desk, report: Report) -> None:
    organ = organ_of(desk)
    send_back(desk, organ)
    right = report.copy()
    for cell in (TOTAL, SUIT):
        right.values.pop(cell)
    right.store(dict.fromkeys(BLANKS, 0))
    receive(desk, right)
    found = answer(desk, organ)
    assert found
    assert found.settled
    assert not found.remaining


def test_a_file_that_cannot_be_read_settles_nothing(desk: Desk, report: Report) -> None:
    organ = organ_of(desk)
    send_back(desk, organ)
    folder = desk.settings.folder
    assert folder
    (folder / f"{report.heading.agency}.nianbao").write_bytes(b"{")
    desk.refresh()
    assert answer(desk, organ) is None


@pytest.fixture
def both_wrong(desk: Desk, made: County) -> Desk:
    second = list(made.reports.values())[1]
    second.store({TOTAL: 8888})
    receive(desk, second)
    return desk


def test_all_pages_may_be_one_file_and_are_kept_as_sent(both_wrong: Desk, tmp_path: Path) -> None:
    choice = Choice(together=True, as_sent=True)
    word, pdf = write_returns(both_wrong, tmp_path / "退回", date(2025, 2, 3), choice=choice)
    names = [row.organ.name for row in both_wrong.rows()]
    written = docx.Document(str(word))
    heads = {p.text: p.paragraph_format.page_break_before for p in written.paragraphs}
    assert [bool(heads[name]) for name in names] == [False, True]
    with pypdfium2.PdfDocument(pdf) as pages:
        firsts = [page.get_textpage().get_text_range() for page in pages]
    where = [next(n for n, text in enumerate(firsts) if f"{name}：" in text) for name in names]
    assert where[0] < where[1]
    assert [row.round for row in both_wrong.rows()] == [1, 1]


def test_one_format_alone_and_nothing_kept(both_wrong: Desk, tmp_path: Path) -> None:
    files = write_returns(both_wrong, tmp_path / "退回", date(2025, 2, 3), choice=Choice(("docx",)))
    assert [file.suffix for file in files] == [".docx", ".docx"]
    assert [row.round for row in both_wrong.rows()] == [0, 0]
