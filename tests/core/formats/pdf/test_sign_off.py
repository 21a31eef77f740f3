"""The 签批单 of a PDF: who signs, what was left open, and a code that reads back."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
import segno

from core.document.document import Document, Paragraph, SignOff
from core.document.sign_off_items import SIGN_OFF_ITEMS
from core.formats.pdf.writing.flow import lay_out
from core.formats.pdf.writing.geometry import BOTTOM, LEFT, MM, RIGHT, TOP
from core.formats.pdf.writing.pages import Page
from core.formats.pdf.writing.typefaces import glyph_tables
from core.formats.setting.fonts import shipped_fonts
from core.formats.setting.qr_code import qr_code
from tests.core.formats.pdf.pdf_samples import document, pages, text_of

TEXT = "NIANBAO:" + "7K2MX04QTB" * 12
FULL = SignOff(SIGN_OFF_ITEMS, "错误2处，见后页", (("错误", "落款", "没有日期。"),) * 2, TEXT)
LONG = Paragraph("政" * 28 * 60)


def signing(sign_off: SignOff, *blocks: Paragraph, title: str = "") -> Document:
    made = replace(document(*blocks), code="数字 7K2MX-04QTB 文字 AAAAA-BBBBB", sign_off=sign_off)
    return replace(made, title_parts=(title,)) if title else made


def laid_out(made: Document) -> list[Page]:
    return lay_out(made, glyph_tables(shipped_fonts()), lambda _: None)


def sheet_of(made: Document) -> Page:
    (page,) = [
        page for page in laid_out(made) if any(mark.title == "签批单" for mark in page.bookmarks)
    ]
    return page


def words(page: Page) -> str:
    return "".join(run.text for run in page.runs).replace("\u3000", "")


def corners(page: Page) -> Iterator[tuple[float, float]]:
    for rule in page.rules:
        yield from ((rule.x1, rule.y1), (rule.x2, rule.y2))
    for box in page.squares:
        yield from ((box.x, box.y), (box.x + box.width, box.y + box.height))


@pytest.mark.parametrize("items", [SIGN_OFF_ITEMS, ("拟稿", "签发"), ()])
@pytest.mark.parametrize("title", ["", "某" * 70 + "2025年政府信息公开工作年度报告"])
def test_the_sheet_asks_for_what_was_chosen_within_the_type_area(
    items: tuple[str, ...], title: str
) -> None:
    page = sheet_of(signing(replace(FULL, items=items), title=title))
    said = words(page)
    for item in SIGN_OFF_ITEMS:
        assert (item in said) is (item in items)
    assert said.count("日期") == len(set(items) - {"意见", "联系电话"})
    for word in ("机关名称", "公章", "7K2MX-04QTB", "AAAAA-BBBBB", "错误2处，见后页"):
        assert word in said
    for x, y in corners(page):
        assert LEFT - 1e-6 <= x <= RIGHT + 1e-6
        assert BOTTOM - 1e-6 <= y <= TOP + 1e-6


def test_a_long_name_is_set_in_lines_and_not_small() -> None:
    page = sheet_of(signing(FULL, title="某" * 70))
    runs = [run for run in page.runs if "某某" in run.text]
    assert len(runs) > 1
    assert all(run.size >= 10.5 for run in runs)


@pytest.mark.parametrize("lines", [1, 60, 120, 180])
def test_the_sheet_is_never_the_back_of_a_leaf(lines: int) -> None:
    made = laid_out(signing(FULL, Paragraph("政" * 28 * lines)))
    place = next(
        i for i, page in enumerate(made) if any(b.title == "签批单" for b in page.bookmarks)
    )
    assert place % 2 == 0
    report = [page for page in made[:place] if page.runs]
    assert f"{len(report)}页" in words(made[place]).replace(" ", "")


def test_what_was_left_open_stands_on_the_back() -> None:
    made = laid_out(signing(FULL))
    last = made[-1]
    assert last is not sheet_of(signing(FULL))
    assert words(last).startswith("校验情况")
    assert words(last).count("没有日期。") == 2


def test_a_long_list_goes_on_over_pages_with_its_header() -> None:
    many = replace(FULL, findings=(("警告", "一、总体情况", "很长的一句话，" * 12),) * 90)
    listed = [p for p in laid_out(signing(many)) if words(p).startswith("校验情况")]
    assert len(listed) > 2
    assert all("程度" in words(page) for page in listed)
    assert sum(words(page).count("警告") for page in listed) == 90


def test_a_clean_report_has_no_such_page() -> None:
    made = laid_out(signing(replace(FULL, findings=(), result="无误")))
    assert "无误" in words(made[-1])
    assert not any(words(page).startswith("校验情况") for page in made)


def test_without_a_sheet_there_is_none() -> None:
    assert all("签" not in text_of(page) for page in pages(document(LONG)))


def test_the_squares_are_those_of_the_code_30_mm_wide_and_clear_of_the_seal() -> None:
    page = sheet_of(signing(FULL))
    code = qr_code(TEXT)
    assert len(page.squares) == len(code.squares)
    step = 30 * MM / code.size
    left, right = min(b.x for b in page.squares), max(b.x + b.width for b in page.squares)
    assert right - left == pytest.approx(step * (code.size - 8), abs=0.01)
    seal_right = LEFT + (RIGHT - LEFT) * (18 + 38) / 108
    assert left - 4 * step > seal_right


def test_without_a_code_the_seal_has_the_row() -> None:
    page = sheet_of(signing(replace(FULL, code="")))
    assert not page.squares
    assert "扫码" not in words(page)


def test_a_longer_text_bears_less_loss_so_that_squares_stay_large() -> None:
    assert qr_code("A" * 300).size == segno.make("A" * 300, error="m").symbol_size()[0]
    assert qr_code("A" * 700).size == segno.make("A" * 700, error="l").symbol_size()[0]


def test_the_draft_mark_stands_on_the_sheet_too() -> None:
    assert "草" in words(sheet_of(replace(signing(FULL), draft=True)))
    assert "草" not in words(sheet_of(signing(FULL)))
