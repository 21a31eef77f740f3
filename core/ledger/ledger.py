"""A register that is read: its sheets as they are understood, corrected, counted."""

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from core.errors import UserError
from core.form.form import Form
from core.ledger.counting import count
from core.ledger.laying_out import laid_out, layouts_of
from core.ledger.layout import Layout
from core.ledger.sheets import read_sheets
from core.ledger.tally import Tally

_NONE = (
    "“{}”里没有找到台账：没有哪张表有收到日期、申请人和办理结果这样的栏目，"
    "请检查是否选错文件，或者给表格加上表头。"
)


class LedgerError(UserError):
    """A file is no register, or cannot be counted."""


@dataclass(frozen=True)
class Ledger:
    """A register's file; `answers` are ids by the keys of questions."""

    path: Path
    form: Form
    layouts: tuple[Layout, ...]
    answers: dict[str, str] = field(default_factory=dict)

    def tally(self, year: int, today: date) -> Tally:
        """Count a year."""
        return count(self.form, self.layouts, year, today, self.answers)

    def answered(self, answers: dict[str, str]) -> "Ledger":
        """Return it with answers to questions."""
        return replace(self, answers={**self.answers, **answers})

    def with_column(self, number: int, column: int, meaning: str) -> "Ledger":
        """Return it with another meaning of a column of a sheet."""
        return self.with_layout(number, self.layouts[number].corrected(column, meaning))

    def with_table(self, number: int, table: str) -> "Ledger":
        """Return it with a sheet as the register of another table, or of none."""
        layout = laid_out(self.layouts[number].sheet, self.form, table)
        return self.with_layout(number, replace(layout, is_corrected=True))

    def with_layout(self, number: int, layout: Layout) -> "Ledger":
        """Return it with another layout of a sheet."""
        layouts = list(self.layouts)
        layouts[number] = layout
        return replace(self, layouts=tuple(layouts))


def read_ledger(path: Path, form: Form) -> Ledger:
    """Read a register of any kind. Raises FileReadError, ReadError, or LedgerError for none."""
    layouts = layouts_of(read_sheets(path), form)
    if not any(layout.table for layout in layouts):
        raise LedgerError(_NONE.format(path.name))
    return Ledger(path, form, tuple(layouts))
