"""A report → a copy of somebody else's blank with its figures, read back at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from core.exporting import write_export
from core.filling.blank import BlankCell, Content, FillingError, Place, cell_at
from core.filling.plan import Plan
from core.filling.reading_back import read_back
from core.form.library import FormLibrary, official_forms
from core.storage.files import is_there, read_file, real_path

_LARGEST = 60 * 2**20  # bytes
_OVER_BLANK = "“{}”就是上报表原件，程序不改动它，请换一个名字保存。"
_TAKEN_OVER = "“{}”就是这份年报，请换一个名字保存。"
_DIFFERS = "填好后再读出来和年报不一样：{}。没有保存，请把这张表发给技术人员看一看。"
_NOTHING = "没有可以填的内容：年报里没有数字，或者这张表里没有认出一格。"
_FORMULA = "{}：{}的公式算出{}，本报告是{}，公式没有改动，请核对。"
_UNKNOWN = "{}：{}是公式，打开文件后才会算，请和本报告的{}核对。"
_MOST_NAMED = 3


@dataclass(frozen=True)
class Filled:
    """What was written: how many figures and fields, and what a person should know."""

    data: bytes
    figures: int
    fields: int
    told: tuple[str, ...]


def fill(plan: Plan, forms: FormLibrary | None = None) -> Filled:
    """Return the blank filled in. Raises FillingError when it does not read as the report."""
    contents = plan.writes
    if not contents:
        reasons = plan.told() if plan.figures else []
        raise FillingError(reasons[0] if reasons else _NOTHING)
    data = plan.blank.finished(contents)
    results = plan.blank.results(data)
    _compare(plan, data, contents, forms or official_forms())
    figures = sum(place in contents for place in plan.address_at)
    told = (*plan.told(), *_told_of_formulas(plan, results))
    return Filled(data, figures, len(contents) - figures, told)


def refuse_target(plan_source: Path, report_source: Path | None, target: Path) -> None:
    """Raise FillingError where a copy would replace the blank, or the report."""
    if is_there(target) and real_path(target) == real_path(plan_source):
        raise FillingError(_OVER_BLANK.format(target.name))
    if report_source is not None and real_path(target) == real_path(report_source):
        raise FillingError(_TAKEN_OVER.format(target.name))


def save(filled: Filled, target: Path) -> None:
    """Write the copy, and read it once more. Raises FileWriteError, FileReadError, FillingError."""
    write_export(target, filled.data)
    if read_file(target, _LARGEST) != filled.data:
        raise FillingError(_DIFFERS.format(f"“{target.name}”和写下去的不同"))


def _compare(
    plan: Plan, data: bytes, contents: Mapping[Place, Content], forms: FormLibrary
) -> None:
    """Read the file as `import` does, our line of a collecting table alone; compare each figure."""
    wrong = _wrongly_read(plan, data, contents, forms) + _wrongly_written(plan, data, contents)
    if wrong:
        names = "、".join(wrong[:_MOST_NAMED])
        more = f"等{len(wrong)}处" if len(wrong) > _MOST_NAMED else ""
        raise FillingError(_DIFFERS.format(names + more))


def _wrongly_read(
    plan: Plan, data: bytes, contents: Mapping[Place, Content], forms: FormLibrary
) -> list[str]:
    if plan.without:
        data = plan.blank.of(data).written(plan.without)
    reading = read_back(data, forms)
    by_label = {a: f for a, f in plan.figures.items() if f.place not in plan.chosen}
    cells = plan.report.form.cells
    return [
        cells[address].name
        for address, found in by_label.items()
        if found.place in contents
        and (reading is None or reading.cells[address].value != contents[found.place])
    ]


def _wrongly_written(plan: Plan, data: bytes, contents: Mapping[Place, Content]) -> list[str]:
    """Return the cells that do not say what was written into them."""
    again = plan.blank.of(data)
    wrong = []
    for place, content in contents.items():
        cell = cell_at(again, place)
        if cell is None or not _says(cell, content):
            wrong.append(cell.name if cell else str(place))
    return wrong


def _says(cell: BlankCell, content: Content) -> bool:
    if isinstance(content, str):
        return "".join(cell.text.split()) == "".join(content.split())
    return _number(cell.text) == content


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text.strip())
    except InvalidOperation:
        return None


def _told_of_formulas(plan: Plan, results: Mapping[Place, str]) -> list[str]:
    """Return where their formulas disagree with our figures, or cannot be computed here."""
    told = []
    for address, found in plan.figures.items():
        cell, value = cell_at(plan.blank, found.place), plan.report.figures[address]
        if cell is None or not cell.has_formula or value is None:
            continue
        name, result = plan.report.form.cells[address].name, results.get(found.place)
        if result is None:
            told.append(_UNKNOWN.format(name, cell.name, value))
        elif _number(result) != value:
            told.append(_FORMULA.format(name, cell.name, result, value))
    return told
