"""Text as paragraphs: cleaned when it comes from outside, compared when it changes."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

STRUCK = "\u0336"
"""The stroke through a character; in a cell, what is left when all of its text was struck out."""

_LINE_ENDS = re.compile("\r\n|[\r\u0085\u2028\u2029\v\f]")
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060\ufeff\ufffc]")
NOTE_MARKS = "⁰¹²³⁴-⁾₀-₎"
"""Raised and lowered figures, which refer to notes, for a character class."""

_MARKS = re.compile(f"[{NOTE_MARKS}①-⒇⓪❶-❿➀-➓⓵-⓾]+")
_SENTENCE_ENDS = "。！？；\n"
_LONGEST_KEYSTROKE = 8  # characters; an input method commits whole words
_SPACES = re.compile("[ \u3000]*\n[ \u3000\n]*")

# Radicals that stand for ideographs where a PDF's maker mixed up the two. Unicode's
# compatibility mapping knows the Kangxi radicals; those of the supplement are from
# EquivalentUnifiedIdeograph.txt, and U+2F3E stands for the simplified character.
_SUPPLEMENT = (
    "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩"
    "⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑"
    "⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳"
)
_SUPPLEMENT_IDEOGRAPHS = (
    "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王"
    "𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長"
    "镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)
_RADICALS = str.maketrans(
    {
        **{code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)},
        **{ord(a): b for a, b in zip(_SUPPLEMENT, _SUPPLEMENT_IDEOGRAPHS, strict=True)},
        0x2F3E: "户",
    }
)
# Other forms of a character that look the same in most fonts, from Japanese or Korean input.
_LOOK_ALIKE = "戶户內内黃黄眞真淸清靑青旣既卽即呂吕沒没郞郎吿告査查敎教槪概値值"
_LIKENESS = dict(zip(_LOOK_ALIKE[::2], _LOOK_ALIKE[1::2], strict=True))
_STRANGE = re.compile(f"[\u2e80-\u2fd5\uf900-\ufaff{''.join(_LIKENESS)}]+")


def clean_text(text: str) -> str:
    """Return text with one newline at the end of a line and no invisible characters."""
    text = _LINE_ENDS.sub("\n", text).replace("\t", " ").replace("\u00a0", " ")
    text = text.encode("utf-8", "replace").decode("utf-8")  # lone surrogates
    return _INVISIBLE.sub("", text)


def clean_line(text: str) -> str:
    """Return text on one line; Chinese needs no space where a line was broken."""
    return clean_text(text).replace("\n", "")


def plain_ideographs(text: str) -> str:
    """Return text with ideographs in place of the characters that look like them.

    PDFs printed from browsers have ⼀⼆⺠⻅ for 一二民见, some input methods 戶 for 户.
    Full-width and other compatibility forms stay as they are.
    """
    return text if text.isascii() else _STRANGE.sub(lambda found: _plain(found[0]), text)


def strange_ideographs(text: str) -> Iterator[tuple[int, str]]:
    """Yield where characters stand that only look like ideographs, and these instead."""
    if not text.isascii():
        for found in _STRANGE.finditer(text):
            plain = _plain(found[0])
            if plain != found[0]:
                yield found.start(), plain


def _plain(strange: str) -> str:
    return "".join(_LIKENESS.get(char) or _compatible(char) for char in strange)


def _compatible(char: str) -> str:
    radical = char.translate(_RADICALS)
    return unicodedata.normalize("NFKC", radical) if "\uf900" <= radical <= "\ufaff" else radical


def without_marks(text: str) -> str:
    """Return text without the marks that refer to notes: raised, lowered, circled numbers."""
    return text if text.isascii() else _MARKS.sub("", text)


def pasted_text(text: str) -> str:
    """Return text from Word or the web as paragraphs: no blank lines, no typed indents."""
    return _SPACES.sub("\n", plain_ideographs(clean_text(text)))


class Difference(NamedTuple):
    """At `start` (in characters), `removed` was replaced by `inserted`."""

    start: int
    removed: str
    inserted: str

    def apply(self, text: str) -> str:
        """Return the new text, given the old."""
        return text[: self.start] + self.inserted + text[self.start + len(self.removed) :]

    def inverse(self) -> "Difference":
        """Return the change back."""
        return Difference(self.start, self.inserted, self.removed)


def difference(old: str, new: str) -> Difference:
    """Return the smallest single replacement that turns `old` into `new`."""
    start = _common(old, new, min(len(old), len(new)), from_end=False)
    rest = min(len(old), len(new)) - start
    end = _common(old, new, rest, from_end=True)
    return Difference(start, old[start : len(old) - end], new[start : len(new) - end])


def _common(old: str, new: str, limit: int, *, from_end: bool) -> int:
    """Return how many characters, at most `limit`, both texts share at one end.

    Halving compares whole slices, which is far quicker than character by character.
    """
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        same = (
            old[len(old) - middle :] == new[len(new) - middle :]
            if from_end
            else (old[:middle] == new[:middle])
        )
        low, high = (middle, high) if same else (low, middle - 1)
    return low


def utf16_length(text: str) -> int:
    """Return the length in UTF-16 units, in which Qt counts positions."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def characters_within(text: str, units: int) -> int:
    """Return how many whole characters the first UTF-16 units of a text hold."""
    encoded = text.encode("utf-16-le", "surrogatepass")
    return len(encoded[: 2 * units].decode("utf-16-le", "ignore"))


def merge_typing(first: Difference, second: Difference) -> Difference | None:
    """Return two consecutive keystrokes as one change, or None when they are apart.

    Keystrokes are apart after the end of a sentence, and when the second is a
    paste or a larger deletion.
    """
    if len(second.inserted) + len(second.removed) > _LONGEST_KEYSTROKE:
        return None
    if second.inserted:
        return None if second.removed else _merge_insertion(first, second)
    return _merge_deletion(first, second)


def _merge_insertion(first: Difference, second: Difference) -> Difference | None:
    follows = second.start == first.start + len(first.inserted)
    if not follows or not first.inserted or first.inserted[-1] in _SENTENCE_ENDS:
        return None
    return first._replace(inserted=first.inserted + second.inserted)


def _merge_deletion(first: Difference, second: Difference) -> Difference | None:
    first_end = first.start + len(first.inserted)
    second_end = second.start + len(second.removed)
    if first.inserted:  # backspace over what was typed
        within = second_end == first_end and second.start >= first.start
        kept = first.inserted[: second.start - first.start]
        return first._replace(inserted=kept) if within else None
    if second_end == first.start:  # backspace
        return Difference(second.start, second.removed + first.removed, "")
    if second.start == first.start:  # delete
        return first._replace(removed=first.removed + second.removed)
    return None
