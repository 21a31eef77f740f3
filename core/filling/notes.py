"""What a person has to know of a blank: one sentence for all cells with the same to say."""

from collections.abc import Iterable, Iterator

from core.filling.blank import BlankCell
from core.filling.probing import FoundCell, is_free
from core.interpret.labels import plain
from core.numbers import Number

LOCKED = "{}被锁定了（工作表受保护），没有填。"
_UNIT = "{}的{}，和本报告不同，没有填，请自己换算后填写。"
_REPLACED = "{}里原来有别的数，换成了本报告的数，请核对。"
_DOUBT = "{}：{}，请核对。"
_MOST_NAMED = 5

Note = tuple[str, str]
"""What is said, with {} for the cells, and the cell that it is said of."""


def notes_of(name: str, cell: BlankCell, found: FoundCell, value: Number) -> Iterator[Note]:
    """Yield what there is to say of a figure's cell; `name` is what the figure is called."""
    where = f"{cell.name}（{name}）"
    if found.scaled:
        yield _UNIT.format("{}", found.scaled.partition("，")[0]), where
    elif cell.is_locked and not cell.has_formula:
        yield LOCKED, where
    elif not cell.has_formula:
        if found.doubt:
            yield _DOUBT.format("{}", found.doubt.replace("{", "").replace("}", "")), where
        if not is_free(cell) and plain(cell.text) != str(value):
            yield _REPLACED, where


def sentences(notes: Iterable[Note]) -> list[str]:
    """Return a sentence for all cells of which the same is said."""
    cells: dict[str, list[str]] = {}
    for said, cell in notes:
        cells.setdefault(said, []).append(cell)
    return [said.format(_named(some)) for said, some in cells.items()]


def _named(cells: list[str]) -> str:
    listed = "、".join(cells[:_MOST_NAMED])
    return f"{listed}等{len(cells)}格" if len(cells) > _MOST_NAMED else listed
