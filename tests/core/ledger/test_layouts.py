"""Registers of many makes are counted as what they are."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.form.library import official_forms
from core.ledger.ledger import LedgerError, read_ledger
from core.ledger.tally import Tally
from tests.core.ledger import books
from tests.core.ledger.imagined import IMAGINED
from tests.core.ledger.imagined_later import Figures
from tests.core.ledger.truth import CASES, KINDS, RESULTS, TODAY, YEAR, Known, figures_of

FORM = official_forms().by_id("2021")


def tally_of(path: Path, year: int = YEAR) -> Tally:
    return read_ledger(path, FORM).tally(year, TODAY)


def counted(tally: Tally) -> dict[str, int]:
    return {address: count for address, count in tally.counts.items() if count}


@pytest.mark.parametrize("layout", books.LAYOUTS, ids=lambda layout: layout.__name__)
def test_every_layout_yields_the_same_figures(tmp_path: Path, layout: books.Writer) -> None:
    tally = tally_of(layout(CASES, tmp_path / "台账"))
    assert counted(tally) == figures_of(CASES)
    assert tally.questions == ()
    assert tally.uncounted == 0
    assert tally.cases == 12


@pytest.mark.parametrize("make", IMAGINED, ids=lambda make: make.__name__)
def test_registers_of_other_makes(
    tmp_path: Path, make: Callable[[Path], tuple[Path, Figures]]
) -> None:
    path, figures = make(tmp_path)
    tally = tally_of(path)
    [table] = tally.tables
    assert counted(tally) == {f"{table}.{cell}": n for cell, n in figures.items()}
    assert tally.uncounted == 0


@pytest.mark.parametrize("year", [2023, 2025])
def test_other_years_of_the_same_register(tmp_path: Path, year: int) -> None:
    path = books.plain_book(CASES, tmp_path / "台账")
    assert counted(tally_of(path, year)) == figures_of(CASES, year)


def test_rows_are_those_of_the_sheet(tmp_path: Path) -> None:
    tally = tally_of(books.two_row_heads(CASES, tmp_path / "台账"))
    [place] = tally.cells["applications.unavailable_not_held.legal_service"]
    assert (place.sheet, place.row, place.number) == ("Sheet1", 11, 1)  # below a blank row


def days() -> st.SearchStrategy[object]:
    return st.dates(min_value=CASES[2].came.replace(month=1, day=1), max_value=TODAY)


@st.composite
def registers(draw: st.DrawFn) -> list[Known]:
    """Cases with any days, kinds and results, no two of them alike."""
    cases = []
    for number in range(draw(st.integers(3, 12))):
        came = draw(st.dates(min_value=CASES[2].came, max_value=TODAY))
        went = draw(st.none() | st.dates(min_value=came, max_value=TODAY))
        kind = draw(st.sampled_from(sorted(KINDS)))
        result = draw(st.sampled_from(sorted(set(RESULTS) - {""}))) if went else ""
        cases.append(
            Known(came, went, kind, result, f"王{'甲乙丙丁戊己'[number % 6]}", f"第{number}项")
        )
    return cases


@given(cases=registers(), layout=st.sampled_from((books.plain_book, books.ticked, books.separated)))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_generated_registers_are_counted(
    tmp_path: Path, cases: list[Known], layout: books.Writer
) -> None:
    if layout is books.separated:  # which tells kinds by names alone
        cases = [
            Known(c.came, c.went, "natural_person", c.result, c.name, c.content) for c in cases
        ]
    tally = tally_of(layout(cases, tmp_path / "台账"))
    assert counted(tally) == figures_of(cases)
    assert tally.questions == ()


def test_no_register_is_told_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "名单.csv"
    path.write_text("姓名,职务,电话\n王五,科员,123\n赵六,主任,456", encoding="utf-8")
    with pytest.raises(LedgerError, match="没有找到台账"):
        read_ledger(path, FORM)


DISPUTES = (
    (1, "行政复议", "2024-2-1", "甲", "不服答复", "2024-4-1", "驳回复议申请"),
    (2, "行政复议", "2024-3-1", "乙", "不服答复", "2024-5-1", "撤销原答复，责令重新答复"),
    (3, "未经复议直接起诉", "2023-9-1", "丙", "不服答复", "2024-1-15", "驳回诉讼请求"),
    (4, "复议后起诉", "2024-11-1", "丁", "不服答复", "", ""),
    (5, "行政诉讼（未经复议）", "2024-6-1", "戊", "不履行", "2024-8-1", "原告撤诉"),
    (6, "行政复议", "2023-2-1", "己", "不服答复", "2023-4-1", "维持"),
    (7, "行政复议", "2024-11-20", "庚", "不服答复", "2025-1-5", "维持"),
)
DISPUTE_HEADS = ("序号", "案件类型", "受理日期", "申请人", "案由", "审结日期", "审理结果")
DISPUTE_FIGURES = {
    "disputes.review.upheld": 1,
    "disputes.review.corrected": 1,
    "disputes.review.pending": 1,
    "disputes.direct_suit.upheld": 1,
    "disputes.direct_suit.other_result": 1,
    "disputes.suit_after_review.pending": 1,
}


@pytest.mark.parametrize("title", ["", "2024年政府信息公开行政复议、诉讼案件台账"])
def test_reviews_and_suits(tmp_path: Path, title: str) -> None:
    path = books.disputes_book(DISPUTES, DISPUTE_HEADS, tmp_path / "案件", title)
    tally = tally_of(path)
    assert tally.tables == ("disputes",)
    assert counted(tally) == DISPUTE_FIGURES
    assert tally.questions == ()


def test_whether_a_review_came_first_may_have_its_own_column(tmp_path: Path) -> None:
    asked = {
        "未经复议直接起诉": ("诉讼", "否"),
        "复议后起诉": ("诉讼", "是"),
        "行政诉讼（未经复议）": ("诉讼", "否"),
    }
    rows = [(n, *asked.get(kind, ("复议", "")), *rest) for n, kind, *rest in DISPUTES]
    heads = (
        "序号",
        "类型",
        "是否经过复议",
        "立案时间",
        "原告/申请人",
        "案由",
        "结案时间",
        "裁判结果",
    )
    tally = tally_of(books.disputes_book(rows, heads, tmp_path / "案件"))
    assert counted(tally) == DISPUTE_FIGURES


def test_both_registers_may_be_in_one_book(tmp_path: Path) -> None:
    from openpyxl import load_workbook  # noqa: PLC0415 (only this test adds a sheet)

    path = books.plain_book(CASES, tmp_path / "台账")
    book = load_workbook(path)
    sheet = book.create_sheet("复议诉讼")
    for row in (DISPUTE_HEADS, *DISPUTES):
        sheet.append(row)
    book.save(path)
    tally = tally_of(path)
    assert counted(tally) == figures_of(CASES) | DISPUTE_FIGURES
