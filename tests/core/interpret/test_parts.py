"""Several reports in a file: the fullest of the right year is read, the rest is listed."""

from dataclasses import replace

import pytest

from core.document.document import Document, Paragraph, Table
from core.form.form import Form
from core.formats.reading.raw import RawCell, raw_document, raw_table
from core.interpret import interpret
from core.interpret.result import FilePart
from core.report.report import Report
from tests.core.interpret.documents import blocks_of, lines, part
from tests.factories import AGENCY, YEAR, narrated_report, told_apart_report

Blocks = list[Paragraph | Table]


@pytest.fixture
def report(form: Form) -> Report:
    return told_apart_report(form)


@pytest.fixture
def older(form: Form) -> Report:
    """The same organ's report of the year before."""
    report = narrated_report(form)
    heading = report.heading
    title = heading.title.replace(str(YEAR), str(YEAR - 1))
    report.heading = replace(heading, year=YEAR - 1, title=title)
    report.narratives = {id_: f"往年的{id_}文字。" for id_ in report.narratives}
    return report


def sheet(blocks: Blocks, name: str) -> Table:
    """Everything on one sheet of a workbook."""
    cells: list[RawCell] = []
    row = 0
    for block in blocks:
        if isinstance(block, Table):
            cells += [
                RawCell(c.row + row, c.column, c.text, c.row_span, c.column_span)
                for c in block.cells
            ]
            row += block.rows
        else:
            cells.append(RawCell(row, 0, block.text))
            row += 1
    return raw_table(cells, name)


def assert_is(document: Document, report: Report, others: int = 1) -> None:
    reading = interpret(document)
    assert reading.report.figures == report.figures
    assert reading.report.narratives == report.narratives
    assert reading.report.heading.year == report.heading.year
    assert len(reading.leftovers) == others
    assert [remark for remark in reading.remarks if "请核对" in remark]


@pytest.mark.parametrize("is_older_first", [True, False])
def test_two_reports_one_after_the_other(
    report: Report, older: Report, *, is_older_first: bool
) -> None:
    first, second = (older, report) if is_older_first else (report, older)
    assert_is(raw_document([*blocks_of(first), *blocks_of(second)]), report)


@pytest.mark.parametrize(
    "names", [("上年", "本年"), (f"{YEAR - 1}", f"{YEAR}"), ("去年", "Sheet1")]
)
def test_a_sheet_of_last_year_before_this_years(
    report: Report, older: Report, names: tuple[str, str]
) -> None:
    sheets = [sheet(blocks_of(r), n) for r, n in zip((older, report), names, strict=True)]
    assert_is(raw_document(sheets), report)


def test_the_sheets_name_tells_last_year_under_the_same_title(
    report: Report, older: Report
) -> None:
    older.heading = report.heading
    sheets = [sheet(blocks_of(older), "上年数据"), sheet(blocks_of(report), "Sheet2")]
    assert_is(raw_document(sheets), report)


def test_a_comparison_before_the_report(report: Report, older: Report) -> None:
    tables = [block for block in blocks_of(older) if isinstance(block, Table)]
    before: Blocks = [*lines(f"{YEAR - 1}年度申请情况（供参考）"), tables[1]]
    assert_is(raw_document([*before, *blocks_of(report)]), report)


def test_a_part_of_a_table_before_the_whole(report: Report, older: Report) -> None:
    tables = [block for block in blocks_of(older) if isinstance(block, Table)]
    blocks = blocks_of(report)
    before: Blocks = [*lines("上年申请情况："), part(tables[1], range(8))]
    assert_is(raw_document([blocks[0], *before, *blocks[1:]]), report, others=2)


def test_an_annex_behind_the_signature(report: Report, older: Report) -> None:
    tables = [block for block in blocks_of(older) if isinstance(block, Table)]
    annex: Blocks = [*lines("附件：上年申请情况统计表"), tables[1], *lines("附件的说明文字。")]
    assert_is(raw_document([*blocks_of(report), *annex]), report)


def test_the_other_report_can_be_asked_for(report: Report, older: Report) -> None:
    document = raw_document([*blocks_of(older), *blocks_of(report)])
    reading = interpret(document)
    assert len(reading.parts) == 2
    assert reading.part == 1
    assert [each.year for each in reading.parts] == [YEAR - 1, YEAR]
    assert interpret(document, part=0).report.narratives == older.narratives
    assert interpret(document, part=2).part == 1  # there is none: as if none was wanted


def test_a_title_on_every_sheet_makes_no_second_report(report: Report) -> None:
    tables = [block for block in blocks_of(report) if isinstance(block, Table)]
    sheets = [
        sheet([*lines(f"{AGENCY}{YEAR}年政府信息公开工作年度报告"), table], f"表{number}")
        for number, table in enumerate(tables)
    ]
    reading = interpret(raw_document(sheets))
    assert reading.report.figures == report.figures
    assert (reading.parts, reading.leftovers) == ((), ())


def test_of_a_part_is_told_what_is_known_of_it() -> None:
    told = [FilePart("甲"), FilePart("甲", YEAR), FilePart("甲", YEAR, 0)]
    assert [p.described() for p in told] == ["甲", f"{YEAR}年　甲", f"{YEAR}年，读到0格　甲"]
