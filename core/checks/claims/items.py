"""Which words of a clause go with which of its numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from core.checks.claims.tokens import Token
from core.checks.claims.vocabulary import Sort

_FARTHEST = 40  # tokens that may still be said of a number
_DATE_UNITS = {"年", "月", "日", "时", "天"}


@dataclass(frozen=True, slots=True)
class Item:
    """A number, or a denial, with the words of its own in `span` and what stands before in `lead`.

    Both are in the order of the text; the span holds the number itself.
    """

    number: Token
    span: tuple[Token, ...]
    lead: tuple[Token, ...]

    @property
    def words(self) -> tuple[Token, ...]:
        """All words up to the last of the span, without the number."""
        return tuple(token for token in (*self.lead, *self.span) if token is not self.number)

    @property
    def has_names(self) -> bool:
        """Whether any of its own words may name rows or columns."""
        return has_names(self.span)

    @property
    def index(self) -> int:
        """Where in the span the number stands."""
        return self.span.index(self.number)


def items(clause: Sequence[Token]) -> list[Item]:
    """Return each number, or denial, of a clause with the words that go with it."""
    numbers = [i for i, token in enumerate(clause) if _is_number(token)]
    denial = next((i for i, t in enumerate(clause) if t.sort is Sort.DENIAL), None)
    if not numbers:
        if denial is None or not has_names(clause[denial:]):
            return []
        return [Item(clause[denial], tuple(clause[denial:]), tuple(clause[:denial]))]
    if denial is not None and denial < numbers[0] and clause[denial].text != "零":
        return []
    if any(token.sort is Sort.APART for token in clause):
        return list(_dealt_out(clause, numbers))
    return list(_in_turn(clause, numbers))


def _is_number(token: Token) -> bool:
    numeral = token.numeral
    return numeral is not None and numeral.unit not in _DATE_UNITS


def _in_turn(clause: Sequence[Token], numbers: list[int]) -> Iterator[Item]:
    """Yield the numbers of a clause whose names all stand before, or all behind them."""
    ends = [i for i, token in enumerate(clause) if _is_number(token) or token.relation]
    among = set(numbers)
    names_first = has_names(clause[: numbers[0]])
    for before, index, after in zip([-1, *ends], ends, [*ends[1:], len(clause)], strict=False):
        if index not in among:
            continue
        own, behind = clause[before + 1 : index], clause[index + 1 : after]
        lead = tuple(clause[max(0, before + 1 - _FARTHEST) : before + 1])
        if not names_first:
            yield Item(clause[index], (clause[index], *behind), (*lead, *own))
        else:
            is_last = index == ends[-1]
            more = behind if is_last and not _begins_anew(behind) else ()
            yield Item(clause[index], (*own, clause[index], *more), lead)


def _begins_anew(behind: Sequence[Token]) -> bool:
    return any(token.sort is Sort.JOIN and token.text == "、" for token in behind)


def _dealt_out(clause: Sequence[Token], numbers: list[int]) -> Iterator[Item]:
    """Yield the numbers of 规章、规范性文件分别为1件、8件, each with its name."""
    names = [token for token in clause[: numbers[0]] if token.names]
    by_row = [token for token in names if any(n.wording.rows for n in token.names)]
    by_column = [token for token in names if token not in by_row]
    lead = tuple(token for token in clause[: numbers[0]] if not token.names)
    for dealt, common in ((by_row, by_column), (by_column, by_row)):
        if len(dealt) == len(numbers):
            for name, index in zip(dealt, numbers, strict=True):
                number = _with_unit_of(clause[index], clause[numbers[-1]])
                yield Item(number, (*common, name, number), lead)
            return


def _with_unit_of(token: Token, last: Token) -> Token:
    """Return a number with the unit that only the last of several has: 8、26、66件."""
    if token.numeral and last.numeral and not token.numeral.unit:
        return replace(token, numeral=token.numeral._replace(unit=last.numeral.unit))
    return token


def has_names(part: Sequence[Token]) -> bool:
    """Say whether any of the tokens may name rows or columns."""
    return any(token.names for token in part)
