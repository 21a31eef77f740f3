"""Two wrong cells: named where the figures tell which, all of them shown where not.

What the figures tell is found here by trying all pairs of cells.
"""

import random
from collections.abc import Iterator
from itertools import combinations

import pytest

from core.checks.diagnosis.evidence import gather
from core.checks.finding import Finding
from core.checks.folding import fold
from core.checks.runner import check
from core.numbers import Number
from core.report.report import Report
from tests.core.checks.diagnosis.tables import cells, misprinted, tables

TABLES = tables()
Repair = dict[str, Number]


def possible_pairs(report: Report) -> list[Repair]:
    """All pairs of cells whose correction satisfies all equations, by trying each pair."""
    (evidence,) = gather(report)
    signs = {cell: dict(terms) for cell, terms in evidence.terms.items()}
    residual = evidence.residual
    found = []
    for one, other in combinations(signs, 2):
        if any(n not in signs[one] and n not in signs[other] for n in residual):
            continue
        first = error(signs[one], signs[other], residual)
        second = error(signs[other], signs[one], residual)
        rest = {
            n: residual.get(n, 0) - signs[one].get(n, 0) * first - signs[other].get(n, 0) * second
            for n in signs[one] | signs[other]
        }
        right = {
            one: (report.figures[one] or 0) - first,
            other: (report.figures[other] or 0) - second,
        }
        if first and second and not any(rest.values()) and min(right.values()) >= 0:
            found.append(right)
    return found


def error(mine: dict[int, int], others: dict[int, int], residual: dict[int, Number]) -> Number:
    """The error of a cell, from an equation in which the other one does not stand."""
    alone = next(n for n in mine if n not in others)
    return residual.get(alone, 0) * mine[alone]


def suggested(report: Report) -> tuple[list[Repair], Repair]:
    """What single findings suggest to choose from, and what is sure, taken together."""
    findings = [f.finding for f in fold(check(report)) if f.finding.suggestions]
    sure = [f for f in findings if len(f.suggestions) == 1]
    together = {c: v for f in sure for c, v in changes(f, 0).items()}
    choices = [changes(f, n) for f in findings for n in range(min(3, len(f.suggestions)))]
    return choices, together


def changes(finding: Finding, number: int) -> Repair:
    return {c: v for c, v in finding.suggestions[number].changes.items() if isinstance(v, int)}


def pairs_of_errors(report: Report, seed: int, count: int) -> Iterator[tuple[Repair, Report]]:
    """Reports with two wrong cells, and what is right; often in one row or column."""
    chance = random.Random(seed)
    while count:
        one, other = chance.sample(cells(report), 2)
        if chance.random() < 0.6:
            row, column = one.split(".")[1:]
            near = [c for c in cells(report) if c != one and (row in c.split(".") or column in c)]
            other = chance.choice(near)
        by = chance.choice((1, 2, 9, 10, 90, 100, -1, -3))
        also = chance.choice((by, -by, -by, 3, 7))
        right = {c: report.figures[c] or 0 for c in (one, other)}
        wrong = {one: right[one] + by, other: right[other] + also}
        if min(wrong.values()) >= 0:
            count -= 1
            yield right, misprinted(report, wrong)


@pytest.mark.parametrize("name", TABLES)
def test_two_wrong_cells_are_among_the_first_three_suggestions(name: str) -> None:
    determined = 0
    for right, report in pairs_of_errors(TABLES[name], seed=3, count=60):
        possible = possible_pairs(report)
        assert right in possible
        choices, together = suggested(report)
        if len(possible) <= 3 and report.printed_totals:
            determined += 1
            assert right in choices or right == together
    assert determined > 20


GRANTED = ("applications.granted.commercial", "applications.granted.natural_person")
FULL = [name for name, report in TABLES.items() if (report.figures[GRANTED[1]] or 0) > 1]


@pytest.mark.parametrize("name", FULL)
def test_where_the_figures_do_not_tell_all_possibilities_are_shown(name: str) -> None:
    """Two errors in one row that cancel out: they may be in any row."""
    right = {cell: TABLES[name].figures[cell] or 0 for cell in GRANTED}
    wrong = {GRANTED[0]: right[GRANTED[0]] + 2, GRANTED[1]: right[GRANTED[1]] - 2}
    report = misprinted(TABLES[name], wrong)
    (finding,) = [f for f in check(report) if f.cells and not f.cause]
    possible = possible_pairs(report)
    assert len(possible) > 3
    shown = [changes(finding, number) for number in range(len(finding.suggestions))]
    assert sorted(map(sorted, shown)) == sorted(map(sorted, possible))
    assert right in shown
    for repair in shown:
        repaired = report.copy()
        repaired.store(repair)
        assert [f for f in check(repaired) if f.cells] == []


@pytest.mark.parametrize("name", FULL)
def test_a_figure_in_the_neighbouring_column_comes_first(name: str) -> None:
    natural, commercial = (f"applications.granted.{c}" for c in ("natural_person", "commercial"))
    figures = TABLES[name].figures
    right = {natural: figures[natural] or 0, commercial: figures[commercial] or 0}
    report = misprinted(TABLES[name], {natural: right[commercial], commercial: right[natural]})
    (finding,) = [f for f in check(report) if f.cells and not f.cause]
    assert changes(finding, 0) == right
    assert "像是填到了相邻的格里" in finding.message


@pytest.mark.parametrize("row", ["received", "denied_internal_affairs", "carried_out"])
def test_a_typed_figure_in_the_neighbouring_column_is_found(row: str) -> None:
    """Nothing came in print, so totals follow; the two columns tell."""
    report = TABLES["large"].copy()
    cells = [f"applications.{row}.{column}" for column in ("research", "welfare")]
    right = {cell: report.figures[cell] or 0 for cell in cells}
    assert len(set(right.values())) == 2
    report.store(dict(zip(cells, reversed(list(right.values())), strict=True)))
    assert report.printed_totals == ()
    (finding,) = [f for f in check(report) if f.cells and not f.cause]
    shown = [changes(finding, number) for number in range(len(finding.suggestions))]
    assert right in shown[:3]


def test_typed_figures_of_columns_that_have_nothing_to_do_with_each_other() -> None:
    report = TABLES["large"].copy()
    for column, by in (("research", 5), ("natural_person", 7)):
        cell = f"applications.received.{column}"
        report.store({cell: (report.figures[cell] or 0) + by})
    found = [f for f in check(report) if f.cells]
    assert [f.rule for f in found] == ["applications.flow"] * 2
    assert not any(f.cause for f in found)


@pytest.mark.parametrize("name", FULL)
def test_two_figures_in_each_others_row_are_one_slip(name: str) -> None:
    """With another slip in their column: three wrong cells, that three others explain, too."""
    rows = ("received.total", "carried_in.total", "received.natural_person")
    cells = [f"applications.{row}" for row in rows]
    figures = TABLES[name].figures
    right = {cell: figures[cell] or 0 for cell in cells}
    first, second, part = (int(right[cell]) for cell in cells)
    report = misprinted(TABLES[name], dict(zip(cells, (second, first, part * 10), strict=True)))
    found = [f for f in check(report) if f.suggestions and not f.cause and not f.is_blank]
    named = {cell: value for f in found for cell, value in changes(f, 0).items()}
    assert named == {cell: value for cell, value in right.items() if value != report.figures[cell]}
