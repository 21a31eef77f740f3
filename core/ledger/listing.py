"""What was counted, as the command line prints it: JSON for scripts, Chinese for people."""

from collections.abc import Iterator
from datetime import date

import msgspec

from core.form.form import Form
from core.ledger.ledger import Ledger
from core.ledger.tally import Question, Tally
from core.report.report import new_report


def as_json(ledger: Ledger, tally: Tally) -> str:
    """Return the figures of the counted tables, what is not clear and what there is to tell."""
    unclear = [
        {
            "row": place.row,
            "column": q.column,
            "text": q.text,
            "reason": q.reason,
            "sheet": place.sheet,
        }
        for q in tally.questions
        for place in q.places
    ]
    unclear += [
        {"row": place.row, "column": "", "text": "", "reason": remark.text, "sheet": place.sheet}
        for remark in tally.remarks
        if remark.uncounted
        for place in remark.places
    ]
    data = {
        "year": tally.year,
        "cases": tally.cases,
        "tables": _tables(ledger.form, tally),
        "unclear": unclear,
        "remarks": [tally.told(remark) for remark in tally.remarks],
    }
    return msgspec.json.format(msgspec.json.encode(data), indent=2).decode()


def _tables(form: Form, tally: Tally) -> dict[str, dict[str, dict[str, int]]]:
    """Return every cell of the counted tables, totals among them."""
    figures = computed(form, tally)
    tables: dict[str, dict[str, dict[str, int]]] = {table: {} for table in tally.tables}
    for table in tally.tables:
        for spec in form.cells_of(table):
            tables[table].setdefault(spec.row, {})[spec.column] = figures[spec.address]
    return tables


def computed(form: Form, tally: Tally) -> dict[str, int]:
    """Return the counts with the totals that the form makes of them."""
    report = new_report(form, tally.year, "", date(tally.year + 1, 1, 1))
    report.store(dict(tally.counts))
    return {a: int(value) for a, value in report.figures.items() if value is not None}


def as_text(ledger: Ledger, tally: Tally) -> str:
    """Return the figures that are not 0 with their rows, and what there is to look at."""
    return "\n".join(_lines(ledger, tally))


def _lines(ledger: Ledger, tally: Tally) -> Iterator[str]:
    form = ledger.form
    names = "、".join(form.tables[table].sheet for table in tally.tables)
    yield f"{tally.year}年　{names}　{tally.cases}件"
    for address, places in tally.cells.items():
        if places:
            yield f"{form.cells[address].name}　{len(places)}件　{tally.rows(places)}"
    for question in tally.questions:
        yield f"看不明白　{asked(question, tally)}"
    for remark in tally.remarks:
        yield f"{'没有计入' if remark.uncounted else '请核对'}　{tally.told(remark)}"


def asked(question: Question, tally: Tally) -> str:
    """Return a question in a line: what is not clear, in which rows."""
    text = f"“{question.text}”" if question.text else ""
    return f"{question.column}{text}{question.reason}：{tally.rows(question.places)}"
