"""Reads form definitions from a folder of TOML files, and says what is wrong with one.

A form's file is named after its id, `2021.toml`. Adding a file adds a form.
"""

import functools
import re
from collections.abc import Iterator
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TypeVar

import msgspec

from core.errors import UserError
from core.form.compiled import find_compiled
from core.form.form import Form
from core.form.labels import CellKind, Label, paths
from core.form.schema import (
    FIGURE,
    FormDefinition,
    Identity,
    LedgerForm,
    TableForm,
    TableWordings,
)

_Item = TypeVar("_Item")

FORMS_FOLDER = Path(__file__).parents[2] / "resources" / "forms"


class FormError(UserError):
    """A form definition is wrong, or there is no form of that id."""


class FormLibrary:
    """The forms in a folder, each read once, when first asked for."""

    def __init__(self, folder: Path = FORMS_FOLDER) -> None:
        self.folder = folder
        self._forms: dict[str, Form] = {}

    def ids(self) -> list[str]:
        """Return the ids of all forms, oldest first by name; FormError when there are none."""
        found = sorted(path.stem for path in self.folder.glob("*.toml"))
        if not found:
            raise FormError(f"文件夹“{self.folder}”中没有报告格式文件，请重新安装程序。")
        return found

    def by_id(self, form_id: str) -> Form:
        """Return the form of that id; FormError when there is none or it is wrong."""
        if form_id not in self._forms:
            known = self.ids()
            if form_id not in known:
                raise FormError(f"没有编号为“{form_id}”的报告格式，可用的有：{'、'.join(known)}。")
            self._forms[form_id] = load_form(self.folder / f"{form_id}.toml")
        return self._forms[form_id]

    def for_year(self, year: int) -> Form:
        """Return the newest form whose first year is not after `year`.

        A report of a year before the first form gets the oldest.
        """
        forms = sorted(map(self.by_id, self.ids()), key=lambda form: form.definition.first_year)
        in_force = [form for form in forms if form.definition.first_year <= year]
        return in_force[-1] if in_force else forms[0]


@functools.cache
def official_forms() -> FormLibrary:
    """Return the forms that come with the program."""
    return FormLibrary()


def load_form(path: Path) -> Form:
    """Read and check one definition; FormError names file, key and reason."""
    try:
        source = path.read_bytes()
    except OSError as error:
        raise FormError(f"无法读取格式文件 {path}：{error.strerror}。") from error
    return Form(find_compiled(path, source) or read_definition(path, source))


def read_definition(path: Path, source: bytes) -> FormDefinition:
    """Parse and check the content of a definition's file; FormError says what is wrong."""
    import tomllib  # noqa: PLC0415 (what comes with the program is read already)

    try:
        data = tomllib.loads(source.decode("utf-8").replace("\r\n", "\n"))
        definition = msgspec.convert(data, FormDefinition)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise FormError(f"格式文件 {path.name} 有误：{error}。") from error
    for key, reason in _faults(definition, path.stem):
        raise FormError(f"格式文件 {path.name} 有误：{key}：{reason}。")
    return definition


def _faults(form: FormDefinition, stem: str) -> Iterator[tuple[str, str]]:
    """Yield what the schema cannot say, as key and reason."""
    if form.id != stem:
        yield "id", f"“{form.id}”与文件名不一致"
    for key, day in (("due", form.due), ("season_end", form.season_end)):
        if not _is_day(day):
            yield key, f"“{day}”不是“月-日”，例如 01-31"
    if "{year}" not in form.period:
        yield "period", "没有写 {year}"
    ids = [section.id for section in form.sections]
    for id_ in _repeated(ids):
        yield "sections", f"“{id_}”出现了两次"
    tables = {section.id for section in form.sections if section.kind == "table"}
    for id_ in sorted(tables ^ form.tables.keys()):
        yield f"tables.{id_}", "章节与表格没有一一对应"
    for id_, table in form.tables.items():
        for key, reason in _table_faults(table):
            yield f"tables.{id_}.{key}", reason
    yield from _derivation_faults(form)


def _is_day(month_and_day: str) -> bool:
    """Say whether the text is a day of every year, such as 01-31."""
    try:
        date.fromisoformat(f"2001-{month_and_day}")
    except ValueError:
        return False
    return True


def _table_faults(table: TableForm) -> Iterator[tuple[str, str]]:
    if not table.blocks:
        yield "blocks", "不能为空"
    yield from _label_faults(table)
    columns = max((block.grid_columns for block in table.blocks), default=0)
    if len(table.widths) != columns or not all(width > 0 for width in table.widths):
        yield "widths", f"应有 {columns} 个大于 0 的列宽"
    cells: list[tuple[str, str]] = []
    for block in table.blocks:
        for row in paths(block.rows):
            cells += [(c.row_id or row.leaf.id, c.leaf.id) for c in paths(block.columns)]
    for row_id, column_id in _repeated(cells):
        yield "blocks", f"单元格“{row_id}.{column_id}”出现了两次"
    for reason in _wording_faults(table.claims, cells) if table.claims else ():
        yield "claims", reason
    for reason in _ledger_faults(table.ledger, cells) if table.ledger else ():
        yield "ledger", reason
    for number, identity in enumerate(table.identities):
        axis = 1 if identity.each == "row" else 0
        for key, reason in _identity_faults(identity, [cell[axis] for cell in cells]):
            yield f"identities[{number}].{key}", reason
    yield from _link_faults(table, cells)


def _link_faults(table: TableForm, cells: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for number, link in enumerate(table.across_years):
        names = [cell[1 if link.each == "row" else 0] for cell in cells]
        for id_ in link.ids:
            if id_ not in names:
                yield f"across_years[{number}]", f"表格中没有“{id_}”"


def _wording_faults(claims: TableWordings, cells: list[tuple[str, str]]) -> Iterator[str]:
    """Yield the rows and columns that the wordings of claims name and the table has not."""
    rows, columns = {row for row, _ in cells}, {column for _, column in cells}
    used = [*claims.wholes, *(meaning for w in claims.wordings for meaning in w.rows)]
    for row in dict.fromkeys(chain.from_iterable(used)):
        if row not in rows:
            yield f"表格中没有“{row}”"
    named = [(claims.column,), *(w.columns for w in claims.wordings)]
    for column in dict.fromkeys(filter(None, chain.from_iterable(named))):
        if column not in columns:
            yield f"表格中没有“{column}”"


def _ledger_faults(ledger: LedgerForm, cells: list[tuple[str, str]]) -> Iterator[str]:
    """Yield the ids that the wordings of a register name and the table has not, and no patterns."""
    axis = 0 if ledger.results_are == "row" else 1
    results, kinds = {cell[axis] for cell in cells}, {cell[1 - axis] for cell in cells}
    of_results = [*chain.from_iterable(m.ids for m in ledger.results), ledger.open]
    of_results += filter(None, (ledger.whole, ledger.received, ledger.carried_in))
    of_kinds = chain.from_iterable(m.ids for m in (*ledger.kinds, *ledger.names))
    for used, known in ((of_results, results), (of_kinds, kinds)):
        for id_ in dict.fromkeys(used):
            if id_ not in known:
                yield f"表格中没有“{id_}”"
    meanings = (*ledger.results, *ledger.kinds, *ledger.names)
    for pattern in (
        *chain.from_iterable(m.says for m in meanings),
        *(*ledger.unfinished, *ledger.empty, ledger.told_by),
    ):
        try:
            re.compile(pattern)
        except re.error as error:
            yield f"“{pattern}”不是正则表达式（{error}）"


def _label_faults(table: TableForm) -> Iterator[tuple[str, str]]:
    for number, block in enumerate(table.blocks):
        for axis, labels in (("rows", block.rows), ("columns", block.columns)):
            if not labels:
                yield f"blocks[{number}].{axis}", "不能为空"
        fixed = all(path.row_id for path in paths(block.columns))
        for path in paths(block.rows):
            if not path.leaf.id and not fixed:
                yield f"blocks[{number}].rows", f"“{path.leaf.label}”没有 id"
        for path in paths(block.columns):
            for reason in _column_faults(path.leaf):
                yield f"blocks[{number}].columns", reason


def _column_faults(leaf: Label) -> Iterator[str]:
    if not leaf.id:
        yield f"“{leaf.label}”没有 id"
    if leaf.kind is CellKind.AMOUNT and not (leaf.unit and leaf.decimals > 0):
        yield f"金额“{leaf.label}”要写明 unit 和 decimals"
    if leaf.kind is not CellKind.AMOUNT and leaf.decimals:
        yield f"“{leaf.label}”不是金额，不能有 decimals"


def _identity_faults(identity: Identity, names: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the faults of an identity whose terms must be among `names`, in that order."""
    used: dict[str, list[str]] = {}
    if identity.total and identity.parts and not (identity.left or identity.right):
        used |= {"total": [identity.total.id]}
        used |= {"parts": [identity.parts.first, identity.parts.last]}
    elif identity.left and identity.right and not (identity.total or identity.parts):
        used |= {"left": [term.id for term in identity.left]}
        used |= {"right": [term.id for term in identity.right]}
    else:
        yield "total", "要么写 total 和 parts，要么写 left 和 right"
    for key, ids in used.items():
        for id_ in ids:
            if id_ not in names:
                yield key, f"表格中没有“{id_}”"
    if identity.parts and names.index(identity.parts.first) > names.index(identity.parts.last):
        yield "parts", f"“{identity.parts.first}”排在“{identity.parts.last}”之后"
    if identity.follows and identity.follows not in chain.from_iterable(used.values()):
        yield "follows", f"等式中没有“{identity.follows}”"


def _derivation_faults(definition: FormDefinition) -> Iterator[tuple[str, str]]:
    """Derive everything once: an identity must apply somewhere, without circles."""
    form = Form(definition)
    applied = {(equation.table, equation.rule) for equation in form.equations}
    for id_, table in form.tables.items():
        for number, identity in enumerate(table.identities):
            if (id_, identity.rule) not in applied:
                yield f"tables.{id_}.identities[{number}]", "没有一行或一列适用"
    named = {"key_figures": definition.key_figures}
    named |= {f"charts.{chart.id}": chart.items for chart in definition.charts}
    for key, figures in named.items():
        for address in sorted(
            {cell for each in figures for cell in each.cells} - form.cells.keys()
        ):
            yield key, f"没有“{address}”这一格"
    for sentence in definition.year_sentences:
        if sentence.cell not in form.cells or sentence.text.count(FIGURE) != 1:
            yield "year_sentences", f"“{sentence.cell}”要有这一格，句子里要有一处 {FIGURE}"
    try:
        form.totals  # noqa: B018 (derived on first use)
    except ValueError as error:
        yield "identities", f"总计循环定义（{error}）"


def _repeated(items: list[_Item]) -> list[_Item]:
    return [item for item in dict.fromkeys(items) if items.count(item) > 1]
