"""What the formulas of a workbook yield after cells were written; sums of cells are computed."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from functools import cached_property

from core.formats.excel.reading.formulas import Formulas
from core.formats.excel.reading.sheet_xml import Place, column_letters, placed_cells
from core.formats.reading.safe_xml import Element, parse
from core.formats.reading.xml_writing import as_part

_UNKNOWN = "="


class FormulaResults:
    """The formulas of all sheets: their names → the part and its XML."""

    def __init__(self, sheets: Mapping[str, tuple[str, bytes]], texts: Sequence[str]) -> None:
        self._roots = {
            name: (part, parse(data, whole=True)) for name, (part, data) in sheets.items()
        }
        self._texts = list(texts)

    @property
    def has_any(self) -> bool:
        """Whether there is a formula at all."""
        return any(root.find(".//{*}f") is not None for _, root in self._roots.values())

    def computed(self) -> dict[str, dict[Place, str]]:
        """Return the results that can be computed, by part and place."""
        return {
            self._roots[name][0]: {p: t for p, t in found.items() if not t.startswith(_UNKNOWN)}
            for name, found in self._results.items()
        }

    def stored(self) -> dict[str, bytes]:
        """Return the parts in which a stored result was not what the formula yields now."""
        changed = {}
        for part, root in self._roots.values():
            results = self.computed()[part]
            wrong = [
                (cell, results[p])
                for p, cell in placed_cells(root)
                if _differs(cell, results.get(p))
            ]
            for cell, text in wrong:
                _store(cell, text)
            if wrong:
                changed[part] = as_part(root)
        return changed

    @cached_property
    def _results(self) -> dict[str, dict[Place, str]]:
        bare = {name: _without_results(root) for name, (_, root) in self._roots.items()}
        formulas = Formulas(bare, self._texts)
        return {name: formulas.results(name) for name in bare}


def _differs(cell: Element, result: str | None) -> bool:
    return result is not None and cell.findtext("{*}v") != result


def _store(cell: Element, text: str) -> None:
    cell.attrib.pop("t", None)
    holder = cell.find("{*}v")
    if holder is None:
        holder = cell.makeelement(cell.tag[: cell.tag.rindex("}") + 1] + "v")
        cell.append(holder)
    holder.text = text


def _without_results(root: Element) -> Element:
    """Return a sheet whose formulas have no results, and each its own text."""
    bare = deepcopy(root)
    shared: dict[str, tuple[Place, str]] = {}
    for place, cell in placed_cells(bare):
        formula = cell.find("{*}f")
        if formula is None:
            continue
        for result in cell.findall("{*}v"):
            cell.remove(result)
        if formula.get("t") == "shared":
            group = formula.get("si", "")
            if formula.text:
                shared[group] = place, formula.text
            elif group in shared:
                formula.text = _moved(shared[group], place)
    return bare


def _moved(first: tuple[Place, str], place: Place) -> str:
    """Return what a formula that stands in one place says in another."""
    from openpyxl.formula.translate import Translator  # noqa: PLC0415 (formulas are seldom shared)

    (row, column), text = first
    origin, target = (
        f"{column_letters(c)}{r + 1}" for r, c in ((row, column), (place[0], place[1]))
    )
    moved = Translator(f"={text}", origin).translate_formula(target)
    return str(moved).removeprefix("=")
