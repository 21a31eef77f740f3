"""What the words of a register mean in a table: its results, and the kinds of those who asked."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from core.form.form import Form
from core.form.labels import Path, paths
from core.form.schema import LedgerMeaning
from core.interpret.labels import label_keys, letters, plain
from core.ledger.people import are_people

OPEN = "(open)"
"""The result of a case that is not finished."""

_NUMBERING = re.compile(r"[(（]?(?:[一二三四五六七八九十]{1,2}|\d{1,2})[)）.、．]")
_NUMBERS_OF = re.compile(r"[,;:、/]*(?:电话|手机|联系方式|身份证号?)?[:]?[\dXx\-]{6,}.*$")
_LONGEST_NOTE = 8  # characters, with the brackets
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


@dataclass(frozen=True)
class Found:
    """What some words may mean: one id where they tell it, several in doubt, none.

    One that is not `sure` is likely, no more.
    """

    ids: tuple[str, ...] = ()
    sure: bool = True

    @property
    def id(self) -> str:
        """The one id they mean; empty in doubt."""
        return self.ids[0] if len(self.ids) == 1 and self.sure else ""


class Vocabulary:
    """The words for a table's results and kinds."""

    def __init__(self, form: Form, table: str) -> None:
        ledger = form.tables[table].ledger
        if ledger is None:
            raise KeyError(table)
        self.form, self.table, self.ledger = form, table, ledger

    @cached_property
    def results(self) -> dict[str, str]:
        """The ids of results and what they are called, in the form's order."""
        is_row = self.ledger.results_are == "row"
        return self._axis(is_row, {self.ledger.received, self.ledger.carried_in, self.ledger.open})

    @cached_property
    def kinds(self) -> dict[str, str]:
        """The ids of kinds and what they are called, in the form's order."""
        return self._axis(self.ledger.results_are == "column", set())

    def _axis(self, is_row: bool, without: set[str]) -> dict[str, str]:  # noqa: FBT001
        names: dict[str, set[str]] = {}
        for spec in self.form.cells_of(self.table):
            id_, name = (spec.row, spec.row_name) if is_row else (spec.column, spec.column_name)
            if id_ not in without and spec.address not in self.form.totals:
                names.setdefault(id_, set()).add(name)
        return {
            id_: min(found) if len(found) == 1 else min(found).rpartition("·")[2]
            for id_, found in names.items()
            if not self._is_total(id_, is_row)
        }

    def _is_total(self, id_: str, is_row: bool) -> bool:  # noqa: FBT001
        specs = [
            s for s in self.form.cells_of(self.table) if (s.row if is_row else s.column) == id_
        ]
        return all(spec.address in self.form.totals for spec in specs)

    def address(self, result: str, kind: str) -> str:
        """Return the cell in which a case of a kind counts."""
        row, column = (result, kind) if self.ledger.results_are == "row" else (kind, result)
        return f"{self.table}.{row}.{column}"

    def result(self, *texts: str) -> Found:
        """Return what the words for a result mean; those that come later decide in doubt.

        What says that a case is not finished is OPEN. Behind words that are not understood
        nothing is sure.
        """
        doubt: tuple[str, ...] = ()
        is_strange = False
        for text in filter(None, map(_half, texts)):
            found = self._result(text)
            if is_strange:
                return Found(found, sure=False)
            is_strange = not (found or doubt or self._says_nothing(text))
            if doubt and found != (OPEN,):
                found = tuple(id_ for id_ in found if id_ in doubt) or ()
            if len(found) == 1:
                return Found(found)
            doubt = doubt or found
        return Found(doubt)

    def _result(self, text: str) -> tuple[str, ...]:
        said = _without_numbers(text)
        if any(re.search(pattern, said) for pattern in self.ledger.unfinished):
            return (OPEN,)
        if named := self._result_labels.get(_key(text)):
            return (named,)
        if self._says_nothing(text):
            return ()
        found = _meant(said, self.ledger.results)
        return (self.ledger.whole,) if self.ledger.whole in found else found

    def _says_nothing(self, text: str) -> bool:
        return any(re.search(pattern, text) for pattern in self.ledger.empty)

    def kind(self, *texts: str, name: str = "") -> Found:
        """Return what the words for a kind mean; those that come later decide in doubt, then who.

        A name tells a kind, too.
        """
        doubt: tuple[str, ...] = ()
        for text in filter(None, map(_half, texts)):
            label = self._kind_labels.get(_key(text))
            found = (label,) if label else _meant(text, self.ledger.kinds)
            found = tuple(id_ for id_ in found if id_ in doubt) if doubt else found
            if len(found) == 1:
                return Found(found)
            doubt = doubt or found
        by_name = self.kind_of_name(name).ids
        if doubt:
            by_name = tuple(id_ for id_ in by_name if id_ in doubt)
        return Found(by_name or doubt)

    def kind_of_name(self, name: str) -> Found:
        """Return what kind somebody is by the name, which may be that of several."""
        half = _half(name)
        if not half or not self.ledger.names:
            return Found()
        for note in map(str, _BRACKETS.findall(half)):
            told = _meant(note.strip("()[]"), self.ledger.kinds)
            if len(told) == 1 and len(note) <= _LONGEST_NOTE:
                return Found(told)
        body = _NUMBERS_OF.sub("", _BRACKETS.sub("", half))
        return Found(_meant(body, self.ledger.names) or (self._person if are_people(body) else ()))

    @cached_property
    def _person(self) -> tuple[str, ...]:
        """The kind of single people: the first of the form's."""
        return (next(iter(self.kinds)),)

    @cached_property
    def _result_labels(self) -> dict[str, str]:
        axis = "rows" if self.ledger.results_are == "row" else "columns"
        return self._labels(axis, self.results)

    @cached_property
    def _kind_labels(self) -> dict[str, str]:
        axis = "columns" if self.ledger.results_are == "row" else "rows"
        return self._labels(axis, self.kinds)

    def _labels(self, axis: str, ids: dict[str, str]) -> dict[str, str]:
        """Return the ids by the keys of their labels, alone and behind those of their groups."""
        found: dict[str, str] = {}
        for block in self.form.tables[self.table].blocks:
            for path in paths(getattr(block, axis)):
                if path.leaf.id in ids:
                    found |= dict.fromkeys(_path_keys(path), path.leaf.id)
        return found

    def ticked(self, head: str, above: str, *, of_results: bool) -> tuple[str, str]:
        """Return the axis and id that a head names, for cases to be ticked below; else blank.

        What may be of both axes, such as 其他, is told by whether it stands under results.
        """
        named = {"kind": self._kind_labels, "result": self._result_labels}
        order = ("result", "kind") if of_results else ("kind", "result")
        for text in (f"{above}{head}", head):
            for axis in order:
                if found := named[axis].get(_key(_half(text))):
                    return axis, found
        found = Found(_meant(_without_numbers(_half(head)), self.ledger.results)).id
        if found in self.results:
            return "result", found
        found = Found(_meant(_half(head), self.ledger.kinds)).id
        return ("kind", found) if found in self.kinds else ("", "")

    def is_result_in_doubt(self, head: str) -> bool:
        """Say whether a head names several results, such as 不予公开."""
        found = _meant(_without_numbers(_half(head)), self.ledger.results)
        return len(found) > 1


def _path_keys(path: Path) -> set[str]:
    keys = {_key(key) for key in label_keys(path.leaf)}
    groups = [k for label in path.labels[:-1] if label.name for k in label_keys(label)]
    return keys | {_key(group) + key for group in groups for key in keys}


def _half(text: str) -> str:
    return plain(text).replace("，", ",").replace("。", ".")


def _key(text: str) -> str:
    return letters(_without_numbers(text))


def _without_numbers(text: str) -> str:
    return _NUMBERING.sub("", text)


@lru_cache(maxsize=4096)
def _meant(text: str, meanings: tuple[LedgerMeaning, ...]) -> tuple[str, ...]:
    """Return the ids that a text names; a group gives way to those of its ids that are named."""
    single: list[str] = []
    group: list[str] = []
    for meaning in meanings:
        for pattern in meaning.says:
            changed = re.sub(pattern, "#", text)
            if changed != text:
                text = changed
                (single if len(meaning.ids) == 1 else group).extend(meaning.ids)
    agrees = not group or any(id_ in group for id_ in single)
    return tuple(dict.fromkeys(single if single and agrees else single + group))
