"""Asks what to export, into which folder, and how the paper shall look."""

from pathlib import Path

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.exporting import ExportOptions, suggested_name
from core.formats.all_formats import FORMATS
from core.report.report import Report
from core.storage.files import is_there
from ui import settings
from ui.exporting.drafts import agrees_without_draft
from ui.exporting.sign_off_menu import SignOffMenu

_MACHINE, _SHIPPED = "本机的公文字体（没有的用程序自带字体）", "只用程序自带字体"


class ExportAllDialog(QDialog):
    """Offers every format; what is chosen is remembered."""

    def __init__(self, report: Report, *, errors: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report = report
        self._errors = errors
        self.setWindowTitle("导出全部")
        self.setMinimumWidth(560)
        chosen = settings.export_formats() or list(FORMATS)
        self.boxes = {id_: QCheckBox(self._describe(id_)) for id_ in FORMATS}
        for id_, box in self.boxes.items():
            box.setChecked(id_ in chosen)
            box.toggled.connect(self._allow)
        self.folder_line = QLineEdit(str(settings.folder("export")))
        self.folder_line.setAccessibleName("导出到文件夹")
        self.folder_line.textChanged.connect(self._allow)
        self._fields = QFormLayout()
        self.reason = QLabel()
        self.reason.setWordWrap(True)
        self.reason.setObjectName("reason")
        self.sign_off_box = QCheckBox("PDF 最后附一页签批单")
        self.sign_off_box.setChecked(settings.adds_sign_off())
        self.items_button = QPushButton("项目")
        menu = SignOffMenu(self)
        menu.changed.connect(lambda: self.sign_off_box.setChecked(True))
        self.items_button.setMenu(menu)
        self.items_button.setToolTip("选择签批单上有哪些项目")
        self.values_box = QCheckBox("Excel 里只写数值，不用公式（有的平台不收公式）")
        self.values_box.setChecked(settings.writes_values_only())
        self.draft_box = QCheckBox("报告还有错误，在页面上标“草稿”")
        self.draft_box.setChecked(bool(errors))
        self.draft_box.setVisible(bool(errors))
        self.fonts_box = QComboBox()
        self.fonts_box.setAccessibleName("PDF 字体")
        self.fonts_box.addItems([_MACHINE, _SHIPPED])
        self.fonts_box.setCurrentText(_SHIPPED if settings.uses_shipped_fonts() else _MACHINE)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setText("导出")
        for button in self.buttons.buttons():
            button.setIcon(QIcon())
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        self._allow()

    def _describe(self, format_id: str) -> str:
        format_ = FORMATS[format_id]
        return f"{format_.name}（{suggested_name(self._report, format_.suffix)}）"

    def _lay_out(self) -> None:
        browse = QPushButton("浏览…")
        browse.clicked.connect(self._browse)
        folder = QHBoxLayout()
        folder.addWidget(self.folder_line, 1)
        folder.addWidget(browse)
        fields = self._fields
        fields.addRow("导出到文件夹：", folder)
        fields.addRow("", self.reason)
        fields.addRow("PDF 字体：", self.fonts_box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        for box in self.boxes.values():
            layout.addWidget(box)
        layout.addSpacing(8)
        layout.addLayout(fields)
        signing = QHBoxLayout()
        signing.addWidget(self.sign_off_box)
        signing.addWidget(self.items_button)
        signing.addStretch(1)
        layout.addLayout(signing)
        layout.addWidget(self.values_box)
        layout.addWidget(self.draft_box)
        layout.addSpacing(8)
        layout.addWidget(self.buttons)

    @property
    def folder(self) -> Path:
        """The folder named."""
        return Path(self.folder_line.text().strip())

    def targets(self) -> dict[str, Path]:
        """Return the files to write, by format."""
        return {
            id_: self.folder / suggested_name(self._report, FORMATS[id_].suffix)
            for id_, box in self.boxes.items()
            if box.isChecked()
        }

    def options(self) -> ExportOptions:
        """Return how the paper shall look."""
        return ExportOptions(
            draft=self.draft_box.isChecked(),
            sign_off=self.sign_off_box.isChecked(),
            shipped_fonts=self.fonts_box.currentText() == _SHIPPED,
            sign_off_items=settings.sign_off_items(),
            values_only=self.values_box.isChecked(),
        )

    def accept(self) -> None:
        """Remember the choices and close, unless errors shall be marked after all."""
        if not self.draft_box.isChecked() and not agrees_without_draft(self, self._errors):
            self.draft_box.setChecked(True)
            return
        settings.remember_export_formats([id_ for id_, b in self.boxes.items() if b.isChecked()])
        settings.remember_sign_off(chosen=self.options().sign_off)
        settings.remember_values_only(chosen=self.values_box.isChecked())
        settings.remember_shipped_fonts(chosen=self.options().shipped_fonts)
        super().accept()

    def _browse(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "导出到文件夹", str(self.folder))
        if folder:
            self.folder_line.setText(folder)

    def _allow(self) -> None:
        """Allow exporting when there is something to write and somewhere to write it."""
        reason = self._what_is_missing()
        self.reason.setText(reason)
        self._fields.setRowVisible(self.reason, bool(reason))
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(not reason)

    def _what_is_missing(self) -> str:
        """Return why nothing can be exported; empty when it can."""
        if not self.folder_line.text().strip():
            return "请写明导出到哪个文件夹。"
        if not is_there(self.folder):
            return "没有这个文件夹，请检查，或点“浏览…”选择。"
        if not self.folder.is_dir():
            return "这是一个文件，请选择文件夹。"
        if not any(box.isChecked() for box in self.boxes.values()):
            return "请至少选择一种格式。"
        return ""
