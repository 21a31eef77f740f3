"""The style sheets: spacing, frames and accents that the palette cannot say.

They are files in resources/look, in which `$name` stands for a colour of the theme.
"""

from dataclasses import asdict
from pathlib import Path
from string import Template

from ui.look.icons import FOLDER
from ui.look.theme import is_dark, theme

_SHEETS = Path(__file__).parents[2] / "resources" / "look"


def style_sheet(*names: str) -> str:
    """Return sheets by name, after the one of all windows, in the colours in force."""
    texts = ((_SHEETS / f"{name}.qss").read_text(encoding="utf-8") for name in ("controls", *names))
    scheme = "dark" if is_dark() else "light"
    marks = (FOLDER / "marks").as_posix()
    return Template("\n".join(texts)).substitute(asdict(theme()), scheme=scheme, marks=marks)
