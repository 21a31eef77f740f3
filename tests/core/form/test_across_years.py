"""What a report owes to last year's, as the official forms define it."""

from core.form.across_years import year_links
from core.form.form import Form
from core.form.library import official_forms


def test_the_carried_figures_of_every_column(form: Form) -> None:
    links = [link for link in year_links(form) if link.table == "applications"]
    columns = {cell.column: cell.column_name for cell in form.cells_of("applications")}
    assert [link.scope for link in links] == list(columns.values())
    for column, link in zip(columns, links, strict=True):
        assert link.rule == "applications.carried_over"
        assert link.cell.address == f"applications.carried_in.{column}"
        assert link.previous.address == f"applications.carried_out.{column}"
        assert link.cells == (link.cell.address,)
        assert (link.plus, link.minus, link.unit) == ((), (), "件")
        assert link.is_carried


def test_what_is_in_force_follows_from_what_was_issued_and_repealed(form_2021: Form) -> None:
    links = [link for link in year_links(form_2021) if link.table == "disclosure"]
    assert [link.scope for link in links] == ["规章", "行政规范性文件"]
    for row, link in zip(("rules", "normative_documents"), links, strict=True):
        assert link.rule == "disclosure.in_force"
        assert link.cell.address == link.previous.address == f"disclosure.{row}.in_force"
        assert [cell.address for cell in link.plus] == [f"disclosure.{row}.issued"]
        assert [cell.address for cell in link.minus] == [f"disclosure.{row}.repealed"]
        assert link.cells == tuple(
            f"disclosure.{row}.{c}" for c in ("in_force", "issued", "repealed")
        )
        assert not link.is_carried


def test_a_figure_is_not_carried_where_anything_is_added_or_taken_off() -> None:
    link = year_links(official_forms().by_id("2021"))[0]
    assert not link._replace(minus=()).is_carried
    assert not link._replace(plus=()).is_carried
    assert link._replace(plus=(), minus=()).is_carried


def test_the_form_of_2019_carries_applications_alone() -> None:
    links = year_links(official_forms().by_id("2019"))
    assert {link.table for link in links} == {"applications"}
