"""What the program remembers, as a small JSON file of names and values.

A file that cannot be understood is put aside, never overwritten: somebody may
want to look at it. A file that cannot be read stays as it is, and nothing is
remembered until it can be read again. It is not flushed to the disk: settings are written
in the window's own thread, which a slow disk would stop, and are no one's work.
"""

import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from core.storage.files import FileReadError, FileWriteError, is_there, read_file, write_bytes
from core.storage.opening import set_aside

_SIZE_LIMIT = 2**20  # bytes
_DAMAGED = ".damaged"
_Stamp = tuple[int, int, int]  # tells one state of a file from another

_one_at_a_time = threading.Lock()  # a save remembers its file in a thread
_known: dict[Path, tuple[_Stamp, dict[str, Any]]] = {}
"""What was read last, so that a file that is as it was is not read again."""


class SettingsError(Exception):
    """The settings cannot be read or written at present; the program goes on without them."""


def read_settings(path: Path) -> dict[str, Any]:
    """Return all values by name; none when there is no file or it is damaged.

    Raises SettingsError when there is a file that cannot be read.
    """
    stamp = _stamp(path)
    if stamp is None:
        return {}
    if path not in _known or _known[path][0] != stamp:
        _known[path] = stamp, _read(path)
    return dict(_known[path][1])


def _stamp(path: Path) -> _Stamp | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns


def _read(path: Path) -> dict[str, Any]:
    try:
        set_aside(path)
        data = read_file(path, _SIZE_LIMIT) if is_there(path) else b"{}"
    except (FileReadError, OSError) as error:
        raise SettingsError from error
    try:
        return msgspec.json.decode(data, type=dict[str, Any])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        _put_aside(path)
        return {}


def change_settings(path: Path, changes: Mapping[str, object]) -> None:
    """Write values, beside those that others wrote meanwhile. Raises SettingsError."""
    with _one_at_a_time:
        _change(path, changes)


def _change(path: Path, changes: Mapping[str, object]) -> None:
    before = read_settings(path)
    after = before | dict(changes)
    if after == before:
        return
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        data = msgspec.json.format(msgspec.json.encode(after), indent=1) + b"\n"
        write_bytes(path, data, private=True, lasting=False)
    except (FileWriteError, OSError, UnicodeEncodeError) as error:
        raise SettingsError from error


def _put_aside(path: Path) -> None:
    """Rename a damaged file; an earlier damaged one stays too."""
    number = 0
    while is_there(aside := path.with_suffix(f"{_DAMAGED}{number or ''}.json")):
        number += 1
    try:
        path.rename(aside)
    except OSError as error:
        raise SettingsError from error
