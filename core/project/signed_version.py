"""The version of a file that was signed, among the copies kept of it."""

from pathlib import Path

from core.errors import UserError
from core.project.backups import versions
from core.project.project_file import read_project
from core.report.differences import Change, differences
from core.report.report import Report
from core.report.verification import Codes, verify


def changes_since_signed(file: Path, report: Report, codes: Codes) -> list[Change]:
    """Return what of the report is other than in the version with these codes.

    Empty when no copy of the file has them; a copy that cannot be read is passed over.
    """
    for version in versions(file):
        try:
            kept = read_project(version.path)
        except UserError:
            continue
        if verify(kept, codes).is_same:
            return differences(kept, report)
    return []
