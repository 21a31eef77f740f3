"""The chain of headings, in the form's order, that says most."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_SAME_STYLE = 1.0  # a report numbers its headings in one way
_NEXT_NUMBER = 0.5


@dataclass(frozen=True)
class Heading:
    """A line that opens a section; `rest` is the text after a run-in heading.

    `style` and `number` tell how it is numbered. Where no line is a heading but
    a section begins all the same, `is_line` is false: `place` is its first piece.
    """

    place: int  # in the pieces
    section: str
    rest: str
    score: float
    style: str = ""
    number: int = 0
    is_line: bool = True

    @property
    def start(self) -> int:
        """The place of the first piece of the section itself."""
        return self.place + 1 if self.is_line else self.place


def best_chain(candidates: Sequence[Heading], order: Mapping[str, int]) -> list[Heading]:
    """Return the candidates in the form's order, one a section, with the highest sum."""
    best: list[tuple[float, list[Heading]]] = []
    for heading in candidates:
        before = max(
            (
                (score + _fit(chain[-1], heading, order), chain)
                for score, chain in best
                if order[chain[-1].section] < order[heading.section]
                and chain[-1].place < heading.place
            ),
            key=lambda pair: pair[0],
            default=(0.0, []),
        )
        best.append((before[0] + heading.score, [*before[1], heading]))
    return max(best, key=lambda pair: pair[0], default=(0.0, []))[1]


def _fit(one: Heading, other: Heading, order: Mapping[str, int]) -> float:
    """Score two headings that follow each other by their numbering."""
    if one.style != other.style:
        return 0
    step = order[other.section] - order[one.section]
    follows = bool(one.style) and other.number - one.number == step
    return _SAME_STYLE + (_NEXT_NUMBER if follows else 0)
