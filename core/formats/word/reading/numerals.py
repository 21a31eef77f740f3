"""Numbers of list items as Word writes them: 一 二 三, 甲 乙 丙, ①, IV."""

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_UNITS = ((1000, "千"), (100, "百"), (10, "十"))
_LEGAL = str.maketrans("一二三四五六七八九十百千〇", "壹贰叁肆伍陆柒捌玖拾佰仟零")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_TO_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_LARGEST = 9999  # what can be counted in words; beyond it digits do
_LARGEST_IN_LETTERS = 26 * 10


def chinese(number: int) -> str:
    """Return a number in Chinese: 十二, 一百零三."""
    rest, text, skipped = number, "", False
    for unit, name in _UNITS:
        count, rest = divmod(rest, unit)
        if count:
            text += ("零" if skipped else "") + _DIGITS[count] + name
            skipped = False
        else:
            skipped = bool(text)
    if rest:
        text += ("零" if skipped else "") + _DIGITS[rest]
    return (text or _DIGITS[0]).removeprefix("一") if 10 <= number < 20 else text or _DIGITS[0]


def roman(number: int) -> str:
    """Return a number in small Roman letters."""
    text = ""
    for size, letters in _ROMAN:
        count, number = divmod(number, size)
        text += letters * count
    return text


def letters(number: int) -> str:
    """Return a, b, …, z, aa, bb, as Word counts."""
    repeats, letter = divmod(number - 1, 26)
    if number > _LARGEST_IN_LETTERS:
        return str(number)
    return chr(ord("a") + letter) * (repeats + 1) if number > 0 else ""


def _picked(characters: str) -> Callable[[int], str]:
    """Count with a row of characters, beyond its end in digits."""
    return lambda number: characters[number - 1] if 0 < number <= len(characters) else str(number)


_CIRCLED = "".join(chr(code) for code in (*range(0x2460, 0x2474), *range(0x3251, 0x3260)))
_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: str(number).translate(_TO_FULL_WIDTH),
    "decimalFullWidth2": lambda number: str(number).translate(_TO_FULL_WIDTH),
    "decimalEnclosedCircle": _picked(_CIRCLED),
    "decimalEnclosedCircleChinese": _picked(_CIRCLED),
    "decimalEnclosedParen": _picked("".join(map(chr, range(0x2474, 0x2488)))),
    "decimalEnclosedFullstop": _picked("".join(map(chr, range(0x2488, 0x249C)))),
    "ideographEnclosedCircle": _picked("".join(map(chr, range(0x3280, 0x328A)))),
    "ideographTraditional": _picked(_STEMS),
    "ideographZodiac": _picked(_BRANCHES),
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "japaneseDigitalTenThousand": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "taiwaneseDigital": chinese,
    "ideographDigital": chinese,
    "koreanDigital2": chinese,
    "chineseLegalSimplified": lambda number: chinese(number).translate(_LEGAL),
    "ideographLegalTraditional": lambda number: chinese(number).translate(_LEGAL),
    "lowerLetter": letters,
    "upperLetter": lambda number: letters(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "none": lambda _: "",
}


def numeral(number: int, kind: str) -> str:
    """Return a number in one of Word's formats; in digits in one that is not known."""
    write = _FORMATS.get(kind)
    return write(number) if write and 0 <= number <= _LARGEST else str(number)
