"""Pictures made to do harm."""

import io
import random
import struct
import zlib

from tests.proofs.shapes.shape import Shape


def _png(side: int, rows: bytes) -> bytes:
    """Return a square picture in grey of what its compressed rows unpack to."""
    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", rows), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def noise(size: int) -> bytes:
    """A photograph of nothing, about as large as the file may be."""
    from PIL import Image  # noqa: PLC0415 (only here)

    side = int((size * 1.6) ** 0.5)
    dots = random.Random(1).randbytes(side * side)
    file = io.BytesIO()
    Image.frombytes("L", (side, side), dots).save(file, "JPEG", quality=60)
    return file.getvalue()


def packed(size: int) -> bytes:
    """A picture of which as much is left when it is unpacked, one colour throughout."""
    side = int((size * 20) ** 0.5)
    return _png(side, zlib.compress(bytes((side + 1) * side)))


PICTURES: dict[str, Shape] = {
    "noise.jpg": noise,
    "packed.png": packed,
    "claims.png": lambda n: _png(2**31 - 1, zlib.compress(bytes(n))),
    "zeros.png": lambda n: b"\x89PNG\r\n\x1a\n" + bytes(n),
    "zeros.tif": lambda n: b"II*\x00\x08\x00\x00\x00" + bytes(n),
    "directories.tif": lambda n: (
        b"II*\x00\x08\x00\x00\x00" + b"\x00\x00\x08\x00\x00\x00" * (n // 6)
    ),
}
