"""Breaking Chinese text into lines, by the rules of Chinese typesetting.

No line starts with closing punctuation or ends with opening punctuation; Latin
words, numbers with their units, —— and …… stay whole. Lines are justified to
the measure: spare width goes between the characters, missing width is taken
from the blank halves of punctuation marks. All lengths are in one unit of the
caller's choice; the caller gives the width of every character.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from core.formats.setting.elastic import ElasticText, measure_text
from core.formats.setting.punctuation import CharKind, break_opportunities

LONG_WORD = 0.4  # a Latin word wider than this part of the measure may be broken
WORD_BREAKS = "/-_.@&?=,;"  # … after one of these

_STRETCH_LIMIT = 0.05  # ems a gap: stretching this much is as bad as the worst shrinking
_LOOSEST = 0.08  # ems a gap: a line that would be looser, before a long number, ends early
_ORPHAN = 1.6  # ems: a last line shorter than this is a lone character
_ORPHAN_COST = 1.5
_TINY = 1e-6


class Fill(Enum):
    """How lines fill the measure; the last one never has to."""

    RAGGED = "ragged"  # no wider than they are by nature
    FULL = "full"  # widened or made closer, whatever is less
    TIGHT = "tight"  # taking as much as the blanks of their marks allow


@dataclass(frozen=True, slots=True)
class Line:
    """A line: characters `start` up to `end`, and where each of them is put.

    `positions` are the left edges of the glyphs, from the line's left edge;
    `width` is where the line ends, without the blank that hangs over.
    """

    start: int
    end: int
    positions: tuple[float, ...]
    width: float


def break_lines(
    text: str,
    widths: Sequence[float],
    measure: float,
    em: float,
    *,
    indent: float = 0,
    fill: Fill = Fill.FULL,
) -> list[Line]:
    """Break `text` into lines no wider than `measure`.

    `widths` holds the width of every character and `em` that of a full-width
    one; `indent` shortens the first line, whose positions start at `indent`.
    Where lines are to be full, those stay short that would be torn apart because what
    follows, such as a telephone number, is so long.
    """
    elastic = measure_text(text, widths, em)
    breaks = _breaks(text, elastic, widths, measure)
    lines: list[Line] = []
    start, left = elastic.skip_spaces(0), indent
    while start < len(text):
        choose = _farthest_end if fill is Fill.TIGHT else _choose_end
        end = choose(elastic, breaks, start, measure - left)
        following = elastic.skip_spaces(end)
        full = fill is not Fill.RAGGED and following < len(text)
        lines.append(_set_line(elastic, start, end, left, measure, full=full))
        start, left = following, 0
    return lines


def _breaks(text: str, elastic: ElasticText, widths: Sequence[float], measure: float) -> list[bool]:
    """Tell before which characters a line may be broken, inside long words too."""
    kinds = elastic.kinds
    breaks = break_opportunities(text, kinds)
    start = 0
    for index in range(1, len(text) + 1):
        if (
            index < len(text)
            and kinds[index] is CharKind.LATIN
            and kinds[index - 1] is CharKind.LATIN
        ):
            continue
        if kinds[start] is CharKind.LATIN and sum(widths[start:index]) > LONG_WORD * measure:
            for inner in range(start + 1, index):
                breaks[inner] = text[inner - 1] in WORD_BREAKS and text[inner] not in WORD_BREAKS
        start = index
    return breaks


def _farthest_end(elastic: ElasticText, breaks: list[bool], start: int, measure: float) -> int:
    """Return where the line from `start` ends when all blanks are given, one character on."""
    size = len(elastic.kinds)
    reach = elastic.total_tight[start] + measure + elastic.em
    forced = start + 1
    for end in range(min(bisect_right(elastic.total_tight, reach), size), start, -1):
        stripped = elastic.strip_end(start, end)
        given = elastic.inner_slack(start, stripped)
        if elastic.extent(start, stripped) - given > measure + _TINY:
            continue
        if end == size or breaks[end]:
            return end
        forced = max(forced, end)
    return forced


def _choose_end(elastic: ElasticText, breaks: list[bool], start: int, measure: float) -> int:
    """Return where the line from `start` ends best; one character at least."""
    size = len(elastic.kinds)
    reach = elastic.total_tight[start] + measure + elastic.em
    farthest = min(bisect_right(elastic.total_tight, reach), size)
    best, best_cost, forced = 0, float("inf"), start + 1
    for end in range(farthest, start, -1):
        stripped = elastic.strip_end(start, end)
        spare = measure - elastic.extent(start, stripped)
        slack = elastic.inner_slack(start, stripped)
        if spare + slack < -_TINY:
            continue
        forced = max(forced, end)
        if end < size and not breaks[end]:
            continue
        cost = _cost(elastic, start, end, spare, slack)
        if cost < best_cost:
            best, best_cost = end, cost
        if spare >= 0:
            break
    return best or forced


def _cost(elastic: ElasticText, start: int, end: int, spare: float, slack: float) -> float:
    """Return how ugly a line is: 0 as it is, 1 with every mark compressed."""
    rest = elastic.total_advance[-1] - elastic.total_advance[end]
    cost = _ORPHAN_COST if 0 < rest < _ORPHAN * elastic.em else 0.0
    if spare < 0:
        return cost + (spare / max(slack, _TINY)) ** 2
    if end == len(elastic.kinds):
        return cost
    gaps = max(elastic.inner_gaps(start, end), 1)
    return cost + (spare / gaps / elastic.em / _STRETCH_LIMIT) ** 2


def _set_line(
    elastic: ElasticText, start: int, end: int, left: float, measure: float, *, full: bool
) -> Line:
    """Place the characters of a line; a `full` one fills the measure."""
    end = elastic.strip_end(start, end)
    spare = measure - left - elastic.extent(start, end)
    slack, gaps = elastic.inner_slack(start, end), elastic.inner_gaps(start, end)
    hanging = elastic.end_trim(end)
    shrink = min(-spare / slack, 1.0) if spare < 0 and slack > _TINY else 0.0
    stretch = max(spare - hanging, 0.0) / gaps if full and gaps else 0.0
    if stretch > _LOOSEST * elastic.em:
        stretch = 0.0
    x, positions = left, []
    for index in range(start, end):
        given = elastic.slack[index] * shrink
        opening = elastic.kinds[index] is CharKind.OPENING
        if opening and index == start:
            given = elastic.start_trim(start)
        positions.append(x + elastic.shifts[index] - (given if opening else 0.0))
        x += elastic.advances[index] - given + elastic.gaps[index] * stretch
    x -= elastic.gaps[end - 1] * stretch
    x -= elastic.spaces[end - 1] - elastic.end_space_slack(end) * shrink
    return Line(start, end, tuple(positions), x - min(hanging, max(x - measure, 0.0)))
