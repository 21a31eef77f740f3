"""Asks how 退回意见 are handed over: as files or as text, one an organ or all in one."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from core.formats.all_formats import FORMATS
from core.rollup.model import Row
from core.rollup.outputs.returns import RETURN_FORMATS, Choice

_WIDTH = 460  # px
_KEPT = "记为已退回（记下第几次、时间和内容，重报时逐条比较）"


class ReturnsDialog(QDialog):
    """Holds what was chosen; `as_text` says that it is to be copied."""

    def __init__(self, rows: Sequence[Row], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("退回意见")
        self.setMinimumWidth(_WIDTH)
        self.as_text = False
        head = QLabel(_about(rows))
        head.setWordWrap(True)
        self.formats = {id_: QCheckBox(FORMATS[id_].name) for id_ in RETURN_FORMATS}
        self.each, self.together = QRadioButton("每个机关一份"), QRadioButton("全部在一份里")
        ways = QButtonGroup(self)
        ways.addButton(self.each)
        ways.addButton(self.together)
        self.each.setChecked(True)
        self.as_sent = QCheckBox(_KEPT)
        self.as_sent.setChecked(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.copy = QPushButton("复制成文字")
        self.copy.setToolTip("全部退回意见复制成文字，可以粘贴到聊天里")
        self.save = QPushButton("存成文件…")
        self.save.setDefault(True)
        self.buttons.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
        self.buttons.addButton(self.save, QDialogButtonBox.ButtonRole.AcceptRole)
        self.copy.clicked.connect(self._copy)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out(head)

    def _lay_out(self, head: QLabel) -> None:
        fields = QFormLayout()
        fields.setVerticalSpacing(12)
        for label, boxes in (
            ("文件：", list(self.formats.values())),
            ("份数：", [self.each, self.together]),
        ):
            row = QHBoxLayout()
            for box in boxes:
                row.addWidget(box)
            row.addStretch(1)
            fields.addRow(label, row)
        for box in self.formats.values():
            box.setChecked(True)
            box.toggled.connect(self._allow)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(16)
        layout.addWidget(head)
        layout.addLayout(fields)
        layout.addWidget(self.as_sent)
        layout.addWidget(self.buttons)

    def _allow(self) -> None:
        self.save.setEnabled(any(box.isChecked() for box in self.formats.values()))

    def _copy(self) -> None:
        self.as_text = True
        self.accept()

    def choice(self) -> Choice:
        """Return what was chosen."""
        formats = tuple(id_ for id_, box in self.formats.items() if box.isChecked())
        return Choice(formats, self.together.isChecked(), self.as_sent.isChecked())


def _about(rows: Sequence[Row]) -> str:
    again = sum(row.round > 0 for row in rows)
    told = f"，其中 {again} 个以前退回过" if again else ""
    return f"有错误或者无法核对的有 {len(rows)} 个机关{told}。"
