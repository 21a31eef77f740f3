"""Sentences that are proposed for the text: tick those that fit, and insert them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

if TYPE_CHECKING:
    from core.years.sentences import Proposal

_HINT = (
    "勾选要写的句子，插入到正文里光标所在的地方。句子里的数字随表格变动；"
    "增长、下降的说法变了，核对时会提示。"
)


class SentenceList(QWidget):
    """Lists proposals; `insert_asked` has those that are ticked."""

    insert_asked = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        hint = QLabel(_HINT)
        hint.setWordWrap(True)
        self.list = QListWidget()
        self.list.setAccessibleName("可以写进正文的句子")
        self.list.setWordWrap(True)
        self.list.setSpacing(4)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.insert = QPushButton("插入到正文")
        self.insert.clicked.connect(lambda: self.insert_asked.emit(self.chosen()))
        self.list.itemChanged.connect(self._show_state)
        self.proposals: list[Proposal] = []
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.insert)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(hint)
        layout.addWidget(self.list, 1)
        layout.addLayout(row)
        self._show_state()

    def show_proposals(self, proposals: Sequence[Proposal]) -> None:
        """List other proposals; those of the same cell stay ticked."""
        ticked = {proposal.mark.cell for proposal in self.chosen()}
        self.list.blockSignals(True)  # noqa: FBT003 (Qt's signature)
        self.list.clear()
        self.proposals = list(proposals)
        for proposal in proposals:
            item = QListWidgetItem(proposal.text)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            is_ticked = proposal.mark.cell in ticked
            state = Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
            item.setCheckState(state)
            self.list.addItem(item)
        self.list.blockSignals(False)  # noqa: FBT003
        self._show_state()

    def chosen(self) -> list[Proposal]:
        """Return the proposals that are ticked."""
        return [
            proposal
            for row, proposal in enumerate(self.proposals)
            if self.list.item(row).checkState() is Qt.CheckState.Checked
        ]

    def _show_state(self) -> None:
        count = len(self.chosen())
        self.insert.setEnabled(count > 0)
        self.insert.setText(f"插入到正文（{count}句）" if count else "插入到正文")
