"""The review's page of title and signature; year and organ can be corrected here."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFormLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from core.interchange import YEARS
from ui.importing.review import Review

_NOTHING = "（没有读到）"


class HeadingPage(QWidget):
    """Year and organ decide title and form; the other data is shown."""

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self.year_box = QSpinBox()
        self.year_box.setRange(YEARS[0], YEARS[-1])
        self.year_box.setSuffix(" 年")
        self.year_box.setAccessibleName("报告年度")
        self.agency_line = QLineEdit()
        self.agency_line.setAccessibleName("机关名称")
        self._form, self._title, self._signed_by, self._signed_on, self._remarks = (
            _text_label() for _ in range(5)
        )
        self._lay_out()
        self.show_heading()
        self.year_box.valueChanged.connect(self.settle)
        self.agency_line.editingFinished.connect(self.settle)
        review.editor.heading_changed.connect(self.show_heading)

    def _lay_out(self) -> None:
        fields = QFormLayout()
        fields.setVerticalSpacing(12)
        fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.year_box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        fields.addRow("报告年度：", self.year_box)
        fields.addRow("机关名称：", self.agency_line)
        fields.addRow("报告格式：", self._form)
        fields.addRow("标题：", self._title)
        fields.addRow("落款机关：", self._signed_by)
        fields.addRow("成文日期：", self._signed_on)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(16)
        layout.addLayout(fields)
        layout.addWidget(self._remarks)
        layout.addStretch(1)

    def settle(self) -> None:
        """Take over what is typed; an organ without a name stays as it was."""
        agency = "".join(self.agency_line.text().split())
        old = self._review.editor.report.heading
        self._review.set_year_and_agency(self.year_box.value(), agency or old.agency)

    def show_heading(self) -> None:
        """Show the data as they are now."""
        report = self._review.editor.report
        heading, form = report.heading, report.form
        blocked = self.year_box.blockSignals(True)  # noqa: FBT003 (Qt's signature)
        self.year_box.setValue(heading.year)
        self.year_box.blockSignals(blocked)
        self.agency_line.setText(heading.agency)
        self._form.setText(f"{form.id} 年格式（{form.definition.issued_by}）")
        self._title.setText(heading.title or _NOTHING)
        self._signed_by.setText(heading.signed_by or _NOTHING)
        day = heading.signed_on
        self._signed_on.setText(f"{day.year}年{day.month}月{day.day}日" if day else _NOTHING)
        remarks = self._review.read.remarks
        self._remarks.setText("\n".join(["请核对：", *(f"• {remark}" for remark in remarks)]))
        self._remarks.setVisible(bool(remarks))


def _text_label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
