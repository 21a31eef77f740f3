"""What is composed from a report is read back as that report, whole or stripped of all hints."""

from hypothesis import given, settings
from hypothesis import strategies as st

from core.document.document import Table
from core.form.library import official_forms
from core.formats.reading.raw import raw_document
from core.interpret import interpret
from core.interpret.result import Certainty
from core.layout.compose import compose
from core.report.report import Report
from tests.core.interpret.documents import document_of, raw
from tests.factories import narrated_report
from tests.strategies import figures, reports


def as_printed(report: Report) -> Report:
    """The report without what a document does not show: blank lines, spaces at line ends."""
    copy = report.copy()
    texts = {
        section: "\n".join(line.strip() for line in text.split("\n") if line.strip())
        for section, text in report.narratives.items()
    }
    copy.narratives = {section: text for section, text in texts.items() if text}
    return copy


@settings(max_examples=60)
@given(reports())
def test_a_composed_document(report: Report) -> None:
    reading = interpret(compose(report))
    assert reading.report == as_printed(report)
    assert {cell.certainty for cell in reading.cells.values()} == {Certainty.SURE}
    assert reading.missing_tables == ()
    assert reading.leftovers == ()


@settings(max_examples=60)
@given(reports())
def test_bare_tables(report: Report) -> None:
    tables = [raw(block) for block in compose(report).blocks if isinstance(block, Table)]
    reading = interpret(raw_document(tables))
    assert reading.report.form == report.form
    assert reading.report.values == report.values
    assert reading.missing_tables == ()


@settings(max_examples=40)
@given(st.data(), st.sampled_from(["2019", "2021"]))
def test_a_raw_document(data: st.DataObject, form_id: str) -> None:
    report = narrated_report(official_forms().by_id(form_id))
    report.values = {}
    report.store(data.draw(figures(report.form)))
    reading = interpret(document_of(report))
    assert reading.report == report
    assert reading.leftovers == ()
