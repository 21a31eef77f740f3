"""What an empty text field suggests, set as the text would be."""

from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QPainter,
    QPalette,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
)


class Placeholder:
    """A text of one or more paragraphs in a faint colour.

    Qt's own is drawn with its single line spacing and cut off below its first lines.
    """

    def __init__(self, text: str) -> None:
        self._document = QTextDocument()
        self._document.setPlainText(text)

    def set_look(self, font: QFont, shape: QTextBlockFormat, margin: float) -> None:
        """Set the font and the shape of the paragraphs."""
        self._document.setDefaultFont(font)
        self._document.setDocumentMargin(margin)
        cursor = QTextCursor(self._document)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(shape)

    def height(self, width: float) -> float:
        """Return the height the text takes in a width, in px; 0 without a text."""
        if self._document.isEmpty():
            return 0
        self._document.setTextWidth(width)
        return self._document.size().height()

    def paint(self, painter: QPainter, palette: QPalette) -> None:
        """Paint the text in the palette's colour for it, at the painter's origin."""
        context = QAbstractTextDocumentLayout.PaintContext()
        faint = palette.color(QPalette.ColorRole.PlaceholderText)
        context.palette = palette
        context.palette.setColor(QPalette.ColorRole.Text, faint)
        self._document.documentLayout().draw(painter, context)
