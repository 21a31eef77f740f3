"""The text of a cell → its figure, and how sure that is."""

import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

from core.form.cells import CellSpec
from core.form.labels import CellKind
from core.interpret.figures_loose import looks_like_loose, loose_number
from core.interpret.labels import plain
from core.interpret.result import CellReading, Certainty
from core.numbers import Number, NumberError, format_number, parse_number
from core.text import STRUCK, without_marks

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
_CROSSED_OUT = "文字已划去，没有读入"
_FORMULA = "公式“{}”没有存下结果，程序只会算单元格的加减，请在 Excel 或 WPS 里打开并保存一次"
_TORN = re.compile(r"\d\s+\d")
_THOUSANDS = re.compile(r"[+\-−–]?\d{1,3}(?:,\d{3})+(?:\.\d*)?")
_GROUPS = re.compile(r"\d{1,3}(?:\s\d{3})+")


@lru_cache(maxsize=8192)
def looks_like_figure(text: str) -> bool:
    """Say whether a text may stand in a value cell as it is: a number, a mark for nothing."""
    body = plain(text)
    known = (_NOTHING, _NUMBER, _WORDED)
    return not body or any(shape.fullmatch(body) for shape in known) or looks_like_loose(body)


def is_mark_for_nothing(text: str) -> bool:
    """Say whether a cell holds no number but a sign that there is nothing: "/", "—", 无."""
    return bool(_NOTHING.fullmatch(plain(text)))


def read_figure(spec: CellSpec, text: str, unit: str = "") -> CellReading:
    """Read a cell; `unit` is the one its header names, if any."""
    source = " ".join(text.split())
    if STRUCK in text:
        return CellReading(None, Certainty.MISSING, source.replace(STRUCK, ""), _CROSSED_OUT)
    bare = without_marks(text)
    if bare != text and (reason := _doubtful_marks(text, bare)):
        flat = unicodedata.normalize("NFKC", text if not bare.strip() else bare)
        return guess(_read_bare(spec, flat, unit, source), source, reason)
    return _read_bare(spec, bare, unit, source)


def guess(reading: CellReading, source: str, reason: str) -> CellReading:
    """Return a reading that is not sure, for a reason."""
    if reading.value is None:
        return CellReading(None, Certainty.MISSING, source, reason)
    return CellReading(reading.value, Certainty.GUESSED, source, reason)


def _doubtful_marks(text: str, bare: str) -> str:
    """Say why marks of notes may be part of the figure; empty where they stand beside it."""
    source = " ".join(text.split())
    if not bare.strip():
        return f"“{source}”全是上标或下标，按普通数字读入"
    if "".join(bare.split()) not in "".join(text.split()):
        return f"“{source}”中间夹着上标或下标，去掉后读入"
    return ""


def _read_bare(spec: CellSpec, text: str, unit: str, source: str) -> CellReading:
    """Read a cell without marks of notes."""
    body = plain(text)
    if not body:
        return CellReading(None, Certainty.SURE)
    if _APART.search(text) and not _GROUPS.fullmatch(" ".join(text.split())):
        return CellReading(None, Certainty.MISSING, source, f"“{source}”像是几个数")
    if _NOTHING.fullmatch(body):
        return CellReading(_zero(spec), Certainty.GUESSED, source, f"“{source}”按0读入")
    worded = _WORDED.fullmatch(body)
    if worded and spec.kind is CellKind.SIGNED:
        sign = "-" if worded["sign"].startswith("减") else ""
        return _numeric(spec, sign + worded["number"], source, f"“{source}”按增减数读入")
    found = _NUMBER.fullmatch(body)
    if found:
        return _with_unit(spec, found["number"], found["unit"] or "", unit, source)
    return _read_loosely(spec, body, unit, source)


def _read_loosely(spec: CellSpec, body: str, unit: str, source: str) -> CellReading:
    """Read a number with something beside it, or with letters for digits."""
    number, reason = loose_number(body, source)
    found = _NUMBER.fullmatch(number)
    if not found:
        reason = _FORMULA if source.startswith("=") else "“{}”不是数字"
        return CellReading(None, Certainty.MISSING, source, reason.format(source))
    return guess(
        _with_unit(spec, found["number"], found["unit"] or "", unit, number), source, reason
    )


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
