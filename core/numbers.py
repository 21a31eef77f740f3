"""Figures as people type them, and as they are printed.

Counts are `int`, amounts `Decimal`; nothing passes through a float.
"""

import re
from decimal import Context, Decimal
from typing import TypeAlias

from core.errors import UserError

Number: TypeAlias = int | Decimal

EXACT = Context(prec=200)
"""For what must not fail or be rounded with figures of any length that a file may have."""

# Excel keeps 15 significant digits: 12 are ample for a count, and 9 before the
# point leave 6 decimals for an amount.
MAX_COUNT_DIGITS = 12
MAX_AMOUNT_DIGITS = 9

_TO_HALF_WIDTH = str.maketrans("０１２３４５６７８９．，－＋", "0123456789.,-+")
_MINUS_SIGNS = str.maketrans("−–", "--")
_GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d*)?")
_PLAIN = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)", re.ASCII)
_OTHER_UNIT = re.compile(r"[+-]?[\d,.]+[\u4e00-\u9fff]{1,3}")  # 251000元


class NumberError(UserError):
    """A text is not a number that the cell may hold; the message is the reason."""


def parse_number(
    text: str, *, decimals: int = 0, signed: bool = False, unit: str = ""
) -> Number | None:
    """Read what a person typed: half- or full-width digits, thousands separators.

    An empty text is None. With `decimals` the number is a Decimal, written with
    as many decimals as were typed; `unit` may be typed with it, and is named where
    it may be mistaken.
    Raises NumberError.
    """
    plain = "".join(text.split()).translate(_TO_HALF_WIDTH).translate(_MINUS_SIGNS)
    if not plain:
        return None
    if unit:
        plain = plain.removesuffix(unit)
    if _GROUPED.fullmatch(plain):
        plain = plain.replace(",", "")
    if not _PLAIN.fullmatch(plain):
        if unit and _OTHER_UNIT.fullmatch(plain):
            raise NumberError(f"“{text.strip()}”的单位不对，这里按{unit}填，只写数字。")
        raise NumberError(f"“{text.strip()}”不是数字，{_expected(decimals, signed=signed)}。")
    if plain.startswith("-") and not signed and plain.strip("-0."):
        raise NumberError(f"“{text.strip()}”小于 0，{_expected(decimals, signed=signed)}。")
    return _amount(plain, text, decimals, unit) if decimals else _count(plain, text)


def _expected(decimals: int, *, signed: bool) -> str:
    if decimals:
        return f"这里填不小于 0 的金额，最多 {decimals} 位小数"
    return "这里填整数，减少用负数" if signed else "这里只能填 0 或正整数"


def _count(plain: str, text: str) -> int:
    whole, _, fraction = plain.partition(".")
    if fraction.strip("0"):
        raise NumberError(f"“{text.strip()}”不是整数，请填整数。")
    if len(whole.lstrip("+-0")) > MAX_COUNT_DIGITS:
        raise NumberError(f"“{text.strip()}”超过 {MAX_COUNT_DIGITS} 位，请检查是否多打了数字。")
    return int(whole or "0")


def _amount(plain: str, text: str, decimals: int, unit: str) -> Decimal:
    hint = f"请检查单位是不是{unit}" if unit else "请检查是否多打了数字"
    whole, _, fraction = plain.lstrip("+-").partition(".")
    if len(fraction.rstrip("0")) > decimals:
        raise NumberError(f"“{text.strip()}”的小数超过 {decimals} 位，{hint}。")
    if len(whole.lstrip("0")) > MAX_AMOUNT_DIGITS:
        raise NumberError(f"“{text.strip()}”的整数部分超过 {MAX_AMOUNT_DIGITS} 位，{hint}。")
    return Decimal(f"{whole.lstrip('0') or '0'}.{fraction[:decimals]}".rstrip("."))


def format_number(value: Number | None) -> str:
    """Return the number as printed, without separators; empty for None."""
    if value is None:
        return ""
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
