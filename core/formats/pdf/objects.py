"""PDF's objects, and the file they are put together to (ISO 32000, chapter 7)."""

import hashlib
import zlib
from collections.abc import Iterable, Mapping
from typing import TypeAlias

Value: TypeAlias = "bytes | int | float | Reference | Mapping[str, Value] | list[Value]"
"""What an object is made of; bytes stand as they are (names, strings)."""

_HEADER = b"%PDF-1.5\n%\xe5\xb9\xb4\xe6\x8a\xa5\n"  # bytes over 127 mark the file as binary


class Reference:
    """Stands for an object that is in the file under a number."""

    def __init__(self, number: int) -> None:
        self.number = number


class PdfFile:
    """The objects of a file, in the order of their numbers."""

    def __init__(self) -> None:
        self._objects: list[bytes] = []

    def reserve(self) -> Reference:
        """Return the number of an object whose value is set later."""
        self._objects.append(b"null")
        return Reference(len(self._objects))

    def set(self, reference: Reference, value: Value) -> None:
        """Give a reserved object its value."""
        self._objects[reference.number - 1] = serialize(value)

    def add(self, value: Value) -> Reference:
        """Add an object and return its number."""
        reference = self.reserve()
        self.set(reference, value)
        return reference

    def add_stream(self, data: bytes, **entries: Value) -> Reference:
        """Add a stream of bytes, compressed."""
        return self.add_packed_stream(pack(data), **entries)

    def add_packed_stream(self, packed: bytes, **entries: Value) -> Reference:
        """Add a stream that `pack` has compressed."""
        head = serialize({**entries, "Filter": name("FlateDecode"), "Length": len(packed)})
        reference = self.reserve()
        self._objects[reference.number - 1] = head + b"\nstream\n" + packed + b"\nendstream"
        return reference

    def to_bytes(self, root: Reference, info: Reference) -> bytes:
        """Return the whole file; its identity is a digest of what is in it."""
        parts, offsets, position = [_HEADER], [], len(_HEADER)
        for number, body in enumerate(self._objects, start=1):
            offsets.append(position)
            parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, body))
            position += len(parts[-1])
        digest = hashlib.md5(b"".join(parts), usedforsecurity=False).digest()
        identity = b"<" + digest.hex().encode() + b">"
        trailer: dict[str, Value] = {
            "Size": len(self._objects) + 1,
            "Root": root,
            "Info": info,
            "ID": [identity, identity],
        }
        parts.append(b"xref\n0 %d\n0000000000 65535 f \n" % (len(offsets) + 1))
        parts += [b"%010d 00000 n \n" % offset for offset in offsets]
        parts.append(b"trailer\n%b\nstartxref\n%d\n%%%%EOF\n" % (serialize(trailer), position))
        return b"".join(parts)


def pack(data: bytes) -> bytes:
    """Compress the bytes of a stream."""
    return zlib.compress(data)


def name(text: str) -> bytes:
    """Return a PDF name; bytes that are not plain are written as #xx."""
    plain = (
        chr(byte) if 33 <= byte <= 126 and chr(byte) not in "#()<>[]{}/%" else f"#{byte:02X}"
        for byte in text.encode()
    )
    return ("/" + "".join(plain)).encode()


def string(text: str) -> bytes:
    """Return a PDF text string in UTF-16."""
    return b"<FEFF" + text.encode("utf-16-be", errors="replace").hex().upper().encode() + b">"


def number(value: float) -> str:
    """Return a number with at most three decimals."""
    rounded = round(value, 3) + 0.0  # no minus zero
    return f"{rounded:.3f}".rstrip("0").rstrip(".") if rounded % 1 else str(int(rounded))


def serialize(value: Value) -> bytes:
    """Return an object as it is written in the file."""
    match value:
        case bytes():
            return value
        case Reference():
            return b"%d 0 R" % value.number
        case int() | float():
            return number(value).encode()
        case list():
            return b"[" + _joined(map(serialize, value)) + b"]"
        case _:
            entries = (name(key) + b" " + serialize(entry) for key, entry in value.items())
            return b"<<" + _joined(entries) + b">>"


def _joined(parts: Iterable[bytes]) -> bytes:
    return b" ".join(parts)
