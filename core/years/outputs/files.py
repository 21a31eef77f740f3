"""历年对比 as a file: Excel, PDF or Word, as its name says."""

import importlib
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path

from core.exporting import write_export
from core.formats.all_formats import FORMATS
from core.report.report import Report
from core.years.outputs.paper import paper

SUFFIXES = {"xlsx": "Excel", "pdf": "PDF", "docx": "Word"}
"""What can be written, by suffix without its dot."""


def write_years(
    reports: Sequence[Report], sources: Sequence[str], path: Path, at: datetime
) -> None:
    """Write reports, oldest first, beside one another, dated. Raises FileWriteError."""
    write_export(path, years_bytes(reports, sources, path.suffix.lower().lstrip("."), at))


def years_bytes(
    reports: Sequence[Report], sources: Sequence[str], kind: str, at: datetime
) -> bytes:
    """Return the bytes of such a file; `kind` is one of SUFFIXES."""
    if kind == "xlsx":
        from core.years.outputs.workbook import workbook  # noqa: PLC0415 (paper needs no workbook)

        return workbook(reports, sources, at)
    data = BytesIO()
    writer = importlib.import_module(FORMATS[kind].writer)
    writer.write(paper(reports, sources), data, created=at)
    return data.getvalue()
