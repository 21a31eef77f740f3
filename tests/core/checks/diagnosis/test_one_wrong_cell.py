"""One wrong cell in the table of applications: it is named, with its right figure."""

from collections.abc import Iterator

import pytest

from core.checks.equations import check_equations
from core.checks.folding import fold
from core.checks.runner import check
from core.numbers import Number
from core.report.report import Report
from tests.core.checks.diagnosis.tables import TABLE, cells, misprinted, tables

TABLES = tables()


def wrong_figures(right: Number) -> Iterator[int]:
    """What may stand in place of a figure: errors of many sizes and kinds."""
    figure = int(right)
    digits = str(figure)
    yield figure + 1
    yield figure + 9
    yield figure + 1000
    yield figure * 10 + 3  # a digit too many
    yield int(digits + digits[-1])  # doubled
    yield figure // 10  # dropped
    yield int(digits[::-1])  # swapped
    yield max(figure - 1, 0)
    yield 0  # left out


@pytest.mark.parametrize("name", TABLES)
def test_every_cell_is_named_exactly(name: str) -> None:
    report = TABLES[name]
    assert len(cells(report)) == (175 if report.form.id == "2021" else 161)
    for cell in cells(report):
        right = report.figures[cell]
        assert right is not None
        for wrong in {*wrong_figures(right)} - {right}:
            assert_named(misprinted(report, {cell: wrong}), cell, right)


def assert_named(report: Report, cell: str, right: Number) -> None:
    """The one cause is the cell; its repair is the only one, and leaves nothing."""
    about_figures = [f for f in fold(check(report)) if f.finding.cells]
    ((finding, consequences),) = about_figures
    wrong, name = report.figures[cell], report.form.cells[cell].name
    assert finding.rule == f"{TABLE}.likely_error"
    assert finding.message.startswith(f"最可能的错误：{name} 应为 {right}（现为 {wrong}）")
    assert finding.cells == (cell,)
    (suggestion,) = finding.suggestions
    assert suggestion.changes == {cell: right}
    assert consequences
    repaired = report.copy()
    repaired.store(suggestion.changes)
    assert repaired.printed_totals == ()
    assert list(check_equations(repaired)) == []


def test_how_it_is_said() -> None:
    cell = "applications.denied_third_party.natural_person"
    wrong = misprinted(TABLES["large"], {cell: int(TABLES["large"].figures[cell] or 0) * 10 + 4})
    right = TABLES["large"].figures[cell]
    (finding,) = [f for f in check(wrong) if f.cells and not f.cause]
    assert finding.message == (
        f"最可能的错误：自然人·（三）不予公开·4.保护第三方合法权益 应为 {right}"
        f"（现为 {right}4），像是多打了一位数字。"
    )
