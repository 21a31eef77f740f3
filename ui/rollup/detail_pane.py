"""One organ beside the list: its page, what is wrong, what was guessed, its files, its log."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSplitter, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from core.numbers import Number, format_number
from core.report.report import Report
from core.rollup.desk import Desk
from core.rollup.model import Row
from ui.look.plain_list import PlainList
from ui.rollup.columns import remark, timing
from ui.rollup.correction_bar import CorrectionBar
from ui.rollup.files_tab import FilesTab
from ui.rollup.findings_tab import FindingsTab
from ui.rollup.log_lines import log_lines
from ui.rollup.report_page import ReportPage
from ui.rollup.returns_tab import ReturnsTab

_CERTAINTY = {"guessed": "推断的", "missing": "没有找到", "sure": "读到的"}
_PAGE_HEIGHT, _TABS_HEIGHT = 420, 230  # px, at first


class DetailPane(QWidget):
    """Shows a row; what one does to it is asked for by signals."""

    explanation_asked = Signal(object)  # Finding
    corrected = Signal(dict, str)  # figures by address, the reason

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.row: Row | None = None
        self.page: ReportPage | None = None
        self.title, self.state = QLabel(), QLabel()
        self.title.setObjectName("detailTitle")
        self.state.setObjectName("summary")
        self.state.setWordWrap(True)
        self.corrections = CorrectionBar()
        self.message = QLabel()
        self.message.setObjectName("deskEmpty")
        self.message.setWordWrap(True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.message)
        self.findings = FindingsTab()
        self.doubts = PlainList("存疑的格", ("格", "现在的数", "读到的文字", "原因"), (16, 6, 8))
        self.files = FilesTab()
        self.log = PlainList("记录", ("时间", "谁", "做了什么", "原因"), (12, 5, 14))
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.returns = ReturnsTab()
        for widget in (self.findings, self.doubts, self.files, self.returns, self.log):
            self.tabs.addTab(widget, "")
        self._lay_out()
        self.findings.chosen.connect(lambda f: self.page and self.page.paper.places.show_finding(f))
        self.findings.explanation_asked.connect(self.explanation_asked)
        self.findings.repairs.asked.connect(self._show_place)
        self.doubts.opened.connect(lambda address: self.page and self.page.show_cell(address))
        self.corrections.taken_back.connect(self.take_back)
        self.corrections.saved.connect(self._save)

    def _lay_out(self) -> None:
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.pages)
        self.splitter.addWidget(self.tabs)
        self.splitter.setSizes([_PAGE_HEIGHT, _TABS_HEIGHT])
        self.splitter.setStretchFactor(0, 1)
        head = QVBoxLayout()
        head.setContentsMargins(12, 8, 12, 8)
        head.setSpacing(2)
        head.addWidget(self.title)
        head.addWidget(self.state)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.corrections)
        layout.addWidget(self.splitter, 1)

    # What is shown

    def show_row(self, row: Row | None) -> None:
        """Show another organ, or the same one after something was decided."""
        self.row = row
        self.title.setText(row.organ.name if row else "")
        self.state.setText(_standing(row) if row else "")
        self._show_page(row)
        self.findings.show_report(self.page, self._desk.explained(row.organ.id) if row else {})
        self.doubts.show_lines(self._doubt_lines(row))
        self.files.show_versions(row, self._desk.history(row.organ.id) if row else ())
        self.returns.show_row(self._desk, row)
        cells = self.page.editor.report.form.cells if self.page else {}
        self.log.show_lines(log_lines(self._desk.log(row.organ.id) if row else [], cells))
        self._count()

    def _show_page(self, row: Row | None) -> None:
        before, self.page = self.page, self._make_page(row)
        if self.page is not None:
            self.pages.addWidget(self.page)
            self.pages.setCurrentWidget(self.page)
        else:
            self.pages.setCurrentWidget(self.message)
            self.message.setText(_why_no_page(row) if row else "在左边选择一个机关。")
        if before is not None:
            self.pages.removeWidget(before)
            before.deleteLater()
        self.corrections.show_changes(())
        self._fit()

    def _make_page(self, row: Row | None) -> ReportPage | None:
        report = self._report(row)
        if report is None or row is None:
            return None
        page = ReportPage(report, self._desk.last_report(row.organ.id), self)
        page.editor.figures_changed.connect(self._show_corrections)
        page.editor.findings_changed.connect(self._show_findings)
        return page

    def _report(self, row: Row | None) -> Report | None:
        brief = row.chosen.reading if row and row.chosen else None
        return self._desk.report(brief.id) if brief and not brief.problem else None

    def _doubt_lines(self, row: Row | None) -> Iterator[tuple[str, tuple[str, ...]]]:
        if self.page is None or row is None:
            return
        report = self.page.editor.report
        for address, (certainty, text, reason) in self._desk.record(row.reading).doubts.items():
            if cell := report.form.cells.get(address):
                figure = format_number(report.figures.get(address)) or "空白"
                why = reason or _CERTAINTY.get(certainty, certainty)
                yield address, (cell.name, figure, text, why)

    def _count(self) -> None:
        counts = (
            ("问题", len(self.page.findings) if self.page else 0),
            ("存疑", self.doubts.topLevelItemCount()),
            ("文件", self.files.list.topLevelItemCount()),
            ("退回", self.returns.count),
            ("记录", self.log.topLevelItemCount()),
        )
        for place, (word, count) in enumerate(counts):
            self.tabs.setTabText(place, f"{word} {count}" if count else word)

    def paint_anew(self) -> None:
        """Draw page and icons in the colours in force."""
        self.findings.tree.paint_anew()
        if self.page is not None:
            self.page.viewport().update()
            self.page.paper.paint_anew()

    # Corrections

    @property
    def pending(self) -> dict[str, Number | None]:
        """The corrections that are not saved."""
        return self.page.corrections if self.page else {}

    def _show_corrections(self) -> None:
        if self.page is None:
            return
        cells, figures = self.page.editor.report.form.cells, self.pending
        self.corrections.show_changes(
            [f"{cells[a].name}：{format_number(v) or '空白'}" for a, v in figures.items()]
        )

    def _show_findings(self) -> None:
        self.findings.show_findings()
        self._count()

    def _show_place(self) -> None:
        finding = self.findings.tree.current_finding()
        if finding is not None and self.page is not None:
            self.page.paper.places.show_finding(finding)

    def take_back(self) -> None:
        """Drop the corrections that are not saved."""
        if self.page is not None:
            self.page.take_back()

    def _save(self, reason: str) -> None:
        if self.page is not None:
            self.page.paper.settle_editing()
            self.corrected.emit(self.pending, reason)

    # Size

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the page as wide as the pane."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        if self.page is not None:
            self.page.fit_width()
            QTimer.singleShot(0, self.page, self.page.look_at_first)


def _standing(row: Row) -> str:
    told = (row.state.value, timing(row), row.chosen.receipt.path if row.chosen else "")
    return "　".join(filter(None, (*told, remark(row))))


def _why_no_page(row: Row) -> str:
    if row.chosen is None:
        due = f"，{row.due.year}年{row.due.month}月{row.due.day}日截止" if row.due else ""
        return f"还没有收到{due}。"
    problem = row.chosen.reading.problem if row.chosen.reading else row.chosen.receipt.problem
    return problem or "这份文件读不出。"
