"""A reading of one form, taken over into another."""

from dataclasses import replace

import pytest

from core.form.library import official_forms
from core.interpret.other_form import for_form
from core.interpret.result import CellReading, Certainty, Interpretation, Leftover
from core.numbers import format_number
from tests.factories import narrated_report

FORMS = {"2019": "2021", "2021": "2019"}


def reading(form_id: str) -> Interpretation:
    report = narrated_report(official_forms().by_id(form_id))
    cells = {
        address: CellReading(value, Certainty.SURE, format_number(value))
        for address, value in report.figures.items()
    }
    return Interpretation(report, cells, leftovers=(Leftover("页脚", "1"),), remarks=("请核对。",))


@pytest.mark.parametrize("form_id", FORMS)
def test_what_both_forms_have_stays(form_id: str) -> None:
    read, form = reading(form_id), official_forms().by_id(FORMS[form_id])
    other = for_form(read, form)
    common = read.report.form.cells.keys() & form.cells.keys() - form.totals.keys()
    assert common
    for address in common:
        assert other.cells[address] == read.cells[address]
        assert other.report.figures[address] == read.report.figures[address]
    assert other.report.narratives == read.report.narratives
    assert other.report.heading == read.report.heading
    assert other.remarks == read.remarks


@pytest.mark.parametrize("form_id", FORMS)
def test_what_only_the_new_form_has_is_missing(form_id: str) -> None:
    read, form = reading(form_id), official_forms().by_id(FORMS[form_id])
    other = for_form(read, form)
    assert list(other.cells) == list(form.cells)
    added = form.cells.keys() - read.report.form.cells.keys()
    assert added
    assert {other.cells[address].certainty for address in added} == {Certainty.MISSING}
    assert all(other.cells[address].reason for address in added)
    assert other.missing_tables == ()


@pytest.mark.parametrize("form_id", FORMS)
def test_what_only_the_old_form_had_is_left_over(form_id: str) -> None:
    read, form = reading(form_id), official_forms().by_id(FORMS[form_id])
    other = for_form(read, form)
    dropped = read.report.form.cells.keys() - form.cells.keys()
    figures = {read.report.form.cells[a].name: read.report.figures[a] for a in dropped}
    assert other.leftovers[0] == Leftover("页脚", "1")
    assert len(other.leftovers) == 1 + len(dropped)
    for left in other.leftovers[1:]:
        name = left.where.partition("·")[2]
        assert left.text == format_number(figures[name])


def test_the_same_form_changes_nothing() -> None:
    read = reading("2021")
    assert for_form(read, read.report.form) is read


def test_a_table_that_was_missing_is_missing_there_too() -> None:
    read, form = reading("2021"), official_forms().by_id("2019")
    lost = {
        a: CellReading(None, Certainty.MISSING) for a in read.cells if a.startswith("disputes.")
    }
    read = replace(read, cells=read.cells | lost, missing_tables=("disputes",))
    assert for_form(read, form).missing_tables == ("disputes",)
