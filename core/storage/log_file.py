"""The file that is logged to."""

import contextlib
import logging
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler

from core.storage.user_folders import open_private


class QuietLogFile(RotatingFileHandler):
    """Says nothing when it cannot write: a log must not be what stops the work."""

    def _open(self) -> TextIOWrapper:
        """Open the log as its owner's alone."""
        return open(self.baseFilename, "a", encoding="utf-8", opener=open_private)

    def rotate(self, source: str, dest: str) -> None:
        """Go on in the same file where Windows refuses: another window has it open."""
        with contextlib.suppress(OSError):
            super().rotate(source, dest)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
        """Pass over it."""
