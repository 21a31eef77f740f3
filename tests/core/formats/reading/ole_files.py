"""Containers of old Office files (OLE2), made by hand."""

import struct
from collections.abc import Mapping

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def container(streams: Mapping[str, bytes]) -> bytes:
    """A container with these streams at its top; each is filled up to 4096 bytes at least."""
    filled = {name: data.ljust(4096, b"\0") for name, data in streams.items()}
    chains = [-(-len(data) // _SECTOR) for data in filled.values()]
    directory = -(-(len(filled) + 1) // 4)
    total = sum(chains) + directory
    fats = 1
    while fats * 128 < total + fats:
        fats += 1
    fat = [_FAT] * fats
    starts = []
    for length in (directory, *chains):
        starts.append(len(fat))
        fat += [*range(len(fat) + 1, len(fat) + length), _END]
    fat += [_FREE] * (fats * 128 - len(fat))
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
        + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
        + struct.pack("<III4xIIIII", 0, fats, starts[0], 4096, _END, 0, _END, 0)
    )  # fmt: skip
    header += struct.pack("<109I", *range(fats), *[_FREE] * (109 - fats))
    entries = [_entry("Root Entry", 5, _END, 0, child=1)]
    for number, (name, data) in enumerate(filled.items(), 1):
        following = number + 1 if number < len(filled) else _FREE
        entries.append(_entry(name, 2, starts[number], len(data), right=following))
    listing = b"".join(entries).ljust(directory * _SECTOR, b"\0")
    contents = b"".join(
        data.ljust(-(-len(data) // _SECTOR) * _SECTOR, b"\0") for data in filled.values()
    )
    return header + struct.pack(f"<{len(fat)}I", *fat) + listing + contents


def _entry(
    name: str, kind: int, start: int, size: int, right: int = _FREE, child: int = _FREE
) -> bytes:
    encoded = (name + "\0").encode("utf-16-le")
    tree = struct.pack("<BBIII16xI", kind, 1, _FREE, right, child, 0)
    place = struct.pack("<8x8xIII", start, size, 0)
    return struct.pack("<64sH", encoded, len(encoded)) + tree + place
