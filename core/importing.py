"""Any file, or what is on the clipboard → a report, with how sure each part of it is."""

import contextlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from core import limits
from core.errors import UserError
from core.form.library import FormLibrary
from core.numbers import format_number
from core.project.project_file import SUFFIX, find_report
from core.report.report import Report
from core.storage.files import read_file

if TYPE_CHECKING:
    from core.document.document import Document
    from core.exporting import Progress
    from core.interpret.result import FilePart, Interpretation

_MOST_COUNTED = 6  # parts of a file
_JSON_SIZE_LIMIT = 50 * 2**20  # bytes
_FIGURES_ALONE = "数字是从签批单的二维码读入的，和签字时相同；正文、标题和日期没有读入，请补上。"
_FIGURES_BY_CODE = "数字是从签批单的二维码读入的，和签字时相同；文字是认出来的，请核对。"
_BOM = b"\xef\xbb\xbf"
_RICH_TEXT = b"{\\rtf"


class ImportingError(UserError):
    """A file could be read, but it is no report."""


def read_any(
    path: Path,
    forms: FormLibrary | None = None,
    progress: "Progress | None" = None,
    *,
    today: date | None = None,
    part: int | None = None,
) -> "Interpretation":
    """Read a report from any file: the program's own, Word, Excel, web page, PDF, text.

    `progress` hears the part that is read, 0 to 1, and may raise to cancel. `part`
    is the number, from 0, of the report that is wanted of a file with several.
    Raises UserError: FileReadError, ReadError, ProjectFileError, FormError, or
    ImportingError when there is no such part.
    """
    if _is_own(path):
        return _refuse_other(all_sure(*find_report(path, forms)), part)
    from core.formats.any_file import read_document  # noqa: PLC0415 (readers load much)
    from core.formats.reading.raw import PictureError  # noqa: PLC0415 (as above)
    from core.interpret import interpret, judge  # noqa: PLC0415 (readers load much)

    try:
        document = read_document(path, progress)
    except PictureError as error:
        return _refuse_other(_of_paper(path, forms, error), part)
    reading = _refuse_other(interpret(document, forms, today=today, part=part), part)
    if document.is_scan and (signed := _with_code(reading, path, forms)):
        return within_limits(signed)
    reading = replace(reading, parts=_counted(document, reading, forms))
    return within_limits(judge(reading))


def _of_paper(path: Path, forms: FormLibrary | None, refusal: UserError) -> "Interpretation":
    """Return the figures by the QR code of a signed paper.

    Raises the refusal of the readers for whatever is no scan of such a paper.
    """
    from core.report.paper_code import report_of  # noqa: PLC0415 (scans are rare)
    from core.signed_paper import read_paper  # noqa: PLC0415 (as above)

    try:
        signed = read_paper(path, forms)
    except UserError:
        raise refusal from None
    return all_sure(report_of(signed), _FIGURES_ALONE)


def _with_code(
    reading: "Interpretation", path: Path, forms: FormLibrary | None
) -> "Interpretation | None":
    """Return the reading of a scan with the figures of the QR code in it; None without one."""
    try:
        coded = _of_paper(path, forms, ImportingError())
    except ImportingError:
        return None
    seen, report = reading.report, coded.report
    if seen.form != report.form:
        return coded
    report.narratives = seen.narratives
    year, agency = report.heading.year, report.heading.agency
    report.heading = replace(seen.heading, year=year, agency=agency)
    remarks = (_FIGURES_BY_CODE, *reading.remarks)
    return replace(coded, report=report, remarks=remarks, leftovers=reading.leftovers)


def _refuse_other(reading: "Interpretation", part: int | None) -> "Interpretation":
    """Return a reading that is the part that was wanted, if one was; refuse any other."""
    if part in (None, reading.part):
        return reading
    count = max(1, len(reading.parts))
    numbers = f"请用 1 到 {count} 的数" if count > 1 else "不用选是第几份"
    raise ImportingError(f"文件里一共有{count}份年报，没有第{part + 1}份，{numbers}。")


def _counted(
    document: "Document", reading: "Interpretation", forms: FormLibrary | None
) -> "tuple[FilePart, ...]":
    """Return the parts with how many cells each has; of very many only this one is counted.

    To count a part is to read it: each costs as much time as the one that is wanted.
    """
    from core.interpret import interpret  # noqa: PLC0415 (as above)

    def cells(number: int) -> int | None:
        if number == reading.part:
            return reading.cells_found
        if len(reading.parts) > _MOST_COUNTED:
            return None
        return interpret(document, forms, part=number).cells_found

    return tuple(replace(each, cells=cells(n)) for n, each in enumerate(reading.parts))


def read_clipboard(
    text: str,
    html: str = "",
    forms: FormLibrary | None = None,
    *,
    today: date | None = None,
    part: int | None = None,
) -> "Interpretation":
    """Read a report from what was copied; of both forms the one that says more counts.

    `part` is the number of the one that is wanted of several. Raises ReadError when
    neither form can be read.
    """
    from core.interpret import interpret, judge  # noqa: PLC0415 (as above)

    documents = _copied_documents(text, html)
    readings = [judge(interpret(document, forms, today=today, part=part)) for document in documents]
    return within_limits(max(readings, key=_amount_read))


def _copied_documents(text: str, html: str) -> "list[Document]":
    """Return what was copied as a web page, if it can be read, and as text, if that can."""
    from core.formats.reading.raw import ReadError  # noqa: PLC0415 (as above)
    from core.formats.text.reading.reader import read_text  # noqa: PLC0415 (readers load much)

    documents: list[Document] = []
    if html.strip():
        from core.formats.html.reading.reader import read_html  # noqa: PLC0415 (it loads lxml)

        with contextlib.suppress(ReadError):
            documents.append(read_html(html))
    try:
        documents.append(read_text(text))
    except ReadError:
        if not documents:
            raise
    return documents


def within_limits(reading: "Interpretation") -> "Interpretation":
    """Return what was read with its texts cut where they are too long, and remarks that say so."""
    report, cut = reading.report, []
    for field, most in limits.HEADING.items():
        text = getattr(report.heading, field)
        if reason := limits.excess(limits.NAMES[field], text, most):
            report.heading = report.heading.with_text(field, text[:most])
            cut.append(f"{reason}，多出的没有读入，请核对。")
    most = limits.NARRATIVE - limits.SPARE
    for section in report.form.narratives:
        text = report.narrative(section.id)
        if reason := limits.excess(section.name, text, most):
            report.narratives[section.id] = text[:most]
            cut.append(f"{reason}，多出的没有读入，请核对。")
    return replace(reading, remarks=(*reading.remarks, *cut)) if cut else reading


def _amount_read(reading: "Interpretation") -> tuple[int, int, int]:
    """Return how much was read, to compare two readings of the same text."""
    from core.interpret.result import Certainty  # noqa: PLC0415 (readers load much)

    found = [cell for cell in reading.cells.values() if cell.certainty is not Certainty.MISSING]
    sure = sum(cell.certainty is Certainty.SURE for cell in found)
    return len(found), sure, sum(map(len, reading.report.narratives.values()))


def read_any_report(
    path: Path, forms: FormLibrary | None = None, *, tell: Callable[[str], object]
) -> Report:
    """Return the report of any file; `tell` hears what there is to doubt a project file.

    Raises UserError when it has no table at all.
    """
    if _is_own(path):
        report, doubt = find_report(path, forms)
        if doubt:
            tell(doubt)
        return report
    reading = read_any(path, forms)
    refuse_without_tables(reading, path)
    return reading.report


def refuse_without_tables(reading: "Interpretation", path: Path) -> None:
    """Raise ImportingError when none of the tables was found."""
    form = reading.report.form
    if len(reading.missing_tables) == len(form.tables):
        names = "、".join(f"“{form.section(table).name}”" for table in reading.missing_tables)
        raise ImportingError(
            f"“{path.name}”里没有找到{names}的表格，请检查文件是否完整，或换一个文件。"
        )


def _is_own(path: Path) -> bool:
    """Say whether a file is a project file or a dump, by its name or because it is JSON."""
    if path.suffix.lower() in {SUFFIX, ".json"}:
        return True
    data = read_file(path, _JSON_SIZE_LIMIT)
    start = data.removeprefix(_BOM).lstrip()
    return start.startswith(b"{") and not start.startswith(_RICH_TEXT)


def all_sure(report: Report, doubt: str = "") -> "Interpretation":
    """Return the reading of a report that the program itself wrote; a doubt is a remark."""
    from core.interpret.result import CellReading, Certainty, Interpretation  # noqa: PLC0415 (readers load much)

    cells = {
        address: CellReading(value, Certainty.SURE, format_number(value))
        for address, value in report.figures.items()
    }
    return Interpretation(report, cells, remarks=(doubt,) if doubt else ())
