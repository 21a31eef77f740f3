"""Text as a row of elastic pieces: how wide it is by nature and how far it gives.

Punctuation marks have blank halves that can be taken out, and the gaps between
characters can be widened; letters of a word and the parts of —— stay together.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import sub

from core.formats.setting.punctuation import CharKind, kinds_of

AUTOSPACE = 1 / 4  # between a Han character and a Latin letter or digit, in ems
_LEAST_AUTOSPACE = 1 / 8  # what is left of it in a line that is set closer
_FULL_WIDTH = 0.9  # ems: a narrower mark has no blank half


@dataclass(frozen=True, slots=True)
class ElasticText:
    """The measures of a text's characters, all lists by character.

    `advances` are the natural ones, with the blank after a character that is in
    `spaces`; `shifts` are how far a glyph stands from its place; `slack` is
    what a character may give up; `gaps[i]` is 1 when the gap after i may be
    widened. The totals add up everything before a character; `total_tight` the
    advances with all slack taken out. `first` is the first visible character.
    """

    kinds: Sequence[CharKind]
    em: float
    first: int
    advances: list[float]
    shifts: list[float]
    spaces: list[float]
    slack: list[float]
    gaps: list[int]
    total_advance: list[float]
    total_slack: list[float]
    total_gaps: list[int]
    total_tight: list[float]

    def skip_spaces(self, index: int) -> int:
        """Return the first character from `index` on that is no space."""
        while index < len(self.kinds) and self.kinds[index] is CharKind.SPACE:
            index += 1
        return index

    def strip_end(self, start: int, end: int) -> int:
        """Return where a line ends without the spaces at its end."""
        while end > start + 1 and self.kinds[end - 1] is CharKind.SPACE:
            end -= 1
        return end

    def start_trim(self, start: int) -> float:
        """Return the blank left of an opening mark that starts a line.

        It stays in the first line, so that the indent is that of other lines.
        """
        opening = self.kinds[start] is CharKind.OPENING and start != self.first
        return self.slack[start] if opening else 0.0

    def end_trim(self, end: int) -> float:
        """Return the blank right of a closing mark, which may hang over the edge."""
        return self.slack[end - 1] if self.kinds[end - 1] is CharKind.CLOSING else 0.0

    def extent(self, start: int, end: int) -> float:
        """Return the natural width of a line, without the blanks at its edges."""
        width = self.total_advance[end] - self.total_advance[start]
        return width - self.spaces[end - 1] - self.start_trim(start) - self.end_trim(end)

    def inner_slack(self, start: int, end: int) -> float:
        """Return by how much the marks inside a line can be compressed."""
        slack = self.total_slack[end] - self.total_slack[start]
        if self.kinds[start] is CharKind.OPENING:
            slack -= self.slack[start]
        return slack - self.end_space_slack(end) - self.end_trim(end)

    def end_space_slack(self, end: int) -> float:
        """Return what the blank after a line's last character could give, were it not left out."""
        return self.slack[end - 1] if self.spaces[end - 1] else 0.0

    def inner_gaps(self, start: int, end: int) -> int:
        """Count the gaps inside a line that can be widened."""
        return self.total_gaps[end - 1] - self.total_gaps[start]


def measure_text(text: str, widths: Sequence[float], em: float) -> ElasticText:
    """Measure a text whose characters have these widths; a full one is an `em` wide."""
    kinds = kinds_of(text)
    size = len(text)
    advances = list(widths)
    shifts, spaces, slack = [0.0] * size, [0.0] * size, [0.0] * size
    gaps = [1] * size
    before = CharKind.SPACE
    for index, kind in enumerate(kinds):
        following = kinds[index + 1] if index + 1 < size else CharKind.SPACE
        if kind is CharKind.SPACE:
            slack[index] = advances[index] / 2
        elif kind.blank:
            if advances[index] > _FULL_WIDTH * em:
                trimmed = _trimmed(before, kind, following) * em
                advances[index] -= trimmed
                shifts[index] = -trimmed if kind is CharKind.OPENING else 0.0
                slack[index] = max(kind.blank * em - trimmed, 0.0)
        elif _needs_space(kind, following):
            spaces[index] = AUTOSPACE * em
            slack[index] = (AUTOSPACE - _LEAST_AUTOSPACE) * em
            advances[index] += spaces[index]
        elif kind is following and (kind is CharKind.LATIN or kind is CharKind.DASH):
            gaps[index] = 0
        before = kind
    first = next((index for index, kind in enumerate(kinds) if kind is not CharKind.SPACE), 0)
    return ElasticText(
        kinds, em, first, advances, shifts, spaces, slack, gaps,
        list(accumulate(advances, initial=0.0)),
        list(accumulate(slack, initial=0.0)),
        list(accumulate(gaps, initial=0)),
        list(accumulate(map(sub, advances, slack), initial=0.0)),
    )  # fmt: skip


def _needs_space(kind: CharKind, following: CharKind) -> bool:
    return (kind is CharKind.LATIN and following is CharKind.HAN) or (
        kind is CharKind.HAN and following is CharKind.LATIN
    )


def _trimmed(before: CharKind, kind: CharKind, following: CharKind) -> float:
    """Return how many ems of blank a mark loses beside another mark."""
    if kind is CharKind.OPENING:
        return 0.5 if before is CharKind.OPENING else 0.0
    marks = (CharKind.CLOSING, CharKind.OPENING, CharKind.STOP)
    return 0.5 if kind is CharKind.CLOSING and following in marks else 0.0
