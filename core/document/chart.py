"""Figures to be looked at: what every format draws in its own way, and nobody reads again."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from core.numbers import EXACT, Number, format_number

_LONGEST = 15  # characters of a figure that is shown in full
_PLACES, _ALL = Decimal("0.1"), Decimal(100)


class ChartKind(StrEnum):
    """How figures are looked at."""

    COLUMNS = "columns"  # over years: a panel a series, a column a category
    BARS = "bars"  # beside one another: a row a category, a bar a series
    PARTS = "parts"  # as parts of the whole that the values of a series add up to


@dataclass(frozen=True, slots=True)
class Series:
    """Figures of one kind or year, one a category; None where none was read."""

    name: str
    values: tuple[Number | None, ...]

    @property
    def whole(self) -> Number | None:
        """What the figures add up to; None where one of them is not known."""
        known = [value for value in self.values if value is not None]
        if len(known) < len(self.values):
            return None
        if all(isinstance(value, int) for value in known):
            return sum(known)
        total = Decimal(0)
        for value in known:
            total = EXACT.add(total, Decimal(value))
        return total


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart without colours and places. `unit` is that of all figures.

    `remarks` are none, or one a category, and stand beside its figures. `note` says below
    what one has to know: whose figures they are, what is left out.
    """

    id: str
    title: str
    kind: ChartKind
    unit: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    remarks: tuple[str, ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        """Check that there is a value, and a remark, for every category."""
        count = len(self.categories)
        if any(len(each.values) != count for each in self.series):
            raise ValueError(f"{self.id}: not one value a category")
        if self.remarks and len(self.remarks) != count:
            raise ValueError(f"{self.id}: not one remark a category")

    @property
    def has_figures(self) -> bool:
        """Whether there is any figure to be drawn."""
        return any(value is not None for each in self.series for value in each.values)

    def label(self, series: Series, index: int) -> str:
        """Return what stands beside a figure: itself, and its part of the whole."""
        text = shown(series.values[index])
        if self.kind is not ChartKind.PARTS:
            return text
        part = share(series, index)
        return text if part is None else f"{text}（{_percent(part, series, index)}）"

    @property
    def words(self) -> str:
        """The chart for those who cannot see it."""
        lines = (
            f"{name}：" + "，".join(f"{s.name}{self.label(s, i)}{self.unit}" for s in self.series)
            for i, name in enumerate(self.categories)
        )
        return f"{self.title}。{'；'.join(lines)}。{self.note}"


def share(series: Series, index: int) -> Decimal | None:
    """Return a part of the whole in percent, to one place; None without a whole above 0."""
    whole, value = series.whole, series.values[index]
    if not whole or whole < 0 or value is None or value < 0:
        return None
    part = EXACT.divide(Decimal(value) * 100, Decimal(whole))
    return part.quantize(_PLACES, ROUND_HALF_UP, EXACT)


def _percent(part: Decimal, series: Series, index: int) -> str:
    """Return a part in words that call nothing none, and not almost all of it all."""
    if not part and series.values[index]:
        return "不足0.1%"
    if part == _ALL and series.values[index] != series.whole:
        return "超过99.9%"
    return f"{part}%"


def shown(value: Number | None) -> str:
    """Return a figure as it stands in a chart; one beyond all measure in short."""
    if value is None:
        return "无数"
    text = format_number(value)
    return text if len(text) <= _LONGEST else f"{Decimal(value):.3E}"
