"""The fields beside the figures: who reports, who filled it in, for which year, when."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from core.filling.blank import Blank, BlankCell, Place, Sheet
from core.report.report import Report

ORGAN, FILLER, PHONE, REVIEWER, YEAR, DAY = (
    "organ", "filler", "phone", "reviewer", "year", "date",
)  # fmt: skip

NAMES = {
    ORGAN: "单位名称",
    FILLER: "填报人",
    PHONE: "联系电话",
    REVIEWER: "审核人",
    YEAR: "年度",
    DAY: "填报日期",
}
"""What a person calls the fields."""

_WORDINGS = {
    ORGAN: r"(?:填报|报送|上报|填表|报告|公开|责任)?(?:单位|机关|机构|部门|主体)(?:名称|全称)?|"
    r"单位名|行政机关(?:名称)?|乡镇(?:街道)?(?:名称)?|镇街(?:名称)?|编制单位",
    FILLER: r"填报人(?:员|姓名)?|填表人(?:员|姓名)?|制表人?|经办人(?:员)?|联系人(?:姓名)?|报送人",
    PHONE: r"(?:联系|办公|固定|填报人|经办人)?电话(?:号码)?|联系方式|手机号?码?|座机",
    REVIEWER: r"审核人(?:员)?|审批人|复核人|(?:单位|部门|分管)?负责人|分管领导|审签人|签发人",
    YEAR: r"(?:统计|报告|填报|所属)?年[度份]",
    DAY: r"(?:填报|填表|上报|报送|制表|报出|审核)?(?:日期|时间)",
}
_NOTE = re.compile(r"[（(](?:盖章|公章|签章|签字|签名|加盖公章|全称)[)）]")
_DAY_PARTS = re.compile(r"[\s_＿\d]*年[\s_＿\d]*月[\s_＿\d]*日")
_INLINE = re.compile(
    "|".join(f"(?P<{field}>(?<![一-鿿])(?:{words}))" for field, words in _WORDINGS.items()),
)
_AFTER = re.compile(r"\s*(?:[（(][^（）()]{1,6}[)）])?\s*[:：]")
_GAP = re.compile(r"[\s_＿]*")


@dataclass(frozen=True)
class Person:
    """Who fills in, by the names that a blank asks for; empty where it is not known."""

    filler: str = ""
    phone: str = ""
    reviewer: str = ""


def contents_of(report: Report, person: Person, today: date) -> dict[str, str]:
    """Return what goes into each field; a field of which nothing is known is left out."""
    contents = {
        ORGAN: report.heading.agency,
        FILLER: person.filler,
        PHONE: person.phone,
        REVIEWER: person.reviewer,
        YEAR: str(report.heading.year),
        DAY: f"{today.year}年{today.month}月{today.day}日",
    }
    return {field: text for field, text in contents.items() if text}


def field_of(text: str) -> str:
    """Return the field that a text names, and nothing else; empty for none."""
    body = _NOTE.sub("", "".join(text.split())).rstrip("：:")
    named = (f for f, words in _WORDINGS.items() if re.fullmatch(words, body))
    return next(named, "")


def find_fields(blank: Blank) -> dict[Place, str]:
    """Return the blank cells that stand beside or below the name of a field."""
    return dict(found for sheet in blank.sheets for found in _fields(sheet))


def _fields(sheet: Sheet) -> Iterator[tuple[Place, str]]:
    for cell in sheet.cells:
        field = field_of(cell.text)
        target = _target(sheet, cell) if field else None
        if target is not None:
            yield target.place, field


def _target(sheet: Sheet, cell: BlankCell) -> BlankCell | None:
    """Return the blank cell that a name is of: to its right, in a row of names the one below."""
    beside, below = sheet.at(cell.right), sheet.at(cell.below)
    before = sheet.covering.get((cell.place.row, cell.place.column - 1))
    in_row_of_names = before is not None and not before.is_blank
    ways = (below, beside) if in_row_of_names else (beside, below)
    return next((way for way in ways if way is not None and way.is_blank), None)


def filled_lines(
    blank: Blank, contents: dict[str, str], kept: frozenset[Place]
) -> dict[Place, tuple[str, tuple[str, ...]]]:
    """Return the cells that ask for fields within their own text, filled in, and the fields.

    填报人：＿＿　电话：＿＿ is such a cell, unless the blank cell beside it takes the answer.
    """
    found = {}
    for sheet in blank.sheets:
        for cell in sheet.cells:
            if ":" in cell.text or "：" in cell.text:
                text, fields = _filled(cell.text, contents)
                target = _target(sheet, cell) if field_of(cell.text) else None
                if fields and (target is None or target.place in kept):
                    found[cell.place] = text, fields
    return found


def _filled(text: str, contents: dict[str, str]) -> tuple[str, tuple[str, ...]]:
    """Return a text with its gaps filled in, and the fields that they are for."""
    made, place, fields = "", 0, []
    for name in _INLINE.finditer(text):
        colon = _AFTER.match(text, name.end())
        field = str(name.lastgroup)
        if colon is None or name.start() < place or field not in contents:
            continue
        gap = _DAY_PARTS.match(text, colon.end()) if field == DAY else None
        gap = gap or _GAP.match(text, colon.end())
        end = gap.end() if gap else colon.end()
        is_noted = _NOTE.match(text, end) is not None
        if end < len(text) and not is_noted and not _INLINE.match(text, end):
            continue
        space = "　　" if end < len(text) and not is_noted else ""
        made += text[place : colon.end()] + contents[field] + space
        place = end
        fields.append(field)
    return made + text[place:], tuple(fields)
