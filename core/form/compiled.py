"""A form's definition read and checked beforehand, kept beside its TOML file.

Parsing and checking a definition takes longer than checking a report does, and nearly
always the definition is the one that came with the program. What is kept names the digest
of the file it was made from, so that a definition that was changed is read anew.
"""

import contextlib
import hashlib
from pathlib import Path

import msgspec

from core.form.schema import FormDefinition


def compiled_file(definition: Path) -> Path:
    """Return the file that keeps what a definition's file says."""
    return definition.parent / "compiled" / f"{definition.stem}.json"


def compiled(source: bytes, definition: FormDefinition) -> bytes:
    """Return what to keep of a definition that was read from `source`, and is right."""
    return _digest(source) + b"\n" + msgspec.json.encode(definition) + b"\n"


def find_compiled(path: Path, source: bytes) -> FormDefinition | None:
    """Return what is kept of the file at `path`, if it was made from `source`."""
    with contextlib.suppress(OSError, msgspec.DecodeError):  # then the definition itself is read
        digest, _, data = compiled_file(path).read_bytes().partition(b"\n")
        if digest == _digest(source):
            return msgspec.json.decode(data, type=FormDefinition)
    return None


def _digest(source: bytes) -> bytes:
    """Return the digest of a definition, whatever a checkout made of its line ends."""
    return hashlib.sha256(source.replace(b"\r\n", b"\n")).hexdigest().encode()
