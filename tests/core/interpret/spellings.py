"""Ways in which the same cell is written, in labels and in figures."""

import re
from collections.abc import Callable


def full_width(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def broken(text: str) -> str:
    """A label with a line break after every second character."""
    return text if text.isdigit() else "\n".join(re.findall("..?", text))


def reworded(text: str) -> str:
    for old, new in (
        ("行政规范性文件", "规范性文件"),
        ("本年收费金额（单位：万元）", "本年处理决定数量"),
        ("结转下年度继续办理", "结转下一年度继续办理"),
        ("1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "1、逾期不补正"),
        (
            "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
            "2、逾期不缴费",
        ),
        ("法人或其他组织", "法人和其他组织"),
    ):
        text = text.replace(old, new)
    return text


SPELLINGS: dict[str, Callable[[str], str]] = {
    "as printed": str,
    "half-width brackets": lambda text: text.replace("（", "(").replace("）", ")"),
    "ideographic spaces": lambda text: text if text.isdigit() else "　".join(text),
    "spaces around": lambda text: f"  {text} ",
    "full-width digits": full_width,
    "another dot after the number": lambda text: re.sub(r"^(\d)\.", r"\1、", text),
    "spaces in the article": lambda text: text.replace("第（", "  第 （"),
    "line breaks": broken,
    "no quotes": lambda text: text.replace("“", "").replace("”", ""),
    "Kangxi radicals": lambda text: (
        text.replace("一", "⼀").replace("人", "⼈").replace("行", "⾏")
    ),
    "other wordings": reworded,
    "thousands separators": lambda text: f"{int(text):,}" if text.isdigit() else text,
    "numbers with a fraction": lambda text: f"{text}.0" if text.isdigit() else text,
}
