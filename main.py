"""政务公开年报: without a sub-command the window, with one the command line."""

import contextlib
import gc
import os
import sys
from typing import NoReturn

from core import COMMANDS


def main(arguments: list[str]) -> int:
    """Start what the arguments ask for; return the exit status."""
    # A command ends before its garbage matters, and the window wants to be seen first
    # (`ui.application` looks for garbage from then on): looking costs a tenth of the time.
    gc.disable()
    _load_msgspec()
    if arguments and (arguments[0] in COMMANDS or arguments[0].startswith("-")):
        from core.commands.cli import main as run_command  # noqa: PLC0415 (the window does not need it)

        return run_command(arguments)
    from ui.startup import start  # noqa: PLC0415 (the command line loads no Qt)

    return start(arguments)


def _load_msgspec() -> None:
    """Load msgspec without typing_extensions: Python's own typing has all that it looks for there.

    Loading that takes longer than all of msgspec.
    """
    missing = "typing_extensions" not in sys.modules
    if missing:
        sys.modules["typing_extensions"] = None  # type: ignore[assignment] # as if not installed
    try:
        import msgspec  # type: ignore[unused-ignore] # noqa: F401, PLC0415 (see above)
    finally:
        if missing:
            del sys.modules["typing_extensions"]


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
