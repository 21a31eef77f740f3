"""The characters of Chinese text by their behaviour at the edges of a line."""

from collections.abc import Sequence
from enum import Enum

STARTS_NO_LINE = frozenset("，。、；：？！）》】」』〕〉〗”’％‰℃°…—～·・々ー﹏￠,.;:?!)]}%'\"′″／")
ENDS_NO_LINE = frozenset("（《【「『〔〈〖“‘＃￥￡＄№§([{$#")
UNITS = frozenset(
    "年月日天周季时分秒号件条次个人名项户期份元页篇场类宗起例家村级岁倍吨米亩度批款章节届"
)
SCALES = frozenset("十百千万亿余多")


class CharKind(Enum):
    """What a character is to the line breaker.

    `blank` is the part of an em beside its ink that a full-width mark can give up.
    """

    HAN = ("han", 0.0)
    LATIN = ("latin", 0.0)
    SPACE = ("space", 0.0)
    OPENING = ("opening", 0.5)
    CLOSING = ("closing", 0.5)
    STOP = ("stop", 0.25)  # ；：？！ stand nearer the middle of their square
    DASH = ("dash", 0.0)

    def __init__(self, label: str, blank: float) -> None:
        self.label = label
        self.blank = blank


_MARKS = (
    dict.fromkeys("，。、）》】」』〕〉〗”’", CharKind.CLOSING)
    | dict.fromkeys("；：？！", CharKind.STOP)
    | dict.fromkeys("（《【「『〔〈〖“‘", CharKind.OPENING)
    | dict.fromkeys("—…", CharKind.DASH)
    | dict.fromkeys(" \t\u00a0\u2002\u2003\u2009\u3000", CharKind.SPACE)
)


def kind_of(character: str) -> CharKind:
    """Return the kind of one character."""
    mark = _MARKS.get(character)
    if mark is not None:
        return mark
    return CharKind.LATIN if "!" <= character < "\u0250" and character != "·" else CharKind.HAN


def kinds_of(text: str) -> list[CharKind]:
    """Return the kind of every character."""
    known = {character: kind_of(character) for character in set(text)}
    return [known[character] for character in text]


def break_opportunities(text: str, kinds: Sequence[CharKind]) -> list[bool]:
    """Tell for every character whether a line may be broken before it."""
    breaks = [False] * len(text)
    counting = False  # in a number with the scale words that follow it
    for index in range(1, len(text)):
        before, after = text[index - 1], text[index]
        counting = before.isdecimal() or (counting and before in SCALES)
        breaks[index] = not (
            after in STARTS_NO_LINE
            or before in ENDS_NO_LINE
            or (
                kinds[index] is kinds[index - 1] and kinds[index] in (CharKind.LATIN, CharKind.DASH)
            )
            or (counting and (after in UNITS or after in SCALES))
            or (before == "第" and after.isdecimal())
            or kinds[index] is CharKind.SPACE
        )
    return breaks
