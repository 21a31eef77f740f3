"""The lines of a report's title, broken by meaning."""

import re
from collections.abc import Callable, Sequence

Width = Callable[[str], float]

# An organ's name may be broken after the places and bodies it is made of.
_NAMES = re.compile(
    r".*?(?:自治[区州县旗]|[省县区镇乡]|市(?!场)|街道|人民政府|委员会|办事处|[局厅]|$)", re.DOTALL
)


def title_lines(parts: Sequence[str], measure: float, width: Width, em: float) -> list[str]:
    """Return the title's lines, to be centred, each no wider than `measure` where that can be.

    A title too long for one line is broken after its first part, the organ's
    name, and then between the others where they do not fit one line. `em` is
    the width of one character; a name that has no place to break stays whole.
    """
    pieces = [part for part in parts if part]
    whole = "".join(pieces)
    if width(whole) <= measure:
        return [whole] if whole else []
    pieces = [pieces[0], *_fill(pieces[1:], measure, width)]
    return [line for piece in pieces for line in name_lines(piece, measure, width, em)]


def name_lines(text: str, measure: float, width: Width, em: float) -> list[str]:
    """Break an organ's name, or another part of a title, into lines of like length.

    One line where it fits, or where it has no place to break.
    """
    if width(text) <= measure:
        return [text]
    names = name_parts(text)
    widest = max(width(name) for name in names)
    if widest > measure:
        return [text]
    lines = _fill(names, measure, width)
    narrower = lines
    while len(narrower) == len(lines) and measure >= widest:
        lines, measure = narrower, measure - em
        narrower = _fill(names, measure, width)
    return lines


def name_parts(text: str) -> list[str]:
    """Return the places and bodies an organ's name is made of, after which it may be broken."""
    return [name for name in _NAMES.findall(text) if name]


def _fill(names: Sequence[str], measure: float, width: Width) -> list[str]:
    """Join names to lines no wider than `measure`; a name that is wider stands alone."""
    lines: list[str] = []
    for name in names:
        if lines and width(lines[-1] + name) <= measure:
            lines[-1] += name
        else:
            lines.append(name)
    return lines
