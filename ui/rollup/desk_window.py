"""The county desk's window: wires list, detail and boards to one open 汇总 file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QMainWindow, QSplitter, QVBoxLayout, QWidget

from core.form.library import official_forms
from core.rollup.desk import Desk
from core.rollup.model import Refreshed, Row
from core.storage.locking import REFRESH_EVERY
from ui import settings
from ui.files.presence import WindowPresence
from ui.look.menus import Menus
from ui.look.pressing import presses_button
from ui.look.style import style_sheet
from ui.rollup.answers import Answers
from ui.rollup.asking import attempt
from ui.rollup.boards import Boards
from ui.rollup.columns import columns_for
from ui.rollup.desk_handlers import handlers
from ui.rollup.detail_control import DetailControl
from ui.rollup.dropping import take_in
from ui.rollup.menu_specs import MENUS, TOOL_BAR, WHILE_READING
from ui.rollup.notice_bar import NoticeBar
from ui.rollup.organ_model import OrganModel
from ui.rollup.organ_table import OrganTable
from ui.rollup.outputs import Outputs
from ui.rollup.refreshing import Refreshing
from ui.rollup.state_bar import StateBar

_MESSAGE_TIME = 5000  # ms
_SHARES = [760, 600]  # px of the list and of the page beside it


class DeskWindow(QMainWindow):
    """One window, one 汇总 file; closed with it."""

    closed = Signal()
    report_made = Signal(object)  # the Report of the own organ

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.answers = Answers(self)
        form = official_forms().for_year(desk.settings.year)
        self.model = OrganModel(columns_for(form, self.answers.text))
        self.table = OrganTable(self.model)
        self.states = StateBar()
        self.notice = NoticeBar()
        self.empty = QLabel()
        self.refreshing = Refreshing(desk, self)
        self.outputs = Outputs(self)
        self.detail = DetailControl(self)
        self.splitter = QSplitter()
        self.boards = Boards(self, self._list_view())
        self.menus = Menus(self, MENUS, handlers(self))
        self.tool_bar = self.menus.make_tool_bar(TOOL_BAR, frozenset())
        self.boards.group_actions()
        self._presence = WindowPresence(self, self)
        self._presence.show(desk.path)
        self._lock_timer = QTimer(self, interval=REFRESH_EVERY * 1000)
        self._lay_out()
        self._connect()
        self._restore()
        self.paint_anew()
        self.show_rows()

    # Setting up

    def _list_view(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.empty.setObjectName("deskEmpty")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.detail.pane)
        self.splitter.setSizes(_SHARES)
        self.splitter.setStretchFactor(0, 1)
        middle = QWidget()
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.states)
        layout.addWidget(self.splitter, 1)
        return middle

    def _lay_out(self) -> None:
        middle = QWidget()
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.notice)
        layout.addWidget(self.boards.stack, 1)
        self.setCentralWidget(middle)

    def _connect(self) -> None:
        self.states.changed.connect(self._filter)
        self.states.words.returnPressed.connect(self.table.setFocus)
        self.table.stood_on.connect(self.show_actions)
        self.table.selectionModel().selectionChanged.connect(self.show_actions)
        self.table.customContextMenuRequested.connect(self._show_menu)
        columns = self.menus.submenus["columns"]
        columns.aboutToShow.connect(lambda: self.table.fill_column_menu(columns))
        self.answers.found.connect(self.model.paint_anew)
        self.notice.cancelled.connect(self.refreshing.cancel)
        self.notice.reading_asked.connect(self.refreshing.start)
        self.refreshing.began.connect(self._show_beginning)
        self.refreshing.stepped.connect(self.notice.show_step)
        self.refreshing.ended.connect(self._show_read)
        self.refreshing.changed.connect(self._offer_changes)
        self._lock_timer.timeout.connect(self.desk.refresh_lock)
        self._lock_timer.start()

    def _restore(self) -> None:
        self.setAcceptDrops(True)
        self.setMinimumSize(900, 480)
        geometry = settings.desk_geometry()
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            room = self.screen().availableGeometry()
            self.resize(min(1500, room.width() - 16), min(900, room.height() - 48))

    def paint_anew(self) -> None:
        """Take the style sheet, and draw the icons in the colours in force."""
        self.setStyleSheet(style_sheet("window", "desk"))
        self.menus.paint_icons()
        self.states.paint_anew()
        self.model.paint_anew()
        self.boards.charts.paint_anew()
        self.detail.pane.paint_anew()

    # What is shown

    @property
    def is_reading(self) -> bool:
        """Whether a thread reads the folder or writes, so that the desk may not be asked."""
        busy = self.outputs.is_busy or self.boards.across.is_busy
        return self.refreshing.is_reading or busy

    def show_rows(self) -> None:
        """Show how it stands now."""
        known = self.desk.settings
        self.setWindowTitle(f"{known.year}年{known.agency}汇总 - {self.desk.path.name}")
        self.model.show_rows(self.desk.rows())
        self.answers.show_rows(self.model.rows)
        self.states.show_counts(self.desk.tally())
        self._show_empty()
        self.show_actions()
        self.detail.show()
        self.boards.fill()

    def _filter(self) -> None:
        self.model.filter(self.states.states, self.states.words.text())
        self._show_empty()

    def _show_empty(self) -> None:
        is_empty = not self.model.shown
        self.table.setVisible(not is_empty)
        self.empty.setVisible(is_empty)
        if self.model.rows:
            self.empty.setText("没有这样的机关，可以换一个筛选条件。")
        else:
            folder = self.desk.settings.folder
            self.empty.setText(
                f"还没有收到年报。把各机关的文件放进“{folder}”，再点“读入”（F5）；也可以把文件拖到这里。"
            )

    def show_all(self) -> None:
        """Show all organs."""
        self.states.words.clear()
        self.states.show_all()

    def chosen(self) -> list[Row]:
        """Return the rows that are chosen in the list."""
        return self.table.chosen_rows()

    def show_actions(self) -> None:
        """Enable what can be done with the chosen organs now."""
        rows = self.chosen()
        for id_, action in self.menus.by_id.items():
            action.setEnabled(id_ in WHILE_READING or not self.is_reading)
        if not self.is_reading:
            for id_ in ("confirm", "withdraw", "exclude", "include", "again"):
                self.menus.by_id[id_].setEnabled(bool(rows))
            for id_ in ("note", "original"):
                self.menus.by_id[id_].setEnabled(len(rows) == 1)
            self.outputs.show_actions(rows)

    def _show_menu(self, at: QPoint) -> None:
        self.menus.menus["机关(&O)"].popup(self.table.viewport().mapToGlobal(at))

    def tell(self, message: str) -> None:
        """Show a message in the status bar for a while."""
        self.statusBar().showMessage(message, _MESSAGE_TIME)

    # Deciding

    def decide(self, action: Callable[[], object], done: str = "") -> bool:
        """Do something at the desk and show how it stands then; say why when it is refused."""
        if not attempt(self, action):
            return False
        self.show_rows()
        if done:
            self.tell(done)
        return True

    def each(self, action: Callable[[int], object], rows: Sequence[Row]) -> None:
        """Do something with each row's organ."""
        for row in rows:
            action(row.organ.id)

    # Reading

    def read(self) -> None:
        """Read what is new or changed."""
        self.refreshing.start()

    def _show_beginning(self) -> None:
        self.notice.show_beginning()
        self.show_actions()

    def _show_read(self, problem: str) -> None:
        self.notice.hide()
        attempt(self, self.show_rows)
        attempt(self, self.refreshing.watch)
        if problem:
            self.notice.show_problem(problem)

    def _offer_changes(self, found: Refreshed) -> None:
        self.notice.show_changes(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button with the focus."""
        if not presses_button(event):
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, where there is a folder to put them in."""
        if not self.is_reading and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Put copies of the files into the folder, and read them."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        paths = [Path(u.toLocalFile()) for u in event.mimeData().urls() if u.isLocalFile()]
        # Later: a question asked here would hold up the program the files come from.
        QTimer.singleShot(0, self, lambda: self.take_in(paths))

    def take_in(self, paths: Sequence[Path]) -> None:
        """Put copies of files into the folder, and read them."""
        folder = self.desk.settings.folder
        if folder is not None and attempt(self, lambda: take_in(paths, folder)):
            self.read()

    def open_file(self, path: Path | None) -> None:
        """Open a file or folder in its own program."""
        if path is None or not path.exists():
            self.tell("文件已经不在原来的地方了。")
        elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.tell(f"没有能打开“{path.name}”的程序，它在 {path.parent}。")

    # Coming back, leaving

    def changeEvent(self, event: QEvent) -> None:
        """Look, on returning to the window, whether the folder has changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            QTimer.singleShot(0, self.refreshing, self.refreshing.look)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop reading and close the file; everything that was decided is in it."""
        settings.remember_desk_geometry(self.saveGeometry())
        self.refreshing.stop()
        self.outputs.stop()
        self.boards.across.stop()
        self._lock_timer.stop()
        self._presence.show(None)
        self.desk.close()
        event.accept()
        self.closed.emit()
