"""Whether words beside a number can be said of nothing but their figure."""

import itertools
from collections.abc import Sequence
from typing import NamedTuple

from core.checks.claims.context import Context
from core.checks.claims.items import Item
from core.checks.claims.organs import organ_in
from core.checks.claims.tokens import Token
from core.checks.claims.vocabulary import Sort, Vocabulary
from core.checks.claims.words import DETACHING, MEDIA, TOTALS


class Said(NamedTuple):
    """Which of the words that tables have to be spoken of with were said: ever, and in here."""

    ever: frozenset[str]
    here: frozenset[str]


class Known(NamedTuple):
    """What is known of an item: its table, the tokens that name, how they do."""

    table: str
    names: Sequence[Token]
    has_rows: bool
    has_columns: bool


def certainty(
    item: Item, known: Known, context: Context, words: Vocabulary, said: Said
) -> bool | None:
    """Say whether the words are sure to mean their figure; None when they mean another thing."""
    near = _near(item)
    if any(token.sort is Sort.OTHER for token in near):
        context.stray()
        return None
    is_total = any(token.text in TOTALS for token in near)
    if any(token.sort is Sort.CHANNEL for token in near) and not is_total:
        return None
    if _is_other_thing(item, known.table, context, words):
        return None
    is_verbal = not known.has_rows and not known.has_columns
    if is_verbal and context.strays and not any(map(_is_object, known.names)):
        return None
    is_loose = known.table in context.loose and not (known.has_rows and known.has_columns)
    is_loose = is_loose and not (known.has_columns and context.table == known.table)
    is_loose = is_loose or (known.table in context.doubted and not known.has_rows)
    if is_loose or known.table in context.bound or context.after_silence:
        return False
    sure = _is_spoken_of(known, context, words, said) and not _is_qualified(item, known, words)
    if is_verbal and not sure:
        context.doubted |= {known.table}  # what is told of it next is said of the same
    return sure


def _is_spoken_of(known: Known, context: Context, words: Vocabulary, said: Said) -> bool:
    """Say whether the paragraph speaks of what the table counts; rows say so themselves."""
    about = words.tables[known.table].about
    if known.has_rows or not about or context.table == known.table:
        return True
    return any(word in (said.ever if not known.has_columns else said.here) for word in about)


def _near(item: Item) -> list[Token]:
    """Return the words between the number before and the last of the item's own."""
    lead: list[Token] = []
    for token in reversed(item.lead):
        if token.numeral and token.numeral.unit != "年":
            break
        lead.append(token)
    return [*reversed(lead), *(token for token in item.span if token is not item.number)]


def _is_other_thing(item: Item, table: str, context: Context, words: Vocabulary) -> bool:
    """Say whether words make another thing of a table's names; note it for the sentence."""
    text = "".join(t.text for t in item.words if not any(n.table == table for n in t.names))
    wordings = words.tables[table]
    is_other = any(word in text for word in wordings.not_after)
    if is_other or any(word in text for word in (*wordings.loose_after, *MEDIA)):
        context.loose |= {table}
    return is_other


def _is_qualified(item: Item, known: Known, words: Vocabulary) -> bool:
    """Say whether what is not known may make the names mean only a part of their figure."""
    near = _near(item)
    ends = [token.end for token in known.names if token.end <= item.number.start]
    for token, following in itertools.pairwise([*near, item.number]):
        if not token.is_unknown or _is_own(token, words):
            continue
        if ends and ends[-1] <= token.start < item.number.start:
            return True
        touches = token.end == following.start and not _detaches(token)
        if following in known.names and touches:
            return not (_is_verb(following) or item.index == 0)
        if following.text.startswith("申请") and not following.names:
            return True
    return False


def _is_own(token: Token, words: Vocabulary) -> bool:
    return organ_in(token.text, words.agency) is None and token.text.endswith(("局", "办", "府"))


def _is_verb(token: Token) -> bool:
    return any(name.wording.use == "verb" for name in token.names)


def _is_object(token: Token) -> bool:
    return any(name.wording.use == "object" for name in token.names)


def _detaches(token: Token) -> bool:
    return token.text.endswith(DETACHING)
