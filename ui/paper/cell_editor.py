"""The line in which one types a figure, laid over its cell."""

from enum import Enum

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from core.document.document import Cell
from core.numbers import NumberError
from core.report.report import ABSENT, Stored
from ui.paper.composition import Composition
from ui.paper.navigation import Move
from ui.paper.spoken import spoken_description
from ui.paper.table_model import FormTableModel
from ui.paper.undo_keys import asks_for_undo


class Mode(Enum):
    """How editing began: arrows leave the cell in the first mode, move the cursor in the other."""

    REPLACE = "replace"  # by typing over
    REVISE = "revise"  # by F2 or a double click


_LEAVING = {
    Qt.Key.Key_Up: Move.UP,
    Qt.Key.Key_Down: Move.DOWN,
    Qt.Key.Key_Left: Move.LEFT,
    Qt.Key.Key_Right: Move.RIGHT,
}

# The focus goes to a menu, a dialog or another program, and one goes on typing afterwards.
_COMING_BACK = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
)


class CellEditor(QLineEdit):
    """Stores every valid keystroke at once, so that totals follow as one types.

    All keystrokes in one cell are one undo step; Escape takes them back.
    """

    refused = Signal(str)  # the reason
    taken_back = Signal(str, object)  # the reason and the cell, when a click elsewhere ended it
    accepted = Signal()  # the text is a figure again
    finished = Signal(object, object)  # the cell; a Move, or None to stay on it

    def __init__(self, model: FormTableModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.composition = Composition(self)
        self._model = model
        self._cell: Cell | None = None
        self._mode = Mode.REVISE
        self._session = 0
        self._before: Stored = ABSENT
        self._reason = ""
        self._is_storing = False
        self.corrects = False  # whether the cell had a figure when one began
        self.setFrame(False)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.textEdited.connect(self._store)
        model.editor.figures_changed.connect(self._follow)
        self.hide()

    @property
    def cell(self) -> Cell | None:
        """The cell being edited."""
        return self._cell

    @property
    def is_refused(self) -> bool:
        """Whether what stands in the line is no figure."""
        return bool(self._reason) and self._cell is not None

    def begin(self, cell: Cell, mode: Mode, text: str | None) -> None:
        """Edit a cell; `text` replaces its figure as though it were typed. The focus stays."""
        self._cell, self._mode = cell, mode
        self.setAccessibleName(cell.entry.name if cell.entry else "")
        self.setAccessibleDescription(spoken_description(self._model, cell))
        self._begin_visit(cell)
        self.corrects = self._before not in (ABSENT, None)
        self.show()
        if text is not None:
            self.setText(text)
            self._store(text)

    def begin_composing(self, cell: Cell) -> None:
        """Show nothing but what is composed over a cell; its figure stays until a commit."""
        self.begin(cell, Mode.REPLACE, None)
        self.clear()

    def _begin_visit(self, cell: Cell) -> None:
        """Show the figure in the cell, and remember it as the one to go back to."""
        self._reason = ""
        self._session = self._model.editor.new_session()
        self._before = self._model.editor.report.stored(self._address)
        self.setText(self._model.text(cell))

    def _follow(self, addresses: frozenset[str]) -> None:
        """Begin anew with a figure that something else has put into the cell."""
        if self._cell is not None and not self._is_storing and self._address in addresses:
            self._begin_visit(self._cell)
            self.accepted.emit()

    @property
    def _address(self) -> str:
        return self._cell.entry.address if self._cell and self._cell.entry else ""

    def commit(self, move: Move | None) -> None:
        """Leave the cell; a text that is no figure keeps one in it."""
        self.composition.commit()
        if self._reason:
            self.refused.emit(self._reason)
        else:
            self._finish(move)

    def cancel(self) -> None:
        """Put back the figure that was there before."""
        self.composition.cancel()
        self._model.editor.change_figures({self._address: self._before}, "恢复", self._session)
        self._finish(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the cell with Enter, Tab, Escape and, when typing over, with the arrows."""
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commit(Move.PREVIOUS_UP if back else Move.NEXT_DOWN)
        elif key is Qt.Key.Key_Escape or event.matches(QKeySequence.StandardKey.Undo):
            self.cancel()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) or (
            key in _LEAVING and self._mode is Mode.REPLACE
        ):
            self.commit(_LEAVING[key])
        elif key is Qt.Key.Key_F2:
            self._mode = Mode.REVISE
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Catch Tab before Qt moves the focus with it, and leave undo to the window."""
        if self.composition.takes(event):
            return True
        if asks_for_undo(event) and not self._reason:
            event.ignore()
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Tab:
                self.commit(Move.NEXT)
                return True
            if event.key() == Qt.Key.Key_Backtab:
                self.commit(Move.PREVIOUS)
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what was typed when one clicks elsewhere, unless it is no figure."""
        super().focusOutEvent(event)
        if self._cell is not None and event.reason() not in _COMING_BACK:
            self.settle()

    def settle(self) -> None:
        """Keep what was typed; take back what is no figure, and say so."""
        self.composition.commit()
        if self._reason:
            reason, cell = self._reason, self._cell
            self.cancel()
            is_blank = cell is None or not self._model.text(cell)
            before = "这一格仍是空白。" if is_blank else "已恢复原来的数。"
            self.taken_back.emit(f"{reason}{before}", cell)
        else:
            self._finish(None)

    def _store(self, text: str) -> None:
        if self._cell is None:
            return
        self._is_storing = True
        try:
            self._model.enter(self._cell, text, self._session)
        except NumberError as error:
            self._reason = str(error)
            self.refused.emit(self._reason)
        else:
            self._reason = ""
            self.accepted.emit()
        finally:
            self._is_storing = False

    def _finish(self, move: Move | None) -> None:
        cell, self._cell = self._cell, None
        if cell is not None:
            self.finished.emit(cell, move)
