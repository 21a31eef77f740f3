"""PDF files with text as raw documents, read by a process of its own.

A file can be made so that reading it takes for ever, takes all memory, or makes
the engine crash. The process that reads has a limit of time and memory, and its
end is not that of the program, whose report may be unsaved. It sends a line of
JSON for each page, and one with the blocks, or why there are none.
"""

import contextlib
import json
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from core.document.document import Document, Paragraph, Table
from core.formats.reading.raw import RawCell, ReadError, raw_document, raw_table
from core.storage.processes import NO_WINDOW

_LARGEST = 60_000_000  # bytes
_SECONDS = 4.5  # without a word, be it the machine that is busy
_TO_START = 30.0  # seconds until the first word, where a virus scanner looks at it all first
_is_expendable = False
_PROJECT = Path(__file__).parents[4]
_WORKER = "core.formats.pdf.reading.worker"
_SENTENCES = {
    "damaged": "PDF文件已经损坏，请重新下载，或者用原来的 Word、网页导入。",
    "locked": "PDF文件有密码，请先去掉密码另存一份，或者用原来的 Word、网页导入。",
    "large": "PDF文件太大，或者内容太复杂，请只把年报的几页另存成一个PDF，再导入。",
    "scanned": "这是扫描件，只有图片没有文字，请用原来的 Word、Excel 或网页导入，或者照着填写。",
    "empty": "PDF文件里没有文字，请检查是不是选错了文件。",
}


def read(data: bytes, progress: Callable[[float], None] | None = None) -> Document:
    """Return a PDF file as a raw document.

    `progress` hears the finished part, 0 to 1, and may raise to cancel.

    Raises:
        ReadError: The file is damaged, locked, too large, or has no text.
    """
    if len(data) > _LARGEST:
        raise ReadError(_SENTENCES["large"])
    source = messages_here if _is_expendable else _messages
    with contextlib.closing(source(data)) as messages:
        return document_of(messages, progress)


def read_in_this_process() -> None:
    """Start no process for a file any more: this one may be ended itself, by whoever began it."""
    global _is_expendable  # noqa: PLW0603 (what a process is for is decided once, at its start)
    _is_expendable = True


def messages_here(data: bytes) -> Generator[dict[str, Any]]:
    """Yield what the worker would say of a file."""
    from core.formats.pdf.reading.worker import messages  # noqa: PLC0415 (it loads the engine)

    yield from messages(data)


def document_of(
    messages: Iterable[dict[str, Any]], progress: Callable[[float], None] | None = None
) -> Document:
    """Return the document that the worker's messages bring. Raises ReadError."""
    for message in messages:
        if "error" in message:
            raise ReadError(_SENTENCES[message["error"]])
        if "blocks" in message:
            return raw_document(map(_block, message["blocks"]))
        if progress:
            progress(message["done"])
    raise ReadError(_SENTENCES["damaged"])


def _messages(data: bytes) -> Generator[dict[str, Any]]:
    """Yield what the process says until it ends, or is ended because it takes too long."""
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(  # noqa: S603 (its own code, no argument from outside)
            [sys.executable, "-m", _WORKER],
            cwd=_PROJECT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            creationflags=NO_WINDOW,
        )
        watch = _Watch(process)
        try:
            with process:
                _send(data, process.stdin)
                for message in _lines(process.stdout):
                    watch.restart()
                    yield message
        finally:
            watch.cancel()
            process.kill()
        if process.returncode:
            errors.seek(0)
            ended = subprocess.CalledProcessError(process.returncode, _WORKER, None, errors.read())
            raise ReadError(_SENTENCES["large"]) from ended


class _Watch:
    """Ends a process that says nothing for too long; itself it may run out of processor time."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._start(_TO_START)

    def _start(self, seconds: float) -> None:
        self._timer = threading.Timer(seconds, self._process.kill)
        self._timer.start()

    def restart(self) -> None:
        """Wait from now on."""
        self._timer.cancel()
        self._start(_SECONDS)

    def cancel(self) -> None:
        """Wait no longer."""
        self._timer.cancel()


def _send(data: bytes, pipe: IO[bytes] | None) -> None:
    """Give the process the file; one that has ended does not take it, and says nothing."""
    if pipe:
        with contextlib.suppress(OSError), pipe:
            pipe.write(data)


def _lines(pipe: IO[bytes] | None) -> Iterator[dict[str, Any]]:
    """Yield the lines that are whole: the last one may have been cut off."""
    for line in pipe or ():
        if line.endswith(b"\n"):
            yield json.loads(line)


def _block(block: str | list[Any]) -> Paragraph | Table:
    return Paragraph(block) if isinstance(block, str) else raw_table(RawCell(*c) for c in block)
