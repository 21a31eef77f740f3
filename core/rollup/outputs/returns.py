"""退回意见: what is wrong with an organ's report, in plain Chinese, on a page of its own."""

from collections.abc import Callable, Container, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from core.checks.finding import Finding, Severity, Suggestion
from core.checks.folding import Folded, fold
from core.checks.places import place_name
from core.document.document import Document, Paragraph, Role, Signature, Table
from core.exporting import file_name
from core.form.form import Form
from core.formats.all_formats import FORMATS
from core.layout.compose import format_date
from core.numbers import Number, format_number
from core.report.report import Report
from core.rollup.database.decisions import Kind
from core.rollup.desk import Desk
from core.rollup.model import Entry, RollupError, Row
from core.rollup.outputs.grids import grid
from core.rollup.outputs.writing import write_as
from core.storage.refusals import explain

_FORMATS = ("docx", "pdf")
_COLUMNS = ("序号", "位置", "问题", "建议")
_ROLES = (Role.VALUE, Role.HEADER, Role.LABEL, Role.LABEL)
_WIDTHS = (8.0, 24.0, 44.0, 32.0)
_TITLE = "退回意见"
_EMPTY = "没有数字，或者没有读出数字，无法核对。"
_UNREAD = "missing"
_MOST = 3  # equations that are quoted below a wrong cell
_MOST_NAMED = 10  # cells without a figure
_FILL = "没有的填0，其余照实填写。"


class Point(NamedTuple):
    """One thing to be put right: where it is, what is wrong, what would put it right."""

    place: str
    problem: str
    repair: str


def returned(desk: Desk) -> list[Row]:
    """Return the rows of the organs whose reports go back: with errors, or not checkable."""
    return [row for row in desk.rows() if row.goes_back]


def points(desk: Desk, row: Row) -> list[Point]:
    """Return what an organ has to put right: its errors, and the cells without a figure."""
    report, record = desk.report(row.reading), desk.record(row.reading)
    errors = [
        folded
        for folded in fold(desk.findings(row.organ.id))
        if folded.finding.severity is Severity.ERROR and not _is_of_blanks(report, folded.finding)
    ]
    unread = {a for a, (certainty, *_) in record.doubts.items() if certainty == _UNREAD}
    empty = unread | {a for a, value in report.figures.items() if value is None}
    return [*(_point(report, each) for each in errors), *_empty(report.form, empty)]


def _is_of_blanks(report: Report, finding: Finding) -> bool:
    """Say whether it tells of blank cells, which are named one by one here."""
    return finding.is_blank and finding.section in report.form.tables


def _point(report: Report, folded: Folded) -> Point:
    """Return a point; the equations that a wrong cell breaks say what it should agree with."""
    error = folded.finding
    repair = next((_repair(report, each) for each in error.suggestions), "请核实后改正。")
    broken = [each.message for each in folded.consequences[:_MOST]]
    problem = "".join(f"{each.removesuffix('。')}。" for each in (error.message, *broken))
    return Point(place_name(report.form, error), problem, repair)


def _repair(report: Report, suggestion: Suggestion) -> str:
    changes = (suggestion, *suggestion.together)
    return "；".join(_change(report, each.cell, each.value) for each in changes) + "。"


def _change(report: Report, address: str, value: Number | None) -> str:
    spec, now = report.form.cells[address], report.figures[address]
    wanted = "各分项之和" if value is None else f"{format_number(value)}{spec.unit}"
    given = "空白" if now is None else f"{format_number(now)}{spec.unit}"
    return f"“{spec.name}”由{given}改为{wanted}"


def _empty(form: Form, empty: set[str]) -> Iterator[Point]:
    """Yield a point for every table with cells that have no figure."""
    for table in form.tables:
        names = [spec.name for spec in form.cells_of(table) if spec.address in empty]
        if names:
            more = f"等{len(names)}格" if len(names) > _MOST_NAMED else ""
            listed = "”、“".join(names[:_MOST_NAMED])
            yield Point(form.section(table).name, f"“{listed}”{more}{_EMPTY}", _FILL)


def return_text(desk: Desk, organ: int) -> str:
    """Return what is to be put right as lines for a chat. Raises RollupError without a report."""
    row = desk.row(organ)
    found = points(desk, row) if row.reading else []
    lines = [f"{n}. {p.place}：{p.problem}建议：{p.repair}" for n, p in enumerate(found, 1)]
    return "\n".join([_opening(desk, row, len(found)), *lines])


def send_back(desk: Desk, organ: int) -> str:
    """Return the lines for a chat, and keep that they were sent, in which round.

    A round is about one file: what is sent again before another comes is of the same one.
    Raises RollupError without a report.
    """
    text = return_text(desk, organ)
    sent = [entry for entry in desk.log(organ) if entry.what == Kind.SENT]
    desk.sent_back(organ, _round(desk, desk.row(organ).reading, sent), text)
    return text


def _round(desk: Desk, reading: str, sent: list[Entry]) -> int:
    if not sent:
        return 1
    is_same = _file_of(desk, sent[-1].reading) == _file_of(desk, reading)
    return int(sent[-1].value) + (not is_same)


def _file_of(desk: Desk, reading: str) -> str:
    """Return the reading of the file itself, whether figures were corrected here or not."""
    try:
        return desk.record(reading).base or reading
    except RollupError:  # it was read anew since
        return reading


def return_document(desk: Desk, organ: int, on: date) -> Document:
    """Return the page for an organ, dated. Raises RollupError without a report."""
    row, settings = desk.row(organ), desk.settings
    found = points(desk, row)
    return Document(
        title_parts=(f"{settings.year}年政府信息公开工作年度报告", _TITLE),
        agency=settings.agency,
        year=settings.year,
        blocks=(Paragraph(_opening(desk, row, len(found))), _table(found)),
        signature=Signature(settings.agency, format_date(on)),
    )


def _opening(desk: Desk, row: Row, count: int) -> str:
    if not (row.reading and row.chosen):
        raise RollupError(f"“{row.organ.name}”没有可以退回的报告。")
    file, year = Path(row.chosen.receipt.path).name, desk.settings.year
    return (
        f"{row.organ.name}：你单位报送的{year}年政府信息公开工作年度报告（{file}）"
        f"有{count}处需要改正，请改正后重新报送。"
    )


def _table(found: list[Point]) -> Table:
    texts = [(str(number), *point) for number, point in enumerate(found, 1)]
    return grid(_TITLE, _COLUMNS, _WIDTHS, texts, _ROLES)


def return_files(desk: Desk, folder: Path) -> list[tuple[int, str, Path]]:
    """Return what there is to write into a folder: organ, format and file.

    The organ's number is part of a name that another organ has, too.
    """
    files: dict[Path, tuple[int, str]] = {}
    for row in returned(desk):
        for format_id in _FORMATS:
            path = _free(folder, row, FORMATS[format_id].suffix, files)
            files[path] = (row.organ.id, format_id)
    return [(organ, format_id, path) for path, (organ, format_id) in files.items()]


def write_returns(
    desk: Desk, folder: Path, on: date, listener: Callable[[Path, float], object] | None = None
) -> list[Path]:
    """Write the page of every organ that has one, as Word and PDF; return the files.

    `listener` hears of each file that is written, with the part done, 0 to 1; it may raise to
    cancel. Raises FileWriteError, and RollupError where the folder cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RollupError(f"无法建立文件夹“{folder}”：{explain(error)}。") from error
    files = return_files(desk, folder)
    for number, (organ, format_id, path) in enumerate(files, 1):
        write_as(return_document(desk, organ, on), format_id, path)
        if listener:
            listener(path, number / len(files))
    return [path for *_, path in files]


def _free(folder: Path, row: Row, suffix: str, taken: Container[Path]) -> Path:
    name = file_name(f"{row.organ.name}　{_TITLE}")
    path = folder / f"{name}{suffix}"
    return folder / f"{name}（{row.organ.id}）{suffix}" if path in taken else path
