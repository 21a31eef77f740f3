"""Which organs are shown: by state, with the count of each, and by words."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from core.rollup.model import State, Tally
from ui.rollup.states import state_icon, state_tip

_LEAST_WIDTH = 120  # px of the field for words


class StateBar(QWidget):
    """A button for all and one for each state there is; several may be pressed."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.all = self._button("全部机关")
        self.buttons = {state: self._button(state_tip(state)) for state in State}
        self.words = QLineEdit()
        self.words.setPlaceholderText("按机关、文件、备注筛选")
        self.words.setAccessibleName("按文字筛选机关")
        self.words.setClearButtonEnabled(True)
        self.words.setMinimumWidth(_LEAST_WIDTH)
        self.words.setMaximumWidth(2 * _LEAST_WIDTH)
        self.words.textChanged.connect(self.changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 8, 8, 8)
        row.setSpacing(4)
        for button in (self.all, *self.buttons.values()):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.words, 1)
        self.all.setChecked(True)
        self.all.clicked.connect(self.show_all)
        for button in self.buttons.values():
            button.clicked.connect(self._choose)

    def _button(self, tip: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName("filter")
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setToolTip(tip)
        return button

    @property
    def states(self) -> frozenset[State]:
        """The states that are shown; none stands for all."""
        return frozenset(state for state, button in self.buttons.items() if button.isChecked())

    def show_counts(self, tally: Tally) -> None:
        """Show how many organs there are of each state; a state without any has no button."""
        self.all.setText(f"全部 {sum(tally.states.values())}")
        for state, button in self.buttons.items():
            button.setText(f"{state} {tally.states[state]}")
            button.setVisible(tally.states[state] > 0 or button.isChecked())
        self.paint_anew()

    def choose(self, states: frozenset[State]) -> None:
        """Show only organs of these states."""
        for state, button in self.buttons.items():
            button.setChecked(state in states)
        self._choose()

    def show_all(self) -> None:
        """Show all states."""
        self.choose(frozenset())

    def _choose(self) -> None:
        self.all.setChecked(not self.states)
        self.changed.emit()

    def paint_anew(self) -> None:
        """Draw the icons in the colours in force."""
        for state, button in self.buttons.items():
            button.setIcon(state_icon(state))
