"""Which cells the words beside a number mean, and the claims that this makes."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from core.checks.claims.claim import Cells, Claim, ClaimKind, Meaning, Rows
from core.checks.claims.context import Context, Known, Said, certainty
from core.checks.claims.tokens import Item, Token
from core.checks.claims.vocabulary import Sort, Vocabulary
from core.checks.claims.words import DENIED_VERBS, REASONS, TOTALS
from core.form.labels import CellKind
from core.form.schema import Wording

_QUOTES = ("“", "”", "‘", "’", "「", "」")
_DONE = ("已", "均", "均已", "依法", "的", "为", "已经", "全部")
_TELLING = ("为", "均为", "：", ":", "共", "共计", "合计", "总计", "数量", "数", "是", "有")


class Sense(NamedTuple):
    """A word of an item, in one of its meanings."""

    token: Token
    table: str
    wording: Wording


def meaning(item: Item, context: Context, words: Vocabulary, said: Said) -> Meaning | None:
    """Return what the words beside a number mean; None when that is no figure."""
    senses = [Sense(token, name.table, name.wording) for token in item.span for name in token.names]
    table = _table(item, senses, context)
    if not table:
        return None
    own = [sense for sense in senses if sense.table == table]
    rows, is_plain = _rows(item, own, table, context, words, said)
    if not rows:
        return None
    columns = _columns(own, context)
    known = Known(
        table,
        [sense.token for sense in own],
        any(s.wording.rows and s.wording.use == "name" for s in own),
        bool(columns),
        any(s.wording.rows and s.wording.use == "name" and not s.wording.general for s in own),
    )
    certain = certainty(item, known, context, words, said)
    if certain is None:
        return None
    is_open = len(Meaning(table, rows[:1], columns, sure=True).readings(words)) > 1
    return Meaning(table, rows, columns, sure=certain and is_plain and not is_open)


def _table(item: Item, senses: Sequence[Sense], context: Context) -> str:
    """Return the table that is meant: of the nearest name of rows, else the one spoken of."""
    plain = [s for s in senses if s.wording.use == "name" and s.wording.rows]
    if plain:
        nearest = _nearest(item, plain).token
        return _preferred({name.table for name in nearest.names}, context)
    if not senses:
        return context.table if _is_total(item) and (context.columns or context.named) else ""
    tables = {sense.table for sense in senses}
    weak = {s.table for s in senses if s.wording.use in ("verb", "object")}
    return _preferred(tables if context.table in tables else weak or tables, context)


def _is_total(item: Item) -> bool:
    return any(token.text in ("合计", "总计", "共计") for token in item.span)


def _preferred(tables: Iterable[str], context: Context) -> str:
    return context.table if context.table in tables else min(tables, default="")


def _rows(
    item: Item,
    senses: Sequence[Sense],
    table: str,
    context: Context,
    words: Vocabulary,
    said: Said,
) -> tuple[tuple[Rows, ...], bool]:
    """Return the rows in all their meanings, and whether the words alone tell them."""
    goes_on = context.table == table
    used = {
        use: [s for s in senses if s.wording.rows and s.wording.use == use]
        for use in ("name", "verb", "object")
    }
    if used["name"]:
        return _named(item, used["name"], context)
    rest = [sense for sense in senses if sense.wording.use == "rest" and _is_beside(item, sense)]
    if rest and (goes_on or used["verb"] or used["object"]):
        return _rest(rest, context)
    if rest and any(word in said.ever for word in words.tables[table].about):
        return _rest(rest, context)[0], False
    if used["verb"]:
        return _nearest(item, used["verb"]).wording.rows, True
    if used["object"]:
        return tuple(row for sense in used["object"] for row in sense.wording.rows), True
    return _rows_of_columns(senses, table, context, words), True


def _rows_of_columns(
    senses: Sequence[Sense], table: str, context: Context, words: Vocabulary
) -> tuple[Rows, ...]:
    """Return of which rows a column may be that is named alone: those spoken of, then others."""
    if not senses:
        wholes = words.tables[table].wholes
        named = tuple(w for w in wholes if len(w) > 1 and context.named.issuperset(w))
        return context.rows if context.columns else named
    if all(sense.wording.use == "rest" for sense in senses):
        return ()
    wordings = words.tables[table].wordings
    objects = tuple(rows for w in wordings if w.use == "object" for rows in w.rows)
    goes_on = context.table == table
    others = objects or (tuple(w.rows[0] for w in wordings if w.rows) if goes_on else ())
    return tuple(dict.fromkeys((*(context.rows if goes_on else ()), *others)))


def _nearest(item: Item, senses: Sequence[Sense]) -> Sense:
    before = [sense for sense in senses if sense.token.end <= item.number.start]
    return before[-1] if before else senses[0]


def _named(item: Item, senses: Sequence[Sense], context: Context) -> tuple[tuple[Rows, ...], bool]:
    """Return the meanings of names: the narrower of two nested, the sum of several."""
    sets = [sense.wording.rows[0] for sense in senses]
    narrow = list(dict.fromkeys(s for s in sets if not any(set(o) < set(s) for o in sets)))
    wide = [
        s
        for s in dict.fromkeys(sets)
        if any(set(n) < set(s) for n in narrow) and context.named.isdisjoint(s)
    ]
    if len(narrow) > 1:
        return (_union(narrow),), _is_sum(item, senses)
    group = narrow[0]
    announced = any(token.text in TOTALS for token in item.span)
    rest = tuple(row for row in group if row not in context.named)
    if len(group) > 1 and rest and len(rest) < len(group) and not announced:
        return (rest, *((row,) for row in rest)), True
    if len(group) > 1 and _has_reason(item):
        return (group, *((row,) for row in group)), False
    return (*senses[sets.index(group)].wording.rows, *wide), True


def _has_reason(item: Item) -> bool:
    """Say whether what is not known may be the reason, and so a row of the group."""
    unknown = any(token.is_unknown for token in item.span)
    return unknown and any(token.text.startswith(REASONS) for token in item.span)


def _is_beside(item: Item, sense: Sense) -> bool:
    span = [t for t in item.span if t.text not in _QUOTES and t.text not in _DONE]
    index = span.index(item.number)
    return sense.token in span[max(0, index - 1) : index + 2]


def _rest(senses: Sequence[Sense], context: Context) -> tuple[tuple[Rows, ...], bool]:
    """Return what 其他 means: the rest of what the list named before, by rows or by columns."""
    if context.columns and any(sense.wording.columns for sense in senses):
        return context.rows, True
    rows = (rows for sense in senses for rows in sense.wording.rows)
    return tuple(r for r in rows if len(r) == 1 or context.named.isdisjoint(r)), True


def _is_sum(item: Item, senses: Sequence[Sense]) -> bool:
    """Say whether several names are meant as one: A及B, A、B共. Of nothing, each is nothing."""
    numeral = item.number.numeral
    if numeral is None or not numeral.value:
        return True
    first, last = senses[0].token.start, senses[-1].token.start
    return any(
        token.text in TOTALS or (first < token.start < last and _joins(token))
        for token in item.span
    )


def _joins(token: Token) -> bool:
    return token.sort is Sort.JOIN and token.text != "、"


def _columns(senses: Sequence[Sense], context: Context) -> Rows:
    """Return the columns that are named; 其他 is one only in a list of columns."""
    named = [s for s in senses if s.wording.columns and s.wording.use != "rest"]
    rest = [s for s in senses if s.wording.columns and s.wording.use == "rest"]
    if not named and rest and (context.columns or not any(s.wording.rows for s in senses)):
        named = rest
    return _union(sense.wording.columns for sense in named)


def _union(parts: Iterable[Rows]) -> Rows:
    return tuple(dict.fromkeys(part for each in parts for part in each))


def stated(item: Item, meant: Meaning, words: Vocabulary) -> Claim | None:
    """Return the claim that a number, or a denial, makes of the figure that is meant."""
    cells = meant.readings(words)
    if not cells:
        return None
    if item.number.numeral is None:
        return _denied(item, cells)
    is_amount = words.form.cells[cells[0][0]].kind is CellKind.AMOUNT
    return _figure(item, cells, meant) if _fits(item, is_amount=is_amount) else None


def _fits(item: Item, *, is_amount: bool) -> bool:
    """Say whether the number is an exact one of the right unit."""
    numeral = item.number.numeral
    if numeral is None or numeral.rough:
        return False
    if is_amount:
        return numeral.is_money or not (numeral.value or numeral.unit)
    if numeral.counts:
        return True
    # Without a unit only where nothing but a figure can stand: 均为0, 数量为12, 部分公开3；.
    before = item.span[item.index - 1] if item.index else None
    tells = before is not None and (bool(before.names) or before.text in _TELLING)
    return not numeral.unit and (not numeral.value or tells)


def _figure(item: Item, cells: tuple[Cells, ...], meant: Meaning) -> Claim | None:
    numeral = item.number.numeral
    if numeral is None:
        return None
    return Claim(
        numeral.start,
        numeral.end,
        numeral.value,
        cells,
        step=numeral.step,
        scale=numeral.scale,
        unit=f"{'万' if numeral.is_money and numeral.scale == 10000 else ''}{numeral.unit}",
        sure=meant.sure,
    )


def _denied(item: Item, cells: tuple[Cells, ...]) -> Claim | None:
    """Return the claim that there are none; every name has to be one that may be denied."""
    names = [name.wording for token in item.span for name in token.names]
    if not all(wording.deniable for wording in names) or _is_cut_short(item):
        return None
    number = item.number
    verb = next((t for t in item.span if t.start == number.end and t.text in DENIED_VERBS), None)
    return Claim(
        number.start,
        verb.end if verb else number.end,
        Decimal(0),
        cells[:1],
        ClaimKind.DENIAL,
        verb=verb.text if verb else "",
    )


def _is_cut_short(item: Item) -> bool:
    """Say whether something not known stands where it may make the denial one of it."""
    last = max(i for i, token in enumerate(item.span) if token.names)
    first = min(i for i, token in enumerate(item.span) if token.names)
    unknown = [i for i, token in enumerate(item.span) if token.is_unknown]
    channels = [i for i, t in enumerate(item.span) if t.sort is Sort.CHANNEL]
    others = [i for i, t in enumerate(item.span) if t.sort is Sort.OTHER]
    others += channels if len(channels) == 1 else []  # neither one nor the other: none at all
    is_caused = any(token.text.startswith("因") for token in item.span[: first + 1])
    return bool(others) or any(i > last or not is_caused for i in unknown)


def related(token: Token, base: Claim, words: Vocabulary) -> Claim | None:
    """Return the claim of a comparison with the claim just before it."""
    relation = token.relation
    if relation is None or base.kind is not ClaimKind.FIGURE or not base.sure:
        return None
    numeral = relation.numeral
    return Claim(
        numeral.start if numeral else relation.start,
        numeral.end if numeral else relation.end,
        relation.value,
        base.readings,
        relation.kind,
        step=numeral.step if numeral else Decimal(1),
        scale=numeral.scale if numeral else Decimal(1),
        unit=numeral.unit if numeral else "",
        wholes=_wholes(base, words) if relation.kind is ClaimKind.SHARE else (),
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
