"""What stands above, below or behind a stroke, told in plain text.

Readers write raised and lowered figures with Unicode's own characters, 3440¹, so that
a mark stays apart from the figure that it is glued to. Struck text is not read; where
nothing else is left in a cell, the cell holds the stroke alone and so is not blank.
"""

from core.text import STRUCK

_RAISED = str.maketrans("0123456789()[]（）〔〕", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾⁽⁾⁽⁾⁽⁾")


def raised(text: str) -> str:
    """Return text as it stands above or below the line; what has no such form stays."""
    return text.translate(_RAISED)


def without_strokes(text: str) -> str:
    """Return what is left beside struck text: the stroke alone when that is nothing."""
    if STRUCK not in text:
        return text
    left = text.replace(STRUCK, "").strip("\n")
    return left if left.strip() else STRUCK
