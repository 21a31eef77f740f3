"""The zip file that .docx, .xlsx and .ods are, read with care.

Sizes are bounded twice: what the directory declares before anything is
unpacked, and what really comes out while unpacking.
"""

from collections.abc import Mapping
from copy import copy
from io import BytesIO
from shutil import copyfileobj
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from core.formats.reading.guard import ENCRYPTED
from core.formats.reading.raw import TOO_LARGE, ReadError
from core.formats.reading.safe_xml import Element, parse

_DECLARED = 300 * 2**20  # bytes of all parts together, pictures among them
_UNPACKED = 32 * 2**20  # bytes of the parts that are read
_PARTS = 5_000
_IS_ENCRYPTED = 0x1  # a flag of a part


class Package:
    """The parts of a zip file by name; names are compared without regard to case."""

    def __init__(self, data: bytes) -> None:
        self._archive = ZipFile(BytesIO(data))
        parts = self._archive.infolist()
        if len(parts) > _PARTS or sum(part.file_size for part in parts) > _DECLARED:
            raise ReadError(TOO_LARGE)
        if any(part.flag_bits & _IS_ENCRYPTED for part in parts):
            raise ReadError(ENCRYPTED)
        self._parts = {part.filename.casefold(): part for part in parts}
        self._left = _UNPACKED

    @property
    def names(self) -> list[str]:
        """The names of all parts, in small letters."""
        return list(self._parts)

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._parts

    def read(self, name: str) -> bytes:
        """Return a part. Raises KeyError, or ReadError when too much has been unpacked."""
        part = self._parts[name.casefold()]
        if part.file_size > self._left:
            raise ReadError(TOO_LARGE)
        data = self._unpack(part)
        self._left -= len(data)
        return data

    def with_parts(self, changed: Mapping[str, bytes]) -> bytes:
        """Return the zip file with the contents of some parts exchanged, or left out when empty.

        Names are those of the file, in small letters; order, dates and whatever else is said of
        a part stay as they are.
        """
        file = BytesIO()
        with ZipFile(file, "w") as archive:
            for name, part in self._parts.items():
                data = changed.get(name)
                if data is None:
                    with self._archive.open(part) as old, archive.open(copy(part), "w") as new:
                        copyfileobj(old, new)
                elif data:
                    archive.writestr(copy(part), data)
        return file.getvalue()

    def _unpack(self, part: ZipInfo) -> bytes:
        if part.compress_type not in (ZIP_STORED, ZIP_DEFLATED):  # others may claim any memory
            raise ValueError(f"{part.filename}: compressed by method {part.compress_type}")
        with self._archive.open(part) as file:
            data = file.read(self._left + 1)
        if len(data) > self._left:
            raise ReadError(TOO_LARGE)
        return data


def relationships(package: Package, source: str) -> dict[str, tuple[str, str]]:
    """Return what a part refers to inside the package: id → kind and name of the part.

    `source` is the part's name, empty for the package itself. Kind is the last
    step of the type's address, the same in both dialects of the format. What
    lies outside of the package is left out: nothing is ever fetched.
    """
    folder, _, file = source.rpartition("/")
    name = f"{folder}/_rels/{file}.rels".lstrip("/")
    if name not in package:
        return {}
    return {
        link.get("Id", ""): (
            link.get("Type", "").rpartition("/")[2],
            resolve(folder, link.get("Target", "")),
        )
        for link in parse(package.read(name))
        if link.get("TargetMode", "Internal") != "External"
    }


def relationship(element: Element) -> str:
    """Return the id of what an element refers to; its namespace differs between the dialects."""
    found = (text for name, text in element.items() if name.endswith("/relationships}id"))
    return next(found, "")


def resolve(folder: str, target: str) -> str:
    """Return the name of a part, given one relative to a folder or absolute.

    It stays inside the package, however often it goes up.
    """
    steps = [] if target.startswith("/") else folder.split("/")
    for step in target.split("/"):
        if step == "..":
            del steps[-1:]
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(step for step in steps if step)
