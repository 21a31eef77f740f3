"""Accidents that happen to files: pieces lost, doubled, replaced, numbers gone mad."""

import io
import random
import re
import zipfile
from collections.abc import Callable

Mutation = Callable[[bytes, random.Random], bytes]

_NUMBERS = re.compile(rb"(?<![0-9])[0-9]{1,6}(?![0-9])")
_TAGS = re.compile(rb"<[^<>]{1,200}>")
_MAD = (b"0", b"-1", b"999999999", b"99999999999999999999", b"1e999", b"NaN", b"")
_LONGEST = 5_000  # bytes of a piece lost or doubled
_BOMBS = 0.01  # the part of archives that becomes a bomb
_MANY = 400  # times a piece is repeated


def _place(data: bytes, chance: random.Random) -> tuple[int, int]:
    """Return the two ends of a piece."""
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.randrange(_LONGEST))


def flip(data: bytes, chance: random.Random) -> bytes:
    """Change some bits."""
    changed = bytearray(data)
    for _ in range(chance.randrange(1, 20)):
        if changed:
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def cut(data: bytes, chance: random.Random) -> bytes:
    """End early, as after a copy that broke off."""
    return data[: chance.randrange(len(data) + 1)]


def lose(data: bytes, chance: random.Random) -> bytes:
    """Lose a piece."""
    start, end = _place(data, chance)
    return data[:start] + data[end:]


def double(data: bytes, chance: random.Random) -> bytes:
    """Have a piece twice."""
    start, end = _place(data, chance)
    return data[:end] + data[start:end] + data[end:]


def repeat(data: bytes, chance: random.Random) -> bytes:
    """Have a small piece many times."""
    start, end = _place(data, chance)
    piece = data[start : min(end, start + 300)]
    return data[:start] + piece * chance.randrange(2, _MANY) + data[start:]


def scatter(data: bytes, chance: random.Random) -> bytes:
    """Overwrite a piece with noise, as on a failing disk."""
    start, end = _place(data, chance)
    return data[:start] + chance.randbytes(end - start) + data[end:]


def numbers(data: bytes, chance: random.Random) -> bytes:
    """Replace some numbers by others that make no sense."""
    found = list(_NUMBERS.finditer(data))
    for match in sorted(
        chance.sample(found, min(len(found), chance.randrange(1, 6))),
        key=lambda match: match.start(),
        reverse=True,
    ):
        data = data[: match.start()] + chance.choice(_MAD) + data[match.end() :]
    return data


def tags(data: bytes, chance: random.Random) -> bytes:
    """Remove, double or swap some tags."""
    pieces = _TAGS.split(data)
    marks = _TAGS.findall(data)
    for _ in range(chance.randrange(1, 6)):
        if marks:
            at, other = chance.randrange(len(marks)), chance.randrange(len(marks))
            marks[at] = chance.choice((b"", marks[at] * 2, marks[other], marks[at] * _MANY))
    return b"".join(piece + mark for piece, mark in zip(pieces, [*marks, b""], strict=True))


PLAIN: tuple[Mutation, ...] = (flip, cut, lose, double, repeat, scatter, numbers, tags)


def mutate(data: bytes, chance: random.Random) -> bytes:
    """Let one to three accidents happen to a file, in an archive mostly to one of its parts.

    Once in a while an archive becomes a bomb.
    """
    for _ in range(chance.randrange(1, 4)):
        if data.startswith(b"PK") and chance.random() < 0.7:
            data = _within(data, chance)
        else:
            data = chance.choice(PLAIN)(data, chance)
    return _bomb(data, chance) if chance.random() < _BOMBS else data


def _bomb(data: bytes, chance: random.Random) -> bytes:
    """Let a part of an archive unpack to 300 MB; leave what is no archive any more."""
    parts = _parts(data)
    if parts:
        parts[chance.choice(sorted(parts))] = b" " * 300_000_000
    return _packed(parts) if parts else data


def _within(data: bytes, chance: random.Random) -> bytes:
    """Let an accident happen to one part of an archive, which stays a good archive."""
    parts = _parts(data)
    if not parts:
        return flip(data, chance)
    name = chance.choice(sorted(parts))
    fate = chance.random()
    if fate < 0.05:
        del parts[name]
    else:
        parts[name] = chance.choice(PLAIN)(parts[name], chance)
    return _packed(parts)


def _parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of an archive; none when it is no archive any more."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except Exception:  # whatever an earlier accident has done to it
        return {}


def _packed(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()
