"""Pages that are saved, and what is done for them."""

import pytest

from core.document.document import Document, Paragraph
from core.formats.pdf.writing.flow import plan_pages
from core.formats.pdf.writing.geometry import LINE_PITCH, LINES
from core.formats.pdf.writing.plan import PlacedLine, PlacedTable, Plan
from core.formats.pdf.writing.typefaces import glyph_tables
from core.formats.setting.fonts import shipped_fonts
from tests.core.formats.pdf.pdf_samples import (
    blocks_with_captions,
    document,
    figures,
    grouped,
    heading,
)

TITLE_LINES = 4  # of the grid, with the blank line below


def plan_of(sample: Document) -> Plan:
    return plan_pages(sample, glyph_tables(shipped_fonts()), lambda _: None)


def parts_of(plan: Plan, block: int) -> list[tuple[int, PlacedTable]]:
    return [
        (number, each)
        for number, held in enumerate(plan)
        for each in held
        if isinstance(each, PlacedTable) and each.block == block
    ]


def lines_of_text(count: int) -> Paragraph:
    return Paragraph("政" * (28 * count - 2))


def test_a_table_of_blocks_is_torn_between_them_where_that_saves_a_page() -> None:
    sample = document(
        lines_of_text(9), heading("二"), blocks_with_captions(4, 2), lines_of_text(15)
    )
    plan = plan_of(sample)
    (first, one), (second, other) = parts_of(plan, 2)
    assert (first, second, len(plan)) == (0, 1, 2)
    assert other.table.first == one.table.table.rows
    assert next(cell.text for cell in other.table.table.cells if not cell.row).endswith("项题目")
    assert one.table.heights[:1] == other.table.heights[:1]


def test_it_stays_whole_where_no_page_is_saved() -> None:
    sample = document(lines_of_text(9), heading("二"), blocks_with_captions(4, 2), lines_of_text(2))
    assert len(parts_of(plan_of(sample), 2)) == 1


def test_half_a_page_is_not_left_empty_before_a_table_of_blocks() -> None:
    sample = document(lines_of_text(5), heading("二"), blocks_with_captions(8, 2), heading("三"))
    assert len(parts_of(plan_of(sample), 2)) == 2


def test_a_table_is_set_closer_rather_than_torn() -> None:
    sample = document(lines_of_text(9), heading("二"), blocks_with_captions(4, 2), lines_of_text(6))
    ((_, whole),) = parts_of(plan_of(sample), 2)
    assert whole.table.heights[0] < LINE_PITCH


def test_a_table_without_captions_is_not_torn_to_save_a_page() -> None:
    sample = document(lines_of_text(6), heading("三"), grouped([12, 8, 8]), lines_of_text(6))
    ((_, whole),) = parts_of(plan_of(sample), 2)
    assert whole.table.table.rows == 1 + 12 + 8 + 8


def test_no_line_has_a_page_for_itself() -> None:
    over = lines_of_text(LINES - TITLE_LINES + 1)
    sample = document(over, heading("二"), figures(36), heading("三"), figures(36))
    plan = plan_of(sample)
    assert not [held for held in plan if len(held) == 1 and isinstance(held[0], PlacedLine)]


def test_lines_are_set_closer_rather_than_two_going_over() -> None:
    paragraph = Paragraph("公开，" * 10)
    without = document(*[paragraph] * 2)
    assert [len(held) for held in plan_of(without)] == [2 + 2 * 2 + 2]
    assert len(plan_of(document(*[paragraph] * 9))) == 1


@pytest.mark.parametrize("count", range(1, 45))
def test_the_signature_never_stands_without_text(count: int) -> None:
    sample = document(lines_of_text(count))
    last = [each for each in plan_of(sample)[-1] if isinstance(each, PlacedLine)]
    assert len([each for each in last if each.block == 0]) >= min(2, count)
    assert len([each for each in last if each.block == 1]) == 2
