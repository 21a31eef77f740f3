"""Widths of columns with long figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.document.document import Cell, Role, Table
from core.formats.setting.columns import fitted_widths


def table(texts: list[str]) -> Table:
    """A label and figures beside it."""
    cells = [Cell(0, 0, "项目", Role.LABEL)]
    cells += [Cell(0, column, text, Role.VALUE) for column, text in enumerate(texts, start=1)]
    columns = len(cells)
    return Table("t", "", "", 1, columns, tuple(cells), (1.0,) * columns)


def widths_of(texts: list[str]) -> list[float]:
    widths = [120.0, *[30.0] * len(texts)]
    return fitted_widths(table(texts), widths, lambda cell: 5 * len(cell.text) + 4, 24)


def test_columns_whose_figures_fit_stay_as_they_are() -> None:
    assert widths_of(["1", "12345"]) == [120, 30, 30]


def test_a_long_figure_gets_its_room_from_all_others() -> None:
    label, small, large = widths_of(["1", "1234567"])
    assert large == 39
    assert label < 120
    assert 24 <= small < 30


@given(st.lists(st.text("1", max_size=20), min_size=1, max_size=15))
def test_nothing_is_gained_or_lost_and_heads_keep_their_room(texts: list[str]) -> None:
    label, *figures = widths_of(texts)
    assert label + sum(figures) == pytest.approx(120 + 30 * len(texts))
    assert label >= 90 - 1e-6
    assert min(figures) >= 24 - 1e-6
    for text, width in zip(texts, figures, strict=True):
        assert width <= max(30, 5 * len(text) + 4) + 1e-6
