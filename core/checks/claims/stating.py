"""Claims made of numbers, of comparisons, and of the names that go with them."""

from collections.abc import Sequence
from decimal import Decimal

from core.checks.claims.claim import Cells, Claim, Kind
from core.checks.claims.numerals import Numeral
from core.checks.claims.tokens import Token
from core.checks.claims.vocabulary import Vocabulary


def fits(span: Sequence[Token], number: Token, is_amount: bool) -> bool:  # noqa: FBT001
    """Say whether the number is an exact one of the right unit."""
    numeral = number.numeral
    if numeral is None or numeral.rough:
        return False
    if is_amount:
        return numeral.is_money or not (numeral.value or numeral.unit)
    if numeral.counts:
        return True
    # Without a unit only where nothing but a figure can stand: 均为0, 数量为12.
    index = list(span).index(number)
    follows = span[index - 1].text if index else ""
    return not numeral.unit and (not numeral.value or follows in ("为", "均为", "：", ":"))


def figure(numeral: Numeral, cells: tuple[Cells, ...]) -> Claim:
    """Return the claim that a number makes of cells."""
    return Claim(
        numeral.start,
        numeral.end,
        numeral.value,
        cells,
        step=numeral.step,
        scale=numeral.scale,
        unit=f"{'万' if numeral.is_money and numeral.scale == 10000 else ''}{numeral.unit}",
    )


def related(token: Token, base: Claim, words: Vocabulary) -> Claim | None:
    """Return the claim of a comparison with the claim just before it."""
    relation = token.relation
    if relation is None or base.kind is not Kind.FIGURE:
        return None
    numeral = relation.numeral
    wholes = _wholes(base, words) if relation.kind is Kind.SHARE else ()
    return Claim(
        numeral.start if numeral else relation.start,
        numeral.end if numeral else relation.end,
        relation.value,
        base.readings,
        relation.kind,
        step=numeral.step if numeral else Decimal(1),
        scale=numeral.scale if numeral else Decimal(1),
        unit=numeral.unit if numeral else "",
        wholes=wholes,
    )


def _wholes(base: Claim, words: Vocabulary) -> tuple[Cells, ...]:
    """Return what the cells of a claim may be a share of."""
    table, _, _ = base.readings[0][0].split(".")
    cells = base.readings[0]
    rows = tuple(dict.fromkeys(cell.split(".")[1] for cell in cells))
    columns = tuple(dict.fromkeys(cell.split(".")[2] for cell in cells))
    default = words.tables[table].column
    found = [
        tuple(f"{table}.{row}.{column}" for row in some_rows for column in some_columns)
        for some_rows in (*words.tables[table].wholes, rows)
        for some_columns in ((default,), columns)
    ]
    fits = [f for f in found if set(f) != set(cells) and all(c in words.form.cells for c in f)]
    return tuple(dict.fromkeys(fits))
