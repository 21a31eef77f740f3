"""Which names go with which number, in tokens between which nothing unknown stands."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.checks.claims.tokens import Token
from core.checks.claims.vocabulary import Sort

_DATE_UNITS = {"年", "月", "日", "时", "天"}


def spans(run: Sequence[Token]) -> Iterator[tuple[Sequence[Token], Token]]:
    """Yield each number, or denial, with the tokens whose names go with it."""
    numbers = [i for i, t in enumerate(run) if t.numeral and t.numeral.unit not in _DATE_UNITS]
    denial = next((i for i, t in enumerate(run) if t.sort is Sort.DENIAL), None)
    if not numbers:
        if denial is not None and _has_names(run[denial:]):
            yield run[denial:], run[denial]
        return
    if denial is not None:
        return
    if any(t.sort is Sort.APART for t in run):
        yield from _dealt_out(run, numbers)
        return
    bounds = [-1, *numbers, len(run)]
    parts = [run[start + 1 : end] for start, end in itertools.pairwise(bounds)]
    names_first = _has_names(parts[0])
    for number, index in enumerate(numbers):
        span = [*parts[number], run[index]] if names_first else [run[index], *parts[number + 1]]
        if names_first and index == numbers[-1] and _has_names(parts[-1]):
            span = [*parts[number], run[index], *parts[-1]]
        if _has_names(span):
            yield span, run[index]


def _dealt_out(run: Sequence[Token], numbers: list[int]) -> Iterator[tuple[Sequence[Token], Token]]:
    """Yield the numbers of 规章、规范性文件分别为1件、8件, each with its name."""
    names = [t for t in run[: numbers[0]] if t.entry and t.entry.names]
    by_row = [t for t in names if t.entry and any(n.wording.rows for n in t.entry.names)]
    by_column = [t for t in names if t not in by_row]
    for dealt, common in ((by_row, by_column), (by_column, by_row)):
        if len(dealt) == len(numbers):
            for name, index in zip(dealt, numbers, strict=True):
                number = _with_unit_of(run[index], run[numbers[-1]])
                yield [*common, name, number], number
            return


def _with_unit_of(token: Token, last: Token) -> Token:
    """Return a number with the unit that only the last of several has: 8、26、66件."""
    if token.numeral and last.numeral and not token.numeral.unit:
        return replace(token, numeral=token.numeral._replace(unit=last.numeral.unit))
    return token


def _has_names(part: Sequence[Token]) -> bool:
    return any(token.entry and token.entry.names for token in part)
