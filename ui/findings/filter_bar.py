"""Which findings are shown: by severity, with counts, and by words."""

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

from core.checks.finding import Severity
from core.checks.folding import Folded, counts

_ALL = "全部"


class FilterBar(QWidget):
    """Buttons for all findings and for those of each severity, and a field for words."""

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
        self.buttons: dict[Severity | None, QToolButton] = {}
        for severity in (None, *Severity):
            self.buttons[severity] = button = self._button(severity)
            row.addWidget(button)
        self.buttons[None].setChecked(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self.words)
        self._group.buttonClicked.connect(self.changed)

    def _button(self, severity: Severity | None) -> QToolButton:
        button = QToolButton()
        button.setObjectName("filter")
        button.setCheckable(True)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setToolTip(f"只看{severity.word}" if severity else "查看全部问题")
        self._group.addButton(button)
        return button

    def show_counts(self, folded: Sequence[Folded]) -> None:
        """Show how many findings there are of each severity."""
        found = counts(each.finding for each in folded)
        for severity, button in self.buttons.items():
            word = severity.word if severity else _ALL
            button.setText(f"{word} {found[severity] if severity else len(folded)}")

    @property
    def severity(self) -> Severity | None:
        """The severity that is shown; None for all."""
        return next(each for each, button in self.buttons.items() if button.isChecked())

    @property
    def is_open(self) -> bool:
        """Whether everything is shown."""
        return self.severity is None and not self.words.text().strip()

    def lets_through(self, folded: Folded, place: str) -> bool:
        """Say whether a finding at a place, with what it explains, is shown."""
        if self.severity not in (None, folded.finding.severity):
            return False
        texts = (place, folded.finding.message, *(f.message for f in folded.consequences))
        words = self.words.text().split()
        return all(any(word in text for text in texts) for word in words)
