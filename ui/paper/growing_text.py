"""A text field on the page: as high as its text, plain text only, undo left to the window."""

import math

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextDocumentFragment,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QMenu, QWidget

from core.form.library import official_forms
from core.form.recognition import looks_like_report
from core.text import difference, pasted_text
from ui.paper.character_text import CharacterText
from ui.paper.composition import Composition
from ui.paper.placeholder import Placeholder
from ui.paper.undo_keys import asks_for_undo

_LINE_HEIGHT = 1.5  # of the font's own
_CLICK = 50  # ms until one looks again whether a click is over
_MOVES = {
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down),
    *(Qt.Key.Key_Home, Qt.Key.Key_End),
}


class GrowingText(CharacterText):
    """Tells each change as a difference; shows what the report says after undo.

    A `single` field holds one paragraph: Enter leaves it, pasted lines are joined.
    """

    edited = Signal(object)  # Difference
    explained = Signal(str, QRect)  # help, the cursor in the viewport's coordinates
    settled = Signal()  # what was explained is over
    shrunk = Signal(int)  # by so many px, after one went elsewhere
    visited = Signal(QRect)  # the cursor, to be scrolled to
    menu_asked = Signal(QMenu, int)  # to be added to, for the character at a place of the text
    report_pasted = Signal(str, str)  # text and HTML of a whole report, which was not inserted

    def __init__(
        self,
        name: str,
        help_text: str,
        *,
        placeholder: str = "",
        single: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.composition = Composition(self)
        self._placeholder = Placeholder(placeholder)
        self._known = ""
        self._keeps_room = False  # that of the placeholder, while one writes in its place
        self._single = single
        self._help = help_text
        self._format = QTextBlockFormat()
        self.setAccessibleName(name)
        self.setAccessibleDescription(help_text)
        self.setToolTip(help_text)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(3)
        self.viewport().setAutoFillBackground(False)
        self.textChanged.connect(self._text_changed)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.cursorPositionChanged.connect(self._cursor_moved)

    # Appearance

    def set_look(
        self, font: QFont, alignment: Qt.AlignmentFlag, indent: float = 0, *, side: float = 0
    ) -> None:
        """Set the font and the shape of paragraphs.

        The `indent` of the first line and what is left free on either `side` are in px.
        """
        self._format = QTextBlockFormat()
        self._format.setAlignment(alignment)
        self._format.setTextIndent(indent)
        self._format.setLeftMargin(side)
        self._format.setRightMargin(side)
        self._format.setLineHeight(  # not in proportion: a rare character's font may be higher
            _LINE_HEIGHT * QFontMetricsF(font).height(),
            QTextBlockFormat.LineHeightTypes.FixedHeight.value,
        )
        self.setFont(font)
        self.document().setDefaultFont(font)
        self._placeholder.set_look(font, self._format, self.document().documentMargin())
        self._shape_paragraphs()

    def _shape_paragraphs(self) -> None:
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(self._format)
        self._grow()

    def _grow(self) -> None:
        if self._single and self.composition.text:
            return  # letters take more room than what they stand for
        keeps = self._keeps_room or not self._known
        suggested = self._placeholder.height(self.viewport().width()) if keeps else 0
        height = math.ceil(max(self.document().size().height(), suggested))
        if height != self.height():
            self.setFixedHeight(height)

    def _give_room_back(self) -> None:
        """Become as high as the text, once what one clicked meanwhile cannot move away any more."""
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            QTimer.singleShot(_CLICK, self, self._give_room_back)
        elif not self.hasFocus():
            before, self._keeps_room = self.height(), False
            self._grow()
            self.shrunk.emit(before - self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, or the placeholder while there is none."""
        super().paintEvent(event)
        if not self.toPlainText() and not self.composition.text:
            self._placeholder.paint(QPainter(self.viewport()), self.palette())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height to the new width."""
        super().resizeEvent(event)
        self._grow()

    # Text

    def show_text(self, text: str) -> None:
        """Show the report's text; what is the same stays untouched, and so does the cursor."""
        change = difference(self._known, text)
        if not change.removed and not change.inserted:
            return
        self._known = text
        cursor = self.cursor_at(change.start, len(change.removed))
        cursor.insertText(change.inserted)
        self._shape_paragraphs()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Tell only what came of a composition: what it replaced went when it began."""
        super().inputMethodEvent(event)
        self._text_changed()

    def _text_changed(self) -> None:
        if self.composition.text:
            return
        text = self.toPlainText()
        change = difference(self._known, text)
        if change.removed or change.inserted:
            self._keeps_room |= self.hasFocus() and not self._known
            self._known = text
            self._grow()  # a placeholder needs other room than the text
            self.edited.emit(change)

    def _cursor_moved(self) -> None:
        if self.hasFocus():
            self.visited.emit(self.cursorRect())

    # What comes from outside

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text; leave dropped files to the window."""
        return not source.hasUrls() and (source.hasText() or source.hasHtml())

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Insert text as plain paragraphs; neither a file that was copied nor a whole report."""
        if not self.canInsertFromMimeData(source):
            return
        text = source.text()
        if not text and source.hasHtml():
            text = QTextDocumentFragment.fromHtml(source.html()).toPlainText()
        if looks_like_report(text, official_forms()):
            self.report_pasted.emit(text, source.html())
        else:
            self.insert_text(text)

    def insert_text(self, text: str) -> None:
        """Insert a text from elsewhere as plain paragraphs."""
        text = pasted_text(text).rstrip("\n")
        if self._is_at_paragraph_start():
            text = text.lstrip(" \u3000\n")
        if self._single:
            text = "".join(text.split("\n"))
        self.textCursor().insertText(text)
        self.ensureCursorVisible()

    def _is_at_paragraph_start(self) -> bool:
        start = self.textCursor().selectionStart()
        return self.document().findBlock(start).position() == start

    # Keys and mouse

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window, which undoes across all fields."""
        if self.composition.takes(event):
            return True
        if asks_for_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Explain with F1 until Escape; leave a field of one paragraph with Enter."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_F1:
            self.explain()
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            event.ignore()  # the page scrolls
        elif event.key() == Qt.Key.Key_Escape:
            self.settled.emit()
        elif is_enter and self._single:
            self.focusNextChild()
        elif is_enter and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.textCursor().insertBlock()  # no line breaks within paragraphs
        else:
            super().keyPressEvent(event)
            if event.key() in _MOVES:
                self._cursor_moved()  # or it could not: the page may have been scrolled away

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the text, where one clicked or else at the cursor."""
        is_click = event.reason() is QContextMenuEvent.Reason.Mouse
        place = event.pos() if is_click else self.cursorRect().center()
        if is_click and not self.textCursor().hasSelection():
            self.setTextCursor(self.cursorForPosition(place))
        self.menu_at(place).exec(event.globalPos())

    def menu_at(self, place: QPoint) -> QMenu:
        """Return the menu for a place of the viewport."""
        menu = self.menu()
        character = self.character_at(place)
        self.menu_asked.emit(menu, self.selected()[0] if character is None else character)
        return menu

    def menu(self) -> QMenu:
        """Return Qt's menu without undo and redo, which belong to the window."""
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in menu.actions():
            if action.objectName() in ("edit-undo", "edit-redo"):
                menu.removeAction(action)
        if menu.actions() and menu.actions()[0].isSeparator():
            menu.removeAction(menu.actions()[0])
        return menu

    def explain(self) -> None:
        """Show what belongs into the field."""
        self.explained.emit(self._help, self.cursorRect())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Scroll to the cursor; notes beside other fields are over."""
        super().focusInEvent(event)
        self.settled.emit()
        self._cursor_moved()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Need no more room than the text from now on."""
        super().focusOutEvent(event)
        if self._keeps_room:
            QTimer.singleShot(0, self, self._give_room_back)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave scrolling to the page."""
        event.ignore()
