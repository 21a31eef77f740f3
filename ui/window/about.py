"""What the program is: version, commit, Python, Qt and folders, to be copied; the licences."""

import platform

import PySide6
from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from core.about.build import folders, version
from core.about.licences import all_parts

_WIDTH = 560  # px
_ICON = 48  # px
_WHAT = (
    "填写、核对、导出政府信息公开工作年度报告。"
    "不连接网络；内容只在您选择的文件里，历史版本和恢复文件在您的用户文件夹里。"
)


def facts() -> dict[str, str]:
    """Return what somebody who helps asks first, by its name."""
    screen = QGuiApplication.platformName()
    return {
        "版本": version(),
        "Python": platform.python_version(),
        "Qt": f"{qVersion()}（PySide6 {PySide6.__version__}）",
        "系统": f"{platform.system()} {platform.release()}，{platform.machine()}，{screen}",
        **{f"{name}文件夹": str(folder) for name, folder in folders().items()},
    }


class AboutDialog(QDialog):
    """Name and purpose, the facts, and buttons that copy them and show the licences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("关于政务公开年报")
        self.setMinimumWidth(_WIDTH)
        self.facts = facts()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(16)
        layout.addLayout(self._head())
        layout.addLayout(self._table())
        layout.addWidget(self._buttons())
        self._close.setDefault(True)
        self._close.setFocus()

    def _head(self) -> QHBoxLayout:
        picture, name, what = QLabel(), QLabel("政务公开年报"), QLabel(_WHAT)
        picture.setPixmap(QGuiApplication.windowIcon().pixmap(_ICON, _ICON))
        large = QFont(self.font())
        large.setPointSizeF(large.pointSizeF() * 1.5)
        large.setBold(True)
        name.setFont(large)
        what.setWordWrap(True)
        words, head = QVBoxLayout(), QHBoxLayout()
        words.setSpacing(4)
        words.addWidget(name)
        words.addWidget(what)
        head.setSpacing(16)
        head.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        return head

    def _table(self) -> QFormLayout:
        table = QFormLayout()
        table.setHorizontalSpacing(16)
        table.setVerticalSpacing(4)
        for name, value in self.facts.items():
            line = QLineEdit(value)
            line.setReadOnly(True)
            line.setFrame(False)
            line.setStyleSheet("background: transparent")
            line.setCursorPosition(0)
            line.setAccessibleName(name)
            table.addRow(name, line)
        return table

    def _buttons(self) -> QDialogButtonBox:
        role = QDialogButtonBox.ButtonRole
        buttons = QDialogButtonBox()
        copy = buttons.addButton("复制这些信息", role.ActionRole)
        licences = buttons.addButton("许可…", role.ActionRole)
        self._close = buttons.addButton("关闭", role.RejectRole)
        copy.clicked.connect(self.copy)
        licences.clicked.connect(lambda: show_licences(self))
        buttons.rejected.connect(self.reject)
        return buttons

    def copy(self) -> None:
        """Put the facts on the clipboard, one a line."""
        lines = [f"{name}：{value}" for name, value in self.facts.items()]
        QGuiApplication.clipboard().setText("\n".join(["政务公开年报", *lines]))


class LicencesDialog(QDialog):
    """All parts of the program, and the licence of the chosen one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("许可")
        self.resize(820, 560)
        self._parts = all_parts()
        self.list, self.text = QListWidget(), QPlainTextEdit()
        self.list.setAccessibleName("程序的各个部分")
        self.list.addItems([part.name for part in self._parts])
        self.list.setFixedWidth(220)
        self.list.currentRowChanged.connect(self._show)
        self.text.setReadOnly(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName("许可全文")
        buttons = QDialogButtonBox()
        buttons.addButton("关闭", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        both, layout = QHBoxLayout(), QVBoxLayout(self)
        both.addWidget(self.list)
        both.addWidget(self.text)
        layout.addLayout(both)
        layout.addWidget(buttons)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _show(self, row: int) -> None:
        self.text.setPlainText(self._parts[row].text())


def show_about(window: QWidget) -> None:
    """Show what the program is."""
    AboutDialog(window).exec()


def show_licences(window: QWidget) -> None:
    """Show the licences of all parts."""
    LicencesDialog(window).exec()
