"""政务公开年报: without a sub-command the window, with one the command line."""

import gc
import sys

from core import COMMANDS


def main(arguments: list[str]) -> int:
    """Start what the arguments ask for; return the exit status."""
    # A command ends before its garbage matters, and the window wants to be seen first
    # (`ui.application` looks for garbage from then on): looking costs a tenth of the time.
    gc.disable()
    if arguments and (arguments[0] in COMMANDS or arguments[0].startswith("-")):
        from core.commands.cli import main as run_command  # noqa: PLC0415 (the window does not need it)

        return run_command(arguments)
    from ui.startup import start  # noqa: PLC0415 (the command line loads no Qt)

    return start(arguments)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:  # Ctrl+C: nothing of the program's making
        sys.exit(128 + 2)
