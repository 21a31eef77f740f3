"""Which findings are shown: by kind, with counts, and by words."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.checks.folding import Folded
from core.checks.progress import OpenAs, open_as, tally

_ALL = "全部"


class FilterBar(QWidget):
    """Buttons for all findings and for those of each kind, and a field for words."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLineEdit()
        self.words.setPlaceholderText("按文字筛选")
        self.words.setAccessibleName("按文字筛选问题")
        self.words.setClearButtonEnabled(True)
        self.words.textChanged.connect(self.changed)
        self._group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(2)
        self._submitting = False
        self.buttons: dict[OpenAs | None, QToolButton] = {}
        for kind in (None, *OpenAs):
            self.buttons[kind] = button = self._button(kind)
            row.addWidget(button)
        self.buttons[None].setChecked(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self.words)
        self._group.buttonClicked.connect(self.changed)

    def _button(self, kind: OpenAs | None) -> QToolButton:
        button = QToolButton()
        button.setObjectName("filter")
        button.setCheckable(True)
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        button.setToolTip(f"只看{kind.word}" if kind else "查看全部问题")
        self._group.addButton(button)
        return button

    def show_counts(self, folded: Sequence[Folded], *, submitting: bool = False) -> None:
        """Show how many findings are told as what."""
        self._submitting = submitting
        found = tally((each.finding for each in folded), submitting=submitting)
        for kind, button in self.buttons.items():
            word = kind.word if kind else _ALL
            count = found[kind] if kind else len(folded)
            button.setText(f"{word} {count}")
            # A narrow panel has room for those there are.
            button.setVisible(bool(count) or button.isChecked() or kind in (None, OpenAs.ERROR))

    @property
    def kind(self) -> OpenAs | None:
        """What is shown; None for all."""
        return next(each for each, button in self.buttons.items() if button.isChecked())

    @property
    def is_open(self) -> bool:
        """Whether everything is shown."""
        return self.kind is None and not self.words.text().strip()

    def lets_through(self, folded: Folded, place: str) -> bool:
        """Say whether a finding at a place, with what it explains, is shown."""
        if self.kind not in (None, open_as(folded.finding, submitting=self._submitting)):
            return False
        texts = (place, folded.finding.message, *(f.message for f in folded.consequences))
        words = self.words.text().split()
        return all(any(word in text for text in texts) for word in words)
