"""What was read from a file: lines for the clerk, or JSON for scripts, as `import` prints it."""

import json
from collections.abc import Iterator
from decimal import Decimal

from core.checks.finding import Severity
from core.checks.runner import check
from core.interpret.result import CellReading, Certainty, Interpretation
from core.numbers import format_number
from core.report.report import Report

_DOUBTS = {Certainty.GUESSED: "推断", Certainty.MISSING: "缺"}


def import_listing(reading: Interpretation, report: Report) -> list[str]:
    """Return heading, tables, doubtful cells, texts, remarks, leftovers, number of findings.

    `report` is the one that is checked: that of the reading, perhaps with last year's.
    """
    return [
        *_heading_lines(report),
        *_part_lines(reading),
        *_table_lines(reading),
        *_doubtful_lines(reading),
        *_text_lines(report),
        *(f"说明　{remark}" for remark in _remarks(reading)),
        *(f"未读入　{left.where}　{left.text}" for left in reading.leftovers),
        _findings_line(report),
    ]


def import_json(reading: Interpretation) -> str:
    """Return the reports of the file, each cell with its certainty, texts, and what is left."""
    report = reading.report
    shown = {
        "form": report.form.id,
        "year": report.heading.year,
        "agency": report.heading.agency,
        "parts": [_part_json(reading, number) for number in range(len(reading.parts))],
        "missing_tables": list(reading.missing_tables),
        "remarks": _remarks(reading),
        "cells": {where: _cell_json(cell) for where, cell in reading.cells.items()},
        "narratives": {s.id: _text_json(reading, s.id) for s in report.form.narratives},
        "unplaced": [{"where": left.where, "text": left.text} for left in reading.leftovers],
    }
    return json.dumps(shown, ensure_ascii=False, indent=2)


def _cell_json(cell: CellReading) -> dict[str, object]:
    """Return a cell; an amount is a string, as in a dump, for no digit may be lost."""
    value = format_number(cell.value) if isinstance(cell.value, Decimal) else cell.value
    return {
        "value": value,
        "certainty": cell.certainty.value,
        "text": cell.source or format_number(cell.value),
        "reason": cell.reason or None,
        "derived": cell.derived,
    }


def _part_json(reading: Interpretation, number: int) -> dict[str, object]:
    """Return one of several reports in the file; `number` is what --part calls it, from 1."""
    part = reading.parts[number]
    return {
        "number": number + 1,
        "name": part.name,
        "year": part.year or None,
        "cells": part.cells,
        "read": number == reading.part,
    }


def _text_json(reading: Interpretation, section: str) -> dict[str, object]:
    text = reading.report.narrative(section)
    found = Certainty.GUESSED if reading.is_scan else Certainty.SURE
    certainty = found if text else Certainty.MISSING
    return {"characters": len(text), "certainty": certainty.value}


def _remarks(reading: Interpretation) -> list[str]:
    """Return the remarks of the reading, after one that names the tables that are not there."""
    form = reading.report.form
    names = "、".join(f"“{form.section(table).name}”" for table in reading.missing_tables)
    missing = [f"文件里没有{names}的表格，这些格空着，请补填。"] if names else []
    return [*missing, *reading.remarks]


def _heading_lines(report: Report) -> Iterator[str]:
    heading = report.heading
    day = heading.signed_on.isoformat() if heading.signed_on else ""
    yield f"标题　{heading.title}"
    yield f"机关　{heading.agency}　年度　{heading.year}　格式　{report.form.id}"
    yield f"落款　{heading.signed_by}　{day}".rstrip("　")


def _part_lines(reading: Interpretation) -> Iterator[str]:
    """Yield a line for each report of a file that has several, with its number for --part."""
    for number, part in enumerate(reading.parts):
        mark = "（已读入）" if number == reading.part else ""
        yield f"第 {number + 1} 份　{part.described()}{mark}"


def _table_lines(reading: Interpretation) -> Iterator[str]:
    form = reading.report.form
    for table, definition in form.tables.items():
        cells = [reading.cells[spec.address] for spec in form.cells_of(table)]
        found = table not in reading.missing_tables
        yield f"表格　{definition.sheet}　{_counts(cells) if found else '没有找到'}"


def _counts(cells: list[CellReading]) -> str:
    counts = {kind: sum(cell.certainty is kind for cell in cells) for kind in Certainty}
    sure, guessed, missing = (counts[kind] for kind in Certainty)
    return f"确定 {sure} 格，推断 {guessed} 格，缺 {missing} 格"


def _doubtful_lines(reading: Interpretation) -> Iterator[str]:
    """Yield a line for each cell that is not sure, but for those of missing tables."""
    form = reading.report.form
    for address, cell in reading.cells.items():
        spec = form.cells[address]
        if cell.certainty in _DOUBTS and spec.table not in reading.missing_tables:
            value = format_number(cell.value) or "空白"
            source = f"　原文“{cell.source}”" if cell.source else ""
            yield f"{_DOUBTS[cell.certainty]}　{spec.name}　{value}{source}　{cell.reason}"


def _text_lines(report: Report) -> Iterator[str]:
    for section in report.form.narratives:
        length = len(report.narrative(section.id))
        yield f"正文　{section.name}　{f'{length} 字' if length else '没有'}"


def _findings_line(report: Report) -> str:
    findings = check(report)
    parts = (f"{s.word} {sum(f.severity is s for f in findings)} 处" for s in Severity)
    return f"核对　{'，'.join(parts)}"
