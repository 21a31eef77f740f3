"""Characters that only look like the right ones: 门戶, Kangxi radicals."""

from core.checks.finding import Severity
from core.checks.rule import Rule
from core.checks.writing.passages import Spot, by_paragraph, everywhere, quoted
from core.text import strange_ideographs

ID = "text.look_alikes"


@by_paragraph
def find(text: str) -> tuple[Spot, ...]:
    """Find the characters that a search does not take for the right ones."""
    return tuple(
        Spot(start, start + len(plain), _message(text, start, plain), plain)
        for start, plain in strange_ideographs(text)
    )


def _message(text: str, start: int, plain: str) -> str:
    strange = text[start : start + len(plain)]
    said = quoted(text, start, start + len(plain))
    return f"{said}里的“{strange}”不是规范的汉字，只是样子相像，请改为“{plain}”"


RULE = Rule(
    id=ID,
    title="形近的字符",
    severity=Severity.WARNING,
    source="《通用规范汉字表》",
    example="“门戶网站”里的“戶”不是规范的汉字，只是样子相像，请改为“户”。",
    check=everywhere(ID, Severity.WARNING, find),
)
