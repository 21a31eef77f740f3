"""Where what was read goes, and what it replaces there."""

from collections.abc import Sequence
from enum import Enum

from core.form.form import Form
from core.form.schema import Section


class Place(Enum):
    """Where an accepted report goes."""

    HERE = "放进当前年报"
    NEW = "作为新的年报打开"


def here_words(form: Form, replaced: Sequence[Section]) -> str:
    """Return what a clerk chooses to put it into the open report, and what that replaces."""
    texts = [each for each in replaced if each.kind == "narrative"]
    tables = [each for each in replaced if each.kind == "table"]
    parts = [
        _some(tables, len(form.tables), "表格", "张"),
        _some(texts, len(form.narratives), "文字", "段"),
    ]
    named = "和".join(part for part in parts if part)
    return f"{Place.HERE.value}（替换{named}）" if named else Place.HERE.value


def here_tip(replaced: Sequence[Section]) -> str:
    """Return the same with the names of all parts."""
    names = "、".join(f"“{each.name}”" for each in replaced)
    kept = "同一机关、同一年度的年报，文件里没有的表格和文字保持原样。"
    return f"替换当前年报的{names}。\n{kept}" if names else kept


def _some(sections: Sequence[Section], total: int, what: str, unit: str) -> str:
    """Say which sections: all of them, the only one, or how many."""
    match len(sections):
        case 0:
            return ""
        case 1 if total > 1:
            (only,) = sections
            return f"第{only.name.partition('、')[0]}部分的{what}" if only.heading else only.name
        case count:
            return f"全部{what}" if count == total else f"{count}{unit}{what}"
