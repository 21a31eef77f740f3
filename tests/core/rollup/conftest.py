"""Workers within the test's process, but for the tests of processes themselves."""

import os
from pathlib import Path

import pytest

from core.errors import UserError
from core.formats.pdf.reading import reader as pdf_reader
from core.rollup.comparing.years import compare
from core.rollup.reading import pool
from core.rollup.reading.messages import Ask, Compare, Content, Failure
from core.rollup.reading.pool import Answer
from core.rollup.reading.record import content_id, read_record
from core.storage.files import read_file


class WorkerHere:
    """Answers as a process would, without one: a test of what is decided needs none."""

    is_spent = False

    def __init__(self) -> None:
        self._path = Path()
        self._data = b""

    def tell(self, message: object) -> None:
        """Nothing is to be said to nobody."""

    def end(self) -> None:
        """There is nothing to end."""

    def ask(self, message: object, seconds: float) -> Answer:
        assert seconds > 0
        if isinstance(message, Compare):
            return compare(message)
        if isinstance(message, Ask):
            self._path = Path(message.path)
            try:
                self._data = read_file(self._path, 2**20)
            except UserError as error:
                return Failure(problem=str(error))
            return Content(id=content_id(self._data))
        return read_record(self._path, self._data)


@pytest.fixture
def in_processes() -> bool:
    """Overridden by tests that want real workers."""
    return False


@pytest.fixture(autouse=True)
def workers(monkeypatch: pytest.MonkeyPatch, in_processes: bool) -> None:  # noqa: FBT001
    monkeypatch.setattr(os, "cpu_count", lambda: 1)  # other tests want the cores, too
    if not in_processes:
        monkeypatch.setattr(pool, "_Worker", WorkerHere)
        monkeypatch.setattr(pdf_reader, "_is_expendable", True)
