"""The container of old Office files (OLE2), of encrypted new ones, and what is inside."""

from io import BytesIO

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FLAGS = 10  # where the flags of a Word document are
_IS_ENCRYPTED = 0x0100


def streams(data: bytes) -> set[str]:
    """Return the names of the streams at the top, in small letters."""
    import olefile  # type: ignore[import-untyped]  # noqa: PLC0415 (most files need it not)

    with olefile.OleFileIO(BytesIO(data)) as file:
        return {path[0].casefold() for path in file.listdir() if len(path) == 1}


def is_encrypted_word(data: bytes) -> bool:
    """Tell whether an old Word document has a password."""
    import olefile  # noqa: PLC0415

    with olefile.OleFileIO(BytesIO(data)) as file, file.openstream("WordDocument") as stream:
        head = stream.read(_FLAGS + 2)
    return bool(int.from_bytes(head[_FLAGS:], "little") & _IS_ENCRYPTED)
