"""Works around a fault of the Qt binding, before its first call."""

import ctypes
import sys

_MANY = sys.maxsize // 8  # references; at a million lost a second they last for 36,000 years


def keep_singletons() -> None:
    """Give None, True and False so many references that none can be missed.

    PySide6 6.12.0 returns them without counting, as one may since Python 3.12,
    where they are immortal. On 3.11 each call loses a reference, and after some
    thousand calls the interpreter ends with “deallocating None”.
    """
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return
    for singleton in (None, True, False):
        ctypes.c_ssize_t.from_address(id(singleton)).value += _MANY
