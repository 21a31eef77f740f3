"""Reads a sentence, clause by clause: which of its numbers state figures."""

import bisect
import itertools
import re
from collections.abc import Iterator, Sequence

from core.checks.claims.claim import Claim, ClaimKind, Meaning
from core.checks.claims.context import Context, Said, words_about
from core.checks.claims.items import Item, items
from core.checks.claims.meaning import meaning
from core.checks.claims.passages import Passage
from core.checks.claims.stating import related, stated
from core.checks.claims.tokens import Token, has_names, is_number, names_by_itself, tokens
from core.checks.claims.vocabulary import Sort, Vocabulary, is_part, organ_in
from core.checks.claims.words import ALL_PARTS, DAYS, MOSTLY, SO_FAR, TOTALS

_AMONG_THEM = re.compile(r"其中[^，,。；;]{0,80}")
_INCLUDING = re.compile(r"[，,（(]*(?:其中[，,：:]?)?(?:含|包含|包括|其中)")
_AHEAD, _BACK = 20, 80  # characters
_COMMAS = ("，", ",")
_LEADING = (*TOTALS, "达", "达到", "有", "为")
_COMPARES = ("与", "同", "较", "比", "和", "相比")
_UNDER = re.compile(r"^在.*(?:指导|领导|支持|帮助|部署|统筹|关心|协调)")
_FIRST_YEAR = 1900


class SentenceReading:
    """One sentence, or what is in brackets, on its way to claims.

    `states` are the contexts that the text up to a place leaves behind.
    """

    def __init__(
        self, passage: Passage, said: frozenset[str], context: Context, words: Vocabulary
    ) -> None:
        self._passage = passage
        self._said = Said(said, words_about(words, passage.whole))
        self._context = context
        self._words = words
        self._divided = [found.start() for found in _AMONG_THEM.finditer(passage.text)]
        self.states: list[tuple[int, Context]] = [(0, context.copy())]

    def claims(self) -> list[Claim]:
        """Return the claims outside brackets, in the paragraph's positions."""
        found: list[Claim] = []
        for part in _undated(_clauses(tokens(self._passage.text, self._words))):
            found += self._clause(part)
        return [claim.moved(self._passage.start) for claim in found]

    def _clause(self, clause: Sequence[Token]) -> Iterator[Claim]:
        """Yield the claims of the tokens between two breaks."""
        if not clause:
            return
        was_in_other_year = self._context.in_other_year
        self._begin(clause)
        by_start: dict[int, list[Item]] = {}  # several where each of several names has the number
        for item in items(clause):
            by_start.setdefault(item.number.start, []).append(item)
        for token in clause:
            if token.relation and self._context.last:
                claim = related(token, self._context.last, self._words)
                if claim:
                    yield claim
            elif token.start in by_start:
                for item in by_start[token.start]:
                    yield from self._stated(clause, token, item)
            elif token.names:
                self._context.last = None
            else:
                continue
            self.states.append((token.end, self._context.copy()))
        if _only_compares(clause):
            self._context.in_other_year = self._context.is_silent = was_in_other_year

    def _stated(self, clause: Sequence[Token], number: Token, item: Item) -> Iterator[Claim]:
        """Yield the claim that a number makes; note of what it speaks."""
        meant = meaning(item, self._context, self._words, self._said)
        if item.has_names or not self._context.in_other_year:
            self._context.last = None
        meant = self._with_what_follows(meant, number) if meant else None
        claim = stated(item, meant, self._words) if meant else None
        if meant and claim and any(token.text in MOSTLY for token in item.span):
            of_all = meant._replace(columns=()).readings(self._words)  # 以自然人为主，共57件
            claim = claim._replace(readings=tuple(dict.fromkeys((*claim.readings, *of_all))))
        if not meant or not claim:
            return
        if self._context.of_part:
            if claim.kind is ClaimKind.DENIAL:  # 部分单位未收到申请
                return
            claim = claim._replace(sure=False, partial=True)
        if self._is_wider(clause, number, meant.table):
            self._context.loose |= self._words.tables.keys() - {meant.table}
            return
        self._go_on(meant, claim)
        if self._is_elsewhere:
            self._context.last = None
        else:
            self._context.has_claimed = True
            yield claim

    def _with_what_follows(self, meant: Meaning, number: Token) -> Meaning:
        """Return what is meant, also together with a row that it is said to include: 含上年结转."""
        ahead = self._passage.whole[number.end : number.end + _AHEAD]
        if not _INCLUDING.match(ahead):
            return meant
        named = (name for token in tokens(ahead, self._words) for name in token.names)
        more = {
            name.wording.rows[0]
            for name in named
            if name.table == meant.table and name.wording.rows
        }
        sums = {(*meant.rows[0], *rows) for rows in more}
        wholes = tuple(w for w in self._words.tables[meant.table].wholes if w in sums)
        return meant._replace(rows=(*meant.rows, *wholes))

    @property
    def _is_elsewhere(self) -> bool:
        """Whether it is spoken of another year or organ; notes that a number was passed over."""
        context = self._context
        context.is_silent = context.is_silent or context.in_other_year or context.of_other_organ
        return context.in_other_year or context.of_other_organ

    def _is_wider(self, clause: Sequence[Token], number: Token, table: str) -> bool:
        """Say whether only the part told next is what the table counts: 12件，其中信息公开类3件."""
        about = self._words.tables[table].about
        here = self._passage.text[max(clause[0].start, number.end - _BACK) : number.end]
        following = bisect.bisect_left(self._divided, number.end)
        if not about or following == len(self._divided) or any(word in here for word in about):
            return False
        later = _AMONG_THEM.match(self._passage.text, self._divided[following])
        if later is None:
            return False
        told = tokens(later.group(), self._words)
        text = "".join(token.text for token in told if not _names_columns(token))
        return any(word in text for word in about)  # 其中个人申请 only divides the same

    def _begin(self, clause: Sequence[Token]) -> None:
        """Note of which year and of whom the clause speaks."""
        context = self._context
        is_begun = _UNDER.match("".join(token.text for token in clause)) is not None
        for token in clause:
            if token.sort is Sort.YEAR:
                context.year_is_named = True
                context.in_other_year = context.is_silent = False
            elif not is_begun and _is_of_other_year(token, context):
                context.in_other_year = True
            if token.sort is Sort.OWN:
                context.of_other_organ = context.of_part = context.after_silence = False
            elif token.is_unknown and (not is_begun or token.text.startswith("向")):
                self._note_organ(token, clause)
            is_begun = is_begun or bool(token.names) or token.is_unknown

    def _note_organ(self, token: Token, clause: Sequence[Token]) -> None:
        """Note whether what is not known is another organ; parts of the own do what it reports."""
        context, agency = self._context, self._words.agency
        organ = organ_in(token.text, agency)
        if organ is None:
            return
        follows = any(t.sort is Sort.OWN and t.end == token.start for t in clause)
        if follows and organ.endswith(ALL_PARTS):  # 全市|税务机关
            return
        if is_part(organ, agency):
            context.of_part = True
        else:
            context.of_other_organ = True

    def _go_on(self, meant: Meaning, claim: Claim) -> None:
        context = self._context
        if context.table != meant.table:
            context.forget()
        context.table, context.rows, context.last = meant.table, meant.rows, claim
        context.columns, context.strays = meant.columns, False
        context.named |= set(meant.rows[0])


def _clauses(sentence: Sequence[Token]) -> list[list[Token]]:
    """Return the tokens between breaks; a name and its number behind a comma are one clause."""
    found: list[list[Token]] = [[]]
    mark = ""
    for token, following in itertools.zip_longest(sentence, sentence[1:]):
        ends = following is None or following.is_break
        is_alone = ends and all(each.text in _LEADING for each in found[-1])
        if token.is_break:
            mark = token.text
            found.append([])
        elif is_alone and mark in _COMMAS and _is_told_behind(token, found[-2:-1]):
            named = (each for each in found[-2] if not each.relation)
            found[-2:] = [[*named, *found[-1], token]]
        else:
            found[-1].append(token)
    return found


def _undated(clauses: Sequence[Sequence[Token]]) -> Iterator[Sequence[Token]]:
    """Yield clauses; 1件于12月25日收到，结转下年 is 1件结转下年."""
    clause: Sequence[Token] = ()
    for following in (*clauses, ()):
        number = _dated(clause)
        tells = names_by_itself(following) and not any(t.numeral for t in following)
        if number is not None and tells:
            yield clause[:number]
            clause = [clause[number], *following]
        else:
            yield clause
            clause = following


def _dated(clause: Sequence[Token]) -> int | None:
    """Return where the only count of a clause stands, when a date follows it."""
    counts = [i for i, t in enumerate(clause) if t.numeral and t.numeral.counts]
    if len(counts) != 1:
        return None
    behind = clause[counts[0] :]
    return counts[0] if any(t.numeral and t.numeral.unit in DAYS for t in behind) else None


def _is_told_behind(number: Token, before: Sequence[Sequence[Token]]) -> bool:
    """Say whether a number behind a comma is that of the name before it: 予以公开，71件."""
    clause = before[0] if before else ()
    is_open = not any(t.numeral or t.sort is Sort.DENIAL for t in clause)
    end = next((i for i, t in enumerate(clause) if i and _turns_to_share(t)), None)
    names = clause[:end] if end else clause[-1:]
    is_named = has_names(names) if end else names_by_itself(names)
    return is_number(number) and is_open and is_named


def _turns_to_share(token: Token) -> bool:
    """Say whether a word only tells how much a name's number makes: 为主, 占80.6%."""
    relation = token.relation
    is_share = relation is not None and relation.kind is ClaimKind.SHARE
    return is_share or token.text in MOSTLY


def _names_columns(token: Token) -> bool:
    return any(name.wording.columns and not name.wording.rows for name in token.names)


def _only_compares(clause: Sequence[Token]) -> bool:
    """Say whether a clause only sets another year beside: 上年为3件, 与去年相比."""
    compares = clause[0].text.startswith(_COMPARES) or any(map(is_number, clause))
    return compares and not has_names(clause)


def _is_of_other_year(token: Token, context: Context) -> bool:
    """Say whether a token turns to another period than the report's."""
    if token.text == SO_FAR:
        return not context.year_is_named
    number = token.numeral
    is_year = number is not None and number.unit == "年" and number.value >= _FIRST_YEAR
    return token.sort is Sort.OTHER_YEAR or is_year
