"""Old Word and Excel files whose container was made to do harm.

The workbook is xlwt's, the document LibreOffice's, which is needed for it: without it there
is none. Of both the allocation table, the directory or the header is changed, and n bytes
are added.
"""

import functools
import io
import struct
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from core.form.library import official_forms
from core.formats.word.reading.libreoffice import find_libreoffice
from tests.proofs.shapes.shape import Shape

_SECTOR = 512
_HEAD = 512
_ENTRY = 128  # bytes of an entry of the directory
_FIRST_DIRECTORY, _FIRST_TABLE, _TABLES, _CHAINED = 48, 76, 44, 68  # places in the header
_PATIENCE = 60  # s
Damage = Callable[[bytearray], None]


@functools.cache
def workbook() -> bytes:
    """Return a workbook of all tables of a form, as labels and figures."""
    import xlwt  # type: ignore[import-untyped]  # noqa: PLC0415 (only here)

    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("表")
    for row, cell in enumerate(official_forms().by_id("2021").cells.values()):
        sheet.write(row, 0, cell.address)
        sheet.write(row, 1, row % 9)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@functools.cache
def document() -> bytes:
    """Return a document of a few hundred lines."""
    program = find_libreoffice()
    assert program is not None
    with tempfile.TemporaryDirectory(prefix="nianbao-old-") as folder:
        source = Path(folder, "a.txt")
        source.write_text("本镇依规做好各项公开工作。\n" * 300, encoding="utf-8")
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", "doc:MS Word 97"]
        subprocess.run(
            [*command, "--outdir", folder, str(source)],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
            check=True,
        )
        return Path(folder, "a.doc").read_bytes()


def _put(data: bytearray, place: int, *numbers: int) -> None:
    struct.pack_into(f"<{len(numbers)}I", data, place, *numbers)


def _number(data: bytearray, place: int) -> int:
    (number,) = struct.unpack_from("<I", data, place)
    return int(number)


def _sector(number: int) -> int:
    """Return where a sector begins."""
    return _HEAD + number * _SECTOR


def _table(data: bytearray) -> int:
    return _sector(_number(data, _FIRST_TABLE))


def _entries(data: bytearray) -> list[int]:
    start = _sector(_number(data, _FIRST_DIRECTORY))
    return list(range(start, start + _SECTOR, _ENTRY))


def _each_its_own(data: bytearray) -> None:
    _put(data, _table(data), *range(_SECTOR // 4))


def _one_circle(data: bytearray) -> None:
    _put(data, _table(data), *range(1, _SECTOR // 4), 0)


def _directory_in_a_circle(data: bytearray) -> None:
    first = _number(data, _FIRST_DIRECTORY)
    _put(data, _table(data) + 4 * first, first)


def _tree_in_a_circle(data: bytearray) -> None:
    for number, place in enumerate(_entries(data)):
        _put(data, place + 68, number, number, number)  # left, right, child


def _sizes(data: bytearray) -> None:
    for place in _entries(data):
        _put(data, place + 120, 0x7FFFFFFF, 0)


def _sizes_of_64_bits(data: bytearray) -> None:
    for place in _entries(data):
        _put(data, place + 120, 0xFFFFFFFF, 0xFFFFFFFF)


def _starts(data: bytearray) -> None:
    for place in _entries(data):
        _put(data, place + 116, 0x0FFFFFFF)


def _lists_in_a_circle(data: bytearray) -> None:
    """The list of the tables goes on in a sector that leads back to itself."""
    number = (len(data) - _HEAD) // _SECTOR
    data += struct.pack("<128I", *[_number(data, _FIRST_TABLE)] * 127, number)
    _put(data, _CHAINED, number, 0x7FFFFFFF)
    _put(data, _TABLES, 0x7FFFFFFF)


DAMAGES: dict[str, Damage] = {
    "each sector its own next": _each_its_own,
    "all sectors in a circle": _one_circle,
    "directory in a circle": _directory_in_a_circle,
    "tree in a circle": _tree_in_a_circle,
    "sizes": _sizes,
    "sizes of 64 bits": _sizes_of_64_bits,
    "starts": _starts,
    "lists in a circle": _lists_in_a_circle,
    "tables without end": lambda data: _put(data, _TABLES, 0xFFFFFFFF),
    "tiny sectors": lambda data: struct.pack_into("<HH", data, 30, 0, 0),
    "giant sectors": lambda data: struct.pack_into("<HH", data, 30, 31, 31),
    "everything small": lambda data: _put(data, 56, 0xFFFFFFFF, 0, 0x7FFFFFFF),
    "half": lambda data: data.__delitem__(slice(len(data) // 2, None)),
    "as it was": lambda _: None,
}


def damaged(make: Callable[[], bytes], damage: Damage, size: int) -> bytes:
    """Return a file to which this was done, with so many bytes behind it."""
    data = bytearray(make())
    damage(data)
    return bytes(data) + bytes(size)


def _shape(make: Callable[[], bytes], damage: Damage) -> Shape:
    return lambda size: damaged(make, damage, size)


_KINDS = {"xls": workbook} | ({"doc": document} if find_libreoffice() else {})
OLD: dict[str, Shape] = {
    f"{name}.{kind}": _shape(make, damage)
    for kind, make in _KINDS.items()
    for name, damage in DAMAGES.items()
}
