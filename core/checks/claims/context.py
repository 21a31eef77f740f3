"""What was spoken of before a number, and whether the words beside it can mean another thing."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from core.checks.claims.claim import Claim, Rows
from core.checks.claims.items import Item
from core.checks.claims.tokens import Token
from core.checks.claims.vocabulary import Sort, Vocabulary, organ_in
from core.checks.claims.words import DAYS, DETACHING, MEDIA, REASONS, TOTALS

_ALL_WAYS = re.compile(
    r"等(?:多种|各种|各类)?(?:渠道|方式|途径|形式)|(?:全部|均|都)(?:来自|通过|以|由|系|是|为)"
)


_DOINGS = ("作出", "做出", "实施", "给予", "采取")


@dataclass(unsafe_hash=True)
class Context:
    """What was spoken of before in the paragraph.

    `rows` (each in all its meanings) and `columns` of `table` were named last,
    `named` are all rows that the sentence named; `last` is the claim just made,
    as long as nothing else came between. In another year, or of another organ,
    nothing is claimed; `is_silent` once a number was passed over for that, and
    `after_silence` in the sentence behind. What a department of the organ did
    (`of_part`) need not be all. A sentence that `has_claimed` told of the report's year.
    The sentence `strays` once it spoke of what no table counts. In the sentence, figures of
    `loose` tables may be something else, unless a column is named; those of `bound` ones,
    in brackets behind such a figure, always; of `doubted` ones, what does not name its
    rows. A context that is kept is not changed any more, but copied.
    """

    table: str = ""
    rows: tuple[Rows, ...] = ()
    columns: Rows = ()
    named: frozenset[str] = frozenset()
    last: Claim | None = None
    year_is_named: bool = False
    in_other_year: bool = False
    of_other_organ: bool = False
    is_silent: bool = False
    after_silence: bool = False
    of_part: bool = False
    has_claimed: bool = False
    strays: bool = False
    loose: frozenset[str] = frozenset()
    bound: frozenset[str] = frozenset()
    doubted: frozenset[str] = frozenset()

    def copy(self) -> "Context":
        """Return a context that can go on without changing this one."""
        return replace(self)

    def forget(self) -> None:
        """Stop speaking of any table."""
        self.table, self.rows, self.columns = "", (), ()
        self.last = None

    def stray(self) -> None:
        """Speak of what no table counts."""
        self.forget()
        self.strays = True

    def next_sentence(self) -> None:
        """Begin a sentence; it may go on with what the one before spoke of."""
        self.columns, self.last, self.strays = (), None, False
        self.named = self.loose = self.bound = self.doubted = frozenset()
        self.year_is_named = self.of_other_organ = self.of_part = False
        # A sentence of another year goes on in the next one, unless it told of this year, too.
        self.in_other_year = self.in_other_year and self.is_silent and not self.has_claimed
        self.after_silence, self.is_silent = self.is_silent, self.in_other_year
        self.has_claimed = False


TOLD = "\0"
"""Said once a figure of the form was told, which speaks of its matter without naming it."""
_SUFFERED = ("被", "引发", "引起", "涉及", "因", "遭")


class Said(NamedTuple):
    """Which of the words that tables have to be spoken of with were said: ever, and in here."""

    ever: frozenset[str]
    here: frozenset[str]


def words_about(words: Vocabulary, text: str) -> frozenset[str]:
    """Return which of the words that tables have to be spoken of with are in a text."""
    found: set[str] = set()
    for table in words.tables.values():
        own = text
        for other in table.not_about:
            own = own.replace(other, "")
        found.update(word for word in table.about if word in own)
    return frozenset(found)


class Known(NamedTuple):
    """What is known of an item: its table, the tokens that name, how they do."""

    table: str
    names: Sequence[Token]
    has_rows: bool
    has_columns: bool
    says_enough: bool


def certainty(
    item: Item, known: Known, context: Context, words: Vocabulary, said: Said
) -> bool | None:
    """Say whether the words are sure to mean their figure; None when they mean another thing."""
    near = _near(item)
    if any(token.sort is Sort.OTHER for token in near):
        context.stray()
        return None
    if any(token.sort is Sort.CHANNEL for token in near) and not _is_whole(near):
        return None
    if _is_other_thing(item, known.table, context, words) or _counts_pieces(item):
        return None
    is_verbal = not known.has_rows and not known.has_columns
    if is_verbal and context.strays and not any(map(_is_object, known.names)):
        return None
    if _divides(item) and _speaks_of_another(known.table, context):
        context.loose |= {known.table}  # kinds of those cases: 行政复议9件，其中行政处罚类3件
    if is_verbal and _is_of_another(item, known.table, context, words):
        context.loose |= {known.table}
    if _is_doubtful(known, context) or _is_dated(item):
        return False
    sure = _is_spoken_of(item, known, context, words, said) and not _is_qualified(
        item, known, words
    )
    # What is told next without its rows is said of the same.
    doubted = context.doubted - {known.table}
    context.doubted = doubted if sure else doubted | {known.table}
    return sure


def _is_doubtful(known: Known, context: Context) -> bool:
    """Say whether what was said before makes it doubtful that a table's figure is meant."""
    table = known.table
    is_loose = table in context.loose and not (known.has_rows and known.has_columns)
    is_loose = is_loose and not (known.has_columns and context.table == table)
    is_loose = is_loose or (table in context.doubted and not known.has_rows)
    return is_loose or table in context.bound or context.after_silence or context.of_part


def _counts_pieces(item: Item) -> bool:
    """Say whether pieces of information are counted, of which a case has any number: 信息64条."""
    numeral = item.number.numeral
    before = item.span[item.index - 1] if item.index else None
    return (
        numeral is not None
        and numeral.unit == "条"
        and before is not None
        and (before.text.endswith("信息") and not before.names)
    )


def _is_dated(item: Item) -> bool:
    """Say whether only those of a day are counted: 1件于12月25日收到."""
    behind = item.span[item.index + 1 :]
    return any(token.numeral and token.numeral.unit in DAYS for token in behind)


def _divides(item: Item) -> bool:
    return any(token.text.startswith("其中") for token in item.words)


def _speaks_of_another(table: str, context: Context) -> bool:
    return context.strays or context.table not in ("", table)


def _is_suffered(names: Sequence[Token], item: Item) -> bool:
    """Say whether it was done to the organ, not by it: 被申请行政复议1件, 引发诉讼1件."""
    said = "".join(token.text for token in (*item.lead[-2:], *names, *item.span[:3]))
    return any(word in said for word in _SUFFERED)


def _is_of_another(item: Item, table: str, context: Context, words: Vocabulary) -> bool:
    """Say whether a verb may be said of the other table just told of: 复议案件9件，办结7件."""
    if context.table in ("", table) or not context.named:
        return False
    text = "".join(token.text for token in item.words)
    return not any(word in text for word in words.tables[table].about)


def _is_spoken_of(
    item: Item, known: Known, context: Context, words: Vocabulary, said: Said
) -> bool:
    """Say whether the paragraph speaks of what the table counts, or tells the form's figures."""
    about = words.tables[known.table].about
    if not about or (context.table == known.table and known.table not in context.doubted):
        return True
    if known.says_enough:
        return True
    if known.has_rows and TOLD in said.ever and _is_suffered(known.names, item):
        return True
    is_plain = any(all(n.table == known.table for n in token.names) for token in known.names)
    if known.has_rows and is_plain and context.named and not context.doubted:
        return True
    return any(word in (said.ever if not known.has_columns else said.here) for word in about)


def _near(item: Item) -> list[Token]:
    """Return the words between the number before and the last of the item's own."""
    lead: list[Token] = []
    for token in reversed(item.lead):
        if token.numeral and token.numeral.unit != "年":
            break
        lead.append(token)
    near = [*reversed(lead), *(token for token in item.span if token is not item.number)]
    return _without_addressee(near)


def _without_addressee(near: list[Token]) -> list[Token]:
    """Leave out to whom something is done: 对校外培训机构作出行政许可."""
    start = next((i for i, token in enumerate(near) if token.text == "对"), None)
    if start is None:
        return near
    ends = (i for i, token in enumerate(near) if i > start and token.text.endswith(_DOINGS))
    end = next(ends, start)
    return near[:start] + near[end:]


def _is_whole(near: Sequence[Token]) -> bool:
    """Say whether all ways are meant in which a matter can come: 通过网络、信函等渠道, 共."""
    text = "".join(token.text for token in near)
    return any(token.text in TOTALS for token in near) or _ALL_WAYS.search(text) is not None


def _is_other_thing(item: Item, table: str, context: Context, words: Vocabulary) -> bool:
    """Say whether words make another thing of a table's names; note it for the sentence."""
    text = "".join(t.text for t in item.words if not any(n.table == table for n in t.names))
    wordings = words.tables[table]
    is_other = any(word in text for word in wordings.not_after) or _is_of_organ(item, words)
    loosening = wordings.loose_after if _ALL_WAYS.search(text) else (*wordings.loose_after, *MEDIA)
    if is_other or any(word in text for word in loosening):
        context.loose |= {table}
    # 办理应诉案件97件，败诉6件: outcomes told next are theirs; applications are named anew.
    if is_other and not wordings.wholes:
        context.bound |= {table}
    return is_other


def _is_of_organ(item: Item, words: Vocabulary) -> bool:
    """Say whether another organ stands right before the number: 居前的是区住建局76件."""
    before = item.span[item.index - 1] if item.index else None
    is_unknown = before is not None and before.is_unknown
    return is_unknown and before is not None and organ_in(before.text, words.agency) is not None


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
    return token.text.endswith((*DETACHING, *REASONS))
