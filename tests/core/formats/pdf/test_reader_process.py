"""The process that reads PDF files: progress, and files that are damaged or made to do harm."""

import subprocess
import threading
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.formats.pdf.reading import reader
from core.formats.pdf.reading.reader import read
from core.formats.reading.process import Limits
from core.formats.reading.raw import ReadError
from tests.core.formats.pdf.pdf_drawing import Drawing, columns, read_here, rows
from tests.core.formats.readings import reads_or_refuses, sentence, texts

CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"


def small() -> bytes:
    drawing = Drawing()
    for number in (1, 2):
        drawing.text(f"第{number}页的文字", 200)
        drawing.table([(0, 0, "甲", 1, 1), (0, 1, "乙", 1, 1)], columns(2), rows(1, 300))
        drawing.end_page()
    return drawing.data()


def file_of(*objects: bytes) -> bytes:
    """A file of numbered objects; the first is the catalog."""
    parts = [b"%%PDF-1.7\n", *(b"%d 0 obj %s endobj\n" % (n, o) for n, o in enumerate(objects, 1))]
    return b"".join(parts) + b"trailer<</Root 1 0 R/Size %d>>" % (len(objects) + 1)


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(content), content)


def compressed(piece: bytes, count: int) -> bytes:
    """A stream that becomes `count` thousand pieces."""
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(piece * 1000) for _ in range(count)) + packer.flush()
    return stream(data, b"/Filter/FlateDecode")


def page_with(content: bytes, *others: bytes, resources: bytes = b"") -> bytes:
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<%s>>>>"
    return file_of(CATALOG, PAGES, page % resources, content, *others)


def forms(depth: int) -> Iterator[bytes]:
    """Forms each of which shows the next ten times."""
    for number in range(depth):
        inner = b"/Resources<</XObject<</F %d 0 R>>>>" % (number + 6)
        entries = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]" + inner
        yield stream(b"/F Do " * 10, entries)
    yield stream(b"0 0 m 9 9 l S", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]")


def test_a_file_is_read_by_another_process_and_progress_is_heard() -> None:
    heard: list[float] = []

    found = read(small(), heard.append)

    assert texts(found) == ["第1页的文字", "第2页的文字"]
    assert found == read_here(small())
    assert heard == [0, 0.5, 1.0]


def test_reading_can_be_cancelled_and_leaves_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []
    popen = subprocess.Popen

    def start(*args: Any, **options: Any) -> subprocess.Popen[bytes]:  # noqa: ANN401
        started.append(popen(*args, **options))
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", start)

    def cancel(_: float) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        read(small(), cancel)
    assert [process.poll() is not None for process in started] == [True]


BOMBS = {
    "blanks": page_with(compressed(b" " * 1000, 1000)),
    "blanks packed twice": page_with(
        stream(zlib.compress(zlib.compress(b" " * 10**9)), b"/Filter[/FlateDecode/FlateDecode]")
    ),
    "rectangles": page_with(compressed(b"0 0 9 9 re f ", 3000)),
    "forms in forms": page_with(stream(b"/F Do"), *forms(10), resources=b"/XObject<</F 5 0 R>>"),
    "pages": file_of(
        CATALOG,
        b"<</Type/Pages/Count 500000/Kids[%s]>>" % (b"3 0 R " * 500_000),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
    ),
}


@pytest.mark.parametrize("data", BOMBS.values(), ids=BOMBS)
def test_files_made_to_do_harm_are_refused(data: bytes) -> None:
    assert "太复杂" in sentence(read, data)


def test_a_process_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_LIMITS", Limits(0.0, 0.0))

    assert "太复杂" in sentence(read, small())


def test_a_process_may_start_slowly_and_is_watched_closely_from_its_first_word_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    allowed: list[float] = []

    class Timer(threading.Timer):
        def __init__(self, seconds: float, end: Callable[[], None]) -> None:
            allowed.append(seconds)
            super().__init__(seconds, end)

    monkeypatch.setattr(threading, "Timer", Timer)
    read(small())

    assert allowed[0] >= 30
    assert len(allowed) > 2
    assert max(allowed[1:]) < 5


def test_a_process_that_cannot_start_is_told_apart_by_its_error(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reader, "_WORKER", "core.no_such_module")

    with pytest.raises(ReadError) as caught:
        read(small())
    assert isinstance(caught.value.__cause__, subprocess.CalledProcessError)
    assert b"no_such_module" in caught.value.__cause__.stderr


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7",
        b"PK\x03\x04",
        b"\x00" * 1000,
        small()[:-3000],
        b"%PDF-1.4\n1 0 obj\n" + b"<</A " * 100_000,
        file_of(CATALOG, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>"),
        file_of(CATALOG),
        file_of(b"<</Type/Catalog/Pages 1 0 R>>"),
        page_with(stream(b"[" * 100_000)),
        page_with(stream(b"q " * 50_000)),
        page_with(stream(b"0 0 m 1e30 1e30 l S")),
    ],
    ids=lambda data: str(data[-20:]),
)
def test_damaged_files_are_refused_or_read(data: bytes) -> None:
    if not reads_or_refuses(read_here, data):
        sentence(read_here, data)


def test_a_file_too_large_is_refused() -> None:
    sentence(read, b"%PDF-1.7" + bytes(60_000_001))


GOOD = small()


@given(
    st.lists(
        st.tuples(st.integers(0, len(GOOD)), st.integers(0, 40), st.binary(max_size=12)),
        min_size=1,
        max_size=5,
    )
)
@settings(max_examples=150)
def test_any_accident(accidents: list[tuple[int, int, bytes]]) -> None:
    data = bytearray(GOOD)
    for start, length, piece in accidents:
        data[start : start + length] = piece
    reads_or_refuses(read_here, bytes(data))


@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    reads_or_refuses(read_here, b"%PDF-1.7\n" + data)


@pytest.mark.parametrize("seed", range(12))
def test_accidents_to_the_published_report(samples: Path, seed: int) -> None:
    data = bytearray((samples / "published-2024-city.pdf").read_bytes())
    chance = Random(seed)
    for _ in range(seed + 1):
        start = chance.randrange(len(data))
        data[start : start + chance.randrange(200)] = chance.randbytes(chance.randrange(200))
    reads_or_refuses(read_here, bytes(data[: chance.randrange(len(data) // 2, len(data))]))
