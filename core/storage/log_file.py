"""The file that is logged to."""

import contextlib
import logging
from logging.handlers import RotatingFileHandler


class QuietLogFile(RotatingFileHandler):
    """Says nothing when it cannot write: a log must not be what stops the work."""

    def rotate(self, source: str, dest: str) -> None:
        """Go on in the same file where Windows refuses: another window has it open."""
        with contextlib.suppress(OSError):
            super().rotate(source, dest)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
        """Pass over it."""
