"""The sentences in which the text export names figures, as tables again.

See `core.formats.text` for how they are made. A band of a table is a run of
lines without a blank one; bands that begin with captions make up one table.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from core.document import Table
from core.formats.raw import raw_table
from core.formats.text_bands import Band, Figures, Row, band_cells

_INDENT = "\u3000"
_BLANK = "未填"
_CAPTION = re.compile(r"【(.*)】")
_FIGURE = re.compile(rf"(.+?) ([+-]?\d[\d,]*(?:\.\d+)?|{_BLANK})(?:、|$)")
_OPENING, _CLOSING = "（(", "）)"
_LONGEST_LINE = 500  # characters


@dataclass
class _Lines:
    """What was read of a band so far."""

    captions: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)


def sentence_table(lines: list[str], start: int) -> tuple[Table, int] | None:
    """Return the table that begins at a line, and the line after it."""
    if start and lines[start - 1].strip():
        return None
    bands: list[Band] = []
    end = start
    for first, last in _chunks(lines, start):
        if bands and not _CAPTION.fullmatch(lines[first].strip()):
            break
        band = _band(lines[first:last])
        if band is None:
            break
        bands.append(band)
        end = last
    return (raw_table(band_cells(bands)), end) if bands else None


def _chunks(lines: list[str], start: int) -> Iterator[tuple[int, int]]:
    """Yield the first line, and the one after the last, of what blank lines set apart."""
    while start < len(lines) and lines[start].strip():
        end = start
        while end < len(lines) and lines[end].strip():
            end += 1
        yield start, end
        start = end
        while start < len(lines) and not lines[start].strip():
            start += 1


def _band(lines: list[str]) -> Band | None:
    """Return the band that lines are, or None when they are something else."""
    read = _Lines()
    for line in lines:
        if len(line) > _LONGEST_LINE or not _take(line, read):
            return None
    if not read.rows:
        return None
    return Band(read.captions, read.remarks, read.rows)


def _take(line: str, read: _Lines) -> bool:
    """Add a line to its band; tell whether it may be part of one."""
    text = line.lstrip(_INDENT).rstrip()
    depth = len(line) - len(line.lstrip(_INDENT))
    caption = _CAPTION.fullmatch(text)
    if caption and not read.rows:
        read.captions.append(caption[1])
        return True
    label, figures = _split(text)
    if figures:
        read.rows.append(Row((*read.groups[:depth], label), figures))
        return depth <= len(read.groups)
    if text.endswith("：") and depth <= len(read.groups):
        read.groups[depth:] = [text.removesuffix("：")]
        return True
    is_remark = not read.rows and not read.groups and not depth
    if is_remark:
        read.remarks.append(text)
    return is_remark


def _split(text: str) -> tuple[str, Figures]:
    """Return the label of a line and the figures it names; none when it is no such line."""
    colon = _first_outside(text, "：")
    label, rest = text[: max(colon, 0)], text[colon + 1 :]
    found = list(_FIGURE.finditer(rest))
    if not label or "".join(match[0] for match in found) != rest:
        return label, ()
    return label, tuple((match[1], "" if match[2] == _BLANK else match[2]) for match in found)


def _first_outside(text: str, character: str) -> int:
    """Return where a character first stands outside brackets, -1 for nowhere."""
    depth = 0
    for index, found in enumerate(text):
        depth += (found in _OPENING) - (found in _CLOSING)
        if found == character and depth <= 0:
            return index
    return -1
