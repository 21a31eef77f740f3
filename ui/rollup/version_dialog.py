"""One version of a report as the database keeps it, to be read: the file itself may be gone."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.report.report import Report
from ui.editing.report_editor import ReportEditor
from ui.paper.grid_view import GridView
from ui.paper.margins import TEXT_WIDTH
from ui.paper.table_model import FormTableModel

_SIZE = (820, 680)  # px
_MARGIN = 20  # px beside the tables


class VersionDialog(QDialog):
    """Shows title, texts and tables; nothing can be changed."""

    def __init__(self, report: Report, told: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("收到的一份")
        self.resize(*_SIZE)
        head = QLabel(told)
        head.setObjectName("summary")
        head.setWordWrap(True)
        self.tables: dict[str, GridView] = {}
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setObjectName("reading")
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # arrows scroll the whole page
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self._column(report))
        buttons = QDialogButtonBox()
        buttons.addButton("关闭", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(head)
        layout.addWidget(self.area, 1)
        layout.addWidget(buttons)
        QTimer.singleShot(0, self, self._fit)

    def _column(self, report: Report) -> QWidget:
        editor = ReportEditor(report, self)
        column = QWidget()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(_MARGIN, 8, _MARGIN, 16)
        layout.setSpacing(8)
        title = _text(report.heading.title)
        title.setObjectName("detailTitle")
        layout.addWidget(title)
        for section in report.form.sections:
            if section.heading:
                layout.addWidget(QLabel(section.heading))
            if section.kind == "table":
                table = self.tables[section.id] = GridView(FormTableModel(editor, section.id))
                table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
                layout.addWidget(table)
            elif text := report.narrative(section.id):
                layout.addWidget(_text(text))
        signed_on = report.heading.signed_on
        layout.addWidget(_text(f"{report.heading.signed_by}　{signed_on or ''}".strip()))
        layout.addStretch(1)
        return column

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the tables as wide as there is room."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        room = self.area.viewport().width() - 2 * _MARGIN
        for table in self.tables.values():
            table.set_geometry(max(TEXT_WIDTH // 2, room), max(0.7, min(1.0, room / TEXT_WIDTH)))


def _text(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
