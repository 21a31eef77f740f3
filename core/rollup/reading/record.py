"""What is kept of a reading: the report with its figures, what was doubtful, what is wrong."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

import msgspec

from core import VERSION
from core.checks.finding import Finding, Severity
from core.checks.runner import check
from core.errors import UserError
from core.form.cells import CellSpec
from core.form.form import Form
from core.form.labels import CellKind
from core.form.library import official_forms
from core.interpret.figures import is_mark_for_nothing
from core.interpret.result import Certainty, Interpretation
from core.numbers import Number, format_number
from core.project.interchange import (
    ReportRecord,
    decode_json,
    encode_compact,
    from_record,
    to_record,
)
from core.report.report import Report, sum_of

READER = f"{VERSION}/1"
"""What reads; readings of another one are made anew when their file is read the next time."""

_Doubt: TypeAlias = tuple[str, str, str]  # certainty, the text found, the reason

_FEW = 5  # figures that are not 0; with fewer, two reports are alike by chance
_SEVERAL = "文件里有{}份年报，读的是{}"
_ONLY_TABLES = "只有表格，没有文字部分，文字没有核对"
_NO_TABLE = "文件里没有年报的表格，可能不是年报"


class ReadingRecord(msgspec.Struct, kw_only=True, tag="reading"):
    """What a worker sends, and the table `reading` keeps; see `database.schema`."""

    id: str
    base: str = ""
    problem: str = ""
    report: str | None = None
    form: str = ""
    year: int = 0
    year_guessed: bool = False
    agency: str = ""
    signed_by: str = ""
    signed_on: str = ""
    has_texts: bool = False
    blank: int = 0
    unread: int = 0
    guessed: int = 0
    doubts: dict[str, _Doubt] = {}
    errors: int = 0
    warnings: int = 0
    findings: list[Finding] = []
    remarks: list[str] = []
    leftovers: list[tuple[str, str]] = []
    key_figures: dict[str, Number] = {}
    digest: str = ""
    reader: str = READER


def content_id(data: bytes) -> str:
    """Return the id of a file's content."""
    return hashlib.sha256(data).hexdigest()


def read_record(path: Path, data: bytes) -> ReadingRecord:
    """Read and check a file, whose bytes are known already; what cannot be read is a problem."""
    from core.importing import read_any  # noqa: PLC0415 (readers load much)
    from core.rollup.reading.quick_excel import read_quickly  # noqa: PLC0415 (as above)

    id_ = content_id(data)
    try:
        reading = read_quickly(data) or read_any(path)
    except UserError as error:
        return ReadingRecord(id=id_, problem=" ".join(str(error).split()))
    if len(reading.missing_tables) == len(reading.report.form.tables):
        return ReadingRecord(id=id_, problem=f"“{path.name}”{_NO_TABLE}。")
    return record_of(id_, reading)


def record_of(id_: str, reading: Interpretation) -> ReadingRecord:
    """Return what is kept of an interpretation, checked for whoever collects it.

    What the sender chose not to hear of counts here, and years are compared by the desk.
    """
    plain = replace(reading.report.copy(), previous=None, silenced={})
    record = _checked(id_, plain)
    doubts = {
        address: (cell.certainty.value, cell.source, cell.reason)
        for address, cell in reading.cells.items()
        if cell.certainty is not Certainty.SURE
    }
    _doubt(record, doubts, plain)
    record.year_guessed = reading.year_guessed
    record.remarks = [*_remarks(reading), *record.remarks]
    record.leftovers = [(left.where, left.text) for left in reading.leftovers]
    return record


def _doubt(record: ReadingRecord, doubts: dict[str, _Doubt], report: Report) -> None:
    """Note which cells are not sure, and count them: without a figure, not read, guessed."""
    unread = {a for a, (certainty, _, _) in doubts.items() if certainty == Certainty.MISSING}
    nothing = {
        address
        for address, (_, text, _) in doubts.items()
        if address not in unread and (not text.strip() or is_mark_for_nothing(text))
    }
    record.doubts = doubts
    record.unread = len(unread)
    record.blank = len({*nothing, *report.blank_cells} - unread)
    record.guessed = len(doubts) - len(unread) - len(nothing)


def _remarks(reading: Interpretation) -> list[str]:
    remarks = list(reading.remarks)
    if len(reading.parts) > 1:
        chosen = reading.parts[reading.part].described()
        remarks.append(_SEVERAL.format(len(reading.parts), chosen))
    return remarks


def _checked(id_: str, report: Report) -> ReadingRecord:
    """Return the record of a report that was read for certain."""
    heading = report.heading
    findings = telling(report, check(report))
    is_whole = has_texts(report)
    remarks = [] if is_whole else [_ONLY_TABLES]
    return ReadingRecord(
        id=id_,
        report=encode_compact(to_record(report)).decode("utf-8"),
        form=report.form.id,
        year=heading.year,
        agency=heading.agency,
        signed_by=heading.signed_by,
        signed_on=heading.signed_on.isoformat() if heading.signed_on else "",
        has_texts=is_whole,
        blank=len(report.blank_cells),
        errors=_count(findings, Severity.ERROR),
        warnings=_count(findings, Severity.WARNING),
        findings=findings,
        remarks=remarks,
        key_figures=key_figures(report.form, report.figures),
        digest=_digest(report),
    )


def has_texts(report: Report) -> bool:
    """Say whether there is any text; a workbook often has the tables alone."""
    return any(report.narrative(section.id).strip() for section in report.form.narratives)


def telling(report: Report, findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings that count: of tables alone nothing is said of texts."""
    is_whole = has_texts(report)
    return [each for each in findings if is_whole or each.section in report.form.tables]


def _count(findings: list[Finding], severity: Severity) -> int:
    return sum(finding.severity is severity for finding in findings)


def key_figures(form: Form, figures: Mapping[str, Number | None]) -> dict[str, Number]:
    """Return the figures by which a form is judged at a glance: name → sum of its cells."""
    sums = {
        key.name: sum_of(figures.get(address) for address in key.cells)
        for key in form.definition.key_figures
    }
    return {name: value for name, value in sums.items() if value is not None}


def _digest(report: Report) -> str:
    """Return what equal figures have in common: how many are not 0, and a hash of all."""
    totals = report.form.totals
    lines = [
        f"{address}={canonical(value)}"
        for address, value in sorted(report.figures.items())
        if value != 0 and address not in totals
    ]
    hashed = hashlib.sha256("\n".join(lines).encode()).hexdigest()[:32]
    return f"{len(lines)}:{hashed}"


def is_telling(digest: str) -> bool:
    """Say whether two reports with this digest are hardly alike by chance."""
    count = digest.partition(":")[0]
    return count.isdecimal() and int(count) >= _FEW


def canonical(value: Number | None) -> str:
    """Return a figure as text that is the same for equal figures; "" for a blank."""
    text = format_number(value)
    return text.rstrip("0").rstrip(".") if "." in text else text


def figure_of(spec: CellSpec, text: str) -> Number | None:
    """Return the figure that `canonical` wrote for a cell."""
    if not text:
        return None
    return Decimal(text) if spec.kind is CellKind.AMOUNT or "." in text else int(text)


def corrected_id(base: str, corrections: Mapping[str, str]) -> str:
    """Return the id of a reading with these figures, as `canonical` writes them, in cells."""
    changes = "\n".join(f"{address}={text}" for address, text in sorted(corrections.items()))
    return content_id(f"{base}\n{changes}".encode())


def corrected_record(
    base: ReadingRecord, corrections: Mapping[str, Number | None]
) -> ReadingRecord:
    """Return the record of a reading with other figures in some cells (代改), checked anew."""
    report = report_of(base.report or "")
    report.store(corrections)
    texts = {address: canonical(value) for address, value in corrections.items()}
    record = _checked(corrected_id(base.id, texts), report)
    record.base = base.id
    left = {a: doubt for a, doubt in base.doubts.items() if a not in corrections}
    _doubt(record, left, report)
    record.year_guessed = base.year_guessed
    record.remarks, record.leftovers = base.remarks, base.leftovers
    return record


def report_of(content: str) -> Report:
    """Return the report that a reading keeps."""
    return from_record(decode_json(content.encode(), ReportRecord), official_forms())
