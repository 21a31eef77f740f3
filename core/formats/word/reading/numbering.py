"""Automatic numbers of paragraphs: 一、 or （一）, which are in no text of the file."""

import re
from dataclasses import dataclass, field

from core.formats.reading.safe_xml import Element
from core.formats.word.reading.names import W, child, is_on, number, value
from core.formats.word.reading.numerals import numeral

_LEVELS = 9
_LONGEST = 50  # characters of a pattern; more is damage
_PLACEHOLDER = re.compile("%([1-9])")


@dataclass(frozen=True, slots=True)
class _Level:
    """How the items of one level are numbered: %1 in `text` stands for the number."""

    kind: str
    text: str
    start: int = 1
    restart: int | None = None  # 0: never; else after an item of this level, from 1
    in_digits: bool = False
    style: str | None = None  # of the paragraphs that are on this level


@dataclass(slots=True)
class _List:
    """A list of items: its levels, what each counts, and the counters it may share."""

    levels: dict[int, _Level]
    counters: list[int | None]
    restarts: dict[int, int] = field(default_factory=dict)  # level → where this one starts anew


class Numbering:
    """Counts the items of all lists in the order of the document."""

    def __init__(self, root: Element | None) -> None:
        self._lists: dict[str, _List] = {}
        if root is not None:
            self._load(root)

    def _load(self, root: Element) -> None:
        kinds = {
            element.get(f"{W}abstractNumId"): _List(_levels(element), [None] * _LEVELS)
            for element in root.iterchildren(f"{W}abstractNum")
        }
        for element in root.iterchildren(f"{W}num"):
            kind = kinds.get(value(element, "abstractNumId"))
            if kind:
                self._lists[element.get(f"{W}numId", "")] = _instance(element, kind)

    def level_of_style(self, list_id: str, style: str | None) -> int:
        """Return the level of a list that numbers the paragraphs of a style."""
        items = self._lists.get(list_id)
        levels = items.levels.items() if items and style else ()
        return next((level for level, kind in levels if kind.style == style), 0)

    def label(self, list_id: str, level: int) -> str:
        """Count one more item of a list; return its label, empty for bullets."""
        items = self._lists.get(list_id)
        if items is None or level not in items.levels:
            return ""
        _count(items, level)
        return _label(items, level)


def _levels(parent: Element) -> dict[int, _Level]:
    items = ((int(item.get(f"{W}ilvl", "0")), item) for item in parent.iterchildren(f"{W}lvl"))
    return {level: _level(item) for level, item in items if 0 <= level < _LEVELS}


def _level(item: Element) -> _Level:
    restart = value(item, "lvlRestart")
    return _Level(
        kind=value(item, "numFmt") or "decimal",
        text=(value(item, "lvlText") or "")[:_LONGEST],
        start=number(item, "start", 1),
        restart=None if restart is None else int(restart),
        in_digits=is_on(item, "isLgl"),
        style=value(item, "pStyle"),
    )


def _instance(element: Element, kind: _List) -> _List:
    """Return a list of a kind; it counts on where others of the kind stopped, or starts anew."""
    levels, restarts = dict(kind.levels), {}
    for override in element.iterchildren(f"{W}lvlOverride"):
        level = int(override.get(f"{W}ilvl", "0"))
        if not 0 <= level < _LEVELS:
            continue
        start = value(override, "startOverride")
        if start is not None:
            restarts[level] = int(start)
        item = child(override, "lvl")
        if item is not None:
            levels[level] = _level(item)
    return _List(levels, kind.counters, restarts)


def _count(items: _List, level: int) -> None:
    counters = items.counters
    counted = counters[level]
    if level in items.restarts:
        counters[level] = items.restarts.pop(level)
    else:
        counters[level] = items.levels[level].start if counted is None else counted + 1
    for deeper in range(level + 1, _LEVELS):
        after = items.levels[deeper].restart if deeper in items.levels else None
        if after is None or level < after:
            counters[deeper] = None


def _label(items: _List, level: int) -> str:
    """Return the label of the item counted last; a space keeps a bare number off the text."""
    here = items.levels[level]
    if here.kind in ("bullet", "none"):
        return ""

    def numbered(match: re.Match[str]) -> str:
        of = int(match[1]) - 1
        level_ = items.levels.get(of)
        if level_ is None:
            return ""
        counted = items.counters[of]
        kind = "decimal" if here.in_digits else level_.kind
        return numeral(level_.start if counted is None else counted, kind)

    label = _PLACEHOLDER.sub(numbered, here.text)
    return f"{label} " if label and here.text[-2:-1] == "%" else label
