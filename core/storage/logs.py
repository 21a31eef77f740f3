"""The log: what went wrong, when and where in the program, never what stands in a report.

Messages of exceptions are left out, since they may quote a report; their type
and the places in the program they passed through are enough to find a fault.
"""

import contextlib
import faulthandler
import logging
import traceback
from pathlib import Path
from types import TracebackType

from core.storage.user_folders import log_folder, make_private, open_private

NAME = "nianbao.log"
NATIVE_NAME = "crash.log"  # where the program was when the whole process broke down
_LARGEST = 512 * 1024  # bytes
_OLDER_ONES = 3
_FORMAT = "%(asctime)s %(process)d %(levelname)s %(message)s"

logger = logging.getLogger("nianbao")
logger.addHandler(logging.NullHandler())  # without a file nothing goes to standard error


class WithoutContents(logging.Formatter):
    """Formats exceptions as their types and places."""

    def formatException(  # noqa: N802 (the name of the method overridden)
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        """Return the exception's type and the places it passed through."""
        return describe(ei[1]) if ei[1] is not None else ""


def describe(error: BaseException) -> str:
    """Return an exception and its causes: types and places, no messages."""
    lines: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        frames = traceback.extract_tb(current.__traceback__)
        lines += [_kind(current), *(f"  {f.filename}:{f.lineno} {f.name}" for f in frames)]
        current = current.__cause__ or current.__context__
    return "\n".join(lines)


def _kind(error: BaseException) -> str:
    number = f" errno {error.errno}" if isinstance(error, OSError) else ""
    windows = getattr(error, "winerror", None)
    number += f" winerror {windows}" if windows else ""
    return f"{type(error).__module__}.{type(error).__qualname__}{number}"


class _LogLater(logging.Handler):
    """Opens the log when there is something to write: what logs to files loads sockets, too."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write into the log's file."""
        if self._file is None:
            from core.storage.log_file import QuietLogFile  # noqa: PLC0415 (see above)

            self._file = QuietLogFile(
                self._path,
                maxBytes=_LARGEST,
                backupCount=_OLDER_ONES,
                encoding="utf-8",
                delay=True,
            )
            self._file.setFormatter(WithoutContents(_FORMAT))
        self._file.handle(record)

    def close(self) -> None:
        """Close the log's file."""
        if self._file is not None:
            self._file.close()
        super().close()


def start_logging() -> Path | None:
    """Begin to log to a file of the user; return it, or None when there can be none."""
    folder = log_folder()
    try:
        make_private(folder)
    except OSError:
        return None
    logger.addHandler(_LogLater(folder / NAME))
    logger.setLevel(logging.INFO)
    logger.propagate = False
    return folder / NAME


def log_native_crashes() -> None:
    """Let Python write down where it was when a library breaks the process down."""
    path = log_folder() / NATIVE_NAME
    with contextlib.suppress(OSError, ValueError):
        is_large = path.exists() and path.stat().st_size > _LARGEST
        # Begun anew, not removed: Windows refuses that while another window has it open.
        mode = "w" if is_large else "a"
        faulthandler.enable(open(path, mode, encoding="utf-8", opener=open_private))  # noqa: SIM115 (open as long as the process)
