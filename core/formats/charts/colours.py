"""The colours of charts: few, calm, and apart in grey, too; none says what no word says."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Colours:
    """Colours as #rrggbb. `strong` is what it is about, `pale` what it is compared with.

    `edge` goes around what is pale, `track` is the whole that a bar is a part of.
    """

    ink: str
    faint: str
    line: str
    strong: str
    pale: str
    edge: str
    track: str


PAPER = Colours(
    ink="#1d2329",
    faint="#5d6770",
    line="#8b949d",
    strong="#1c5d99",
    pale="#c3d4e5",
    edge="#5f7f9f",
    track="#edf0f3",
)
"""For paper and a light screen."""

DARK = Colours(
    ink="#e3e6e9",
    faint="#a4acb5",
    line="#737c85",
    strong="#7db4ea",
    pale="#3d5670",
    edge="#86a3c0",
    track="#2f3439",
)
"""For a dark screen."""
