"""Figures recognised in pictures: never sure by themselves, confirmed and derived by sums."""

from dataclasses import replace

import pytest

from core.document.document import Sighting
from core.form.form import Form
from core.interpret import judge_sums
from core.interpret.recognised import as_seen
from core.interpret.result import CellReading, Certainty, Interpretation
from core.numbers import Number
from tests.factories import told_apart_and_balanced

PICTURE = b"png"


def seen(value: Number | None, confidence: float = 0.99) -> CellReading:
    text = "" if value is None else str(value)
    return as_seen(CellReading(value, Certainty.SURE, text), Sighting(confidence, PICTURE))


@pytest.fixture
def scan(form: Form) -> Interpretation:
    """A scan in which every figure was recognised, each of them different."""
    report = told_apart_and_balanced(form)
    cells = {address: seen(value) for address, value in report.figures.items()}
    return Interpretation(report, cells, is_scan=True)


def judged(scan: Interpretation, **changes: CellReading) -> Interpretation:
    """Judge a scan in which cells of the row of granted applications were read otherwise."""
    cells = {f"applications.granted.{column}": cell for column, cell in changes.items()}
    return judge_sums(replace(scan, cells=scan.cells | cells))


def test_recognition_alone_makes_no_figure_sure() -> None:
    found = seen(447)
    assert (found.value, found.certainty, found.picture) == (447, Certainty.GUESSED, PICTURE)
    assert "没有合计可以核对" in found.reason


def test_a_figure_recognised_with_less_confidence_is_missing() -> None:
    assert seen(447, 0.8).value == 447
    found = seen(447, 0.79)
    assert (found.value, found.certainty, found.source) == (None, Certainty.MISSING, "447")
    assert "没有认清" in found.reason
    assert found.picture == PICTURE


def test_a_doubt_of_another_kind_stays() -> None:
    doubtful = CellReading(0, Certainty.GUESSED, "/", "“/”按0读入")
    assert as_seen(doubtful, Sighting(0.99, PICTURE)) == replace(doubtful, picture=PICTURE)


def test_an_empty_cell_is_not_sure_to_be_empty() -> None:
    found = seen(None)
    assert (found.certainty, found.reason) == (Certainty.GUESSED, "图片里这一格是空的")


def test_sums_that_hold_make_figures_sure_and_others_stay_for_confirmation(
    scan: Interpretation,
) -> None:
    found = judge_sums(scan)
    in_sums = {address for e in scan.report.form.equations for address in e.cells}
    sure = {a for a, cell in found.cells.items() if cell.certainty is Certainty.SURE}
    assert sure == in_sums
    assert sure != set(found.cells)
    assert all("核对无误" in found.cells[address].reason for address in sure)


def test_a_wrong_figure_is_doubted_and_so_is_what_it_is_added_to(scan: Interpretation) -> None:
    found = judged(scan, research=seen(147))
    for column in ("research", "total"):
        cell = found.cells[f"applications.granted.{column}"]
        assert cell.certainty is Certainty.GUESSED
        assert "不成立" in cell.reason


def test_two_figures_read_wrong_alike_in_one_sum_are_not_sure(scan: Interpretation) -> None:
    before = {c: scan.cells[f"applications.granted.{c}"].value or 0 for c in ("research", "total")}
    found = judged(scan, **{column: seen(value + 300) for column, value in before.items()})
    for column in before:
        assert found.cells[f"applications.granted.{column}"].certainty is Certainty.GUESSED


def test_a_sum_proposes_what_was_not_recognised(scan: Interpretation) -> None:
    true = scan.cells["applications.granted.research"].value
    found = judged(scan, research=seen(9999, 0.5))
    cell = found.cells["applications.granted.research"]
    assert (cell.value, cell.certainty, cell.derived) == (true, Certainty.GUESSED, True)
    assert cell.source == "9999"
    assert f"推算是{true}" in cell.reason
    assert found.report.figures["applications.granted.research"] == true
    assert not any(
        c.derived for a, c in found.cells.items() if a != "applications.granted.research"
    )


def test_nothing_is_sure_beside_a_figure_that_was_not_recognised(scan: Interpretation) -> None:
    found = judged(scan, research=seen(9999, 0.5))
    assert found.cells["applications.granted.total"].certainty is Certainty.GUESSED


def test_sums_that_disagree_propose_nothing(scan: Interpretation) -> None:
    total = scan.cells["applications.granted.total"].value or 0
    found = judged(scan, research=seen(9999, 0.5), total=seen(total + 1))
    assert found.cells["applications.granted.research"].certainty is Certainty.MISSING


def test_no_sum_proposes_less_than_nothing(scan: Interpretation) -> None:
    found = judged(scan, research=seen(9999, 0.5), natural_person=seen(10**6))
    assert found.cells["applications.granted.research"].certainty is Certainty.MISSING


def test_a_sum_that_only_repeats_one_figure_does_not_confirm_it(scan: Interpretation) -> None:
    cells = {a: seen(0) for a in scan.cells}
    same = ("received", "granted", "handled_total")
    for row in same:
        for column in ("natural_person", "total"):
            cells[f"applications.{row}.{column}"] = seen(447)
    found = judge_sums(replace(scan, cells=cells))
    for row in same:
        assert found.cells[f"applications.{row}.natural_person"].certainty is Certainty.GUESSED
    assert found.cells["applications.carried_in.research"].certainty is Certainty.SURE


def test_the_clerk_is_told_that_it_is_a_scan(scan: Interpretation) -> None:
    assert "扫描件" in judge_sums(scan).remarks[0]
