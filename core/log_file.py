"""The file that is logged to."""

import logging
from logging.handlers import RotatingFileHandler


class QuietLogFile(RotatingFileHandler):
    """Says nothing when it cannot write: a log must not be what stops the work."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
        """Pass over it."""
