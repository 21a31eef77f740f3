"""政务公开年报: without a sub-command the window, with one the command line."""

import contextlib
import gc
import importlib
import os
import sys
from typing import NoReturn

from core import COMMANDS


def main(arguments: list[str]) -> int:
    """Start what the arguments ask for; return the exit status."""
    # A command ends before its garbage matters, and the window wants to be seen first
    # (`ui.application` looks for garbage from then on): looking costs a tenth of the time.
    gc.disable()
    _load_sparingly()
    if arguments and (arguments[0] in COMMANDS or arguments[0].startswith("-")):
        from core.commands.cli import main as run_command  # noqa: PLC0415 (the window does not need it)

        return run_command(arguments)
    from ui.startup import start  # noqa: PLC0415 (the command line loads no Qt)

    return start(arguments)


# What a library looks for and does as well without, and the library: Python's own typing has
# since 3.11 what msgspec wants, and its own digests spare 3 MiB of OpenSSL.
_SPARED = {"typing_extensions": "msgspec", "_hashlib": "hashlib"}


def _load_sparingly() -> None:
    """Load libraries without what takes longer, or more memory, than they themselves."""
    for spared, library in _SPARED.items():
        if spared in sys.modules:
            continue
        sys.modules[spared] = None  # type: ignore[assignment] # as if it were not installed
        try:
            importlib.import_module(library)
        finally:
            del sys.modules[spared]


def _end(status: int) -> NoReturn:
    """End the process without tidying its memory up, which takes a tenth of a command's time."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(status)


if __name__ == "__main__":
    try:
        _end(main(sys.argv[1:]))
    except KeyboardInterrupt:  # Ctrl+C: nothing of the program's making
        sys.exit(128 + 2)
