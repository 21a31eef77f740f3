"""Reads a sentence, or what its brackets hold: clause by clause, number by number."""

import itertools
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from core.checks.claims.claim import Cells, Claim, Kind
from core.checks.claims.leads import may_follow
from core.checks.claims.naming import Context, Named, named, readings
from core.checks.claims.passages import Passage
from core.checks.claims.spans import spans
from core.checks.claims.stating import figure, fits, related
from core.checks.claims.tokens import Token, tokens
from core.checks.claims.vocabulary import Sort, Vocabulary
from core.checks.claims.words import DENIED_VERBS
from core.form.labels import CellKind

_BEGINS_WITH_ORGAN = re.compile(
    r"^[\u4e00-\u9fff]{0,8}?(?:[\u4e00-\u9fff]{2}[县区市镇乡局]|街道|部门|政府|单位|办公室|本级)"
    r"(?![场民域长])"
)
_AMONG_THEM = re.compile(r"其中[^，,。；;]*")
_FIRST_YEAR = 1900


class _Before(NamedTuple):
    """A clause: the tokens up to the first name beside a number, and all up to the number's run."""

    lead: tuple[Token, ...]
    tokens: tuple[Token, ...]


class PassageReader:
    """One sentence, or what is in brackets, on its way to claims.

    `states` are the contexts that the text up to a place leaves behind.
    """

    def __init__(
        self, passage: Passage, said: frozenset[str], context: Context, words: Vocabulary
    ) -> None:
        self._passage = passage
        self._said = said
        self._context = context
        self._words = words
        self.states: list[tuple[int, Context]] = [(0, context.copy())]

    def claims(self) -> list[Claim]:
        """Return the claims outside brackets, in the paragraph's positions."""
        found: list[Claim] = []
        clause: list[Token] = []
        for token in tokens(self._passage.text, self._words):
            if token.is_break:
                found += self._clause(clause)
                clause = []
            else:
                clause.append(token)
        found += self._clause(clause)
        return [claim.moved(self._passage.start) for claim in found]

    def _clause(self, clause: Sequence[Token]) -> Iterator[Claim]:
        """Yield the claims of the tokens between two breaks."""
        self._begin(clause)
        position = 0
        for is_known, group in itertools.groupby(clause, key=_belongs_to_a_group):
            run = list(group)
            after = clause[position + len(run)] if position + len(run) < len(clause) else None
            if is_known:
                yield from self._run(run, clause[:position], after)
            else:
                yield from self._apart(run)
            position += len(run)
            self.states.append((run[-1].end, self._context.copy()))

    def _begin(self, clause: Sequence[Token]) -> None:
        """Note of which year and of whom the clause speaks."""
        context = self._context
        for token in clause:
            if token.sort is Sort.YEAR:
                context.year_is_named = True
                context.in_other_year = context.is_silent = False
            elif _is_of_other_year(token, context):
                context.in_other_year = True
            if token.sort in (Sort.OWN, Sort.YEAR):
                context.of_other_organ = False
        first = next((t for t in clause if not _only_leads_up(t)), None)
        if first and first.is_unknown and _BEGINS_WITH_ORGAN.match(first.text):
            context.of_other_organ = True

    def _apart(self, run: Sequence[Token]) -> Iterator[Claim]:
        """Yield the claims of comparisons; go on from what is not known."""
        context = self._context
        for token in run:
            if token.relation and context.last:
                claim = related(token, context.last, self._words)
                if claim:
                    yield claim
            elif token.sort is Sort.OTHER:
                context.forget()
            else:
                context.last = None

    def _run(
        self, run: Sequence[Token], lead: Sequence[Token], after: Token | None
    ) -> Iterator[Claim]:
        """Yield the claims of tokens between which nothing unknown stands."""
        is_open = after is not None and not after.relation  # goes on with what is not known
        first = next((i for i, t in enumerate(run) if t.entry and t.entry.names), len(run))
        if any(t.numeral or (t.entry and t.entry.names) for t in run):
            self._context.last = None  # what comes now is not said of the claim before
        beside = {number.start: (span, number) for span, number in spans(run)}
        for token in run:
            span, number = beside.get(token.start, ((), token))
            is_whole = span and not (is_open and run[-1] in (span[-1], number))
            clause = _Before((*lead, *run[:first]), (*lead, *run))
            claim = self._claim(span, number, clause) if is_whole else None
            if claim:
                yield claim
                self.states.append((token.end, self._context.copy()))
            elif token.numeral and token.numeral.counts:
                self._context.forget()

    def _claim(self, span: Sequence[Token], number: Token, clause: "_Before") -> Claim | None:
        """Return the claim that a number, or a denial, makes of the names beside it."""
        context = self._context
        if context.in_other_year or context.of_other_organ:
            context.is_silent = True
            return None
        meant = self._named(span)
        if meant is None:
            return None
        cells, leans = readings(meant, context, self._words)
        if self._is_something_else(span, clause.tokens, meant.table):
            return None
        if not cells or not may_follow(clause.lead, meant, leans=leans or meant.leans):
            return None
        claim = self._stated(span, number, cells)
        if claim:
            self._go_on(meant, claim)
        return claim

    def _named(self, span: Sequence[Token]) -> Named | None:
        """Return what the names mean, when the paragraph speaks of such figures."""
        meant = named(span, self._context)
        if meant is None:
            return None
        about = self._words.tables[meant.table].about
        is_about = any(word in self._said for word in about)
        return meant if is_about or not about else None

    def _is_something_else(
        self, span: Sequence[Token], clause: Sequence[Token], table: str
    ) -> bool:
        """Say whether what is said before the name, or after it, makes another thing of it.

        What was said once goes for the rest of the sentence: 公开规范性文件8件，行政许可12件.
        """
        words = self._words.tables[table]
        name = next(t for t in span if t.entry and t.entry.names)
        name = next((t for t in span if _names_rows(t, table)), name)
        before = "".join(t.text for t in clause if t.end <= name.start and not _names(t, table))
        if any(word in before for word in words.not_after):
            self._context.blocked |= {table}
        # Of 行政复议12件，其中政府信息公开类3件 the former are of all kinds.
        here = self._passage.text[clause[0].start : span[-1].end]
        is_told = not words.about or any(word in here for word in words.about)
        later = _AMONG_THEM.search(self._passage.text, span[-1].end)
        is_wider = bool(later) and any(word in later.group() for word in words.about if later)
        return table in self._context.blocked or (is_wider and not is_told)

    def _stated(
        self, span: Sequence[Token], number: Token, cells: tuple[Cells, ...]
    ) -> Claim | None:
        if number.numeral:
            is_amount = self._words.form.cells[cells[0][0]].kind is CellKind.AMOUNT
            return figure(number.numeral, cells) if fits(span, number, is_amount) else None
        verb = next((t for t in span if t.start == number.end and t.text in DENIED_VERBS), None)
        deniable = all(name.wording.deniable for t in span if t.entry for name in t.entry.names)
        if not deniable:
            return None
        end = verb.end if verb else number.end
        return Claim(
            number.start, end, Decimal(0), cells, Kind.DENIAL, verb=verb.text if verb else ""
        )

    def _go_on(self, meant: Named, claim: Claim) -> None:
        context = self._context
        if context.table != meant.table:
            context.forget()
        context.table, context.rows, context.last = meant.table, meant.rows, claim
        context.columns = meant.columns
        if meant.is_whole:
            context.whole = meant.rows


def _names(token: Token, table: str) -> bool:
    return token.entry is not None and any(name.table == table for name in token.entry.names)


def _names_rows(token: Token, table: str) -> bool:
    """Say whether a token names rows of the table by itself."""
    names = token.entry.names if token.entry else []
    return any(n.table == table and n.wording.use == "name" and n.wording.rows for n in names)


def _is_of_other_year(token: Token, context: Context) -> bool:
    """Say whether a token turns to another period than the report's."""
    if token.sort is Sort.SO_FAR:
        return not context.year_is_named
    number = token.numeral
    is_year = number is not None and number.unit == "年" and number.value >= _FIRST_YEAR
    return token.sort is Sort.OTHER_YEAR or is_year


def _only_leads_up(token: Token) -> bool:
    """Say whether a clause's subject may still follow."""
    leading = (Sort.FILLER, Sort.JOIN, Sort.YEAR, Sort.OTHER_YEAR, Sort.SO_FAR)
    return token.sort in leading or (token.numeral is not None and token.numeral.unit == "年")


def _belongs_to_a_group(token: Token) -> bool:
    """Say whether a token may stand beside a number; dates fill like words."""
    return not token.is_unknown and not token.relation
