"""What follows from a form's definition."""

import msgspec
import pytest

from core.form.form import Form
from core.form.library import official_forms


def test_the_cells_of_a_table_are_its_own_in_order(form: Form) -> None:
    found = [cell for table in form.tables for cell in form.cells_of(table)]
    assert found == list(form.cells.values())
    for table in form.tables:
        assert {cell.table for cell in form.cells_of(table)} == {table}


@pytest.mark.parametrize(
    ("period", "days"),
    [
        ("{year}年1月1日至{year}年12月31日", ("1月1日", "12月31日")),
        ("{year}年1月1日到{year}年12月31日", ("1月1日", "12月31日")),
        ("{year}年1月1日—{year}年12月31日", ("1月1日", "12月31日")),
        ("{year}年1月1日-{year}年12月31日", ("1月1日", "12月31日")),
        ("{year}年1月1日－12月31日", ("1月1日－12月31日",)),
        ("{year}年全年", ("全年",)),
    ],
)
def test_the_days_of_a_period(period: str, days: tuple[str, ...]) -> None:
    definition = msgspec.structs.replace(official_forms().by_id("2021").definition, period=period)
    assert Form(definition).period_days == days


def test_titles_and_periods_are_filled_in(form_2021: Form) -> None:
    assert "".join(form_2021.title_parts("清溪镇人民政府", 2023)) == (
        "清溪镇人民政府2023年政府信息公开工作年度报告"
    )
    assert form_2021.period(2023) == "2023年1月1日至2023年12月31日"
    with pytest.raises(KeyError):
        form_2021.section("unheard_of")
