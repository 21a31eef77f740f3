"""The fields around the sections: the title above them, organ and date below."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.editing.report_editor import ReportEditor
from ui.look.theme import FANG, SONG, page_font
from ui.paper.growing_text import GrowingText
from ui.paper.margins import TEXT_WIDTH
from ui.paper.signature_field import DateField
from ui.paper.title_fit import TitleFit, fit_title

BODY_SIZE = 18.0  # px at 100 %, of all texts but the title
_TITLE_SIZE = 27.0
_TITLE_SPARE = 12  # px beside the title


class HeadingFields(QObject):
    """Show the heading of a report on its page, and carry over what is typed in them."""

    def __init__(self, editor: ReportEditor, page: QWidget) -> None:
        super().__init__(page)
        self._editor = editor
        self._zoom = 1.0
        self._title_fit: TitleFit | None = None
        definition = editor.report.form.definition
        self.title = _text_field("标题", definition.title_help, page)
        self.signed_by = _text_field("落款机关", "落款的机关名称，与标题中的一致。", page)
        self.signed_on = DateField(definition.date_help, page)
        self.title.edited.connect(lambda _: self._text_edited("title", self.title))
        self.signed_by.edited.connect(lambda _: self._text_edited("signed_by", self.signed_by))
        self.signed_on.edited.connect(self._date_edited)
        editor.heading_changed.connect(self.show_heading)

    def signature(self) -> QVBoxLayout:
        """Lay out organ and date, one above the other."""
        layout = QVBoxLayout()
        layout.addWidget(self.signed_by)
        layout.addWidget(self.signed_on, 0, Qt.AlignmentFlag.AlignHCenter)
        return layout

    def set_zoom(self, zoom: float) -> None:
        """Show the fields at a zoom, 1 for 100 %."""
        self._zoom, self._title_fit = zoom, None
        self._fit_title()
        body = BODY_SIZE * zoom
        self.signed_by.set_look(page_font(FANG, body), Qt.AlignmentFlag.AlignHCenter)
        self.signed_on.set_look(page_font(SONG, body))

    def show_heading(self) -> None:
        """Show the heading as it is now."""
        heading = self._editor.report.heading
        self.title.show_text(heading.title)
        self._fit_title()
        self.signed_by.show_text(heading.signed_by)
        self.signed_on.usual_year = heading.year + 1
        self.signed_on.show_date(heading.signed_on)

    def _fit_title(self) -> None:
        """Set the title as large as it should be, or smaller where one line then holds it."""
        room = round(TEXT_WIDTH * self._zoom) - _TITLE_SPARE
        fit = fit_title(self._editor.report, _TITLE_SIZE * self._zoom, room)
        if fit != self._title_fit:
            self._title_fit = fit
            self.title.set_look(fit.font, Qt.AlignmentFlag.AlignHCenter, side=fit.side)

    def _text_edited(self, field: str, widget: GrowingText) -> None:
        heading = self._editor.report.heading.with_text(field, widget.toPlainText())
        self._editor.set_heading(heading, f"修改{widget.accessibleName()}", field)

    def _date_edited(self, day: date | None) -> None:
        heading = replace(self._editor.report.heading, signed_on=day)
        self._editor.set_heading(heading, "修改成文日期", "signed_on")


def _text_field(name: str, help_text: str, page: QWidget) -> GrowingText:
    field = GrowingText(name, help_text, single=True, parent=page)
    field.setPlaceholderText(name)
    return field
