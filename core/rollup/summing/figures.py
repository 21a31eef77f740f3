"""A report's figures in little room: there are tens of thousands of reports in a country."""

import functools
from collections.abc import Iterator, Mapping
from typing import TypeVar

from core.form.form import Form
from core.numbers import Number

_Other = TypeVar("_Other")


class Figures(Mapping[str, Number | None]):
    """Figures by address, of every cell of a form; which cell is where is known once a form."""

    __slots__ = ("_places", "_values")

    def __init__(self, form: Form, known: Mapping[str, Number | None]) -> None:
        """Take the figures that are known; the other cells have none."""
        self._places = _places_of(form)
        self._values = tuple(map(known.get, self._places))

    def __getitem__(self, address: str) -> Number | None:
        return self._values[self._places[address]]

    def get(self, address: str, default: _Other | None = None) -> Number | _Other | None:  # type: ignore[override]
        """Return a figure; quickly, for it is asked for very often."""
        place = self._places.get(address)
        return default if place is None else self._values[place]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


@functools.lru_cache(maxsize=64)
def _places_of(form: Form) -> dict[str, int]:
    return {address: place for place, address in enumerate(form.cells)}
