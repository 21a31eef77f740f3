"""Golden parts of a workbook: the files in the zip, indented so that a person can compare them.

`python -m tests.core.formats.excel.excel_golden` writes them anew; read the difference
before you commit it.
"""

import difflib
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

from openpyxl.xml.constants import COREPROPS_NS, DCTERMS_NS, REL_NS, SHEET_MAIN_NS

from tests.core.formats.excel.excel_samples import document, written

FOLDER = Path(__file__).parent / "golden"
_OF_THE_LIBRARY = ("xl/theme/theme1.xml", "docProps/app.xml")

# openpyxl registers these where it finds the other XML library, if that is installed.
for _prefix, _namespace in (
    ("cp", COREPROPS_NS),
    ("dcterms", DCTERMS_NS),
    ("s", SHEET_MAIN_NS),
    ("r", REL_NS),
):
    ET.register_namespace(_prefix, _namespace)


def prettified(xml: bytes) -> str:
    """Return the XML with one element a line; attributes keep their order."""
    root = ET.fromstring(xml)
    ET.indent(root)
    return ET.tostring(root, encoding="unicode") + "\n"


def parts(workbook: bytes) -> dict[str, str]:
    """Return the parts that are ours, by their names in the zip."""
    with zipfile.ZipFile(BytesIO(workbook)) as archive:
        return {
            name: prettified(archive.read(name))
            for name in archive.namelist()
            if name not in _OF_THE_LIBRARY
        }


def stored(folder: Path = FOLDER) -> dict[str, str]:
    """Return the golden parts of a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }


def store(found: Mapping[str, str], folder: Path = FOLDER) -> None:
    """Write golden parts into a folder."""
    for name, text in found.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def differences(expected: Mapping[str, str], found: Mapping[str, str]) -> str:
    """Return a diff of the parts that differ, are missing or were not expected."""
    lines: list[str] = []
    for name in sorted(expected.keys() | found.keys()):
        old, new = expected.get(name, ""), found.get(name, "")
        lines += difflib.unified_diff(
            old.splitlines(), new.splitlines(), f"golden/{name}", f"found/{name}", lineterm=""
        )
    return "\n".join(lines)


if __name__ == "__main__":
    store(parts(written(document())))
