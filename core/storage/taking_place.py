"""How a finished file takes the place of another: what is kept of that one, and made durable."""

import contextlib
import os
import stat
import time
from pathlib import Path

_PAUSES = (0.02, 0.05, 0.1, 0.25, 0.5)  # seconds between attempts to replace a file
_OPEN_ELSEWHERE = (5, 32)  # ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION


def keep_permissions(target: Path, temporary: Path) -> None:
    """Give the new file the permissions of the old one, or those of any new file."""
    try:
        old = target.stat()
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)
        return
    with contextlib.suppress(OSError, AttributeError):  # not ours to give, or not on this system
        os.chown(temporary, old.st_uid, old.st_gid)
    _keep_access_lists(target, temporary)
    temporary.chmod(stat.S_IMODE(old.st_mode))


def _keep_access_lists(target: Path, temporary: Path) -> None:
    """Copy what Linux keeps beside the mode, such as access control lists."""
    if not hasattr(os, "listxattr"):
        return
    with contextlib.suppress(OSError):
        for name in os.listxattr(target):
            with contextlib.suppress(OSError):  # some belong to the system
                os.setxattr(temporary, name, os.getxattr(target, name))


def take_place(temporary: Path, target: Path) -> None:
    """Put a file in the place of another, which Windows refuses while either is open.

    Virus scanners and programs that copy folders to a cloud open every new file
    for a moment, so it is tried again for about a second.
    """
    for pause in _PAUSES:
        try:
            temporary.replace(target)
        except OSError as error:
            if getattr(error, "winerror", None) not in _OPEN_ELSEWHERE:
                raise
            time.sleep(pause)
        else:
            return
    temporary.replace(target)


def sync_folder(folder: Path) -> None:
    """Make the new name itself durable; not every system can open a folder."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
