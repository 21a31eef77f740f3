"""Work grows with the input, not with its square: what readers do is counted, not timed."""

import cProfile
import pstats
from collections.abc import Callable
from functools import partial

import pytest

from core.checks.writing import pairs
from core.formats.html.reading.archive import page_of
from core.formats.html.reading.elements import has_endless_tag
from core.formats.html.reading.reader import read as read_page
from core.formats.html.reading.reader import read_html
from core.formats.reading.raw import ReadError
from core.formats.text.reading.reader import read_text

SMALL = 200
HEAD = "MIME-Version: 1.0\nContent-Type: text/html"
PAGE = "\n\n<html><body><p>一</p></body></html>"


def calls(work: Callable[[], object]) -> int:
    """Count the calls of functions, built-in ones among them."""
    profile = cProfile.Profile()
    profile.enable()
    try:
        work()
    except ReadError:
        pass
    finally:
        profile.disable()
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


TEXTS: dict[str, Callable[[int], str]] = {
    "rows without figures": lambda n: ("a" + "\t" * 19 + "\n") * n,
    "rows with too many cells": lambda n: ("1\t" * 600 + "\n") * n,
    "rows of pipes with one cell": lambda n: "| a |\n" * n,
    "a caption a row": lambda n: "a\tb\n一行\n" * n,
    "quotes": lambda n: '\t"a\n' * n,
    "numbered lines": lambda n: "一、\n" * n,
}


@pytest.mark.parametrize("name", TEXTS)
def test_twice_the_text_is_twice_the_work(name: str) -> None:
    once, twice = (calls(partial(read_text, TEXTS[name](size))) for size in (SMALL, 2 * SMALL))
    assert twice < 2.5 * once


PAGES: dict[str, Callable[[int], str]] = {
    "nested elements": lambda n: "<div>" * (n // 2) + "一",
    "rows": lambda n: f"<table>{'<tr><td>1</td><td>2</td></tr>' * n}</table>",
    "nested tables": lambda n: "<table><tr><td>" * (n // 8) + "一",
    "paragraphs": lambda n: "<p>一</p>" * n,
    "unclosed quotes": lambda n: "<p a=\"'" * n + "一",
}


@pytest.mark.parametrize("name", PAGES)
def test_twice_the_page_is_twice_the_work(name: str) -> None:
    once, twice = (calls(partial(read_html, PAGES[name](size))) for size in (SMALL, 2 * SMALL))
    assert twice < 2.5 * once


def test_brackets_are_paired_in_one_pass() -> None:
    once, twice = (calls(partial(pairs.find, "（" * size)) for size in (SMALL, 2 * SMALL))
    assert twice < 2.5 * once


@pytest.mark.parametrize(
    "tag",
    [
        "<p " + " ".join(f"a{n}='1'" for n in range(3_000)) + ">一</p>",
        "<p " + " ".join(f"a{n}" for n in range(3_000)) + ">一</p>",
        "<p " + "/".join(f"a{n}=1" for n in range(3_000)) + ">一</p>",
        "<p b='>' " + " ".join(f"a{n}" for n in range(3_000)) + ">一</p>",
        "<p " + " ".join(f"a{n}='<'" for n in range(3_000)) + ">一</p>",
    ],
)
def test_a_tag_with_thousands_of_attributes_is_refused(tag: str) -> None:
    with pytest.raises(ReadError):
        read_html(f"<body>{tag}</body>")


def test_long_texts_and_pictures_are_no_endless_tags() -> None:
    words = "word " * 5_000
    assert not has_endless_tag(f"<p title='a'>{words}</p><img src='data:{'A+/=' * 9_000}'>")


def test_a_header_with_endless_parameters_is_refused() -> None:
    parameters = "".join(f";\n a{n}=1" for n in range(2_000))
    with pytest.raises(ReadError):
        page_of(f"{HEAD}{parameters}{PAGE}".encode())
    with pytest.raises(ReadError):
        page_of(f"{HEAD}{parameters.replace(chr(10), '')}{PAGE}".encode())


def test_an_archive_nested_in_itself_is_refused() -> None:
    nested = "MIME-Version: 1.0\nContent-Type: message/rfc822\n\n" * 200 + HEAD + PAGE
    with pytest.raises(ReadError):
        page_of(nested.encode())


def test_an_archive_as_browsers_write_it_is_read() -> None:
    parts = f'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\n{HEAD}{PAGE}'
    assert read_page(f"{parts}\n--b--\n".encode()).blocks
