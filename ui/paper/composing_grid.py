"""A table in which one can compose: an input method is shown in the line over the chosen cell.

The focus stays in the table while one composes, because an input method begins anew in a widget
that gets it, and even during a commit: moved then, Qt's plugin for ibus commits once more. It goes
to the line with the next key.
"""

from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent

from ui.paper.editable_grid import EditableGrid
from ui.paper.table_model import Index

_KEYS = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
_CURSOR = (Qt.InputMethodQuery.ImCursorRectangle, Qt.InputMethodQuery.ImAnchorRectangle)


class ComposingGrid(EditableGrid):
    """Hands on to the line over a cell what an input method shows and commits."""

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Show what is composed in the line over the cell one stands on."""
        cell = self.current_cell()
        if cell is None or not (self._composes or event.preeditString() or event.commitString()):
            return
        if not self._composes and not self._begin_composing(event):
            return
        QCoreApplication.sendEvent(self.cell_editor, event)
        self._end_composing()
        self.updateMicroFocus()

    @property
    def _composes(self) -> bool:
        """Whether the line is open for what the table is told, without the focus."""
        return self.cell_editor.cell is not None and not self.cell_editor.hasFocus()

    def _begin_composing(self, event: QInputMethodEvent) -> bool:
        """Open the line over the cell; say whether there is something to write, and where."""
        cell = self.current_cell()
        if cell is None or not (event.preeditString() or event.commitString().strip()):
            return False
        if not self.may_edit(cell):
            return False
        self.lay_over(cell)
        self.cell_editor.begin_composing(cell)
        return True

    def _end_composing(self) -> None:
        """Close the line when nothing is left in it."""
        editor = self.cell_editor
        if editor.composition.lost:  # perhaps to be committed, by what goes on just now
            QTimer.singleShot(0, self, self._end_composing)
        elif self._composes and not editor.composition.text and not editor.text():
            editor.cancel()

    def event(self, event: QEvent) -> bool:
        """Show the line the keys that reach the table, and the loss of the focus."""
        if event.type() == QEvent.Type.FocusOut and self._composes:
            self.cell_editor.composition.takes(event)
            self.cell_editor.settle()
        elif event.type() in _KEYS and self._composes:
            return self._hand_on_key(event)
        return super().event(event)

    def _hand_on_key(self, event: QEvent) -> bool:
        composes = bool(self.cell_editor.composition.text)
        if event.type() == QEvent.Type.KeyPress and not composes:
            self.cell_editor.setFocus()
            self.cell_editor.deselect()
        is_done = self.cell_editor.event(event)  # sent, what it ignores would come back here
        if composes:
            self._end_composing()
        return is_done

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:  # noqa: ANN401 (Qt's)
        """Tell where the candidates belong: at the cursor in the line, or at the cell."""
        cell = self.current_cell()
        if cell is None or query not in _CURSOR:
            return super().inputMethodQuery(query)
        if not self._composes:
            return self.rect_of(cell)
        cursor = self.cell_editor.inputMethodQuery(query)
        rect = cursor.toRect() if isinstance(cursor, QRectF) else QRect(cursor)
        return rect.translated(self.cell_editor.pos())

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Let the candidates follow from cell to cell."""
        super().currentChanged(current, previous)
        self.updateMicroFocus()
