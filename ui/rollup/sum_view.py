"""汇总表: the sums in the official layout; behind each cell the organs it comes from."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from core.moments import local_time
from core.rollup.database.seals import Seal
from core.rollup.model import Level
from core.rollup.summing.total import Total
from ui.editing.report_editor import ReportEditor
from ui.paper.grid_view import GridView
from ui.paper.margins import TEXT_WIDTH
from ui.paper.table_model import FormTableModel
from ui.rollup.shares_list import SharesList

_LEVELS: tuple[tuple[str, Level | None], ...] = (
    ("本级和下级合计", None),
    ("本级", Level.OWN),
    ("下级", Level.BELOW),
)
_MARGIN = 24  # px beside the tables
_WIDEST = 1100  # px of a table


class SumView(QWidget):
    """Shows a sum, how complete it is, and who stands behind the cell one is on."""

    level_chosen = Signal()
    seal_asked = Signal()
    unseal_asked = Signal()
    report_asked = Signal()
    changes_asked = Signal()
    organ_chosen = Signal(object)  # organ id

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.total: Total | None = None
        self.tables: dict[str, GridView] = {}
        self._editor: ReportEditor | None = None
        self.level = QComboBox()
        self.level.setAccessibleName("本级还是下级")
        for text, level in _LEVELS:
            self.level.addItem(text, level)
        self.complete = QLabel()
        self.complete.setObjectName("detailTitle")
        self.told = QLabel()
        self.told.setObjectName("summary")
        self.told.setWordWrap(True)
        self.seal = QPushButton("封账…")
        self.unseal = QPushButton("解封…")
        self.make_report = QPushButton("生成本级年报…")
        self.changes = QPushButton()
        self.changes.hide()
        self.shares = SharesList()
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lay_out()
        self.level.currentIndexChanged.connect(self.level_chosen)
        self.seal.clicked.connect(self.seal_asked)
        self.unseal.clicked.connect(self.unseal_asked)
        self.make_report.clicked.connect(self.report_asked)
        self.changes.clicked.connect(self.changes_asked)
        self.shares.organ_chosen.connect(self.organ_chosen)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 12, 4)
        head.setSpacing(12)
        head.addWidget(self.level)
        head.addWidget(self.complete)
        head.addStretch(1)
        for button in (self.changes, self.seal, self.unseal, self.make_report):
            head.addWidget(button)
        self.told.setContentsMargins(12, 0, 12, 8)
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.area)
        splitter.addWidget(self.shares)
        splitter.setSizes([860, 400])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.told)
        layout.addWidget(splitter, 1)

    @property
    def chosen_level(self) -> Level | None:
        """The level whose sum is asked for; None for all together."""
        return _LEVELS[self.level.currentIndex()][1]

    def show_total(self, total: Total, names: Mapping[int, str], seal: Seal | None) -> None:
        """Show another sum."""
        self.total = total
        self.complete.setText(f"合计：{total.completeness}")
        self.told.setText(_said(total, names, seal))
        self.told.setVisible(bool(self.told.text()))
        self.seal.setVisible(seal is None)
        self.seal.setEnabled(total.counted > 0)
        self.unseal.setVisible(seal is not None)
        self.make_report.setEnabled(total.counted > 0)
        self.shares.show_names(names)
        self._show_tables(total)

    def show_changes(self, count: int) -> None:
        """Tell in how many cells the sum has left the report that was made of it."""
        self.changes.setText(f"本级年报有 {count} 格变了…")
        self.changes.setVisible(count > 0)

    def _show_tables(self, total: Total) -> None:
        """Make the tables anew; one stays on the cell one stood on."""
        before, bar = self._address(), self.area.verticalScrollBar().value()
        if self._editor is not None:
            self._editor.deleteLater()
        self._editor = ReportEditor(total.report(""), self)
        column = QWidget()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(_MARGIN, 12, _MARGIN, 24)
        layout.setSpacing(8)
        self.tables = {}
        for section in total.form.sections:
            if section.kind == "table":
                layout.addWidget(QLabel(section.name))
                table = GridView(FormTableModel(self._editor, section.id))
                table.setAccessibleDescription("方向键移动，右边列出这一格来自哪些机关")
                table.selectionModel().currentChanged.connect(
                    lambda *_, t=table: self._show_shares(t)
                )
                table.visited.connect(lambda _, t=table: self._follow(t))
                self.tables[section.id] = table
                layout.addWidget(table)
        layout.addStretch(1)
        self.area.setWidget(column)
        self._fit()
        QTimer.singleShot(0, self, self._fit)  # once the scroll bar is there
        self.area.verticalScrollBar().setValue(bar)
        self._stand_on(before or next(iter(total.form.cells)))

    def _address(self) -> str:
        return self.shares.address

    def _stand_on(self, address: str) -> None:
        table = self.tables.get(address.partition(".")[0])
        if table is not None and address in table.form_model.by_address:
            table.go_to(table.form_model.by_address[address])

    def _show_shares(self, table: GridView) -> None:
        cell = table.current_cell()
        for other in self.tables.values():
            if other is not table:
                other.clearSelection()
        if self.total is not None and cell is not None and cell.entry is not None:
            self.shares.show_cell(self.total, cell.entry.address)

    def _follow(self, table: GridView) -> None:
        cell, page = table.current_cell(), self.area.widget()
        if cell is not None and page is not None:
            at = table.mapTo(page, table.rect_of(cell).center())
            self.area.ensureVisible(at.x(), at.y(), 20, 60)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the tables as wide as there is room."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        room = min(_WIDEST, self.area.viewport().width() - 2 * _MARGIN)
        for table in self.tables.values():
            table.set_geometry(max(TEXT_WIDTH // 2, room), max(0.7, min(1.0, room / TEXT_WIDTH)))


def _said(total: Total, names: Mapping[int, str], seal: Seal | None) -> str:
    """Say what one has to know of a sum besides its figures."""
    told = []
    if seal is not None:
        digest = "" if seal.is_intact else "封存的内容和校验值对不上，请核对！"
        who = f"，{seal.who}" if seal.who else ""
        told.append(f"{local_time(seal.at)}已封账{who}，校验值 {seal.digest[:12]}。{digest}")
    if not total.counted:
        told.append("还没有确认过报告；确认了的才计入合计。")
    told += [finding.message for finding in total.findings()]
    if total.without:
        told.append(f"有 {len(total.without)} 格不是每个机关都有数，缺的没有当作0。")
    for each in total.unplaced[:3]:
        told.append(
            f"{names.get(each.organ, '')}“{each.name}”{each.value}在本表没有位置，没有加进来。"
        )
    return "".join(told)
