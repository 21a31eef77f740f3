"""Report ⇄ project file (`*.nianbao`), and reports from a dump.

A project file is the dump's JSON with three keys before it, `format`, `version` and
`digest`, and after it what only the program needs: `marks` in the narratives,
`silenced` rules, the `ledgers` that tables were counted from, the `previous` year's report,
and the `origin` of figures that a 汇总 gave. It is indented, so that a person can read it
and compare two of them.

History of the format:
  1  the first.
  2  may have marks, silenced, previous.
  3  has a digest of its content, see `core.project.digest`.
  4  may have ledgers: path, year, and by cell and sheet's number the rows of its cases;
     may have an origin, see `core.report.origin`.
The writer writes only the newest version; the reader reads all of them.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from core.errors import UserError
from core.form.library import FormLibrary, official_forms
from core.project.digest import KEY, digest_of, is_as_written
from core.project.interchange import (
    ContentError,
    ReportRecord,
    decode_json,
    encode_json,
    from_record,
    to_record,
)
from core.report.ledger_note import LedgerNote
from core.report.live_fields import is_true
from core.report.marks import Mark, apart
from core.report.origin import Origin
from core.report.report import Report
from core.storage.files import read_file
from core.text import clean_line

SUFFIX = ".nianbao"
FORMAT = "nianbao"
VERSION = 4
_FIRST_WITH_DIGEST = 3
_SIZE_LIMIT = 50 * 2**20  # bytes
_LONGEST_PATH = 4096  # characters
_LONGEST_NUMBER = 6  # digits of a sheet's
_LONGEST_REASON = 100  # characters
_DOUBT = (
    "“{}”的内容和保存时记下的校验值对不上：保存以后被手工或别的程序改过，或者磁盘出错损坏了，"
    "有的数字和文字可能不是原来的，请核对。"
)


_Record = TypeVar("_Record", bound=ReportRecord)


class ProjectFileError(UserError):
    """A file is no project file, is damaged, or was written by a newer program."""


class Found(NamedTuple):
    """A report as it was found, and a sentence with what there is to doubt it; usually empty."""

    report: Report
    doubt: str = ""


class _Signature(msgspec.Struct):
    """What is read first: whether this is a project file and of which version."""

    format: str | None = None
    version: int | None = None


class MarkRecord(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """A marked stretch of a narrative, see `core.report.marks`."""

    start: int
    end: int
    cell: str = ""


class LedgerRecord(msgspec.Struct, forbid_unknown_fields=True):
    """A table's register, see `core.report.ledger_note`; sheets' numbers are keys, so texts."""

    path: str
    year: int
    cells: dict[str, dict[str, list[int]]]


class Extras(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """What a project file has after the dump; nothing of it is written when empty."""

    marks: dict[str, list[MarkRecord]] = {}
    silenced: dict[str, str] = {}
    ledgers: dict[str, LedgerRecord] = {}


class ProjectRecord(ReportRecord, forbid_unknown_fields=True, kw_only=True, tag=False):
    """The content of a project file."""

    format: str
    version: int
    digest: str | None = None
    marks: dict[str, list[MarkRecord]] = msgspec.field(default_factory=dict)
    silenced: dict[str, str] = msgspec.field(default_factory=dict)
    ledgers: dict[str, LedgerRecord] = msgspec.field(default_factory=dict)
    previous: ReportRecord | None = None
    origin: Origin | None = None


def read_project(path: Path, forms: FormLibrary | None = None) -> Report:
    """Return the report of a project file, whatever its digest. Raises as `find_project` does."""
    return find_project(path, forms).report


def find_project(path: Path, forms: FormLibrary | None = None) -> Found:
    """Read a project file. Raises ProjectFileError, FormError or FileReadError."""
    data = read_file(path, _SIZE_LIMIT)
    signature = _signature(path, data)
    if signature.format != FORMAT or signature.version is None:
        raise ProjectFileError(f"“{path.name}”不是年报文件（{SUFFIX}），请选择用本程序保存的文件。")
    if signature.version > VERSION:
        raise ProjectFileError(
            f"“{path.name}”是用更新版本的程序保存的（格式 {signature.version}），请先升级程序。"
        )
    return decode_project(data, path.name, forms)


def read_dump(path: Path, forms: FormLibrary | None = None) -> Report:
    """Read the JSON that `dump` prints. Raises ProjectFileError, FormError or FileReadError."""
    return _read(path.name, read_file(path, _SIZE_LIMIT), ReportRecord, forms)[0]


def find_report(path: Path, forms: FormLibrary | None = None) -> Found:
    """Read a project file or a dump, whichever it is; a dump has no digest."""
    if _signature(path, read_file(path, _SIZE_LIMIT)).format is None:
        return Found(read_dump(path, forms))
    return find_project(path, forms)


def encode_project(report: Report) -> bytes:
    """Return the content of the report's project file."""
    content = msgspec.structs.asdict(to_record(report))
    extras: dict[str, object] = msgspec.to_builtins(_extras(report))
    if report.previous is not None:
        extras["previous"] = to_record(report.previous)
    if report.origin is not None:
        extras["origin"] = msgspec.to_builtins(report.origin, str_keys=True)
    content |= extras
    first: dict[str, object] = {"format": FORMAT, "version": VERSION}
    return encode_json(first | {KEY: digest_of(first | content)} | content)


def decode_project(data: bytes, name: str, forms: FormLibrary | None = None) -> Found:
    """Return the report of a project file's content; `name` is what sentences call it."""
    report, record = _read(name, data, ProjectRecord, forms)
    has_digest = record.digest is not None or record.version >= _FIRST_WITH_DIGEST
    if has_digest and not is_as_written(data):
        return Found(report, _DOUBT.format(name))
    return Found(report)


def _extras(report: Report) -> Extras:
    marks = {
        section: [MarkRecord(mark.start, mark.end, mark.cell) for mark in marks]
        for section, marks in report.marks.items()
        if marks
    }
    ledgers = {table: _ledger_record(note) for table, note in report.ledgers.items()}
    return Extras(marks=marks, silenced=report.silenced, ledgers=ledgers)


def _ledger_record(note: LedgerNote) -> LedgerRecord:
    cells = {
        address: {str(number): list(rows) for number, rows in sheets.items()}
        for address, sheets in note.cells.items()
    }
    return LedgerRecord(note.path, note.year, cells)


def _ledger_note(record: LedgerRecord, report: Report) -> LedgerNote:
    """Return what a record says of cells that the form has; a damaged one may say anything."""
    cells = {
        address: {int(n): tuple(rows) for n, rows in sheets.items() if _is_number(n)}
        for address, sheets in record.cells.items()
        if address in report.form.cells
    }
    return LedgerNote(clean_line(record.path)[:_LONGEST_PATH], record.year, cells)


def _is_number(text: str) -> bool:
    """Say whether a text is the number of a sheet, and not one of any length."""
    return text.isdecimal() and len(text) <= _LONGEST_NUMBER


def _signature(path: Path, data: bytes) -> _Signature:
    try:
        signature: _Signature = decode_json(data, _Signature)
        if signature.version is not None and signature.version < 1:
            raise ContentError(f"没有格式 {signature.version}")
    except ContentError as error:
        raise ProjectFileError(
            f"“{path.name}”不是年报文件，或者已经损坏，请检查文件或从备份恢复。"
        ) from error
    return signature


def _shorten(reason: str) -> str:
    """Return a reason on one line; what it quotes from a damaged file may be endless."""
    line = " ".join(reason.split())
    return f"{line[:_LONGEST_REASON]}……" if len(line) > _LONGEST_REASON else line


def _read(
    name: str, data: bytes, record_type: type[_Record], forms: FormLibrary | None
) -> tuple[Report, _Record]:
    forms = forms or official_forms()
    try:
        record = decode_json(data, record_type)
        report = from_record(record, forms)
        if isinstance(record, ProjectRecord):
            _add_extras(report, record, forms)
    except UserError as error:
        reason = _shorten(str(error).rstrip("。"))
        raise ProjectFileError(f"无法打开“{name}”：{reason}。请检查文件或从备份恢复。") from error
    return report, record


def _add_extras(report: Report, record: ProjectRecord, forms: FormLibrary) -> None:
    report.silenced = dict(record.silenced)
    known = record.ledgers.items()
    report.ledgers = {t: _ledger_note(r, report) for t, r in known if t in report.form.tables}
    for section, marks in record.marks.items():
        report.set_marks(section, tuple(_fitting(report, section, marks)))
    if record.previous is not None:
        report.previous = from_record(record.previous, forms)
    report.origin = record.origin


def _fitting(report: Report, section: str, records: Iterable[MarkRecord]) -> Iterator[Mark]:
    """Return the marks that fit the text; the others go, for its sake, when a file is damaged.

    A live field that does not show its figure would be passed over by the
    checks, and overwritten with the cell's next one.
    """
    marks = (
        Mark(each.start, each.end, each.cell) for each in records if 0 <= each.start < each.end
    )
    true = (mark for mark in marks if is_true(report, section, mark))
    return apart(true, len(report.narrative(section)))
