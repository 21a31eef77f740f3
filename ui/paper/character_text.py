"""A text field whose places are counted in characters, as everywhere in the core."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from core.text import characters_within, utf16_length


class CharacterText(QTextEdit):
    """Translates between characters, cursors and places on the screen."""

    def select(self, start: int, length: int = 0) -> None:
        """Select characters of the text, and scroll to them."""
        self.setTextCursor(self.cursor_at(start, length))

    def selected(self) -> tuple[int, int]:
        """Return where the selected characters start and end; both are the cursor when none is."""
        cursor, text = self.textCursor(), self.toPlainText()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        return characters_within(text, start), characters_within(text, end)

    def character_at(self, place: QPoint) -> int | None:
        """Return which character is at a place of the viewport; None beside the text."""
        text = self.toPlainText()
        near = characters_within(text, self.cursorForPosition(place).position())
        for character in (near - 1, near):
            if 0 <= character < len(text) and self._rect_of(character).contains(place):
                return character
        return None

    def _rect_of(self, character: int) -> QRect:
        """Return where a character is painted; nowhere when a line ends behind it."""
        before = self.cursorRect(self.cursor_at(character, 0))
        after = self.cursorRect(self.cursor_at(character + 1, 0))
        if before.top() != after.top():
            return QRect()
        return QRect(before.center().x(), before.top(), after.x() - before.x(), before.height())

    def forget_found(self) -> None:
        """Select nothing, because what is searched for was found elsewhere."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def cursor_at(self, start: int, length: int) -> QTextCursor:
        """Return a cursor over characters."""
        return self.cursors([(start, start + length)])[0]

    def cursors(self, ranges: Iterable[tuple[int, int]]) -> list[QTextCursor]:
        """Return a cursor over the characters from each start to its end; Qt counts UTF-16."""
        text = self.toPlainText()
        found = []
        for start, end in ranges:
            first = utf16_length(text[:start])
            cursor = QTextCursor(self.document())
            cursor.setPosition(first)
            last = first + utf16_length(text[start:end])
            cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
            found.append(cursor)
        return found
