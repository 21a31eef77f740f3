"""Report → file in any format, through a document and the one file writer."""

import importlib
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from core.document.sign_off_items import SIGNED_BY_DEFAULT
from core.formats.all_formats import FORMATS
from core.project.interchange import dump
from core.project.targets import export_turn, refuse_project
from core.report.report import Report
from core.storage.files import write_bytes, write_file
from core.storage.logs import logger

if TYPE_CHECKING:
    from core.checks.finding import Finding
    from core.document.document import Attachment

_LONGEST_NAME = 240  # bytes, 80 Chinese characters; with a suffix, systems allow 255
_DEVICE = re.compile(  # to Windows, which takes the superscript digits of Latin-1 for digits
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[\d¹²³])\s*(\.|$)", re.IGNORECASE
)
_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}  # control characters, direction marks, half characters

Progress = Callable[[float], None]
"""Called now and then with the part done, 0 to 1; may raise to cancel."""


@dataclass(frozen=True)
class ExportOptions:
    """What the clerk may choose.

    `draft` marks the pages 草稿; None does so while the checks find errors. `sign_off`
    adds a 签批单 to a format that signs, with `sign_off_items` of SIGN_OFF_ITEMS. The
    others reach the writers of formats that have an option of their name:
    `shipped_fonts` leaves the machine's own fonts aside, `values_only` writes no
    formulas.
    """

    draft: bool | None = None
    sign_off: bool = False
    shipped_fonts: bool = False
    sign_off_items: tuple[str, ...] = SIGNED_BY_DEFAULT
    values_only: bool = False


_DEFAULT = ExportOptions()


def export(
    report: Report,
    format_id: str,
    path: Path,
    progress: Progress | None = None,
    options: ExportOptions = _DEFAULT,
) -> None:
    """Write the report to `path`; nothing is left behind when it fails or is cancelled.

    Raises FileWriteError; whatever `progress` raises passes through.
    """
    refuse_project(path)  # before the work, and once more in the moment it would be replaced

    def write(file: BinaryIO) -> None:
        write_document(report, format_id, file, progress, options)

    write_file(path, write, export_turn(path))


def write_document(
    report: Report,
    format_id: str,
    file: BinaryIO,
    progress: Progress | None = None,
    options: ExportOptions = _DEFAULT,
) -> None:
    """Write the report in a format to an open file."""
    from core.layout.compose import compose  # noqa: PLC0415 (the window and the parser need the names alone)

    format_ = FORMATS[format_id]
    writer = importlib.import_module(format_.writer)
    document = compose(report, draft=_is_draft(report, options))
    if options.sign_off and format_.signs:
        from core.checks.sign_off import sign_off_of  # noqa: PLC0415 (seldom asked for)

        signing = sign_off_of(report, _findings(report), options.sign_off_items)
        document = replace(document, sign_off=signing)
    if format_.carries_report:
        document = replace(document, attachment=_project_file(report))
    chosen = {option.id: getattr(options, option.id) for option in format_.options}
    writer.write(document, file, progress=progress, **chosen)


def _project_file(report: Report) -> "Attachment":
    """Return the report's project file, without where on this machine its registers are."""
    from core.document.document import Attachment  # noqa: PLC0415 (not for the names alone)
    from core.project.project_file import SUFFIX, encode_project  # noqa: PLC0415 (for one format)

    data = encode_project(replace(report, ledgers={}))
    return Attachment(suggested_name(report, SUFFIX), data)


def _findings(report: Report) -> "tuple[Finding, ...]":
    """Check a report; a check that breaks down is itself what was found."""
    from core.checks.runner import check, unchecked  # noqa: PLC0415 (only for a 签批单)

    try:
        return check(report)
    except Exception:
        logger.exception("no check for a sheet to sign on")
        return (unchecked(report),)


def _is_draft(report: Report, options: ExportOptions) -> bool:
    return is_draft(report) if options.draft is None else options.draft


def is_draft(report: Report, tell: Callable[[str], object] = lambda _: None) -> bool:
    """Say whether a report has errors and is to be marked 草稿.

    Where checking breaks down it counts as having some, and `tell` hears of it.
    """
    from core.checks.rules import has_errors  # noqa: PLC0415 (not for a file without a mark)

    try:
        return has_errors(report)
    except Exception:
        tell("核对时程序出错，没有核对完，导出的文件标上“草稿”。")
        logger.exception("no check for a draft mark")
        return True


def export_json(report: Report, path: Path) -> None:
    """Write the JSON that `dump` prints. Raises FileWriteError."""
    data = dump(report)
    write_export(path, data)


def write_export(path: Path, data: bytes) -> None:
    """Write what is made of a report, never in place of a project file. Raises FileWriteError."""
    write_bytes(path, data, export_turn(path))


def suggested_name(report: Report, suffix: str) -> str:
    """Return a file name made of the title, without characters a file name may not have."""
    name = file_name(report.heading.title)
    untitled = "".join(report.form.title_parts("", report.heading.year))
    return f"{name or file_name(untitled)}{suffix}"


def file_name(title: str) -> str:
    """Return a text as the name of a file, without its suffix; empty where nothing is left."""
    seen = (char for char in title if char < " " or unicodedata.category(char) not in _UNSEEN)
    name = "".join("_" if char in '\\/:*?"<>|' or char < " " else char for char in seen)
    name = _trimmed(name)
    name = f"_{name}" if _DEVICE.match(name) else name
    return _trimmed(name.encode()[:_LONGEST_NAME].decode(errors="ignore"))


def _trimmed(name: str) -> str:
    """Return a name without blanks around it and dots at its ends, which Windows drops."""
    while (shorter := name.strip().strip(".")) != name:
        name = shorter
    return name
