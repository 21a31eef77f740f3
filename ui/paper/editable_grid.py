"""A table of the form whose figures can be typed, cleared, copied and pasted."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from core.document.document import Cell
from core.form.library import official_forms
from core.form.recognition import looks_like_report
from ui.paper.cell_editor import CellEditor, Mode
from ui.paper.cell_range import PasteError, cleared, copy_range, paste_range
from ui.paper.grid_view import GridView
from ui.paper.navigation import Move
from ui.paper.table_model import FormTableModel
from ui.paper.table_painter import TablePainter

_COMPUTED = "合计由程序自动计算，不用填写。"


class EditableGrid(GridView):
    """Changes the figures of one table, and says why when it does not."""

    refused = Signal(str, QRect)  # reason, the cell in the viewport's coordinates
    taken_back = Signal(str)  # why an entry was, after one went elsewhere, perhaps far away
    settled = Signal()  # what was refused or explained is over
    report_pasted = Signal(str, str)  # text and HTML of a whole report, for which no cell is meant
    moved_on = Signal(Cell, Move)  # the cell one typed in, and where one goes from there

    def __init__(
        self,
        model: FormTableModel,
        parent: QWidget | None = None,
        painter: TablePainter | None = None,
    ) -> None:
        super().__init__(model, parent, painter)
        self.cell_editor = CellEditor(self.form_model, self.viewport())
        self.cell_editor.refused.connect(self._refuse)
        # Said after the click that took it back, which itself hides what was said before.
        self.cell_editor.taken_back.connect(
            self._tell_taken_back, Qt.ConnectionType.QueuedConnection
        )
        self.cell_editor.accepted.connect(self.settled)
        self.cell_editor.finished.connect(self._editing_finished)
        self.form_model.editor.stepping.connect(self.settle_editing)

    def set_geometry(self, width: int, zoom: float) -> None:
        """Lay the table out anew, with the line one types in."""
        super().set_geometry(width, zoom)
        if self.cell_editor.cell is not None:
            self.lay_over(self.cell_editor.cell)

    def edit_cell(self, cell: Cell, mode: Mode, text: str | None) -> None:
        """Open the line to type in; totals say why they cannot be edited."""
        if not self.may_edit(cell):
            return
        self.lay_over(cell)
        self.cell_editor.begin(cell, mode, text)
        self.cell_editor.setFocus()
        self.cell_editor.deselect()

    def may_edit(self, cell: Cell) -> bool:
        """Leave the cell one edits, and bring another into view; say why it cannot be edited."""
        self.settled.emit()
        if self.form_model.is_computed(cell):
            self.refused.emit(_COMPUTED, self.rect_of(cell))
            return False
        self.finish_editing()
        self._bring_into_view(cell)
        return True

    def _bring_into_view(self, cell: Cell) -> None:
        """Let nothing change that one does not see; one may have scrolled away from it."""
        self.visited.emit(self.rect_of(cell))

    def lay_over(self, cell: Cell) -> None:
        """Lay the line to type in over a cell."""
        self.cell_editor.setFont(self.painter_of_cells.value_font)
        room = self.painter_of_cells.value_room(self.rect_of(cell))
        self.cell_editor.setGeometry(room.adjusted(2, 2, -2, -2))

    def _editing_finished(self, cell: Cell, move: Move | None) -> None:
        had_focus = self.cell_editor.hasFocus()
        self.cell_editor.hide()
        if had_focus:
            self.setFocus()
        self.settled.emit()
        if move is not None:
            self.moved_on.emit(cell, move)

    def settle_editing(self) -> None:
        """Take back what is no figure, before the report is saved, exported or a step undone."""
        if self.cell_editor.is_refused:
            self.cell_editor.settle()

    def finish_editing(self) -> None:
        """Take over what is typed, before one goes elsewhere."""
        if self.cell_editor.cell is None:
            return
        if self.cell_editor.hasFocus():
            self.cell_editor.commit(None)
        else:
            self.cell_editor.settle()

    def _refuse(self, reason: str) -> None:
        cell = self.cell_editor.cell or self.current_cell()
        if cell is not None:
            self._refuse_at(reason, cell)

    def _tell_taken_back(self, reason: str, cell: Cell) -> None:
        self._refuse_at(reason, cell)
        self.taken_back.emit(reason)

    def _refuse_at(self, reason: str, cell: Cell) -> None:
        self.refused.emit(reason, self.rect_of(cell))

    def clear_cells(self) -> None:
        """Blank the chosen cells; totals alone say why they stay."""
        chosen = self.chosen_cells()
        changes = cleared(self.form_model, chosen)
        for cell in chosen[:1]:
            self._bring_into_view(cell)
        if not changes:
            self._refuse(_COMPUTED)
        self.form_model.editor.change_figures(changes, "清除")

    def copy(self) -> None:
        """Put the chosen range on the clipboard."""
        cells = self.chosen_cells()
        if cells:
            QGuiApplication.clipboard().setText(copy_range(self.form_model, cells))

    def cut(self) -> None:
        """Copy the chosen range and blank it."""
        self.copy()
        self.clear_cells()

    def paste(self) -> None:
        """Take figures from the clipboard; a whole report is offered to be imported."""
        text = QGuiApplication.clipboard().text()
        if looks_like_report(text, official_forms()):
            self.report_pasted.emit(text, QGuiApplication.clipboard().mimeData().html())
        else:
            self.insert_text(text)

    def insert_text(self, text: str) -> None:
        """Put figures into the cells, all or none."""
        chosen = self.chosen_cells()
        if not chosen:
            return
        start = chosen[0]
        self._bring_into_view(start)
        try:
            if not text:
                raise PasteError("剪贴板里没有文字，没有粘贴。")
            changes = paste_range(self.form_model, start, chosen, text)
        except PasteError as error:
            self.refused.emit(str(error), self.rect_of(start))
        else:
            self.settled.emit()
            self.form_model.editor.change_figures(changes, "粘贴")
