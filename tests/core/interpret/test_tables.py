"""Tables are read by their labels, whatever their wording, order, spacing and shape."""

import pytest

from core.document.document import Document, Paragraph, Table
from core.form.form import Form
from core.formats.reading.raw import RawCell, raw_document, raw_table
from core.interpret import interpret
from core.interpret.result import Certainty, Interpretation
from core.report.report import Report
from tests.core.interpret.documents import (
    Change,
    blocks_of,
    document_of,
    one_cell_a_line,
    part,
    raw,
    rearranged,
    shifted,
    turned,
    with_texts,
)
from tests.core.interpret.spellings import SPELLINGS, broken
from tests.factories import told_apart_report


def assert_all_read(reading: Interpretation, report: Report, *, sure: bool = True) -> None:
    assert reading.report.form == report.form
    assert reading.missing_tables == ()
    assert reading.report.figures == report.figures
    assert reading.report.narratives == report.narratives
    assert reading.report.heading == report.heading
    if sure:
        assert {cell.certainty for cell in reading.cells.values()} == {Certainty.SURE}


@pytest.mark.parametrize("spelling", SPELLINGS, ids=str)
def test_spelling(form: Form, spelling: str) -> None:
    report = told_apart_report(form)
    reading = interpret(document_of(report, with_texts(SPELLINGS[spelling])))
    assert_all_read(reading, report)
    assert reading.leftovers == ()


def all_columns_backwards(table: Table) -> Table:
    """The value columns in the opposite order, behind the labels."""
    labels = {4: 1, 10: 3, 15: 0}[table.columns]
    return rearranged(table, [*range(labels), *reversed(range(labels, table.columns))])


def all_rows_backwards(table: Table) -> Table:
    """The rows of every block upside down below their headers."""
    if table.columns != 10:
        return table
    return part(table, [0, 1, 2, *reversed(range(3, table.rows))])


def with_serial_numbers(table: Table) -> Table:
    """A column 序号 before the others."""
    cells = [RawCell(0, 0, "序号")] + [RawCell(n, 0, str(n)) for n in range(1, table.rows)]
    cells += (RawCell(c.row, c.column + 1, c.text, c.row_span, c.column_span) for c in table.cells)
    return raw_table(cells)


def without_spans(table: Table) -> Table:
    """Merged cells as spreadsheets export them: the text in the first cell, the others blank."""
    return raw_table(RawCell(c.row, c.column, c.text) for c in table.cells)


def repeated_spans(table: Table) -> Table:
    """Merged cells as some converters resolve them: the text in every cell."""
    return rearranged(
        raw_table(
            RawCell(row, c.column, c.text, 1, c.column_span)
            for c in table.cells
            for row in range(c.row, c.last_row + 1)
        ),
        range(table.columns),
    )


SHAPES: dict[str, Change] = {
    "columns in another order": all_columns_backwards,
    "rows in another order": all_rows_backwards,
    "a column of serial numbers": with_serial_numbers,
    "merged cells taken apart": without_spans,
    "merged cells repeated": repeated_spans,
    "rows and columns exchanged": turned,
    "not beginning at the first cell": lambda table: shifted(table, before=2),
    "a title and a unit above": lambda table: shifted(table, ["表1", "（单位：件）"]),
    "a blank row above": lambda table: shifted(table, [""]),
}


@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_shape(form: Form, shape: str) -> None:
    report = told_apart_report(form)
    reading = interpret(document_of(report, SHAPES[shape]))
    assert_all_read(reading, report)


def cut(document: Document, every: int) -> Document:
    """Every table cut after so many rows."""
    blocks: list[Paragraph | Table] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            blocks.append(block)
        else:
            starts = range(0, block.rows, every)
            blocks += (part(block, range(s, min(s + every, block.rows))) for s in starts)
    return raw_document(blocks)


@pytest.mark.parametrize("every", [3, 4, 5, 8, 13])
def test_tables_cut_at_page_ends(form: Form, every: int) -> None:
    report = told_apart_report(form)
    reading = interpret(cut(document_of(report), every))
    assert_all_read(reading, report)
    assert reading.leftovers == ()


def test_headers_repeated_on_every_page(form: Form) -> None:
    report = told_apart_report(form)
    blocks: list[Paragraph | Table] = []
    for block in blocks_of(report):
        if isinstance(block, Table) and block.columns == 10:
            blocks += part(block, range(12)), part(block, [0, 1, 2, *range(12, block.rows)])
        else:
            blocks.append(block)
    assert_all_read(interpret(raw_document(blocks)), report)


def test_blocks_in_tables_of_their_own(form: Form) -> None:
    report = told_apart_report(form)
    blocks: list[Paragraph | Table] = []
    for block in blocks_of(report):
        if isinstance(block, Table) and block.columns == 4:
            starts = [c.row for c in block.cells if c.text.startswith("第二十条")]
            ends = [*starts[1:], block.rows]
            blocks += (part(block, range(a, b)) for a, b in zip(starts, ends, strict=True))
        else:
            blocks.append(block)
    assert_all_read(interpret(raw_document(blocks)), report)


def test_all_on_one_sheet(form: Form) -> None:
    """Everything, text too, one below the other in one table."""
    report = told_apart_report(form)
    cells: list[RawCell] = []
    row = 0
    for block in blocks_of(report):
        if isinstance(block, Paragraph):
            cells.append(RawCell(row, 0, block.text, 1, 15))
            row += 1
        else:
            cells += (c._replace(row=c.row + row) for c in raw_cells(block))
            row += block.rows + 1
    reading = interpret(raw_document([raw_table(cells, "Sheet1")]))
    assert_all_read(reading, report)
    assert reading.leftovers == ()


def raw_cells(table: Table) -> list[RawCell]:
    return [RawCell(c.row, c.column, c.text, c.row_span, c.column_span) for c in table.cells]


def test_sheets_with_other_names_and_no_text(form: Form) -> None:
    report = told_apart_report(form)
    tables = [b for b in blocks_of(report) if isinstance(b, Table)]
    sheets = [raw(table, f"Sheet{n}") for n, table in enumerate(tables, 1)]
    reading = interpret(raw_document(sheets))
    assert reading.report.form == form
    assert reading.report.figures == report.figures
    assert reading.missing_tables == ()


def test_one_cell_a_line(form: Form) -> None:
    report = told_apart_report(form)
    blocks: list[Paragraph | Table] = []
    for block in blocks_of(report):
        blocks += one_cell_a_line(block) if isinstance(block, Table) else [block]
    reading = interpret(raw_document(blocks))
    assert_all_read(reading, report)
    assert reading.leftovers == ()


def test_one_cell_a_line_with_labels_broken_over_lines(form: Form) -> None:
    report = told_apart_report(form)
    blocks: list[Paragraph | Table] = []
    for block in blocks_of(report):
        if isinstance(block, Paragraph):
            blocks.append(block)
            continue
        for cell in one_cell_a_line(with_texts(broken)(block)):
            blocks += (Paragraph(line) for line in cell.text.split("\n"))
    assert_all_read(interpret(raw_document(blocks)), report)


def a_place_for_every_row(table: Table) -> Table:
    """Labels that span rows as some programs copy them: blank below the first row."""
    return raw_table(
        RawCell(row, c.column, c.text if row == c.row else "", 1, c.column_span)
        for c in table.cells
        for row in range(c.row, c.last_row + 1)
    )


def test_one_cell_a_line_with_blank_places_before_the_next_label(form: Form) -> None:
    report = told_apart_report(form)
    blocks: list[Paragraph | Table] = []
    for block in blocks_of(report):
        if isinstance(block, Paragraph):
            blocks.append(block)
            continue
        cells = a_place_for_every_row(block).cells
        ordered = sorted(cells, key=lambda cell: (cell.row, cell.column))
        blocks += (Paragraph(cell.text) for cell in ordered)
    assert_all_read(interpret(raw_document(blocks)), report)


def test_one_cell_a_line_with_the_columns_in_another_order(form: Form) -> None:
    report = told_apart_report(form)
    blocks: list[Paragraph | Table] = []
    for block in blocks_of(report):
        if isinstance(block, Paragraph):
            blocks.append(block)
        else:
            blocks += one_cell_a_line(
                all_columns_backwards(block) if block.columns == 10 else block
            )
    assert_all_read(interpret(raw_document(blocks)), report)


def test_a_row_less_and_a_column_less(form: Form) -> None:
    report = told_apart_report(form)

    def without(table: Table) -> Table:
        if table.columns != 10:
            return table
        return rearranged(
            part(table, [*range(4), *range(5, table.rows)]), [0, 1, 2, 3, 5, 6, 7, 8, 9]
        )

    reading = interpret(document_of(report, without))
    missing = {a for a, cell in reading.cells.items() if cell.certainty is Certainty.MISSING}
    assert missing == {
        a
        for a in form.cells
        if a.startswith("applications.carried_in.") or a.endswith(".commercial")
    }
    assert all(
        reading.report.figures[a] == value
        for a, value in report.figures.items()
        if a not in missing and a not in form.totals
    )


def test_a_row_and_a_column_more_are_left_over(form: Form) -> None:
    report = told_apart_report(form)

    def more(table: Table) -> Table:
        if table.columns != 10:
            return table
        cells = [*raw_cells(table), RawCell(0, 10, "备注", 3), RawCell(5, 10, "含邮寄")]
        cells += [RawCell(table.rows, 0, "五、其他渠道收到", 1, 3), RawCell(table.rows, 3, "77")]
        return raw_table(cells)

    reading = interpret(document_of(report, more))
    assert_all_read(reading, report)
    left = " ".join(leftover.text for leftover in reading.leftovers)
    assert "含邮寄" in left
    assert "77" in left
    assert "五、其他渠道收到" in left


def test_no_headers_at_all_is_read_by_place_and_says_so(form: Form) -> None:
    report = told_apart_report(form)

    def beheaded(table: Table) -> Table:
        return part(table, range(3, table.rows)) if table.columns in {10, 15} else table

    reading = interpret(document_of(report, beheaded))
    assert_all_read(reading, report, sure=False)
    cell = reading.cells["applications.granted.research"]
    assert cell.certainty is Certainty.GUESSED
    assert "位置" in cell.reason


def test_a_label_worded_in_a_new_way_is_guessed(form: Form) -> None:
    report = told_apart_report(form)
    reading = interpret(
        document_of(report, with_texts(lambda t: t.replace("属于国家秘密", "属于国家秘密信息的")))
    )
    cell = reading.cells["applications.denied_state_secret.natural_person"]
    assert cell.certainty is Certainty.GUESSED
    assert "属于国家秘密信息的" in cell.reason
    assert reading.report.figures == report.figures


def test_a_table_that_stands_there_twice(form_2021: Form) -> None:
    """Last year's figures below this year's, for comparison."""
    report = told_apart_report(form_2021)
    blocks = blocks_of(report)
    place = next(n for n, b in enumerate(blocks) if isinstance(b, Table) and b.columns == 15)
    table = blocks[place]
    assert isinstance(table, Table)
    older = with_texts(lambda text: f"9{text}" if text.isdigit() else text)(table)
    reading = interpret(raw_document([*blocks[: place + 1], older, *blocks[place + 1 :]]))
    assert_all_read(reading, report)
    assert [remark for remark in reading.remarks if "复议诉讼" in remark]
    assert len(reading.leftovers) == 1
    assert "91160" in reading.leftovers[0].text


def test_a_table_repeated_with_the_same_figures(form_2021: Form) -> None:
    report = told_apart_report(form_2021)
    blocks = blocks_of(report)
    reading = interpret(raw_document([*blocks[:-2], *blocks[-5:-3], *blocks[-2:]]))
    assert reading.report.figures == report.figures
    assert reading.remarks == ()


def test_a_caption_worded_in_another_way(form: Form) -> None:
    report = told_apart_report(form)
    change = with_texts(lambda t: t.replace("第二十条第", "《条例》第二十条第一款第"))
    reading = interpret(document_of(report, change))
    assert_all_read(reading, report)
    assert reading.leftovers == ()


def test_a_few_labels_elsewhere_do_not_hide_the_table(form_2021: Form) -> None:
    """A table with some of the labels, before the lines of text with all of them."""
    report = told_apart_report(form_2021)
    blocks: list[Paragraph | Table] = []
    for block in blocks_of(report):
        blocks += one_cell_a_line(block) if isinstance(block, Table) else [block]
    summary = raw_table([RawCell(0, 0, "行政许可"), RawCell(0, 1, "1003")])
    allowed = "disclosure.licensing.decisions"
    report.store({allowed: 1003})
    reading = interpret(raw_document([*blocks[:3], summary, *blocks[3:]]))
    assert reading.report.figures.keys() == report.figures.keys()
    assert {a for a in report.figures if reading.report.figures[a] != report.figures[a]} <= {
        allowed
    }


def test_a_label_that_says_nothing_is_guessed_by_its_neighbours(form: Form) -> None:
    report = told_apart_report(form)
    reading = interpret(
        document_of(report, with_texts(lambda t: t.replace("6.属于四类过程性信息", "6.……")))
    )
    cell = reading.cells["applications.denied_process_information.natural_person"]
    assert cell.certainty is Certainty.GUESSED
    assert reading.report.figures == report.figures


def test_a_printed_total_keeps_its_value(form_2021: Form) -> None:
    report = told_apart_report(form_2021)
    report.store({"applications.granted.total": 5})
    reading = interpret(document_of(report))
    assert reading.report.values["applications.granted.total"] == 5
    assert reading.report == report


def test_a_missing_table_is_named(form_2021: Form) -> None:
    blocks = blocks_of(told_apart_report(form_2021))
    blocks = [b for b in blocks if not (isinstance(b, Table) and b.columns == 15)]
    reading = interpret(raw_document(blocks))
    assert reading.missing_tables == ("disputes",)
    assert reading.cells["disputes.review.total"].certainty is Certainty.MISSING


def test_the_form_is_told_by_its_tables_not_by_its_year(form: Form) -> None:
    report = told_apart_report(form)
    reading = interpret(document_of(report, text=lambda t: t.replace("2023", "2020")))
    assert reading.report.form == form
    assert bool([r for r in reading.remarks if "格式" in r]) == (form.id == "2021")


def test_disputes_with_a_row_for_each_kind(form_2021: Form) -> None:
    report = told_apart_report(form_2021)
    names = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    rows = {
        "行政复议": "review",
        "未经复议直接起诉": "direct_suit",
        "复议后起诉": "suit_after_review",
    }
    cells = [RawCell(0, n + 1, name) for n, name in enumerate(names)]
    for number, (name, row) in enumerate(rows.items(), 1):
        cells.append(RawCell(number, 0, name))
        for n, column in enumerate(("upheld", "corrected", "other_result", "pending", "total"), 1):
            cells.append(RawCell(number, n, str(report.figures[f"disputes.{row}.{column}"])))
    reading = interpret(
        document_of(report, lambda table: raw_table(cells) if table.columns == 15 else table)
    )
    assert_all_read(reading, report)
