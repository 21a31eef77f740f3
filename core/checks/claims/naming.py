"""Which cells the names beside a number mean, given what was spoken of before."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from core.checks.claims.claim import Cells, Claim
from core.checks.claims.tokens import Token
from core.checks.claims.vocabulary import Sort, Vocabulary
from core.checks.claims.words import TOTALS
from core.form.schema import Wording

Rows = tuple[str, ...]


@dataclass(unsafe_hash=True)
class Context:
    """What was spoken of before in the paragraph.

    `rows` and `columns` of `table` were named last, `whole` are the rows that a
    verb named last; `last` is the claim just made, as long as nothing else came
    between. In another year, or of another organ, nothing is claimed; `is_silent`
    once a number was passed over for that. In the sentence, figures of `blocked`
    tables are something else. A context that is kept is not changed
    any more, but copied.
    """

    table: str = ""
    rows: tuple[Rows, ...] = ()
    columns: Rows = ()
    whole: tuple[Rows, ...] = ()
    last: Claim | None = None
    year_is_named: bool = False
    in_other_year: bool = False
    of_other_organ: bool = False
    is_silent: bool = False
    blocked: frozenset[str] = frozenset()

    def copy(self) -> "Context":
        """Return a context that can go on without changing this one."""
        return replace(self)

    def forget(self) -> None:
        """Stop speaking of any table."""
        self.table, self.rows, self.columns, self.whole = "", (), (), ()
        self.last = None

    def next_sentence(self, *, has_claims: bool) -> None:
        """Begin a sentence; it may go on with what the one before spoke of."""
        if not has_claims:
            self.forget()
        self.columns, self.last, self.blocked = (), None, frozenset()
        self.year_is_named = False
        self.in_other_year = self.in_other_year and self.is_silent


@dataclass(frozen=True, slots=True)
class Named:
    """The figure that names mean: rows in all their meanings, and columns.

    `is_whole` when a verb named the rows, `is_verbal` when a verb, or a column
    like 制发, comes first. It `leans` on what was said before when the names
    alone do not tell; then nothing unknown may stand before them.
    """

    table: str
    rows: tuple[Rows, ...]
    columns: Rows
    names_columns: bool
    is_whole: bool
    is_verbal: bool
    leans: bool


def named(span: Sequence[Token], context: Context) -> Named | None:
    """Return what the names in a span of tokens mean; None when that is no figure."""
    span = _from_name(span)
    table = _table(span, context)
    if not table or not all(_fits(token, table) for token in span):
        return None
    wordings = [n.wording for t in span if t.entry for n in t.entry.names if n.table == table]
    rows, leans = _rows(span, table, wordings, context)
    columns = _union(w.columns for w in wordings if w.columns)
    joined = sum(bool(w.columns) for w in wordings)
    if joined > 1 and not _is_sum(span):
        return None
    is_verb = not any(w.use == "name" and w.rows for w in wordings)
    has_verb = any(w.use == "verb" for w in wordings)
    is_verbal = bool(wordings) and (wordings[0].use == "verb" or not wordings[0].rows)
    if not rows:
        return None
    return Named(table, rows, columns, bool(columns), is_verb and has_verb, is_verbal, leans)


def _from_name(span: Sequence[Token]) -> Sequence[Token]:
    """Return the tokens from the first name or number on."""
    tells = (i for i, t in enumerate(span) if t.numeral or (t.entry and t.entry.names))
    return span[next(tells, 0) :]


def _fits(token: Token, table: str) -> bool:
    """Say whether a word may stand among those that name a figure of the table."""
    entry = token.entry
    is_name = entry and any(name.table == table for name in entry.names)
    return not entry or bool(is_name) or not entry.fills or table in entry.fills


def _table(span: Sequence[Token], context: Context) -> str:
    """Return the one table all the names are of; verbs and objects go with any."""
    plain: list[set[str]] = []
    weak: list[set[str]] = []
    for token in span:
        if token.entry and token.entry.names:
            is_weak = all(name.wording.use != "name" for name in token.entry.names)
            (weak if is_weak else plain).append({name.table for name in token.entry.names})
    common = set.intersection(*(plain or weak)) if plain or weak else set()
    return context.table if context.table in common else min(common, default="")


def _rows(
    span: Sequence[Token],
    table: str,
    wordings: Sequence[Wording],
    context: Context,
) -> tuple[tuple[Rows, ...], bool]:
    """Return the rows in all their meanings, and whether the context had to tell."""
    by_use = {use: [w for w in wordings if w.rows and w.use == use] for use in ("name", "verb")}
    goes_on = context.table == table
    if by_use["name"]:
        return _joined_rows(span, by_use["name"]), False
    if by_use["verb"]:
        is_told = any(w.use == "object" for w in wordings) or _has_filler_of(span, table)
        meanings = tuple(rows for w in by_use["verb"] for rows in w.rows)
        return (meanings if is_told or goes_on else ()), not is_told
    objects = tuple(rows for w in wordings if w.use == "object" for rows in w.rows)
    if objects:
        return objects, True
    return (_meanings(context) if goes_on else ()), True


def _has_filler_of(span: Sequence[Token], table: str) -> bool:
    return any(token.entry and table in token.entry.fills for token in span)


def _meanings(context: Context) -> tuple[Rows, ...]:
    return tuple(dict.fromkeys((*context.rows, *context.whole)))


def _joined_rows(span: Sequence[Token], wordings: Sequence[Wording]) -> tuple[Rows, ...]:
    """Return the meanings of one name, or the sum of several; the narrower of two nested."""
    sets = [w.rows[0] for w in wordings]
    narrow = [w for w in wordings if not any(set(s) < set(w.rows[0]) for s in sets)]
    different = list({w.rows[0]: w for w in narrow}.values())
    if len(different) == 1:
        return different[0].rows
    return (_union(w.rows[0] for w in different),) if _is_sum(span) else ()


def _is_sum(span: Sequence[Token]) -> bool:
    """Say whether several names are meant as one: A及B, A、B共. Of nothing, each is nothing."""
    numbers = [token.numeral for token in span if token.numeral]
    if not numbers or not numbers[-1].value:
        return True
    return any(t.text in TOTALS or (t.sort is Sort.JOIN and t.text != "、") for t in span)


def _union(parts: Iterable[Rows]) -> Rows:
    return tuple(dict.fromkeys(part for each in parts for part in each))


def readings(meant: Named, context: Context, words: Vocabulary) -> tuple[tuple[Cells, ...], bool]:
    """Return the cells a named figure may be, and whether the context had to tell the column."""
    found: list[Cells] = []
    leans = False
    for rows in meant.rows:
        for columns, leaning in _columns(meant, rows, context, words):
            cells = tuple(f"{meant.table}.{row}.{column}" for row in rows for column in columns)
            if all(cell in words.form.cells for cell in cells):
                found.append(cells)
                leans = leans or (leaning and len(found) == 1)
    return tuple(dict.fromkeys(found)), leans


def _columns(
    meant: Named, rows: Rows, context: Context, words: Vocabulary
) -> Iterator[tuple[Rows, bool]]:
    """Yield the columns that may be meant, the likeliest first."""
    if meant.names_columns:
        yield meant.columns, False
        return
    default = words.tables[meant.table].column
    cells = words.form.cells
    if default and all(f"{meant.table}.{row}.{default}" in cells for row in rows):
        yield (default,), False
    else:
        alone = {cell.column for cell in words.form.cells_of(meant.table) if cell.row in rows}
        if len(alone) == 1:
            yield tuple(alone), False
    if context.columns and context.table == meant.table:
        yield context.columns, True
