"""The results of formulas that a workbook does not store: sums of cells are computed.

Whatever else a formula does is not guessed at: its text stands in the cell instead.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from core.formats.excel.reading.sheet_xml import Place, column_number, placed_cells
from core.formats.reading.safe_xml import Element

_WITHOUT_RESULT = re.compile(
    rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f\b[^>]*/>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</|</(?:\w+:)?c>)"
)
_CELL = r"\$?[A-Za-z]{1,3}\$?[0-9]{1,7}"
_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)"
    rf"|(?P<sheet>'(?:[^']|'')+'!|[^\W\d][\w.]*!)?(?P<first>{_CELL})(?::(?P<last>{_CELL}))?(?![\w(!])"
    r"|(?P<sum>SUM)\s*(?=\()|(?P<sign>[-+(),]))\s*",
    re.IGNORECASE,
)
_DEEPEST = 60  # formulas that one depends on
_MOST_CELLS = 20_000  # of one range
_MOST_STEPS = 500_000  # cells added up for a workbook
_FIGURE = re.compile(r"\s*[-+]?[\d,]*\.?\d+\s*")


class _Content(NamedTuple):
    """A cell: the text of its formula, or a value that is a number or a text."""

    formula: str = ""
    number: Decimal | None = None
    text: str = ""


class _Unknown(Exception):  # noqa: N818 (no fault of anything)
    """A formula does what is not computed here."""


_Where = tuple[str, Place]


def lacks_results(sheet: bytes) -> bool:
    """Tell whether a worksheet has a formula whose result is not stored."""
    return _WITHOUT_RESULT.search(sheet) is not None


class Formulas:
    """All cells of a workbook; computes what is not stored."""

    def __init__(self, sheets: Mapping[str, Element], texts: list[str]) -> None:
        self._cells: dict[_Where, _Content] = {
            (name.casefold(), place): _content(cell, texts)
            for name, root in sheets.items()
            for place, cell in placed_cells(root)
            if len(cell)
        }
        self._sheets = frozenset(name.casefold() for name in sheets)
        self._open: list[_Where] = []
        self._steps = 0

    def results(self, sheet: str) -> dict[Place, str]:
        """Return what formulas of a sheet yield; those that are not computed stay formulas."""
        name = sheet.casefold()
        wanted = [(w, c) for w, c in self._cells.items() if c.formula and w[0] == name]
        return {where[1]: self._result(where, content) for where, content in wanted}

    def _result(self, where: _Where, content: _Content) -> str:
        try:
            return format(self._number(where).normalize(), "f")
        except (_Unknown, InvalidOperation):
            return content.formula

    def _number(self, where: _Where) -> Decimal:
        """Return the number in a cell; a blank one counts as 0."""
        content = self._cells.get(where, _Content())
        self._steps += 1
        if self._steps > _MOST_STEPS or len(self._open) > _DEEPEST or where in self._open:
            raise _Unknown
        if content.formula:
            return self._computed(where, content.formula)
        if content.text:
            raise _Unknown
        return content.number or Decimal(0)

    def _computed(self, where: _Where, formula: str) -> Decimal:
        self._open.append(where)
        try:
            number = _Expression(formula.removeprefix("="), where[0], self._range).value()
        finally:
            self._open.pop()
        self._cells[where] = _Content(number=number)
        return number

    def _range(self, sheet: str, first: Place, last: Place) -> Iterator[Decimal]:
        """Yield the numbers of a range; words in it count for nothing, figures as text do."""
        rows, columns = range(first[0], last[0] + 1), range(first[1], last[1] + 1)
        if sheet not in self._sheets or len(rows) * len(columns) > _MOST_CELLS:
            raise _Unknown
        for place in ((row, column) for row in rows for column in columns):
            text = self._cells.get((sheet, place), _Content()).text
            if not text or _FIGURE.fullmatch(text) or first == last:
                yield self._number((sheet, place))


def _content(cell: Element, texts: list[str]) -> _Content:
    kind = cell.get("t", "n")
    value = cell.findtext("{*}v") or ""
    formula = cell.find("{*}f")
    if formula is not None and not value and not (kind == "str" and cell.find("{*}v") is not None):
        return _Content(formula=f"={formula.text or '?'}")
    if kind == "n" and value:
        return _Content(number=Decimal(value))
    if kind == "s" and value.isdecimal() and int(value) < len(texts):
        return _Content(text=texts[int(value)])
    return _Content(text=value or "".join(cell.itertext()))


class _Expression:
    """A sum: cells, numbers and SUM with + and − between them, and brackets."""

    def __init__(
        self, text: str, sheet: str, cells: Callable[[str, Place, Place], Iterator[Decimal]]
    ) -> None:
        self._sheet = sheet
        self._cells = cells
        self._tokens = _tokens(text)

    def value(self) -> Decimal:
        """Return what it yields. Raises _Unknown."""
        number = self._sum()
        if self._tokens:
            raise _Unknown
        return number

    def _take(self, *signs: str) -> str:
        """Take the next token when it is one of some signs."""
        if self._tokens and self._tokens[-1]["sign"] in signs:
            return str(self._tokens.pop()["sign"])
        return ""

    def _sum(self) -> Decimal:
        number = self._signed()
        while sign := self._take("+", "-"):
            other = self._signed()
            number = number + other if sign == "+" else number - other
        return number

    def _signed(self) -> Decimal:
        sign = self._take("+", "-")
        return -self._signed() if sign == "-" else self._part()

    def _part(self) -> Decimal:
        if self._take("("):
            number = self._sum()
            if not self._take(")"):
                raise _Unknown
            return number
        token = self._tokens.pop() if self._tokens else None
        if token is None or token["sign"]:
            raise _Unknown
        if token["number"]:
            return Decimal(token["number"])
        return self._call() if token["sum"] else self._reference(token, alone=True)

    def _call(self) -> Decimal:
        """Return what SUM yields."""
        number = Decimal(0)
        sign = self._take("(")
        while sign in ("(", ","):
            is_range = bool(self._tokens) and bool(self._tokens[-1]["last"])
            number += self._reference(self._tokens.pop(), alone=False) if is_range else self._sum()
            sign = self._take(",", ")")
        if sign != ")":
            raise _Unknown
        return number

    def _reference(self, token: re.Match[str], *, alone: bool) -> Decimal:
        if alone and token["last"]:
            raise _Unknown
        name = (token["sheet"] or "").rstrip("!").strip("'").replace("''", "'")
        first, last = _place(token["first"]), _place(token["last"] or token["first"])
        return sum(self._cells(name.casefold() or self._sheet, first, last), Decimal(0))


def _tokens(text: str) -> list[re.Match[str]]:
    """Return the tokens, the last first. Raises _Unknown for anything but sums of cells."""
    tokens: list[re.Match[str]] = []
    start = 0
    while start < len(text):
        found = _TOKEN.match(text, start)
        if found is None:
            raise _Unknown
        tokens.append(found)
        start = found.end()
    return tokens[::-1]


def _place(reference: str) -> Place:
    letters, row = re.findall(r"[A-Za-z]+|[0-9]+", reference)
    return int(row) - 1, column_number(letters)
