"""Numbers as OFD writes them, in attributes that strangers have filled in."""

import math
from collections.abc import Iterator
from itertools import islice, repeat

from core.formats.reading.safe_xml import Element

_LARGEST = 1e6  # millimetres: a page is some hundreds


def number(text: str | None, default: float = 0.0) -> float:
    """Return a number; the default for what is none, or cannot be on any page."""
    try:
        value = float(text or "")
    except ValueError:
        return default
    return value if math.isfinite(value) and abs(value) <= _LARGEST else default


def numbers(text: str | None, count: int) -> tuple[float, ...] | None:
    """Return so many numbers, None where there are not as many."""
    words = (text or "").replace(",", " ").split()
    return tuple(map(number, words)) if len(words) == count else None


def deltas(text: str | None, most: int) -> list[float]:
    """Return at most so many numbers of an array in which `g 3 5.6` stands for three of 5.6."""
    return list(islice(_deltas((text or "").replace(",", " ").split()), most))


def _deltas(words: list[str]) -> Iterator[float]:
    rest = iter(words)
    for word in rest:
        if word in {"g", "G"}:
            times, value = number(next(rest, "")), number(next(rest, ""))
            yield from repeat(value, max(int(times), 0))
        else:
            yield number(word)


def is_true(element: Element, name: str, *, default: bool) -> bool:
    """Return what an attribute says."""
    return {"true": True, "1": True, "false": False, "0": False}.get(element.get(name), default)


def local(element: Element) -> str:
    """Return an element's name without its namespace, which differs between the writers."""
    return str(element.tag).rpartition("}")[2]
