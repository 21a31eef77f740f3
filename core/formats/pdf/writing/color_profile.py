"""The colour profile of sRGB, which says in an archived file what its colours mean."""

import struct
from functools import cache

# The primaries and the white of sRGB, seen under the light of the connection space (D50),
# as the standard gives them (IEC 61966-2-1; ICC.1:2004-10, annex E for the adaptation).
_WHITE = (0.9642, 1.0, 0.8249)
_PRIMARIES = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)  # of a parametric curve, type 3
_ADAPTATION = (1.0478, 0.0229, -0.0501, 0.0295, 0.9905, -0.0171, -0.0092, 0.0150, 0.7521)
_HEADER_SIZE = 128
_VERSION = 0x04200000


@cache
def srgb_profile() -> bytes:
    """Return the profile as a file of the ICC's, version 4.2 (ISO 15076-1)."""
    tags = {
        b"desc": _text("sRGB"),
        b"cprt": _text("No copyright"),
        b"wtpt": _xyz(_WHITE),
        b"chad": b"sf32" + bytes(4) + _numbers(_ADAPTATION),
        **{name: _xyz(primary) for name, primary in _PRIMARIES.items()},
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), _curve()),
    }
    start = _HEADER_SIZE + 4 + 12 * len(tags)
    index, data, places = struct.pack(">I", len(tags)), b"", dict[bytes, int]()
    for name, content in tags.items():
        if content not in places:
            places[content] = start + len(data)
            data += content + bytes(-len(content) % 4)
        index += name + struct.pack(">II", places[content], len(content))
    return _header(start + len(data)) + index + data


def _header(size: int) -> bytes:
    """Return the head: a display's profile from RGB to XYZ, perceptual, of 2026-01-01."""
    kinds = b"mntrRGB XYZ "
    created = struct.pack(">6H", 2026, 1, 1, 0, 0, 0)
    head = struct.pack(">I4xI", size, _VERSION) + kinds + created + b"acsp"
    return (head + bytes(28) + _numbers(_WHITE)).ljust(_HEADER_SIZE, b"\0")


def _numbers(numbers: tuple[float, ...]) -> bytes:
    """Return numbers with 16 binary places."""
    return b"".join(struct.pack(">i", round(number * 65536)) for number in numbers)


def _xyz(numbers: tuple[float, ...]) -> bytes:
    return b"XYZ " + bytes(4) + _numbers(numbers)


def _curve() -> bytes:
    return b"para" + struct.pack(">4xHxx", 3) + _numbers(_CURVE)


def _text(text: str) -> bytes:
    """Return a text in one language."""
    encoded = text.encode("utf-16-be")
    return b"mluc" + struct.pack(">4xII2s2sII", 1, 12, b"en", b"US", len(encoded), 28) + encoded
