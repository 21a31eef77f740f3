"""The text of a cell → its figure, and how sure that is."""

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from core.form.cells import CellSpec
from core.form.labels import CellKind
from core.interpret.labels import plain
from core.interpret.result import CellReading, Certainty
from core.numbers import Number, NumberError, format_number, parse_number

_NOTHING = re.compile(r"[/\\\-—―–‐−_~～]+|无|没有|零|nil|none", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?P<number>[+\-−–]?\d[\d,]*(?:\.\d+)?|[+\-]?\.\d+)"
    r"(?P<unit>(?:[百千]?[万亿]|[百千])?元|角|[万亿]|[件条个项次宗起份人])?"
)
_WORDED = re.compile(r"(?P<sign>增加?|减少?|新增)(?P<number>\d+)\D?")
_SCALES = {
    "元": 0,
    "角": -1,
    "百元": 2,
    "千元": 3,
    "万元": 4,
    "万": 4,
    "百万元": 6,
    "亿元": 8,
    "亿": 8,
}
_COUNTERS = frozenset("件条个项次宗起份人")
_LARGE = frozenset("万亿")
_APART = re.compile(r"\d[ \t\u3000\u00a0]+\d")  # not at a line end, where a number may be torn
_TORN = re.compile(r"\d\s+\d")
_THOUSANDS = re.compile(r"[+\-−–]?\d{1,3}(?:,\d{3})+(?:\.\d*)?")
_GROUPS = re.compile(r"\d{1,3}(?:\s\d{3})+")


def looks_like_figure(text: str) -> bool:
    """Say whether a text may stand in a value cell as it is: a number, a mark for nothing."""
    body = plain(text)
    return not body or bool(
        _NOTHING.fullmatch(body) or _NUMBER.fullmatch(body) or _WORDED.fullmatch(body)
    )


def read_figure(spec: CellSpec, text: str, unit: str = "") -> CellReading:
    """Read a cell; `unit` is the one its header names, if any."""
    source = " ".join(text.split())
    body = plain(text)
    if not body:
        return CellReading(None, Certainty.SURE)
    if _APART.search(text) and not _GROUPS.fullmatch(source):
        return CellReading(None, Certainty.MISSING, source, f"“{source}”像是几个数")
    if _NOTHING.fullmatch(body):
        return CellReading(_zero(spec), Certainty.GUESSED, source, f"“{source}”按0读入")
    worded = _WORDED.fullmatch(body)
    if worded and spec.kind is CellKind.SIGNED:
        sign = "-" if worded["sign"].startswith("减") else ""
        return _numeric(spec, sign + worded["number"], source, f"“{source}”按增减数读入")
    found = _NUMBER.fullmatch(body)
    if not found:
        return CellReading(None, Certainty.MISSING, source, f"“{source}”不是数字")
    return _with_unit(spec, found["number"], found["unit"] or "", unit, source)


def _with_unit(spec: CellSpec, number: str, given: str, header: str, source: str) -> CellReading:
    unit = given or header
    reason = _doubt(spec, number, given, source)
    number = number.replace(",", "").replace("−", "-").replace("–", "-")
    if spec.kind is not CellKind.AMOUNT and unit in _LARGE:
        return CellReading(None, Certainty.MISSING, source, f"“{source}”要写成完整的数")
    if unit in _SCALES and spec.unit in _SCALES and unit != spec.unit:
        return _scaled(spec, number, _SCALES[unit] - _SCALES[spec.unit], source, unit)
    return _numeric(spec, number, source, reason)


def _doubt(spec: CellSpec, number: str, unit: str, source: str) -> str:
    """Say why a number may not be what was meant; empty when there is no doubt."""
    if unit and unit != spec.unit and (spec.kind is CellKind.AMOUNT or unit not in _COUNTERS):
        return f"“{source}”里的“{unit}”没有读入"
    if _TORN.search(source) and not _GROUPS.fullmatch(source):
        return f"“{source}”分成了几行，按一个数读入"
    if "," in number and not _THOUSANDS.fullmatch(number):
        return f"“{source}”里的逗号按千位分隔读入"
    return ""


def _scaled(spec: CellSpec, number: str, shift: int, source: str, unit: str) -> CellReading:
    amount = Decimal(number).scaleb(shift)
    text = format_number(amount.normalize() if shift < 0 else amount)
    return _numeric(spec, text, source, f"单位是{unit}，折算成了{text}{spec.unit}")


def _numeric(spec: CellSpec, number: str, source: str, reason: str) -> CellReading:
    """Parse a number; an amount with more decimals than allowed is rounded and not sure."""
    try:
        value = _parse(spec, number)
    except NumberError as error:
        rounded = _rounded(spec, number)
        if rounded is None:
            return CellReading(None, Certainty.MISSING, source, str(error).rstrip("。"))
        return CellReading(
            rounded, Certainty.GUESSED, source, f"小数超过{spec.decimals}位，四舍五入了"
        )
    certainty = Certainty.GUESSED if reason else Certainty.SURE
    return CellReading(value, certainty, source, reason)


def _parse(spec: CellSpec, number: str) -> Number | None:
    signed = spec.kind is CellKind.SIGNED
    return parse_number(number, decimals=spec.decimals, signed=signed, unit=spec.unit)


def _rounded(spec: CellSpec, number: str) -> Number | None:
    if not spec.decimals:
        return None
    step = Decimal(1).scaleb(-spec.decimals)
    try:
        amount = Decimal(number).quantize(step, rounding=ROUND_HALF_UP)
        return _parse(spec, format_number(amount))
    except (NumberError, InvalidOperation):  # the latter for more digits than Decimal keeps
        return None


def _zero(spec: CellSpec) -> Number:
    return Decimal(0) if spec.kind is CellKind.AMOUNT else 0
