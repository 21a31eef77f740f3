"""历年对比: charts, figures and sentences of the open report and of earlier years."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QMenu,
    QPushButton,
    QTabWidget,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.charts.chart_columns import ChartColumns
from ui.look.style import style_sheet
from ui.years.figures_table import FiguresTable
from ui.years.sentence_list import SentenceList

if TYPE_CHECKING:
    from core.report.report import Report
    from core.years.sources import Source
    from ui.editing.report_editor import ReportEditor

_PAUSE = 150  # ms without a change before everything is shown anew
_NONE = "还没有可以对比的年度。点“添加年报…”选择以前的年报，什么格式都可以，选一次就记住。"


class YearsWindow(QMainWindow):
    """Follows the report while both windows are open; asks others to read and to write."""

    add_asked = Signal()
    remove_asked = Signal(int)  # year
    offer_taken = Signal()
    print_asked = Signal()
    export_asked = Signal(str)  # suffix without its dot
    insert_asked = Signal(list)  # proposals

    def __init__(self, editor: ReportEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self.reports: tuple[Report, ...] = (editor.report,)
        self.sources: list[Source] = []
        self.charts, self.table, self.sentences = ChartColumns(), FiguresTable(), SentenceList()
        self.everything = QCheckBox("全部数字")
        self.everything.setToolTip("表格里的每一格，不只是合计和主要的数字")
        self.tabs = QTabWidget()
        self.compared = QLabel()
        self.compared.setWordWrap(True)
        self.offer, self.offered = QFrame(), QLabel()
        self._removing = QMenu(self)
        self.timer = QTimer(self, interval=_PAUSE, singleShot=True)
        self._lay_out()
        self._fill_tool_bar()
        self._connect()
        room = self.screen().availableGeometry()
        self.resize(min(960, room.width() - 16), min(860, room.height() - 48))
        self.setStyleSheet(style_sheet("window", "desk"))

    # Setting up

    def _lay_out(self) -> None:
        self.setWindowTitle("历年对比")
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.charts, "图表")
        self.tabs.addTab(self._figures_page(), "数字")
        self.tabs.addTab(self.sentences, "句子")
        self._lay_out_offer()
        self.compared.setContentsMargins(16, 8, 16, 8)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.offer)
        column.addWidget(self.compared)
        column.addWidget(self.tabs, 1)
        self.setCentralWidget(middle)

    def _figures_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 8, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.everything)
        column.addWidget(self.table, 1)
        return page

    def _lay_out_offer(self) -> None:
        self.offer.setObjectName("notice")
        self.offered.setWordWrap(True)
        take, leave = QPushButton("一起对比"), QPushButton("不用")
        take.clicked.connect(self.offer_taken)
        take.clicked.connect(self.offer.hide)
        leave.clicked.connect(self.offer.hide)
        row = QHBoxLayout(self.offer)
        row.setContentsMargins(16, 8, 16, 8)
        row.addWidget(self.offered, 1)
        row.addWidget(take)
        row.addWidget(leave)
        self.offer.hide()

    def _fill_tool_bar(self) -> None:
        bar = QToolBar("历年对比")
        bar.setMovable(False)
        self.addToolBar(bar)
        self._add(
            bar, "添加年报…", "Ctrl+O", "选择以前年度的年报，什么格式都可以", self.add_asked.emit
        )
        self._removing.setTitle("去掉")
        removing = self._removing.menuAction()
        removing.setToolTip("不再和这个年度对比")
        bar.addAction(removing)
        button = bar.widgetForAction(removing)
        if isinstance(button, QToolButton):
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        bar.addSeparator()
        self._add(bar, "打印…", "Ctrl+P", "打印图表和数字", self.print_asked.emit)
        for kind, name in (("xlsx", "Excel"), ("pdf", "PDF"), ("docx", "Word")):
            tip = f"把图表和数字存成 {name}"
            ask = lambda chosen=kind: self.export_asked.emit(chosen)  # noqa: E731
            self._add(bar, f"导出 {name}…", "", tip, ask)
        for each in bar.findChildren(QToolButton):
            each.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # Qt leaves those of a bar out
        close = QAction(self)
        close.setShortcuts([QKeySequence("Ctrl+W"), QKeySequence("Esc")])
        close.triggered.connect(self.close)
        self.addAction(close)

    def _add(self, bar: QToolBar, text: str, key: str, tip: str, do: object) -> None:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        action.setToolTip(f"{tip}（{key}）" if key else tip)
        action.triggered.connect(lambda: do())  # type: ignore[operator]
        bar.addAction(action)

    def _connect(self) -> None:
        editor = self._editor
        for signal in (
            editor.figures_changed,
            editor.heading_changed,
            editor.previous_changed,
        ):
            signal.connect(lambda *_: self.timer.start())
        self.timer.timeout.connect(self._follow)
        self.everything.toggled.connect(self._show_figures)
        self.sentences.insert_asked.connect(self.insert_asked)

    # What is shown

    def show_sources(self, sources: Sequence[Source]) -> None:
        """Compare with these reports."""
        self.sources = list(sources)
        self.refresh()

    def show_offer(self, found: Sequence[Source]) -> None:
        """Offer to compare with reports that lie in the same folder."""
        years = "、".join(
            f"{source.report.heading.year}年（{source.path.name}）" for source in found
        )
        self.offered.setText(f"同一个文件夹里有本机关以前的年报：{years}。")
        self.offer.show()

    def _follow(self) -> None:
        if self.isVisible():  # when it is shown again it is made anew
            self.refresh()

    def refresh(self) -> None:
        """Show how it stands now."""
        from core.years.charts import charts_of  # noqa: PLC0415 (the window opens without it)
        from core.years.comparing import MOST, in_order  # noqa: PLC0415 (as above)
        from core.years.sentences import proposals  # noqa: PLC0415 (as above)

        report = self._editor.report
        year = report.heading.year
        earlier = [s.report for s in self.sources if s.report.heading.year < year]
        if report.previous and report.previous.heading.year < year:
            earlier.append(report.previous)
        self.reports = in_order(report.copy(), earlier[: MOST - 1])
        self.setWindowTitle(f"历年对比 - {report.heading.agency}")
        self.compared.setText(self._said())
        self.charts.show_charts(charts_of(self.reports))
        self._show_figures()
        self.sentences.show_proposals(proposals(self.reports))
        self._list_years()

    def said_sources(self) -> list[str]:
        """Say of each report, oldest first, where its figures are from."""
        from core.years.sources import OWN_NAME  # noqa: PLC0415 (as above)

        files = {source.report.heading.year: source.said for source in self.sources}
        years = [report.heading.year for report in self.reports[:-1]]
        return [*(files.get(year, "“与上年对照”的年报") for year in years), OWN_NAME]

    def _said(self) -> str:
        earlier = list(zip(self.reports[:-1], self.said_sources(), strict=False))
        if not earlier:
            return _NONE
        years = "；".join(f"{r.heading.year}年：{name}" for r, name in reversed(earlier))
        return f"{self.reports[-1].heading.year}年和以前的年度对比。{years}。"

    def _show_figures(self) -> None:
        self.table.show_reports(self.reports, everything=self.everything.isChecked())

    def _list_years(self) -> None:
        self._removing.clear()
        for source in self.sources:
            year = source.report.heading.year
            action = self._removing.addAction(f"{year}年　{source.path.name}")
            action.triggered.connect(lambda _=False, y=year: self.remove_asked.emit(y))
        self._removing.menuAction().setEnabled(bool(self.sources))

    def paint_anew(self) -> None:
        """Take the style sheet and draw in the colours in force."""
        self.setStyleSheet(style_sheet("window", "desk"))
        self.charts.paint_anew()
