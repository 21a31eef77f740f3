"""Rows that stand in one line are told apart into labels and figures."""

import pytest

from core.form.form import Form
from core.formats.text.reading.reader import read_text
from core.interpret import interpret
from core.interpret.labels import LabelIndex
from core.interpret.pieces import Line
from core.interpret.result import Certainty
from core.interpret.rows_in_lines import pieces_of_row
from tests.core.foreign_files import grid
from tests.core.interpret.documents import document_of
from tests.factories import told_apart_report


@pytest.mark.parametrize(
    "shape", ["{label} {figures}", "{label}\n{figures}", "{label}   {figures}"]
)
def test_tables_as_lines_of_text(form: Form, shape: str) -> None:
    report = told_apart_report(form)
    lines = []
    for table in document_of(report).tables:
        for row in grid(table):
            filled = [text.replace("\n", "") for text in row if text]
            figures = [text for text in filled if text.lstrip("-").replace(".", "").isdigit()]
            labels = " ".join(text for text in filled if text not in figures)
            lines.append(shape.format(label=labels, figures=" ".join(figures)).strip())
    reading = interpret(read_text("\n".join(lines)))
    sure = {a: c.value for a, c in reading.cells.items() if c.certainty is Certainty.SURE}
    assert sure
    assert sure.items() <= report.figures.items()


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("规章 2 1,234 -", ["规章", "2", "1,234", "-"]),
        ("规章,,2,1,31", ["规章", "2", "1", "31"]),
        ("规章 无 12件 3*", ["规章", "无", "12件", "3*"]),
        ("12 13", ["12", "13"]),
        ("自然人 总计", ["自然人", "总计"]),
        ("全年办理 3 件", ["全年办理 3 件"]),
        ("共办结,其中,公开，3", ["共办结,其中,公开，3"]),
        ("规章", ["规章"]),
    ],
)
def test_pieces_of_a_line(form: Form, text: str, pieces: list[str]) -> None:
    found = pieces_of_row(Line(text, "第1段"), LabelIndex(form))
    assert [piece.text for piece in found] == pieces
