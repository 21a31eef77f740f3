"""Where the figures of a report came from that was made of a 汇总: which organs stand behind each.

It goes into the report's own file, so that anyone who has it can tell, also without the 汇总.
"""

from collections.abc import Iterator, Mapping

import msgspec


class Origin(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A sum that became a report.

    `file` is where the 汇总 lay, `at` when it was added up (ISO), `expected` how many organs owe
    a report. `organs` has the names of those that were counted, by the number that the 汇总
    gives them. `shares` tells a cell's figures other than 0, as `number:figure` with blanks
    between; `sums` are the sums as text. Both are by address.
    """

    file: str
    at: str
    expected: int
    organs: dict[int, str]
    shares: dict[str, str]
    sums: dict[str, str]

    def parts(self, address: str) -> Iterator[tuple[int, str]]:
        """Yield the organs that have a figure other than 0 in a cell, with the figure."""
        for part in self.shares.get(address, "").split():
            organ, _, figure = part.partition(":")
            if organ.isdecimal():
                yield int(organ), figure

    def with_sums(self, origin: "Origin", addresses: frozenset[str]) -> "Origin":
        """Return it with what a later sum says of some cells, which were taken over."""

        def mixed(mine: Mapping[str, str], others: Mapping[str, str]) -> dict[str, str]:
            kept = {a: text for a, text in mine.items() if a not in addresses}
            return kept | {a: others[a] for a in sorted(addresses) if a in others}

        return msgspec.structs.replace(
            origin,
            organs=self.organs | origin.organs,
            shares=mixed(self.shares, origin.shares),
            sums=mixed(self.sums, origin.sums),
        )
