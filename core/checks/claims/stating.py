"""The claims that numbers make of the figures their words mean: stated, denied or compared."""

from decimal import Decimal

from core.checks.claims.claim import Cells, Claim, ClaimKind, Meaning
from core.checks.claims.items import Item
from core.checks.claims.tokens import Token
from core.checks.claims.vocabulary import Sort, Vocabulary
from core.checks.claims.words import DENIED_VERBS
from core.form.labels import CellKind

_NONE = ("无", "没有", "暂无", "均无", "并无", "未有")
_KINDS = ("情形", "情况", "现象")
"""What is denied of anything: 无不予公开的情形; 没有公开 denies what was done."""

_TELLING = ("为", "均为", "：", ":", "共", "共计", "合计", "总计", "数量", "数", "是", "有")


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
    if numeral.counts_applicants:
        last = (*item.lead, *item.span[: item.index])[-1:]
        is_done_to = bool(last) and last[0].text in ("对", "向")
        return not is_done_to and _names_columns(item)
    # Without a unit only where nothing but a figure can stand: 均为0, 数量为12, 部分公开3；.
    before = item.span[item.index - 1] if item.index else None
    tells = before is not None and (bool(before.names) or before.text in _TELLING)
    return not numeral.unit and (not numeral.value or tells)


def _names_columns(item: Item) -> bool:
    wordings = [name.wording for token in item.span for name in token.names]
    return any(wording.columns and not wording.rows for wording in wordings)


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
    are_kinds = item.number.text in _NONE and item.span[-1].text in _KINDS
    if not all(w.deniable or are_kinds for w in names) or _is_cut_short(item):
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
