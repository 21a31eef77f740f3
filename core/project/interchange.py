"""Report ⇄ the JSON that `dump` prints and the project file contains.

A count is a JSON number, an amount a decimal string in the form's unit, a blank
null. Reading accepts missing cells (blank) and keeps printed totals; anything
the form does not know is refused by name, so that nothing is lost silently.
"""

import codecs
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar

import msgspec

from core import limits
from core.errors import UserError
from core.form.form import Form
from core.form.labels import CellKind
from core.form.library import FormLibrary
from core.numbers import Number, format_number
from core.project.refusals import refusal
from core.report.report import Heading, Report
from core.text import clean_line, clean_text

_LONGEST_TOTAL = 2 * limits.DIGITS  # digits; a sum may have more than its parts
_SIGNS = 2  # characters of a figure that are no digits: its sign and point
YEARS = range(2008, 2100)  # the first Regulations took effect in 2008

_Record = TypeVar("_Record", bound=msgspec.Struct)


class ContentError(UserError):
    """The JSON is not a report; the message says where and why, without the file's name."""


class SignatureRecord(msgspec.Struct, forbid_unknown_fields=True):
    """Who signs and when (2022-01-15, or null while unknown)."""

    agency: str
    date: str | None = None


class ReportRecord(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A report as JSON; `tables` maps table, row and column ids to figures."""

    form: str
    year: int
    agency: str
    title: str | None = None
    narratives: dict[str, str] = {}
    tables: dict[str, dict[str, dict[str, Any]]] = {}
    signature: SignatureRecord | None = None


def to_record(report: Report) -> ReportRecord:
    """Return the record of a report, with every cell of its form."""
    heading = report.heading
    return ReportRecord(
        form=report.form.id,
        year=heading.year,
        agency=heading.agency,
        title=heading.title,
        narratives=dict(report.narratives),
        tables=_tables(report),
        signature=SignatureRecord(
            heading.signed_by, heading.signed_on.isoformat() if heading.signed_on else None
        ),
    )


def _tables(report: Report) -> dict[str, dict[str, dict[str, object]]]:
    tables: dict[str, dict[str, dict[str, object]]] = {}
    for spec in report.form.cells.values():
        rows = tables.setdefault(spec.table, {})
        value = report.figures[spec.address]
        rows.setdefault(spec.row, {})[spec.column] = _encode(value, spec.kind)
    return tables


def _encode(value: Number | None, kind: CellKind) -> Number | str | None:
    return format_number(value) if kind is CellKind.AMOUNT and value is not None else value


def from_record(record: ReportRecord, forms: FormLibrary) -> Report:
    """Return the report of a record. Raises ContentError or FormError."""
    form = forms.by_id(record.form)
    if record.year not in YEARS:
        raise ContentError(f"“year”处的内容不对：年度“{record.year}”不对，应当是四位的年份")
    heading, narratives = _heading(record, form), _narratives(record, form)
    report = Report(form, heading, narratives, _values(record, form))
    for address in report.printed_totals:  # those that are no sums
        _refuse_digits(address, report.values[address] or 0, limits.DIGITS)
    return report


def _heading(record: ReportRecord, form: Form) -> Heading:
    signature = record.signature or SignatureRecord(record.agency)
    title = record.title
    if title is None:
        title = "".join(form.title_parts(record.agency, record.year))
    texts = {"agency": record.agency, "title": title, "signed_by": signature.agency}
    for field, text in texts.items():
        _refuse_longer(limits.NAMES[field], text, limits.HEADING[field])
    return Heading(
        year=record.year,
        agency=clean_line(record.agency),
        title=clean_line(title),
        signed_by=clean_line(signature.agency),
        signed_on=_date(signature.date),
    )


def _refuse_longer(name: str, text: str, most: int) -> None:
    if reason := limits.excess(name, text, most):
        raise ContentError(reason)


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise ContentError(
            f"“signature.date”处的内容不对：落款日期“{text}”不对，应当写成 2022-01-15 的样子"
        ) from error


def _narratives(record: ReportRecord, form: Form) -> dict[str, str]:
    known = {section.id: section.name for section in form.narratives}
    for section, text in record.narratives.items():
        if section not in known:
            raise ContentError(
                f"“narratives.{section}”处的内容不对：{form.id} 格式的报告没有“{section}”这一部分"
            )
        _refuse_longer(known[section], text, limits.NARRATIVE)
    return {section: clean_text(text) for section, text in record.narratives.items()}


def _values(record: ReportRecord, form: Form) -> dict[str, Number | None]:
    values: dict[str, Number | None] = {}
    for address, raw in _flatten(record.tables):
        if address not in form.cells:
            raise ContentError(
                f"“tables.{address}”处的内容不对：{form.id} 格式的表格中没有“{address}”这一格"
            )
        most = _LONGEST_TOTAL if address in form.totals else limits.DIGITS
        values[address] = _decode(address, raw, form.cells[address].kind, most)
    return values


def _flatten(tables: dict[str, dict[str, dict[str, object]]]) -> Iterator[tuple[str, object]]:
    for table, rows in tables.items():
        for row, columns in rows.items():
            for column, raw in columns.items():
                yield f"{table}.{row}.{column}", raw


def _decode(address: str, raw: object, kind: CellKind, most: int) -> Number | None:
    """Return the figure; a fractional count is kept, for the checks to complain about.

    It has up to `most` digits.
    """
    if raw is None:
        return None
    expected = (str, int, Decimal) if kind is CellKind.AMOUNT else (int, Decimal)
    if isinstance(raw, bool) or not isinstance(raw, expected):
        raise _no_number(address, kind)
    if len(str(raw)) > most + _SIGNS:
        raise _too_long(address)
    try:
        value = Decimal(raw)
    except InvalidOperation as error:
        raise _no_number(address, kind) from error
    if not value.is_finite():
        raise _no_number(address, kind)
    _refuse_digits(address, value, most)
    is_whole = kind is not CellKind.AMOUNT and value == value.to_integral_value()
    return int(value) if is_whole else value


def _no_number(address: str, kind: CellKind) -> ContentError:
    wanted = "写在引号里的数" if kind is CellKind.AMOUNT else "整数"
    return ContentError(
        f"“tables.{address}”处的内容不对：这一格不是数字，应当是{wanted}，空白写 null"
    )


def _refuse_digits(address: str, value: Number, most: int) -> None:
    if abs(Decimal(value).adjusted()) >= most:
        raise _too_long(address)


def _too_long(address: str) -> ContentError:
    return ContentError(f"“tables.{address}”处的内容不对：数字太长，最多 {limits.DIGITS} 位")


def decode_json(data: bytes, record_type: type[_Record]) -> _Record:
    """Decode JSON into a record; fractions become Decimals. Raises ContentError."""
    data = data.removeprefix(codecs.BOM_UTF8)  # Windows editors put one
    try:
        return msgspec.json.Decoder(record_type, float_hook=Decimal).decode(data)
    except msgspec.ValidationError as error:
        raise ContentError(refusal(data, error)) from error
    except (
        msgspec.DecodeError,
        UnicodeDecodeError,
        RecursionError,
        InvalidOperation,  # an exponent beyond Decimal
    ) as error:
        raise ContentError("内容不是完整的 JSON，文件可能已损坏") from error


def encode_json(record: msgspec.Struct | dict[str, object]) -> bytes:
    """Encode a record as indented UTF-8 JSON with a newline at the end."""
    return msgspec.json.format(encode_compact(record), indent=1) + b"\n"


def encode_compact(record: msgspec.Struct | dict[str, object]) -> bytes:
    """Encode a record as JSON on one line, for what is kept many times."""
    return msgspec.json.Encoder(decimal_format="number").encode(record)


def dump(report: Report) -> bytes:
    """Return the JSON that the command `dump` prints."""
    return encode_json(to_record(report))
