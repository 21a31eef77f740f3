"""What goes where in a blank, before anything is written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from core.filling.blank import Blank, BlankCell, Content, Place, cell_at, cells_of
from core.filling.collecting import Line, lines_of
from core.filling.fields import (
    NAMES,
    ORGAN,
    Person,
    contents_of,
    field_of,
    filled_lines,
    find_fields,
)
from core.filling.notes import LOCKED, Note, notes_of, sentences
from core.filling.probing import FoundCell, find_figures, is_free
from core.filling.reading_back import read_back
from core.form.library import FormLibrary
from core.report.report import Report

_NO_FIGURES = "没有认出放数字的格子，请检查是否选错文件；也可以逐格指定。"
_HOMELESS = "本报告有{}个数字在这张表里没有位置：{}。"
_UNFILLED = "这张表里有{}格空着，没有对应的内容：{}。"
_MOST_NAMED = 12
_NO_HEADS = ("", "备注", "说明", "序号")
_ENOUGH = 0.9  # of the figures that are found: with so many, a line of a collecting table is it


@dataclass(frozen=True)
class Plan:
    """What goes into which place of a blank.

    `figures` are places by address, `fields` names of fields by place, and `lines` whole texts of
    cells that ask within their text. `chosen` are the places that a person has given an address,
    a field, or nothing. `without` is what is taken away to read our line of a collecting table.
    """

    report: Report
    blank: Blank
    contents: dict[str, str]
    figures: dict[str, FoundCell]
    fields: dict[Place, str]
    lines: dict[Place, tuple[str, tuple[str, ...]]]
    line: Line | None = None
    chosen: dict[Place, str] = field(default_factory=dict)

    @property
    def without(self) -> dict[Place, Content]:
        """What other organs have in a collecting table, blanked out."""
        return dict.fromkeys(self.line.others, "") if self.line else {}

    @property
    def address_at(self) -> dict[Place, str]:
        """The addresses of the figures by their places."""
        return {found.place: address for address, found in self.figures.items()}

    @property
    def writes(self) -> dict[Place, Content]:
        """What is to be written: nothing that is computed, locked, or of another unit."""
        contents: dict[Place, Content] = {p: t for p, (t, _) in self.lines.items()}
        contents |= {p: self.contents[f] for p, f in self.fields.items() if f in self.contents}
        figures = self.report.figures
        for address, found in self.figures.items():
            value = figures[address]
            if value is not None and not found.scaled:
                contents[found.place] = value
        cells = {place: cell_at(self.blank, place) for place in contents}
        return {p: c for p, c in contents.items() if (cell := cells[p]) and _is_open(cell)}

    @property
    def homeless(self) -> list[str]:
        """The addresses of figures that have no place."""
        values = self.report.figures.items()
        return [a for a, value in values if value is not None and a not in self.figures]

    @property
    def unfilled(self) -> list[BlankCell]:
        """Blank cells between labels that nothing fits."""
        taken = {*self.address_at, *self.fields, *self.lines, *self.without}
        return [
            cell
            for cell in cells_of(self.blank)
            if is_free(cell) and cell.place not in taken and self._is_asked(cell)
        ]

    def _is_asked(self, cell: BlankCell) -> bool:
        """Say whether a cell stands beside figures and below a head that asks for something."""
        is_beside = any(p[:2] == cell.place[:2] for p in self.address_at)
        head = self._head_of(cell) if is_beside else ""
        return head not in _NO_HEADS and not field_of(head)

    def _head_of(self, cell: BlankCell) -> str:
        """Return the nearest text above a cell in the same table; empty where there is none."""
        sheet = next(s for s in self.blank.sheets if s.number == cell.place.sheet)
        for row in range(cell.place.row - 1, -1, -1):
            upper = sheet.covering.get((row, cell.place.column))
            if upper is not None and not is_free(upper):
                return "".join(upper.text.split())
            if row not in sheet.rows_with_text:
                break  # what is above is another table
        return ""

    def listed(self) -> list[str]:
        """Return which figures have no place, and which cells nothing fits, a sentence each."""
        names = [self.report.form.cells[address].name for address in self.homeless]
        cells = [f"{self.sheet_name(c.place)}{c.name}" for c in self.unfilled]
        return [
            sentence.format(len(some), _named(some))
            for sentence, some in ((_HOMELESS, names), (_UNFILLED, cells))
            if some
        ]

    def sheet_name(self, place: Place) -> str:
        """Return what a person calls the sheet of a place."""
        return next(s.name for s in self.blank.sheets if s.number == place.sheet)

    def told(self) -> list[str]:
        """Return what a person has to know before it is written, a sentence each."""
        names = {address: spec.name for address, spec in self.report.form.cells.items()}
        if not self.figures:
            return [_NO_FIGURES]
        return sentences(self._notes(names))

    def _notes(self, names: Mapping[str, str]) -> Iterator[Note]:
        for address, found in self.figures.items():
            cell, value = self.cell(found.place), self.report.figures[address]
            if cell is not None and value is not None:
                yield from notes_of(names[address], cell, found, value)
        for place in (*self.fields, *self.lines):
            cell = self.cell(place)
            if cell is not None and cell.is_locked:
                yield LOCKED, f"{cell.name}（{NAMES.get(self.fields.get(place, ''), '填报人等')}）"

    def cell(self, place: Place) -> BlankCell | None:
        """Return the cell at a place."""
        return cell_at(self.blank, place)

    def meaning_at(self, place: Place) -> str:
        """Return the address or the field that a place is for; empty for none."""
        return self.address_at.get(place, "") or self.fields.get(place, "")

    def name_of(self, meaning: str) -> str:
        """Return what a person calls an address or a field."""
        cell = self.report.form.cells.get(meaning)
        return cell.name if cell else NAMES.get(meaning, "")

    def with_lines_anew(self) -> "Plan":
        """Return the plan with the cells that ask within their text filled in as known now."""
        taken = frozenset(self.address_at)
        lines = filled_lines(self.blank, self.contents, taken)
        return replace(self, lines={p: t for p, t in lines.items() if p not in self.chosen})

    def corrected(self, place: Place, meaning: str) -> "Plan":
        """Return the plan with a place that a person has given an address, a field, or nothing."""
        figures = {
            a: found for a, found in self.figures.items() if found.place != place and a != meaning
        }
        fields = {p: f for p, f in self.fields.items() if p != place}
        lines = {p: text for p, text in self.lines.items() if p != place}
        if meaning in self.report.form.cells:
            figures[meaning] = FoundCell(place)
        elif meaning in NAMES:
            fields[place] = meaning
        chosen = {p: m for p, m in self.chosen.items() if not m or m != meaning}
        return replace(
            self, figures=figures, fields=fields, lines=lines, chosen={**chosen, place: meaning}
        )


def _named(names: list[str]) -> str:
    more = "……" if len(names) > _MOST_NAMED else ""
    return "、".join(names[:_MOST_NAMED]) + more


def _is_open(cell: BlankCell) -> bool:
    return not cell.has_formula and not cell.is_locked


def plan_for(report: Report, blank: Blank, forms: FormLibrary, person: Person, today: date) -> Plan:
    """Return what goes where, as the labels of the blank tell."""
    agency = report.heading.agency
    contents = contents_of(report, person, today)
    plans = [
        _plan(report, blank, forms, contents, line) for line in (None, *lines_of(blank, agency))
    ]
    whole = plans[0]
    with_line = [plan for plan in plans if plan.line and _is_worth(plan, plan.line, whole)]
    chosen = max(with_line or [whole], key=lambda plan: len(plan.figures))
    return _as_read(chosen, forms)


def _is_worth(plan: Plan, line: Line, whole: Plan) -> bool:
    """Say whether as many figures are found on a sheet by one line of it as by all of it."""
    sheet = line.label.sheet
    found, most = (sum(p.sheet == sheet for p in each.address_at) for each in (plan, whole))
    return found > 0 and found >= _ENOUGH * most


def _as_read(plan: Plan, forms: FormLibrary) -> Plan:
    """Return a plan without the figures that would not be read as they were written."""
    contents = plan.writes
    reading = read_back(plan.blank.written({**contents, **plan.without}), forms)
    kept = {
        address: found
        for address, found in plan.figures.items()
        if found.place not in contents
        or (reading and reading.cells[address].value == contents[found.place])
    }
    return replace(plan, figures=kept)


def _plan(
    report: Report,
    blank: Blank,
    forms: FormLibrary,
    contents: Mapping[str, str],
    line: Line | None,
) -> Plan:
    without: dict[Place, Content] = dict.fromkeys(line.others, "") if line else {}
    fields = {p: f for p, f in find_fields(blank).items() if p not in without}
    if line:
        sheet = line.label.sheet
        fields = {p: f for p, f in fields.items() if f != ORGAN or p.sheet != sheet}
        fields |= _fields_of_line(blank, line)
        fields.pop(line.name, None)
        if not line.has_name:
            fields[line.name] = ORGAN
    kept = frozenset({*fields, *([line.name] if line else [])})
    figures = find_figures(blank, report.form, forms, kept, without)
    places = frozenset(found.place for found in figures.values())
    lines = filled_lines(blank, dict(contents), places)
    fields = {p: f for p, f in fields.items() if p not in places}
    return Plan(report, blank, dict(contents), figures, fields, lines, line)


def _fields_of_line(blank: Blank, line: Line) -> dict[Place, str]:
    """Return the fields of our line by the heads in the row, or the column, of the organs' head."""
    sheet = next(s for s in blank.sheets if s.number == line.label.sheet)
    is_row = line.name.column == line.label.column
    found = {}
    for cell in sheet.cells:
        head = (
            (line.label.row, cell.place.column) if is_row else (cell.place.row, line.label.column)
        )
        mine = cell.place.row == line.name.row if is_row else cell.place.column == line.name.column
        upper = sheet.covering.get(head)
        field_ = field_of(upper.text) if mine and upper and cell.is_blank else ""
        if field_:
            found[cell.place] = field_
    return found
