"""Rows written as sentences that name every figure, as the program's own text export has them.

（一）予以公开：自然人 2、商业企业 0、…、总计 2
"""

import re
from collections.abc import Sequence

from core.interpret.figures import looks_like_figure
from core.interpret.labels import LabelIndex, Spot, address, key, keys
from core.interpret.pieces import Line
from core.interpret.placing import Placed, Understood

_COLON = re.compile("[：:]")
_BLANK = "未填"
_PAIR = re.compile(r"(?P<label>.*\S)\s+(?P<figure>\S+)")


class Sentences:
    """Takes the sentences out of lines of text."""

    def __init__(self, index: LabelIndex, found: Understood, tables: Sequence[str]) -> None:
        self._index = index
        self._found = found
        self._tables = set(tables)

    def read(self, lines: Sequence[Line]) -> list[Line]:
        """Place the figures of all sentences; return the other lines."""
        is_sentence = [self._read(line) for line in lines]
        if not any(is_sentence):
            return list(lines)
        rest = [line for line, is_one in zip(lines, is_sentence, strict=True) if not is_one]
        for line in rest:
            if self._index.is_known(line.text) or self._is_legend(line.text):
                self._found.use_line(line)
        return [line for line in rest if not self._found.has_used_line(line)]

    def _read(self, line: Line) -> bool:
        for colon in _COLON.finditer(line.text):
            pairs = _pairs(line.text[colon.end() :])
            if not pairs:
                continue
            for head in self._heads(line.text[: colon.start()]):
                cells = self._cells(head, pairs)
                if cells:
                    for where, figure in cells.items():
                        self._found.place(where, Placed(figure))
                    self._found.use_line(line)
                    return True
        return False

    def _heads(self, text: str) -> list[Spot]:
        """Return the rows, or groups of columns that stand for rows, that a head may name."""
        *above, last = text.split("·")
        groups = {key(part) for part in above}
        return [
            spot
            for spot in self._index.spots(last)
            if spot.table in self._tables
            and (spot.is_leaf if spot.axis == "row" else not spot.is_leaf)
            and all(any(name in group for group in spot.groups) for name in groups)
        ]

    def _cells(self, head: Spot, pairs: list[tuple[str, str]]) -> dict[str, str]:
        """Return the figures by address; nothing when one cannot be placed."""
        columns = self._index.leaves[head.table, head.block, "column"]
        if head.axis == "column":
            columns = [column for column in columns if column.path[: len(head.path)] == head.path]
        row = head if head.axis == "row" else None
        cells: dict[str, str] = {}
        for label, figure in pairs:
            column = _named(label, columns)
            if column is None:
                return {}
            cells[address(row, column)] = "" if figure == _BLANK else figure
        return cells

    def _is_legend(self, text: str) -> bool:
        """Say whether a line tells of nothing but labels: 甲：乙、丙（丁、戊）."""
        names = [name for name in re.split("[：:、（）()]", text) if name.strip()]
        return len(names) > 1 and all(self._index.is_known(name) for name in names)


def _pairs(text: str) -> list[tuple[str, str]]:
    """Return labels with their figures; nothing when a part is no such pair, or none a figure."""
    pairs = []
    for part in text.split("、"):
        found = _PAIR.fullmatch(part.strip())
        if not found:
            return []
        pairs.append((found["label"], found["figure"]))
    return pairs if any(_is_figure(figure) for _, figure in pairs) else []


def _is_figure(text: str) -> bool:
    return text == _BLANK or looks_like_figure(text)


def _named(label: str, columns: list[Spot]) -> Spot | None:
    wanted = set(keys(label))
    return next((column for column in columns if wanted & column.keys), None)
