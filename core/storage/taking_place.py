"""How a finished file takes the place of another: what is kept of that one, and made durable."""

import contextlib
import errno
import os
import stat
import time
from pathlib import Path

_PAUSES = (0.02, 0.05, 0.1, 0.25, 0.5)  # seconds between attempts to replace a file
_OPEN_ELSEWHERE = (5, 32)  # ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION

_UNKNOWN_HERE = {errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS}  # the disk has no such thing
# A folder that cannot be opened or flushed at all, for example on Windows or on a share.
_NO_FLUSH = _UNKNOWN_HERE | {errno.EACCES, errno.EPERM, errno.EINVAL, errno.EBADF}
_OF_THE_SYSTEM = ("security.", "trusted.")  # labels the system gives each file itself


def keep_permissions(target: Path, temporary: Path) -> str:
    """Give the new file the permissions of the old one, or those of any new file.

    Returns what could not be kept, in Chinese; usually nothing.
    """
    try:
        old = target.stat()
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)
        return ""
    with contextlib.suppress(OSError, AttributeError):  # not ours to give, or not on this system
        os.chown(temporary, old.st_uid, old.st_gid)
    is_kept = _keep_access_lists(target, temporary)
    temporary.chmod(stat.S_IMODE(old.st_mode))
    return "" if is_kept else "访问控制列表或附加属性"


def _keep_access_lists(target: Path, temporary: Path) -> bool:
    """Copy what Linux keeps beside the mode, such as access control lists; say if all is there."""
    if not hasattr(os, "listxattr"):
        return True
    try:
        names = os.listxattr(target)
    except OSError as error:
        return error.errno in _UNKNOWN_HERE
    lost = [name for name in names if not _is_copied(name, target, temporary)]  # all are tried
    return not lost


def _is_copied(name: str, target: Path, temporary: Path) -> bool:
    try:
        os.setxattr(temporary, name, os.getxattr(target, name))
    except OSError:
        return name.startswith(_OF_THE_SYSTEM)
    return True


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
    """Make the new name itself durable, where the system can do that. Raises OSError."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno not in _NO_FLUSH:
            raise
