"""What only Windows can be asked, or asked for.

The numbers and the shapes of structures are those of its winnt.h and winbase.h
(https://learn.microsoft.com/windows/win32/api/processthreadsapi/).
"""

import ctypes
from ctypes import byref, c_int64, c_size_t, c_uint32, c_uint64, c_void_p, sizeof
from pathlib import Path
from typing import Any

_QUERY = 0x1000  # PROCESS_QUERY_LIMITED_INFORMATION
_STILL_ACTIVE = 259
_HIDDEN = 2  # FILE_ATTRIBUTE_HIDDEN
_ACCESS_DENIED = 5
_LIMIT_OF_A_PROCESS = 0x100  # JOB_OBJECT_LIMIT_PROCESS_MEMORY
_EXTENDED_LIMITS = 9  # JobObjectExtendedLimitInformation


class _Limits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("process_time", c_int64),
        ("job_time", c_int64),
        ("flags", c_uint32),
        ("least_working_set", c_size_t),
        ("most_working_set", c_size_t),
        ("most_processes", c_uint32),
        ("affinity", c_size_t),
        ("priority", c_uint32),
        ("scheduling", c_uint32),
        ("transfers", c_uint64 * 6),
        ("process_memory", c_size_t),
        ("job_memory", c_size_t),
        ("peak_process_memory", c_size_t),
        ("peak_job_memory", c_size_t),
    )


def start_of(process: int) -> str | None:
    """Return when a process began; empty when it has ended, None when that is a secret."""
    kernel = _kernel()
    handle = kernel.OpenProcess(_QUERY, 0, process)
    if not handle:
        return None if _last_error() == _ACCESS_DENIED else ""
    try:
        status, times = c_uint32(), (c_uint64 * 4)()  # start, end, and the time it has taken
        kernel.GetExitCodeProcess(handle, byref(status))
        kernel.GetProcessTimes(handle, *(byref(times, 8 * index) for index in range(4)))
    finally:
        kernel.CloseHandle(handle)
    return f"{times[0]}" if status.value == _STILL_ACTIVE else ""


def limit_memory(most: int) -> None:
    """Let this process have no more than `most` bytes; without effect where that is refused."""
    kernel = _kernel()
    job = kernel.CreateJobObjectW(None, None)  # kept open: it ends with the process
    limits = _Limits(flags=_LIMIT_OF_A_PROCESS, process_memory=most)
    kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, byref(limits), sizeof(limits))
    kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())


def hide(path: Path) -> None:
    """Leave a file out of the list of a folder; without effect where that is refused."""
    _kernel().SetFileAttributesW(str(path), _HIDDEN)


def set_application_id(name: str) -> None:
    """Give the taskbar the program's own button and icon, not those of Python."""
    ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(ctypes.c_wchar_p(name))  # type: ignore[attr-defined, unused-ignore]


def let_come_forward(process: int) -> None:
    """Let a process put its window before all others, as the one that was just started may."""
    ctypes.windll.user32.AllowSetForegroundWindow(c_uint32(process))  # type: ignore[attr-defined, unused-ignore]


def _kernel() -> Any:  # noqa: ANN401 (a library)
    """Return kernel32 with the types of what is called: handles are as wide as pointers."""
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined, unused-ignore]
    kernel.SetFileAttributesW.argtypes = (ctypes.c_wchar_p, c_uint32)
    kernel.OpenProcess.restype = c_void_p
    kernel.OpenProcess.argtypes = (c_uint32, c_uint32, c_uint32)
    kernel.GetExitCodeProcess.argtypes = (c_void_p, c_void_p)
    kernel.GetProcessTimes.argtypes = (c_void_p,) * 5
    kernel.CloseHandle.argtypes = (c_void_p,)
    kernel.CreateJobObjectW.restype = c_void_p
    kernel.CreateJobObjectW.argtypes = (c_void_p, c_void_p)
    kernel.SetInformationJobObject.argtypes = (c_void_p, c_uint32, c_void_p, c_uint32)
    kernel.AssignProcessToJobObject.argtypes = (c_void_p, c_void_p)
    kernel.GetCurrentProcess.restype = c_void_p
    return kernel


def _last_error() -> int:
    error: int = ctypes.get_last_error()  # type: ignore[attr-defined, unused-ignore]
    return error
