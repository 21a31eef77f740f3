"""Rows of figures without labels, or with labels broken around them: told by shape and place."""

import pytest

from core.document.document import Table
from core.form.form import Form
from core.formats.text.reading.reader import read_text
from core.interpret import interpret
from core.interpret.result import Certainty, Interpretation
from core.report.report import Report
from tests.core.foreign_files import grid
from tests.core.interpret.documents import document_of
from tests.factories import told_apart_report

BROKEN = "（四）无法提供\n1.本机关不掌握相\n{}\n关政\n府信息"


def rows_of(table: Table) -> list[tuple[list[str], list[str]]]:
    """The labels and the figures of each row of a composed table."""
    rows = []
    for row in grid(table):
        texts = [text.replace("\n", "") for text in row if text]
        figures = [t for t in texts if t.removeprefix("-").replace(".", "").isdigit()]
        rows.append(([text for text in texts if text not in figures], figures))
    return rows


def figures_only(report: Report, separator: str) -> str:
    """The figures of all tables, one row a line, below a title."""
    lines = ["".join(report.form.title_parts("南塘镇人民政府", report.form.definition.first_year))]
    for table in document_of(report).tables:
        lines += (separator.join(figures) for _, figures in rows_of(table) if figures)
    return "\n".join(lines)


def assert_guessed(reading: Interpretation, report: Report) -> None:
    assert reading.report.figures == report.figures
    assert {cell.certainty for cell in reading.cells.values()} == {Certainty.GUESSED}


@pytest.mark.parametrize("separator", [",", " ", "\t"])
def test_figures_without_any_label(form: Form, separator: str) -> None:
    report = told_apart_report(form)
    reading = interpret(read_text(figures_only(report, separator)))
    assert_guessed(reading, report)
    assert reading.leftovers == ()


def test_a_row_too_few_is_no_table(form_2021: Form) -> None:
    """Which row is absent nobody can say, so the figures of that table are left over."""
    report = told_apart_report(form_2021)
    lines = figures_only(report, " ").splitlines()
    reading = interpret(read_text("\n".join(lines[:12] + lines[13:])))
    assert "applications" in reading.missing_tables
    assert "disclosure" not in reading.missing_tables


def test_a_label_broken_around_its_figures(form_2021: Form) -> None:
    report = told_apart_report(form_2021)
    lines = []
    for block in document_of(report).blocks:
        if not isinstance(block, Table):
            lines.append(block.text)
            continue
        for labels, figures in rows_of(block):
            text = " ".join([*labels, *figures])
            is_broken = any("本机关不掌握" in label for label in labels)
            lines.append(BROKEN.format(" ".join(figures)) if is_broken else text)
    reading = interpret(read_text("\n".join(lines)))
    for address, cell in reading.cells.items():
        is_broken = ".unavailable_not_held." in address
        assert cell.value == report.figures[address]
        assert cell.certainty is (Certainty.GUESSED if is_broken else Certainty.SURE)
