"""Which cells the words beside a number mean."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from core.checks.claims.claim import Meaning, Rows
from core.checks.claims.context import Context, Known, Said, certainty
from core.checks.claims.items import Item
from core.checks.claims.numerals import HOLE
from core.checks.claims.tokens import Token
from core.checks.claims.vocabulary import Sort, Vocabulary
from core.checks.claims.words import REASONS, TOTALS
from core.form.schema import Wording

_FEE = re.compile(r"(?<!经)(?<!话)(?<!处理)(?<!学)(?<!保)费(?:收取|收入|共|计|[为：:])*$")
_QUOTES = ("“", "”", "‘", "’", "「", "」")
_DONE = ("已", "均", "均已", "依法", "的", "为", "已经", "全部")


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
        if not senses and any(token.sort is Sort.OTHER for token in item.span):
            context.stray()  # 物业投诉2841件，办结2799件
            return None
        return None if senses else _counted(item, context, words, said) or _charged(item, words)
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


def _counted(item: Item, context: Context, words: Vocabulary, said: Said) -> Meaning | None:
    """Return the doubtful meaning of a number that only says what it counts: 3件申请, 申请3件."""
    beside = [token.text for token in item.span[max(0, item.index - 1) : item.index + 2]]
    if item.index > 1 and item.span[item.index - 2].is_unknown:
        return None  # 规划建设类申请96件: those of one topic
    for id_, table in words.tables.items():
        if any(text in table.counted for text in beside):
            known = Known(id_, (), has_rows=False, has_columns=False, says_enough=False)
            if certainty(item, known, context, words, said) is None:
                return None
            columns = (table.column,) if table.column else ()
            return Meaning(id_, table.wholes[1:] + table.wholes[:1], columns, sure=False)
    return None


def _charged(item: Item, words: Vocabulary) -> Meaning | None:
    """Return the doubtful meaning of money for something called a fee: 考试报名费128.4万元."""
    numeral = item.number.numeral
    before = "".join(token.text for token in item.span[: item.index])
    cells = words.amounts
    if numeral is None or not numeral.is_money or len(cells) != 1 or not _FEE.search(before):
        return None
    table, row, column = cells[0].split(".")
    return Meaning(table, ((row,),), (column,), sure=False)


def _table(item: Item, senses: Sequence[Sense], context: Context) -> str:
    """Return the table that is meant: of the nearest name of rows, else the one spoken of."""
    plain = [s for s in senses if s.wording.use == "name" and s.wording.rows]
    if plain:
        nearest = _nearest(item, plain).token
        return _preferred({name.table for name in nearest.names}, context)
    if not senses:
        return context.table if _is_total(item, context) and _can_total(context) else ""
    tables = {sense.table for sense in senses}
    weak = {s.table for s in senses if s.wording.use in ("verb", "object")}
    return _preferred(tables if context.table in tables else weak or tables, context)


def _can_total(context: Context) -> bool:
    return bool(context.columns or context.named)


def _is_total(item: Item, context: Context) -> bool:
    """Say whether a number adds up what was just told: 共5件, 二者合计14件."""
    if any(token.text in ("合计", "总计", "共计") for token in item.span):
        return not any(token.is_unknown for token in item.span)
    is_bare = all(token.sort is Sort.FILLER for token in item.span if token is not item.number)
    return is_bare and context.last is not None and any(t.text in TOTALS for t in item.span)


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
        for use in ("name", "verb", "object", "rest")
    }
    if used["name"]:
        found, is_plain = _named(item, used["name"], context)
        last = [s for s in used["rest"] if _ends_list(item, s)] if len(used["name"]) > 1 else []
        more = tuple(_union((found[0], rows)) for s in last for rows in s.wording.rows)
        return (*more, *(() if more else found)), is_plain
    rest = [sense for sense in senses if sense.wording.use == "rest" and _is_beside(item, sense)]
    if rest and (goes_on or used["verb"] or used["object"]):
        found, is_plain = _rest(rest, context)
        is_told = bool(context.named or context.columns or used["object"])
        is_told = is_told and (found is not context.rows or _have_applicants(context, table, words))
        return found, is_plain and is_told
    if rest and any(word in said.ever for word in words.tables[table].about):
        return _rest(rest, context)[0], False
    if used["verb"]:
        return _nearest(item, used["verb"]).wording.rows, True
    if used["object"]:
        return tuple(row for sense in used["object"] for row in sense.wording.rows), True
    # Of columns that were told one by one, others may be left: 自然人10件、企业5件，共15件.
    is_plain = bool(senses) or not context.columns
    found = _rows_of_columns(senses, table, context, words)
    is_of_another = bool(senses) and goes_on and not _have_applicants(context, table, words)
    return found, is_plain and not is_of_another


def _have_applicants(context: Context, table: str, words: Vocabulary) -> bool:
    """Say whether what was told last is what columns divide: not 结转5件，企业3家."""
    objects = [rows for w in words.tables[table].wordings if w.use == "object" for rows in w.rows]
    return not objects or not context.rows or context.rows[0] in objects


def _rows_of_columns(
    senses: Sequence[Sense], table: str, context: Context, words: Vocabulary
) -> tuple[Rows, ...]:
    """Return of which rows a column may be that is named alone: those spoken of, then others."""
    if not senses:
        wholes = words.tables[table].wholes
        if context.columns:
            return context.rows
        named = tuple(w for w in wholes if len(w) > 1 and context.named.issuperset(w))
        begun = tuple(w for w in wholes if len(w) > 1 and context.named < set(w))
        if begun and context.last is None:
            return ()
        told = context.rows if begun else ()  # 收到12件，共12件
        return named or (*begun, *told) or words.added_up(table, context.named)
    if all(sense.wording.use == "rest" for sense in senses):
        return ()
    wordings = words.tables[table].wordings
    objects = tuple(rows for w in wordings if w.use == "object" for rows in w.rows)
    goes_on = context.table == table
    came = objects[:1]  # 收到12件，其中自然人10件: when nothing else was told of
    if goes_on and context.rows == came and context.named == set(came[0]):
        return came
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


def _ends_list(item: Item, sense: Sense) -> bool:
    """Say whether 其他 is the last of the names in a list: 不予公开、无法提供或其他."""
    index = item.span.index(sense.token)
    return index > 0 and item.span[index - 1].sort is Sort.JOIN


def _is_beside(item: Item, sense: Sense) -> bool:
    aside = (*_QUOTES, *_DONE, HOLE)  # 其他（主动撤回）1件
    span = [t for t in item.span if t.text not in aside]
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
