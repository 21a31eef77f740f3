"""Processes of this machine: whether one runs, and whether it is still the one that was meant."""

import os
import sys
from pathlib import Path

NO_WINDOW = 0x08000000 if sys.platform == "win32" else 0  # subprocess.CREATE_NO_WINDOW
"""What to start a program with, so that Windows opens no black window for it."""

_ENDED = "ZX"  # the states of a process on Linux that has ended


def host_name() -> str:
    """Return the name of this machine."""
    if hasattr(os, "uname"):
        return os.uname().nodename
    import socket  # noqa: PLC0415 (Windows alone needs it; it takes long to load)

    return socket.gethostname()


def mark_of(process: int) -> str:
    """Return when a process began, where the system tells it: the same number may come again.

    One that has ended has no mark, even if whoever started it has not noticed yet.
    """
    if sys.platform == "win32":
        from core.storage.windows import start_of  # noqa: PLC0415 (ctypes is for Windows alone)

        return start_of(process) or ""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        status = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    state, *fields = status.rpartition(")")[2].split()
    return "" if state in _ENDED else f"{boot}/{fields[18]}"


def runs(process: int, mark: str) -> bool:
    """Say whether the process that had this number and mark still runs.

    One of another user that Windows tells nothing about is believed to be the same.
    """
    if sys.platform == "win32":
        from core.storage.windows import start_of  # noqa: PLC0415 (see above)

        start = start_of(process)
        return start is None or (bool(start) and start == mark)
    return _is_there(process) and mark_of(process) == mark


def _is_there(process: int) -> bool:
    try:
        os.kill(process, 0)  # on Windows this would end it
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True  # of another user
    return True
