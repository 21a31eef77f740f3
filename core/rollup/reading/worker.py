"""The process that reads reports: it may be ended at any moment, and nothing is lost.

On standard input and output stand messages, each a line of JSON. `{"path"}` is answered with
the id of the file's content; then `{"read": true}` asks for the whole, `{"read": false}` for
nothing. `{"report", "previous"}` asks what is wrong between two years.
"""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from core.errors import UserError
from core.formats.pdf.reading import reader as pdf_reader
from core.rollup.reading.messages import Ask, Compare, Content, Failure, Go, Request
from core.rollup.reading.record import content_id, read_record
from core.storage.files import read_file

_SIZE_LIMIT = 50 * 2**20  # bytes
_ENOUGH = 200_000_000  # bytes in use
_MOST_MEMORY = 700_000_000  # bytes of addresses; what is in use stays below half of it
_CONVERTED = (b"\xd0\xcf\x11\xe0", b"{\\rtf")  # LibreOffice needs more, and has its own limits
_CHANGING = "文件正在被改动，下次刷新时再读。"


def main() -> None:
    """Answer requests until there are no more."""
    _limit(_MOST_MEMORY)
    pdf_reader.read_in_this_process()
    source, target = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # a library that prints must not break into the messages
    decoder = msgspec.json.Decoder(Request)
    for line in source:
        request = decoder.decode(line)
        if isinstance(request, Ask):
            _read(Path(request.path), source, target)
        elif isinstance(request, Compare):
            from core.rollup.comparing.years import compare  # noqa: PLC0415 (seldom needed)

            _say(target, compare(request))


def _say(target: BinaryIO, answer: msgspec.Struct) -> None:
    target.write(msgspec.json.encode(answer) + b"\n")
    target.flush()


def _read(path: Path, source: BinaryIO, target: BinaryIO) -> None:
    try:
        before = path.stat()
        data = read_file(path, _SIZE_LIMIT)
    except UserError as error:
        _say(target, Failure(problem=" ".join(str(error).split())))
        return
    except OSError as error:
        from core.storage.refusals import explain  # noqa: PLC0415 (seldom needed)

        _say(target, Failure(problem=f"无法读取文件“{path.name}”：{explain(error)}。"))
        return
    _say(target, Content(id=content_id(data), is_large=_is_large()))
    if not msgspec.json.decode(source.readline(), type=Go).read:
        return
    with _room_for(data):
        record = read_record(path, data)
    after = path.stat()
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        _say(target, Failure(problem=_CHANGING))
    else:
        _say(target, record)


def _is_large() -> bool:
    """Say whether this process has grown so that another should go on; where that can be told.

    The peak that the system counts would include that of the program that started it.
    """
    try:
        pages = int(Path("/proc/self/statm").read_bytes().split()[1])
    except OSError:
        return False
    return pages * os.sysconf("SC_PAGE_SIZE") > _ENOUGH


@contextlib.contextmanager
def _room_for(data: bytes) -> Iterator[None]:
    """Lift the limit where another program does the work; it inherits what this one has."""
    if sys.platform == "win32" or not data.startswith(_CONVERTED):
        yield
        return
    _limit(-1)
    try:
        yield
    finally:
        _limit(_MOST_MEMORY)


def _limit(most: int) -> None:
    """Limit the memory of this process; -1 lifts the limit again where that is allowed."""
    if sys.platform == "win32":
        from core.storage.windows import limit_memory  # noqa: PLC0415

        limit_memory(most)
        return
    import resource  # noqa: PLC0415 (there is none on Windows)

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    with contextlib.suppress(OSError, ValueError):  # there is a lower limit already
        resource.setrlimit(resource.RLIMIT_AS, (most if most > 0 else hard, hard))


if __name__ == "__main__":
    main()
