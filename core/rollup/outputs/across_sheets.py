"""Sheets of the office's workbook on what does not continue, stands out, or was copied."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from core.formats.excel.writing.book import Book
from core.numbers import Number
from core.rollup.comparing.likeness import Likeness
from core.rollup.desk import Desk
from core.rollup.evidence import names_of
from core.rollup.outputs.across import LAST_YEAR, look_across
from core.rollup.outputs.list_sheet import fill_list
from core.rollup.summing.total import Total

_YEARS = ("机关", 190), ("位置", 230), ("问题", 560)
_FAR = ("机关", 190), ("类别", 80), ("位置", 300), ("本数", 90), ("同类中位数", 90), ("相差", 90)
_TEXTS = ("机关", 190), ("相同于", 190), ("相同%", 70), ("这一份写的", 420), ("另一份写的", 420)
_MOST_PASSAGES = 5000  # lines of the sheet


def fill_across(book: Book, desk: Desk, total: Total) -> None:
    """Write three lists: 跨年衔接, 突出的数, 雷同的文字."""
    found, names = look_across(desk), names_of(desk.organs())
    kinds = {organ.id: organ.kind for organ in desk.organs()}
    broken = [(names[each.organ], each.place, each.message) for each in found.broken]
    fill_list(book.add("跨年衔接"), "跨年衔接", total, _YEARS, broken)
    far: list[tuple[str | Number, ...]] = [
        (
            names[each.organ],
            kinds[each.organ],
            total.form.cells[each.address].name,
            each.value,
            _exact(each.usual),
            _exact(each.distance),
        )
        for each in found.outstanding
    ]
    fill_list(book.add("突出的数"), "突出的数", total, _FAR, far)
    lines = [line for each in found.texts for line in _passages(each, names)]
    fill_list(book.add("雷同的文字"), "雷同的文字", total, _TEXTS, lines[:_MOST_PASSAGES])


def _exact(value: float) -> Number:
    """Return a median, which may lie halfway between two counts, exactly."""
    return int(value) if value.is_integer() else Decimal(str(value))


def _passages(found: Likeness, names: Mapping[int, str]) -> Iterator[tuple[str | Number, ...]]:
    other = LAST_YEAR if found.one == found.other else names[found.other]
    for passage in found.passages:
        yield names[found.one], other, round(found.share * 100), passage.one, passage.other
