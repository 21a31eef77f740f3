"""How states look: an icon, a word and a colour, never the colour alone."""

from PySide6.QtGui import QColor, QIcon

from core.rollup.model import State
from ui.look.icons import icon
from ui.look.theme import theme

_LOOKS = {
    State.MISSING: ("blank", "warning"),
    State.UNREADABLE: ("close", "error"),
    State.UNCHECKABLE: ("doubt", "error"),
    State.PENDING: ("note", "accent"),
    State.ERRORS: ("error", "error"),
    State.WARNINGS: ("warning", "warning"),
    State.CLEAN: ("complete", "complete"),
    State.CONFIRMED: ("confirmed", "complete"),
    State.EXCLUDED: ("excluded", "previous"),
}
_TIPS = {
    State.MISSING: "还没有收到本年的报告",
    State.UNREADABLE: "收到了文件，但是读不出来",
    State.UNCHECKABLE: "有空白、“/”或者没有读出的格，不能核对",
    State.PENDING: "有要由人来定的事：是谁的、是哪一年的、用哪一份、推断的数字对不对",
    State.ERRORS: "有勾稽关系不成立等错误",
    State.WARNINGS: "没有错误，有还没有说明的警告",
    State.CLEAN: "核对过，没有发现问题，还没有确认",
    State.CONFIRMED: "已经确认，计入合计",
    State.EXCLUDED: "不计入合计，写明了原因",
}
_drawn: dict[tuple[str, str], QIcon] = {}


def state_colour(state: State) -> QColor:
    """Return the colour of a state in the colours in force."""
    return QColor(getattr(theme(), _LOOKS[state][1]))


def state_icon(state: State) -> QIcon:
    """Return the icon of a state in the colours in force."""
    name, colour = _LOOKS[state][0], state_colour(state)
    key = (name, colour.name())
    if key not in _drawn:
        _drawn[key] = icon(name, colour)
    return _drawn[key]


def state_tip(state: State) -> str:
    """Return what a state means, in a sentence."""
    return _TIPS[state]
