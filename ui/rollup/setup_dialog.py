"""Asks what a 汇总 is of: year, organ, folders, roster, due date; for a new one or an open one."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QDate, QTimer
from PySide6.QtWidgets import (
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.errors import UserError
from core.rollup.evidence import due_of
from core.rollup.model import Organ, Settings
from core.rollup.roster.due_dates import due_text, read_due
from core.rollup.roster.listing import read_roster
from ui import settings as remembered
from ui.look.inputs import agency_line, year_box
from ui.rollup.path_field import PathField
from ui.rollup.roster_text import roster_text

_WIDTH = 640  # px
_ROSTER_HEIGHT = 150  # px
_PAUSE = 250  # ms without typing before the roster is read
_HINT = (
    "可以不填；粘贴名单，每行一个机关，例如：\n石家田乡人民政府\n×镇　豁免　并入甲镇\n"
    "也可以是带“名称、类别、层级、应报、原因、截止日期”列的表格"
)


class SetupDialog(QDialog):
    """Holds the settings and the roster as one types them."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH)
        self.year_box = year_box()
        self.agency_line = agency_line("本级机关", "汇总的机关，例如：××县人民政府办公室")
        self.folder = PathField("收到的年报", "各机关的年报放在这个文件夹里，可以拖到这里")
        self.last_year = PathField("上年的年报", "可以不填；用来和上年比较", takes_rollup=True)
        self.due = QDateEdit()
        self.due.setCalendarPopup(True)
        self.due.setDisplayFormat("yyyy年M月d日")
        self.due.setObjectName("due")
        self.due.setAccessibleName("报送截止日期")
        self.kinds = QLineEdit()
        self.kinds.setPlaceholderText("可以不填；另定日期的，例如：部门 1月20日；乡镇 1月25日")
        self.kinds.setAccessibleName("各类机关另定的截止日期")
        self.who = QLineEdit(remembered.office_name())
        self.who.setPlaceholderText("可以不填；写在每一次确认、代改的记录里")
        self.who.setAccessibleName("经办人")
        self.roster = QPlainTextEdit()
        self.roster.setPlaceholderText(_HINT)
        self.roster.setAccessibleName("名单")
        self.roster.setTabChangesFocus(True)
        self.roster.setFixedHeight(_ROSTER_HEIGHT)
        self.roster_button = QPushButton("从文件读取…")
        self.told = QLabel()
        self.told.setObjectName("summary")
        self.told.setWordWrap(True)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._known = Settings(0)
        self._roster_before = ""
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        fields = QFormLayout()
        fields.setVerticalSpacing(12)
        fields.addRow("报告年度：", self.year_box)
        fields.addRow("本级机关：", self.agency_line)
        fields.addRow("收到的年报：", self.folder)
        fields.addRow("上年的年报：", self.last_year)
        fields.addRow("报送截止：", self.due)
        fields.addRow("各类另定：", self.kinds)
        fields.addRow("名单：", self.roster)
        below = QHBoxLayout()
        below.addWidget(self.told, 1)
        below.addWidget(self.roster_button)
        fields.addRow("", below)
        fields.addRow("经办人：", self.who)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(16)
        layout.addLayout(fields)
        layout.addWidget(self.buttons)

    def _connect(self) -> None:
        self.year_box.valueChanged.connect(self._show_due)
        self.folder.changed.connect(self._check)
        self.roster.textChanged.connect(self._timer.start)
        self._timer.timeout.connect(self._count)
        self.roster_button.clicked.connect(self._read_file)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)

    # Asking

    def ask_new(self, today: date) -> bool:
        """Ask for the data of a new 汇总; say whether there is to be one."""
        self.year_box.setValue(today.year - 1)
        self._show_due()
        self._check()
        self.folder.setFocus()
        return self.exec() == QDialog.DialogCode.Accepted

    def ask_change(self, known: Settings, organs: list[Organ]) -> bool:
        """Ask for other settings of an open 汇总."""
        self._known = known
        self.year_box.setValue(known.year)
        self.agency_line.setText(known.agency)
        self.folder.show_path(known.folder)
        self.last_year.show_path(known.last_year)
        due = known.due.get("") or due_of(known.year)
        self.due.setDate(QDate(due.year, due.month, due.day))
        self.kinds.setText(due_text(known.due))
        self._roster_before = roster_text(organ for organ in organs if organ.on_roster)
        self.roster.setPlainText(self._roster_before)
        self._count()
        self._check()
        return self.exec() == QDialog.DialogCode.Accepted

    # What was typed

    def settings(self) -> Settings:
        """Return what was typed. Raises RollupError for due dates that are none."""
        day = self.due.date()
        kinds = read_due(self.kinds.text(), self.year_box.value())
        due = {"": date(day.year(), day.month(), day.day())} | kinds
        return replace(
            self._known,
            year=self.year_box.value(),
            agency="".join(self.agency_line.text().split()),
            folder=self.folder.path,
            last_year=self.last_year.path,
            due=due,
        )

    def organs(self) -> tuple[Organ, ...] | None:
        """Return the roster; None where it is as it was. Raises UserError."""
        text = self.roster.toPlainText().strip()
        if text == self._roster_before.strip():
            return None
        return read_roster(text) if text else ()

    # While one types

    def _show_due(self) -> None:
        due = due_of(self.year_box.value())
        self.due.setDate(QDate(due.year, due.month, due.day))

    def _check(self) -> None:
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(self.folder.path is not None)

    def _count(self) -> None:
        """Tell how many organs are on the roster."""
        text = self.roster.toPlainText()
        try:
            count = len(read_roster(text)) if text.strip() else 0
        except UserError as error:
            self.told.setText(str(error))
            return
        self.told.setText(f"名单上有 {count} 个机关。" if count else "没有名单时，收到谁的就列谁。")

    def _read_file(self) -> None:
        start = str(remembered.folder("open"))
        name, _ = QFileDialog.getOpenFileName(
            self,
            "读取名单",
            start,
            "名单 (*.xlsx *.xls *.et *.docx *.doc *.wps *.csv *.txt);;所有文件 (*)",
        )
        if not name:
            return
        try:
            self.roster.setPlainText(roster_text(read_roster(Path(name))))
        except UserError as error:
            QMessageBox.warning(self, "名单读不出", str(error))

    def _accept(self) -> None:
        """Close, unless something cannot be used."""
        reason = self._obstacle()
        if reason:
            QMessageBox.warning(self, "还不能汇总", reason)
            return
        remembered.remember_office_name(self.who.text().strip())
        self.accept()

    def _obstacle(self) -> str:
        folder, last = self.folder.path, self.last_year.path
        if folder is None or not folder.is_dir():
            return "没有找到放年报的文件夹，请检查路径，或者点“文件夹…”选择。"
        if last is not None and not last.exists():
            return "没有找到上年的文件夹或汇总文件，请检查路径，或者不填。"
        if last is not None and last.absolute() == folder.absolute():
            return "上年的文件夹和今年的是同一个，请分开放，或者不填。"
        try:
            self.settings()
            self.organs()
        except UserError as error:
            return str(error)
        return ""
