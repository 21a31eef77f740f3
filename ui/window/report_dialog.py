"""Asks for year, organ and form: for a new report, or to change those of an open one."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.form.form import Form
from core.form.library import FormLibrary
from core.report.report import Report, new_report
from ui.look.inputs import agency_line, year_box

_BY_YEAR = ""


class ReportDialog(QDialog):
    """Shows at once what title the report will have."""

    def __init__(self, forms: FormLibrary, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._forms = forms
        self.setWindowTitle(title)
        self.setMinimumWidth(520)
        self.year_box = year_box()
        self.agency_line = agency_line("机关名称", "机关全称，例如：××县××乡人民政府")
        self.form_box = QComboBox()
        self.form_box.setAccessibleName("报告格式")
        self.form_box.addItem("按年度自动选择", _BY_YEAR)
        for id_ in forms.ids():
            definition = forms.by_id(id_).definition
            self.form_box.addItem(f"{id_} 年格式（{definition.issued_by}）", id_)
        self.preview = QLabel()
        self.preview.setObjectName("preview")
        self.preview.setWordWrap(True)
        self.preview.setTextFormat(Qt.TextFormat.PlainText)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.last_year_button = QPushButton("以上年为底稿…")
        self.last_year_button.setToolTip("不从空白开始，选择上年的年报接着填")
        self.last_year_button.setAutoDefault(False)
        self.last_year_button.clicked.connect(self._choose_last_year)
        self.last_year_button.hide()
        self.wants_last_year = False
        self._lay_out()
        self.year_box.valueChanged.connect(self._show_preview)
        self.agency_line.textChanged.connect(self._show_preview)
        self.form_box.currentIndexChanged.connect(self._show_preview)
        for button in self.buttons.buttons():
            button.setIcon(QIcon())
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _lay_out(self) -> None:
        fields = QFormLayout()
        fields.setVerticalSpacing(12)
        fields.addRow("报告年度：", self.year_box)
        fields.addRow("机关名称：", self.agency_line)
        fields.addRow("报告格式：", self.form_box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(16)
        layout.addLayout(fields)
        layout.addWidget(self.preview)
        bottom = QHBoxLayout()
        bottom.addWidget(self.last_year_button)
        bottom.addWidget(self.buttons)
        layout.addLayout(bottom)
        QWidget.setTabOrder(self.form_box, self.last_year_button)

    def ask_new(self, today: date) -> Report | None:
        """Ask for the data of a new report; None when the user thinks better of it.

        `wants_last_year` says that the user would rather begin with last year's.
        """
        self.last_year_button.show()
        self.year_box.setValue(today.year - 1)
        self._show_preview()
        self.agency_line.setFocus()
        if self.exec() != QDialog.DialogCode.Accepted:
            return None
        return self.report(today)

    def _choose_last_year(self) -> None:
        self.wants_last_year = True
        self.reject()

    def report(self, today: date) -> Report:
        """Return the new report that the fields describe."""
        return new_report(self.form, self.year, self.agency, today)

    def ask_change(self, report: Report) -> bool:
        """Ask for another year or organ of a report, whose form stays."""
        self.form_box.setCurrentIndex(self.form_box.findData(report.form.id))
        self.form_box.setEnabled(False)
        self.form_box.setToolTip("报告格式在新建时选定；要换格式，请新建一份报告。")
        self.year_box.setValue(report.heading.year)
        self.agency_line.setText(report.heading.agency)
        self._show_preview()
        return self.exec() == QDialog.DialogCode.Accepted

    @property
    def form(self) -> Form:
        """The form chosen, or that of the year."""
        form_id = self.form_box.currentData()
        return self._forms.by_id(form_id) if form_id else self._forms.for_year(self.year)

    @property
    def year(self) -> int:
        """The year typed."""
        return self.year_box.value()

    @property
    def agency(self) -> str:
        """The organ's name typed, without spaces."""
        return "".join(self.agency_line.text().split())

    def _show_preview(self) -> None:
        form = self.form
        title = "".join(form.title_parts(self.agency or "（机关名称）", self.year))
        self.preview.setText(
            f"标题：{title}\n统计期限：{form.period(self.year)}\n格式：{form.definition.issued_by}"
        )
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(bool(self.agency))
