"""What `resources/forms/<id>.toml` may contain: sections, tables of labels, identities.

These structures mirror the file, key by key. What follows from them (cells,
their names, the equations between them) is derived in `core.form.cells` and
`core.form.equations`.
"""

from typing import Literal

from core.form.labels import Label, Record, label_depth, paths

FIGURE = "{figure}"
"""Stands for a cell's figure in a sentence."""


class Term(Record, frozen=True):
    """A row or column in an identity, and what the identity's message calls it."""

    id: str
    name: str


class Parts(Record, frozen=True, rename={"first": "from", "last": "to"}):
    """The rows or columns from `first` to `last`, both included, in the form's order."""

    first: str
    last: str
    name: str


class Identity(Record, frozen=True):
    """A 勾稽关系, valid once for `each` row or column of a table.

    Either `total` equals the sum of `parts`, and is then computed; or the sum of
    `left` equals the sum of `right`, and `follows` names the term that a clerk
    would correct first.
    """

    rule: str
    each: Literal["row", "column"]
    total: Term | None = None
    parts: Parts | None = None
    left: tuple[Term, ...] = ()
    right: tuple[Term, ...] = ()
    follows: str = ""


class AcrossYears(Record, frozen=True):
    """What a figure has to be after last year's, once for `each` row or column.

    `term` equals last year's `previous`, with this year's `plus` added and
    `minus` taken off. Without these two it is carried over as it is.
    """

    rule: str
    each: Literal["row", "column"]
    term: Term
    previous: Term
    plus: tuple[Term, ...] = ()
    minus: tuple[Term, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The rows or columns of all terms."""
        return tuple(t.id for t in (self.term, self.previous, *self.plus, *self.minus))


class Block(Record, frozen=True):
    """Rows under one set of column headers, with an optional caption row above."""

    columns: tuple[Label, ...]
    rows: tuple[Label, ...]
    caption: str = ""
    corner: str = ""

    @property
    def grid_columns(self) -> int:
        """The number of grid columns that the block needs for itself."""
        leaves = [path.leaf for path in paths(self.columns)]
        return label_depth(self.rows) + sum(leaf.span or 1 for leaf in leaves)


class Wording(Record, frozen=True):
    """Words with which a narrative names rows or columns of a table.

    In `words`, `[a|b|]` stands for any of the alternatives, and `{last}` and
    `{next}` for the years before and after the report's. `rows` are what the
    words may mean, the likeliest first; the rows of one meaning are added up.
    A `name` says enough by itself, a `verb` needs to be said of what the table
    counts, and an `object` names just that; a `rest` is what a list has not
    named. Of a `deniable` one a narrative may
    say that there is none. A `general` name is used of other matters as well.
    """

    words: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    columns: tuple[str, ...] = ()
    use: Literal["name", "verb", "object", "rest"] = "name"
    deniable: bool = False
    general: bool = False


class TableWordings(Record, frozen=True):
    """How narratives speak of a table's figures.

    A figure is named by a row and a column; without a column it is that of
    `column`. `fillers` may stand between its name and its number. What follows
    one of `not_after` in a clause is something else, behind one of `loose_after`
    it may be. One of `about` has to be said before, not only in one of `not_about`.
    `wholes` are rows whose sum a percentage may be a share of; a number of what is
    `counted`, with nothing else said of it, may be any of them.
    """

    wordings: tuple[Wording, ...]
    column: str = ""
    fillers: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    loose_after: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    not_about: tuple[str, ...] = ()
    wholes: tuple[tuple[str, ...], ...] = ()
    counted: tuple[str, ...] = ()


class LedgerMeaning(Record, frozen=True):
    """What a register's wording means: `ids`, several where it is not told which.

    `says` are regular expressions, looked for in a wording in half width, without spaces.
    """

    ids: tuple[str, ...]
    says: tuple[str, ...]


class LedgerForm(Record, frozen=True):
    """How a table is counted from a register (台账) of single cases.

    Each case counts in one cell: its `results` are ids of one axis of the table, its
    `kinds` of the other. Meanings come in the order in which they are looked for, and
    what one has found is not looked at again. `whole` is what a case with one
    of its results always counts as. `names` tell kinds by who a case is of,
    `unfinished` that there is no result yet, `empty` that a wording tells none. `open`
    is the result of a case without one. With `received` a case counts when it comes, too, or as
    `carried_in`. `title` names the register, `told_by` words of its heads.
    """

    title: str
    results_are: Literal["row", "column"]
    told_by: str
    results: tuple[LedgerMeaning, ...]
    kinds: tuple[LedgerMeaning, ...]
    open: str
    whole: str = ""
    names: tuple[LedgerMeaning, ...] = ()
    unfinished: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()
    received: str = ""
    carried_in: str = ""


class TableForm(Record, frozen=True):
    """A table: blocks one below the other on a common grid.

    `claims` tell how the narratives speak of its figures, `ledger` how cases are counted.
    """

    sheet: str
    widths: tuple[float, ...]
    blocks: tuple[Block, ...]
    unit: str = ""
    name_first: Literal["row", "column"] = "row"
    identities: tuple[Identity, ...] = ()
    across_years: tuple[AcrossYears, ...] = ()
    claims: TableWordings | None = None
    ledger: LedgerForm | None = None


class Aspect(Record, frozen=True):
    """A matter that a narrative has to deal with, and the words by which it is known."""

    name: str
    wordings: tuple[str, ...]


class Section(Record, frozen=True):
    """A part of the report; `heading` is empty for the preface.

    `length` is the number of characters a narrative should have about, 0 for
    any. A `fresh` one must not repeat last year's. `nothing` is written where
    there is nothing to report, and `fees` names the fees reported here. A line with
    one of the words `told_by` may be its heading; `heading_words` are others in it.
    """

    id: str
    kind: Literal["narrative", "table"]
    name: str
    heading: str = ""
    optional: bool = False
    template: str = ""
    placeholder: str = ""
    wordings: tuple[str, ...] = ()
    told_by: tuple[str, ...] = ()
    heading_words: tuple[str, ...] = ()
    help: str = ""
    source: str = ""
    aspects: tuple[Aspect, ...] = ()
    length: int = 0
    fresh: bool = False
    nothing: str = ""
    fees: str = ""


class KeyFigure(Record, frozen=True):
    """A figure by which whoever collects reports judges one at a glance: the sum of `cells`."""

    name: str
    cells: tuple[str, ...]


class ChartForm(Record, frozen=True):
    """Figures that are looked at together: over the `years`, or as `parts` of their sum.

    An item is found in reports of other forms by its name.
    """

    id: str
    title: str
    kind: Literal["years", "parts"]
    items: tuple[KeyFigure, ...]


class YearSentence(Record, frozen=True):
    """How a narrative tells of a cell; `{figure}` stands for it, and its change follows."""

    cell: str
    text: str


class FormDefinition(Record, frozen=True):
    """A whole form. `first_year` is the first year whose reports use it.

    `title` holds the parts a title may be broken between; `{agency}` and
    `{year}` are replaced, also in the templates of narratives. `period` is
    the statistical period in words. `due` and `season_end` are the days
    (month-day) of the next year by which the report is published, and until
    which reports are written. `placeholders` are words that the printed form
    has where a narrative is to be written. `heading_words` stand in the heading
    of any section. `key_figures` are what a list of many reports shows of each,
    `charts` what is drawn of one and of several years, `year_sentences` what is proposed to be
    said of them.
    """

    id: str
    issued_by: str
    first_year: int
    title: tuple[str, ...]
    title_wordings: tuple[str, ...]
    title_help: str
    period: str
    due: str
    season_end: str
    date_help: str
    sections: tuple[Section, ...]
    tables: dict[str, TableForm]
    placeholders: tuple[str, ...] = ()
    heading_words: tuple[str, ...] = ()
    key_figures: tuple[KeyFigure, ...] = ()
    charts: tuple[ChartForm, ...] = ()
    year_sentences: tuple[YearSentence, ...] = ()
