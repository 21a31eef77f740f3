"""Sums that fail after reading make cells doubtful: those that the failure speaks of."""

from dataclasses import replace

import pytest

from core.form.form import Form
from core.interpret import judge_sums
from core.interpret.result import CellReading, Certainty, Interpretation
from core.numbers import Number
from tests.factories import told_apart_and_balanced


@pytest.fixture
def reading(form: Form) -> Interpretation:
    report = told_apart_and_balanced(form)
    cells = {a: CellReading(v, Certainty.SURE, str(v)) for a, v in report.figures.items()}
    return Interpretation(report, cells)


def changed(reading: Interpretation, values: dict[str, Number]) -> Interpretation:
    cells = {a: CellReading(v, Certainty.SURE, str(v)) for a, v in values.items()}
    return judge_sums(replace(reading, cells=reading.cells | cells))


def doubtful(reading: Interpretation) -> set[str]:
    return {a for a, cell in reading.cells.items() if cell.certainty is Certainty.GUESSED}


def row(form: Form, row_id: str) -> list[str]:
    return [c.address for c in form.cells_of("applications") if c.row == row_id]


def test_sums_that_hold_leave_everything_sure(reading: Interpretation) -> None:
    assert judge_sums(reading) == reading


def test_one_wrong_cell_is_the_doubtful_one(reading: Interpretation) -> None:
    wrong = "applications.granted.research"
    judged = changed(reading, {wrong: 7})
    assert doubtful(judged) == {wrong}
    assert "不成立" in judged.cells[wrong].reason
    assert len(judged.remarks) == 1


def test_two_figures_exchanged_within_a_row_are_among_the_doubtful(reading: Interpretation) -> None:
    first, second = row(reading.report.form, "granted")[:2]
    values = {first: reading.cells[second].value, second: reading.cells[first].value}
    judged = changed(reading, {a: v for a, v in values.items() if v is not None})
    assert {first, second} <= doubtful(judged)


def test_rows_read_a_column_too_far_make_the_table_doubtful(reading: Interpretation) -> None:
    shifted: dict[str, Number] = {}
    for row_id in ("granted", "partially_granted", "denied_state_secret", "denied_other_law"):
        cells = row(reading.report.form, row_id)
        figures = [reading.cells[address].value or 0 for address in cells]
        shifted |= dict(zip(cells, [*figures[1:], figures[0]], strict=True))
    judged = changed(reading, shifted)
    wrong = {a for a in shifted if judged.cells[a].value != reading.cells[a].value}
    assert wrong <= doubtful(judged)


def test_a_table_with_too_many_gaps_is_not_sure(reading: Interpretation) -> None:
    gaps = [a for a in reading.cells if a.endswith(".total") and a.startswith("applications.")]
    gaps += row(reading.report.form, "received")
    cells = {a: CellReading(None, Certainty.MISSING) for a in gaps}
    judged = judge_sums(replace(reading, cells=reading.cells | cells))
    assert "applications.granted.research" in doubtful(judged)


def test_what_the_file_names_by_its_address_stays_sure(reading: Interpretation) -> None:
    confirmed = replace(reading, confirmed=frozenset(reading.cells))
    assert doubtful(changed(confirmed, {"applications.granted.research": 7})) == set()


def test_blanks_are_not_doubtful(reading: Interpretation) -> None:
    blank = {a: CellReading(None, Certainty.SURE) for a in reading.cells}
    assert doubtful(judge_sums(replace(reading, cells=blank))) == set()


def test_a_blank_beside_a_missing_cell_is_doubtful(reading: Interpretation) -> None:
    missing, blank = row(reading.report.form, "granted")[-1], "applications.granted.research"
    cells = {
        missing: CellReading(None, Certainty.MISSING),
        blank: CellReading(None, Certainty.SURE),
    }
    judged = judge_sums(replace(reading, cells=reading.cells | cells))
    assert blank in doubtful(judged)
