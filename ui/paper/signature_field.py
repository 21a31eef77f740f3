"""The signature: the organ's name and, below it, the date."""

from datetime import date

from PySide6.QtCore import QDate, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QDateEdit, QWidget

from ui.paper.undo_keys import asks_for_undo

_NO_DATE = QDate(1900, 1, 1)  # stands for an empty field


class DateField(QDateEdit):
    """A date as official documents print it, or none; with a calendar to choose from."""

    edited = Signal(object)  # date or None

    def __init__(self, help_text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDisplayFormat("yyyy年M月d日")
        self.setMinimumDate(_NO_DATE)
        self.setMaximumDate(QDate(2199, 12, 31))
        self.setSpecialValueText("（成文日期）")
        self.setCalendarPopup(True)
        self.setFrame(False)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName("成文日期")
        self.setAccessibleDescription(help_text)
        self.setToolTip(f"{help_text}\n按 Delete 清除日期。")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._frame_calendar()
        self.calendarWidget().installEventFilter(self)
        self.usual_year = QDate.currentDate().year()
        self.dateChanged.connect(self._date_changed)

    def _frame_calendar(self) -> None:
        """Leave room for the style sheet's border, and let it be painted."""
        calendar = self.calendarWidget()
        calendar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        calendar.setContentsMargins(1, 1, 1, 1)

    def show_date(self, day: date | None) -> None:
        """Show the report's date."""
        shown = QDate(day.year, day.month, day.day) if day else _NO_DATE
        if shown != self.date():
            blocked = self.blockSignals(True)  # noqa: FBT003 (Qt's signature)
            self.setDate(shown)
            self.blockSignals(blocked)

    def set_look(self, font: QFont) -> None:
        """Set the font."""
        self.setFont(font)

    def _date_changed(self, shown: QDate) -> None:
        day = None if shown == _NO_DATE else date(shown.year(), shown.month(), shown.day())
        self.edited.emit(day)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window, which undoes across all fields."""
        if asks_for_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def stepBy(self, steps: int) -> None:
        """Go on by days, months or years; from no date to one where the report's should be."""
        if self.date() == _NO_DATE:
            self.setDate(QDate(self.usual_year, 1, 1))
        else:
            super().stepBy(steps)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear the date with Delete, as a figure."""
        if event.key() == Qt.Key.Key_Delete:
            self.setDate(_NO_DATE)
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the calendar of a field without date where its date will be."""
        if event.type() == QEvent.Type.Show and self.date() == _NO_DATE:
            self.calendarWidget().setCurrentPage(self.usual_year, 1)
        return super().eventFilter(watched, event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave scrolling to the page."""
        event.ignore()
