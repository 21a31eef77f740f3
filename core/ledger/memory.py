"""What was answered and corrected, kept for the next register.

Neither words nor names are kept, only digests of them: the settings say nothing of anybody.
"""

from dataclasses import replace
from pathlib import Path

from core.interpret.labels import plain
from core.ledger.heads import NAMES
from core.ledger.judging import digest
from core.ledger.laying_out import laid_out, layout_of
from core.ledger.layout import Layout
from core.ledger.ledger import Ledger
from core.storage.remembering import keep_newest, recall

_ANSWERS = "ledger/answers"
_LAYOUTS = "ledger/layouts"
_MOST_ANSWERS = 5000
_MOST_LAYOUTS = 100
_TABLE = "table"


def remembered(ledger: Ledger, settings: Path | None = None) -> Ledger:
    """Return a register with what was answered and corrected in those of its kind before."""
    answers = {k: a for k, a in recall(_ANSWERS, settings).items() if isinstance(a, str)}
    known = recall(_LAYOUTS, settings)
    layouts = ledger.layouts
    if known:
        layouts = tuple(_corrected(ledger, layout, known) for layout in layouts)
    return replace(ledger, answers={**answers, **ledger.answers}, layouts=layouts)


def remember(ledger: Ledger, given: dict[str, str], settings: Path | None = None) -> None:
    """Keep answers by the keys of their questions, and the layouts that somebody corrected."""
    if given:
        keep_newest(_ANSWERS, given, _MOST_ANSWERS, settings)
    corrected = {
        _layout_key(ledger, layout): {_TABLE: layout.table}
        | {str(column): meaning for column, meaning in layout.columns.items()}
        for layout in ledger.layouts
        if layout.is_corrected
    }
    if corrected:
        keep_newest(_LAYOUTS, corrected, _MOST_LAYOUTS, settings)


def _corrected(ledger: Ledger, layout: Layout, known: dict[str, object]) -> Layout:
    found = known.get(_layout_key(ledger, layout))
    if not isinstance(found, dict) or not isinstance(found.get(_TABLE), str):
        return layout
    tables = ledger.form.tables
    table = str(found[_TABLE])
    if table and (table not in tables or tables[table].ledger is None):
        return layout
    columns = {
        column: found[str(column)]
        for column in range(1, layout.sheet.columns + 1)
        if _is_meaning(found.get(str(column)), layout)
    }
    new = laid_out(layout.sheet, ledger.form, table)
    group, review = (layout.group, layout.review) if table else ("", ())
    columns = columns if table else {}
    return replace(new, columns=columns, is_corrected=True, group=group, review=review)


def _is_meaning(found: object, layout: Layout) -> bool:
    """Say whether what was kept is a meaning; of ticks only what is ticked here, too."""
    return found in NAMES or found in layout.columns.values()


def _layout_key(ledger: Ledger, layout: Layout) -> str:
    """Return a digest of the heads that a sheet has by itself, or of its first row."""
    heads = layout_of(layout.sheet, ledger.form).heads
    heads = heads or next(iter(layout.sheet.rows.values()), {})
    words = (f"{column} {plain(text)}" for column, text in sorted(heads.items()))
    return digest(ledger.form.id, layout.group, *words)
