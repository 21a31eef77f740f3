"""Whether a process still runs on this machine, and whether it is the same one."""

import ctypes
import os
import sys
from pathlib import Path

_ENDED = "ZX"  # the states of a process on Linux that has ended


def is_alive(process: int) -> bool:
    """Say whether a process of this number runs."""
    if sys.platform == "win32":
        return _is_alive_on_windows(process)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True  # of another user
    return True


def _is_alive_on_windows(process: int) -> bool:
    query_limited_information, still_active = 0x1000, 259
    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined, unused-ignore]
    handle = kernel.OpenProcess(query_limited_information, False, process)  # noqa: FBT003
    if not handle:
        return False
    status = ctypes.c_ulong()
    kernel.GetExitCodeProcess(handle, ctypes.byref(status))
    kernel.CloseHandle(handle)
    return status.value == still_active


def mark_of(process: int) -> str:
    """Return when a process began, where Linux tells it: the same number may come again.

    One that has ended has no mark, even if whoever started it has not noticed yet.
    """
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        status = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    state, *fields = status.rpartition(")")[2].split()
    return "" if state in _ENDED else f"{boot}/{fields[18]}"
