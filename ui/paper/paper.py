"""The page: title, preface, sections and signature in the order of the printed form."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.checks.finding import Action
from core.form.schema import Section
from core.text import Difference
from ui.editing.report_editor import ReportEditor
from ui.look.theme import FANG, page_font, theme
from ui.paper.cell_range import sum_text
from ui.paper.growing_text import GrowingText
from ui.paper.heading_fields import BODY_SIZE, HeadingFields
from ui.paper.margins import TEXT_WIDTH, side_margin, top_margin
from ui.paper.places import Places
from ui.paper.section_heading import SectionHeading
from ui.paper.spoken import SpokenFindings
from ui.paper.table_model import FormTableModel
from ui.paper.table_view import TableView
from ui.paper.text_tools import TextTools

if TYPE_CHECKING:
    from core.years.sentences import Proposal

_MUCH_ROOM = 10_000  # px, until it is known how much there is


class Paper(QWidget):
    """All fields of a report. Its signals about a place carry a widget and a rectangle in it."""

    refused = Signal(str, QWidget, QRect)
    taken_back = Signal(str)
    explained = Signal(str, QWidget, QRect)
    settled = Signal()
    visited = Signal(QWidget, QRect)
    shrunk = Signal(QWidget, int)  # a field became less high, by so many px
    added_up = Signal(str)  # what the chosen figures add up to, in words
    silence_asked = Signal(object)  # Finding whose rule shall not be reported any more
    report_pasted = Signal(QWidget, str, str)  # where; text and HTML of a whole report

    def __init__(self, editor: ReportEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self.tables: dict[str, TableView] = {}
        self.narratives: dict[str, GrowingText] = {}
        self.text_tools: dict[str, TextTools] = {}
        self.headings: dict[str, SectionHeading] = {}
        texts = editor.report.form.narratives
        self._written_in = next((s.id for s in texts if not s.optional), texts[0].id)
        self._heading = HeadingFields(editor, self)
        self.title = self._heading.title
        self.signed_by = self._heading.signed_by
        self.signed_on = self._heading.signed_on
        self._room = _MUCH_ROOM
        self._build()
        self.places = Places(self, editor)
        self._connect()
        self.set_zoom(1.0)
        self._heading.show_heading()
        self._show_blanks()
        heading = {"title": self.title, "signed_by": self.signed_by, "signed_on": self.signed_on}
        SpokenFindings(editor, {**self.narratives, **heading}, self)

    # Making the page

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.title)
        for section in self._editor.report.form.sections:
            if section.heading:
                self.headings[section.id] = heading = SectionHeading(section.heading, self)
                self._column.addWidget(heading)
            self._column.addWidget(self._section_field(section))
        self._column.addSpacing(24)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addLayout(self._heading.signature(), 1)
        self._column.addLayout(row)
        self._column.addStretch(1)
        for before, after in pairwise(self.fields()):
            QWidget.setTabOrder(before, after)

    def _section_field(self, section: Section) -> QWidget:
        if section.kind == "table":
            model = FormTableModel(self._editor, section.id)
            self.tables[section.id] = table = TableView(model, self)
            return table
        help_text = f"{section.help}\n依据：{section.source}"
        field = GrowingText(section.name, help_text, placeholder=section.placeholder, parent=self)
        field.show_text(self._editor.report.narrative(section.id))
        self.narratives[section.id] = field
        return field

    def _connect(self) -> None:
        editor = self._editor
        for id_, table in self.tables.items():
            self._connect_table(id_, table)
        for id_, field in self.narratives.items():
            self._connect_text(field)
            field.edited.connect(lambda change, id_=id_: self._narrative_edited(id_, change))
            field.visited.connect(lambda _, id_=id_: self._note_written_in(id_))
        self._connect_text(self.title)
        self._connect_text(self.signed_by)
        editor.narrative_changed.connect(self._show_narrative)
        editor.previous_changed.connect(self._show_previous)
        editor.figures_changed.connect(self._add_up)
        editor.findings_changed.connect(self._show_blanks)
        for id_, field in self.narratives.items():  # they mark the text that is shown by now
            self.text_tools[id_] = tools = TextTools(editor, id_, field, self._chosen_cell)
            tools.cells_asked.connect(self.places.show_cells)
            tools.silence_asked.connect(self.silence_asked)

    def _connect_table(self, id_: str, table: TableView) -> None:
        if id_ in self.headings:
            self.headings[id_].fill_blanks.connect(lambda: self._editor.fill_blanks([id_]))
        view = table.viewport()
        table.refused.connect(lambda text, rect: self.refused.emit(text, view, rect))
        table.taken_back.connect(self.taken_back)
        table.explained.connect(lambda text, rect: self.explained.emit(text, view, rect))
        table.visited.connect(lambda rect: self.visited.emit(view, rect))
        table.settled.connect(self.settled)
        table.report_pasted.connect(lambda text, html: self.report_pasted.emit(table, text, html))
        table.passed.connect(lambda move: self.places.pass_on(table, move))
        table.selectionModel().selectionChanged.connect(lambda: self._choose(table))

    def _choose(self, table: TableView) -> None:
        self.places.choose_only_in(table)
        self._add_up()

    def _add_up(self) -> None:
        """Tell what the chosen figures of the one table with any add up to."""
        cells = [cell for table in self.tables.values() for cell in table.chosen_cells()]
        self.added_up.emit(sum_text(self._editor.report, cells))

    def _connect_text(self, field: GrowingText) -> None:
        view = field.viewport()
        field.explained.connect(lambda text, rect: self.explained.emit(text, view, rect))
        field.visited.connect(lambda rect: self.visited.emit(view, rect))
        field.shrunk.connect(lambda px: self.shrunk.emit(field, px))
        field.edited.connect(self.settled)
        field.report_pasted.connect(lambda text, html: self.report_pasted.emit(field, text, html))
        field.settled.connect(self.settled)

    # Appearance

    def set_zoom(self, zoom: float) -> None:
        """Show everything at a zoom, 1 for 100 %."""
        body = BODY_SIZE * zoom
        self._column.setSpacing(round(8 * zoom))
        self._zoom = zoom
        self._set_margins()
        self._heading.set_zoom(zoom)
        font = page_font(FANG, body)
        for field in self.narratives.values():
            field.set_look(font, Qt.AlignmentFlag.AlignJustify, 2 * body)
        for heading in self.headings.values():
            heading.set_zoom(body, round(2 * body))
        for table in self.tables.values():
            table.set_geometry(round(TEXT_WIDTH * zoom), zoom)

    def fit_into(self, room: int) -> None:
        """Take no more than `room` px across, as far as the margins allow."""
        self._room = room
        self._set_margins()

    def _set_margins(self) -> None:
        top, side = top_margin(self._zoom), side_margin(self._zoom, self._room)
        self.setFixedWidth(round(TEXT_WIDTH * self._zoom) + 2 * side)
        self._column.setContentsMargins(side, top, side, top)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheet of paper."""
        QPainter(self).fillRect(event.rect(), QColor(theme().paper))

    def paint_anew(self) -> None:
        """Draw the marks in the colours in force."""
        for tools in self.text_tools.values():
            tools.marks.show_marks()

    # Following the report

    def _show_narrative(self, section_id: str) -> None:
        self.narratives[section_id].show_text(self._editor.report.narrative(section_id))

    def _show_blanks(self) -> None:
        for id_, heading in self.headings.items():
            findings = self._editor.standing.findings_in(id_)
            blanks = (len(f.cells) for f in findings if f.action is Action.FILL_BLANKS)
            heading.show_blanks(sum(blanks))

    def show_previous(self, *, shown: bool) -> None:
        """Show or hide last year's figures."""
        for table in self.tables.values():
            table.form_model.shows_previous = shown
        if self._editor.report.previous is not None:
            self._show_previous()

    def _show_previous(self) -> None:
        for table in self.tables.values():
            table.lay_out_anew()
        self.places.show_place()

    # Changing the report

    def _narrative_edited(self, section_id: str, change: Difference) -> None:
        name = self._editor.report.form.section(section_id).name
        self._editor.edit_narrative(section_id, change, f"修改“{name}”")

    def insert_figure(self) -> None:
        """Ask for a cell, and let its figure stand where one wrote last and follow the table."""
        self.text_tools[self._written_in].ask_figure()

    def insert_sentences(self, sentences: Sequence[Proposal]) -> None:
        """Put sentences where one wrote last."""
        self.text_tools[self._written_in].insert_sentences(sentences)

    def _note_written_in(self, section_id: str) -> None:
        self._written_in = section_id

    def _chosen_cell(self) -> str:
        """Return the cell that was worked at last in a table."""
        chosen = (cell for table in self.tables.values() for cell in table.chosen_cells())
        return next((cell.entry.address for cell in chosen if cell.entry), "")

    def settle_editing(self) -> None:
        """Take back what is no figure, before the report is saved or exported."""
        for table in self.tables.values():
            table.settle_editing()

    def fields(self) -> list[QWidget]:
        """Return all fields from top to bottom, as Tab visits them."""
        sections = self._editor.report.form.sections
        inner: list[QWidget] = [self.tables.get(s.id) or self.narratives[s.id] for s in sections]
        return [self.title, *inner, self.signed_by, self.signed_on]
