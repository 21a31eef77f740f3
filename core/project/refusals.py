"""What is wrong with JSON that does not have the shape asked for: where, and what was expected."""

import re

import msgspec

from core import limits

_WRONG_TYPE = re.compile(r"Expected `(?P<wanted>[^`]+)`, got `(?P<found>[^`]+)`")
_UNKNOWN = re.compile(r"Object contains unknown field `(?P<name>[^`]*)`")
_ABSENT = re.compile(r"Object missing required field `(?P<name>[^`]*)`")
_OUT_OF_RANGE = "Integer value out of range"
_STEP = re.compile(r"\.(?P<name>\w+)|\[(?P<any>\.\.\.|\d+)\]")
_WORDS = {
    "str": "文字",
    "int": "整数",
    "float": "小数",
    "bool": "true 或 false",
    "null": "null",
    "object": "花括号里的一组内容",
    "array": "方括号里的一列内容",
}
_TYPES: dict[str, type | tuple[type, ...]] = {
    "str": str,
    "int": int,
    "null": type(None),
    "object": dict,
    "array": list,
}
_ROOT = "整个内容"


def refusal(data: bytes, error: msgspec.ValidationError) -> str:
    """Return what is wrong as a sentence without its full stop; it names the place."""
    said, _, path = str(error).partition(" - at `$")
    steps = [m["name"] or "" for m in _STEP.finditer(path.rstrip("`"))]
    if found := _UNKNOWN.match(said):
        return f"“{_joined([*steps, found['name']])}”处的内容不对：没有这样一项，应当去掉"
    if found := _ABSENT.match(said):
        return f"“{_joined([*steps, found['name']])}”处的内容不对：缺少这一项"
    if said == _OUT_OF_RANGE:
        return f"“{_joined(steps)}”处的内容不对：数字太长，最多 {limits.DIGITS} 位"
    wrong = _WRONG_TYPE.match(said)
    if not wrong:
        return f"“{_joined(steps)}”处的内容不对"
    place = _way(data, steps, wrong["wanted"]) or steps
    wanted, got = (_in_words(wrong[name]) for name in ("wanted", "found"))
    return f"“{_joined(place)}”处的内容不对：应当是{wanted}，现在是{got}"


def _joined(steps: list[str]) -> str:
    return ".".join(filter(None, steps)) or _ROOT


def _in_words(types: str) -> str:
    return "或".join(_WORDS.get(name, name) for name in types.split(" | "))


def _way(data: bytes, steps: list[str], wanted: str) -> list[str] | None:
    """Return the way to the value that is wrong; None where what follows it is damaged."""
    try:
        return _named(msgspec.json.decode(data), steps, wanted)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _named(raw: object, steps: list[str], wanted: str) -> list[str] | None:
    """Return the way to the first value that is not what is wanted, with the keys it passes."""
    if not steps:
        kinds = tuple(_TYPES.get(name, object) for name in wanted.split(" | "))
        return None if any(isinstance(raw, kind) for kind in kinds) else []
    if not isinstance(raw, dict):
        return None
    for key in [steps[0]] if steps[0] else list(raw):
        way = _named(raw.get(key), steps[1:], wanted)
        if way is not None:
            return [key, *way]
    return None
