"""The review's page of title and signature, all of which can be corrected here."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFormLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.importing.review import Review
from ui.look.inputs import agency_line, year_box
from ui.paper.signature_field import DateField

_NOTHING = "（没有读到）"
_NAMES = {"title": "标题", "signed_by": "落款机关", "signed_on": "成文日期"}


class HeadingPage(QWidget):
    """Year and organ decide the form; title and signature follow them, or what is typed."""

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self.year_box = year_box()
        self.agency_line = agency_line("机关名称")
        self._form, self.remarks = _text_label(), _text_label()
        self.title_line, self.signed_by_line = _line("标题"), _line("落款机关")
        self.signed_on = DateField(review.editor.report.form.definition.date_help)
        self.signed_on.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self._lay_out()
        self.show_heading()
        self.year_box.valueChanged.connect(self.settle)
        for line in (self.agency_line, self.title_line, self.signed_by_line):
            line.editingFinished.connect(self.settle)
        self.signed_on.edited.connect(self._set_date)
        review.editor.heading_changed.connect(self.show_heading)

    def _lay_out(self) -> None:
        fields = QFormLayout()
        fields.setVerticalSpacing(12)
        fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.year_box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        fields.addRow("报告年度：", self.year_box)
        fields.addRow("机关名称：", self.agency_line)
        fields.addRow("报告格式：", self._form)
        fields.addRow("标题：", self.title_line)
        fields.addRow("落款机关：", self.signed_by_line)
        fields.addRow("成文日期：", self.signed_on)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(16)
        layout.addLayout(fields)
        layout.addWidget(self.remarks)
        layout.addStretch(1)

    def settle(self) -> None:
        """Take over what is typed; an organ without a name stays as it was."""
        editor = self._review.editor
        old, agency = editor.report.heading, "".join(self.agency_line.text().split())
        typed = {
            "title": self.title_line.text().strip(),
            "signed_by": self.signed_by_line.text().strip(),
        }
        self._review.set_year_and_agency(self.year_box.value(), agency or old.agency)
        for field, text in typed.items():
            if text != getattr(old, field):
                heading = editor.report.heading.with_text(field, text)
                editor.set_heading(heading, f"修改{_NAMES[field]}", field)

    def _set_date(self, day: date | None) -> None:
        editor = self._review.editor
        heading = replace(editor.report.heading, signed_on=day)
        editor.set_heading(heading, f"修改{_NAMES['signed_on']}", "signed_on")

    def point_out(self, field: str) -> None:
        """Put the focus into a field of the heading."""
        fields: dict[str, QWidget] = {
            "title": self.title_line,
            "signed_by": self.signed_by_line,
            "signed_on": self.signed_on,
        }
        fields.get(field, self.agency_line).setFocus()

    def show_heading(self) -> None:
        """Show the data as they are now."""
        report = self._review.editor.report
        heading, form = report.heading, report.form
        blocked = self.year_box.blockSignals(True)  # noqa: FBT003 (Qt's signature)
        self.year_box.setValue(heading.year)
        self.year_box.blockSignals(blocked)
        self.agency_line.setText(heading.agency)
        self._form.setText(f"{form.id} 年格式（{form.definition.issued_by}）")
        for line, text in (
            (self.title_line, heading.title),
            (self.signed_by_line, heading.signed_by),
        ):
            if line.text() != text:  # or the cursor would leave its place
                line.setText(text)
                line.setCursorPosition(0)
        self.signed_on.usual_year = heading.year + 1
        self.signed_on.show_date(heading.signed_on)
        remarks = self._review.read.remarks
        self.remarks.setText("\n".join(["请核对：", *(f"• {remark}" for remark in remarks)]))
        self.remarks.setVisible(bool(remarks))


def _line(name: str) -> QLineEdit:
    line = QLineEdit()
    line.setAccessibleName(name)
    line.setPlaceholderText(_NOTHING)
    return line


def _text_label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
