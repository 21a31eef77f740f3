"""Which words of a clause go with which of its numbers."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from core.checks.claims.numerals import HOLE
from core.checks.claims.tokens import Token, has_names, is_number, names_by_itself, names_rows
from core.checks.claims.vocabulary import Sort
from core.checks.claims.words import HAPPENS

_FARTHEST = 40  # tokens that may still be said of a number
_DENIED_BEFORE = ("无", "没有", "均无", "暂无")


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
    numbers = [i for i, token in enumerate(clause) if is_number(token)]
    denial = next((i for i, t in enumerate(clause) if t.sort is Sort.DENIAL), None)
    if not numbers:
        return [item for part in _denials(clause) for item in _denied(*part)]
    if denial is not None and denial < numbers[0] and clause[denial].text != "零":
        return []
    if _is_dealt_out(clause, numbers):
        return list(_dealt_out(clause, numbers))
    end = _told_last(clause, numbers[-1])
    return [*_in_turn(clause[:end], numbers), *_at_the_end(clause[end:])]


def _told_last(clause: Sequence[Token], last: int) -> int:
    """Return where what a list denies at its end begins: 许可204件、处罚12件、强制无."""
    ends = clause[-1].text in _DENIED_BEFORE
    joins = (i for i in range(last + 1, len(clause)) if clause[i].sort is Sort.JOIN)
    return next(joins, len(clause)) if ends else len(clause)


def _at_the_end(clause: Sequence[Token]) -> list[Item]:
    return _denied(clause, len(clause) - 1) if clause else []


def _denials(clause: Sequence[Token]) -> Iterator[tuple[Sequence[Token], int]]:
    """Yield what each denial of a clause denies, and where that is: 零复议、零诉讼."""
    places = [i for i, token in enumerate(clause) if token.sort is Sort.DENIAL]
    ends = [*places[1:], len(clause)]
    parts = [clause[a:b] for a, b in zip(places, ends, strict=False)]
    if len(parts) > 1 and all(map(has_names, parts)):
        yield from ((part, 0) for part in parts)
    elif places:
        yield clause, places[0]


def _denied(clause: Sequence[Token], denial: int) -> list[Item]:
    """Return what is denied: what is named behind, or, at the end of a clause, before."""
    if has_names(clause[denial:]):
        return [Item(clause[denial], tuple(clause[denial:]), tuple(clause[:denial]))]
    behind = clause[denial + 1 :]
    if behind and all(token.text in HAPPENS for token in behind):  # 复议、诉讼均未发生
        return [Item(clause[denial], tuple(clause), ())]
    if not behind and clause[denial].text in _DENIED_BEFORE:
        return [Item(clause[denial], tuple(clause), ())]
    return []


def _in_turn(clause: Sequence[Token], numbers: list[int]) -> Iterator[Item]:
    """Yield the numbers of a clause whose names all stand before, or all behind them."""
    numbers = [i for i in numbers if not _is_aside(clause, i)]
    ends = sorted((*numbers, *(i for i, token in enumerate(clause) if token.relation)))
    among = set(numbers)
    is_in_brackets = numbers[0] > 0 and clause[numbers[0] - 1].text == HOLE  # 征地批文（203件）
    names_first = is_in_brackets or has_names(clause[: numbers[0]]) or not has_names(clause)
    for before, index, after in zip([-1, *ends], ends, [*ends[1:], len(clause)], strict=False):
        if index not in among:
            continue
        start = before + 1 + _heading(clause[before + 1 : index])
        if start < index and _is_of_each(clause[start:index]):
            yield from _each(clause[index], clause[start:index])
            continue
        own, behind = clause[start:index], clause[index + 1 : after]
        lead = tuple(clause[max(0, start - _FARTHEST) : start])
        if not names_first:
            yield Item(clause[index], (clause[index], *behind), (*lead, *own))
        else:
            is_last = index == ends[-1]
            more = behind if is_last and not _begins_anew(behind) else ()
            yield Item(clause[index], (*own, clause[index], *more), lead)


def _is_aside(clause: Sequence[Token], index: int) -> bool:
    """Say whether a number is a percentage whose count follows in brackets: 公开30%（3件）."""
    numeral = clause[index].numeral
    if numeral is None or numeral.unit != "%":
        return False
    following = [token for token in clause[index + 1 : index + 4] if token.text != HOLE]
    has_hole = any(token.text == HOLE for token in clause[index + 1 : index + 3])
    rest = [token for token in following if token.text != "%"]
    return has_hole and bool(rest) and is_number(rest[0])


def _is_of_each(own: Sequence[Token]) -> bool:
    """Say whether each of several names has the number that follows: 各1件, A、B均为零."""
    if own[-1].text.endswith("各"):
        return True
    last = max((i for i, token in enumerate(own) if token.names), default=0)
    is_list = last > 1 and own[last - 1].sort is Sort.JOIN and bool(own[last - 2].names)
    are_rows = all(names_rows([token]) for token in own if token.names)
    return is_list and are_rows and own[-1].text == "均为"


def _each(number: Token, own: Sequence[Token]) -> Iterator[Item]:
    """Yield a number for each of the names that have it: 予以公开、不予公开各1件."""
    names = [token for token in own if token.names or token.sort is Sort.JOIN]
    joins = {i for i, token in enumerate(names) if token.sort is Sort.JOIN}
    dealt = [t for i, t in enumerate(names) if i not in joins and {i - 1, i + 1} & joins]
    common = [token for token in names if token.names and token not in dealt]
    others = tuple(token for token in own if not token.names and token.text != "各")
    yield from (Item(number, (*common, name, number), others) for name in dealt)


def _heading(own: Sequence[Token]) -> int:
    """Return how many tokens only announce what is told behind a colon: 复议诉讼：复议."""
    colons = [i + 1 for i, token in enumerate(own) if token.text in ("：", ":")]
    return next((i for i in reversed(colons) if names_by_itself(own[i:])), 0)


def _begins_anew(behind: Sequence[Token]) -> bool:
    return any(token.sort is Sort.JOIN and token.text == "、" for token in behind)


def _is_dealt_out(clause: Sequence[Token], numbers: list[int]) -> bool:
    """Say whether names stand before all of their numbers; not 分别是：公开1件、撤回1件."""
    apart = next((i for i, token in enumerate(clause) if token.sort is Sort.APART), None)
    if apart is None:
        return False
    gaps = (clause[a:b] for a, b in itertools.pairwise([apart, *numbers]))
    return names_by_itself(clause[:apart]) or not all(map(has_names, gaps))


def _dealt_out(clause: Sequence[Token], numbers: list[int]) -> Iterator[Item]:
    """Yield the numbers of 规章、规范性文件分别为1件、8件, each with its name."""
    names = [token for token in clause[: numbers[0]] if token.names]
    by_row = [token for token in names if names_rows([token])]
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
