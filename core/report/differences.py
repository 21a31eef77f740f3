"""What differs between two states of a report, in words for the clerk."""

from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher
from typing import NamedTuple

from core.form.cells import CellSpec
from core.form.form import Form
from core.numbers import format_number
from core.report.report import Heading, Report
from core.text import difference

_LONGEST = 60  # characters of a quotation
_CONTEXT = 6  # characters before a change, to find it by
_HEADING = {
    "year": "报告年度",
    "agency": "机关名称",
    "title": "标题",
    "signed_by": "落款机关",
    "signed_on": "成文日期",
}


class Change(NamedTuple):
    """One difference: where it is, and what became of what."""

    place: str
    text: str


def differences(old: Report, new: Report) -> list[Change]:
    """Return how `new` differs from `old`, in the order of the report."""
    return [
        *_form_changes(old.form, new.form),
        *_heading_changes(old.heading, new.heading),
        *_section_changes(old, new),
        *_other_changes(old, new),
    ]


def _form_changes(old: Form, new: Form) -> Iterator[Change]:
    if old.id != new.id:
        yield Change("报告格式", f"{old.id} 年格式改为 {new.id} 年格式")


def _heading_changes(old: Heading, new: Heading) -> Iterator[Change]:
    for field, name in _HEADING.items():
        before, after = getattr(old, field), getattr(new, field)
        if before != after:
            yield Change(name, _became(_text(before), _text(after)))


def _text(value: object) -> str:
    """Return a field of the heading as it is read, in quotation marks; empty when it is."""
    if isinstance(value, date):
        return f"“{value.year}年{value.month}月{value.day}日”"
    return "" if value in (None, "") else _quote(str(value))


def _became(before: str, after: str) -> str:
    """Say what was done: 3 改为 5, 填上 5, 清空."""
    if not before:
        return f"填上 {after}"
    return f"{before} 改为 {after}" if after else f"清空，原来是 {before}"


def _section_changes(old: Report, new: Report) -> Iterator[Change]:
    done: set[str] = set()
    for report in (new, old):  # what only the old form has comes last
        for section in report.form.sections:
            if section.id in done:
                continue
            done.add(section.id)
            if section.kind == "table":
                yield from _cell_changes(old, new, section.id, section.name)
            else:
                yield from _narrative_changes(old, new, section.id, section.name)


def _cell_changes(old: Report, new: Report, table: str, name: str) -> Iterator[Change]:
    cells: dict[str, CellSpec] = {
        address: cell
        for form in (old.form, new.form)
        for address, cell in form.cells.items()
        if cell.table == table
    }
    for address, cell in cells.items():
        before, after = old.figures.get(address), new.figures.get(address)
        if before != after and not _follows(old, new, address):
            yield Change(
                f"{name}　{cell.name}", _became(format_number(before), format_number(after))
            )


def _follows(old: Report, new: Report, address: str) -> bool:
    """Say whether a cell is a total that is computed in both reports."""
    return all(address in r.form.totals and address not in r.values for r in (old, new))


def _narrative_changes(old: Report, new: Report, section: str, name: str) -> Iterator[Change]:
    before = old.narrative(section).split("\n")
    after = new.narrative(section).split("\n")
    for kind, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            yield from _paragraph_changes(name, before[i:j], after[k:m], k + 1)


def _paragraph_changes(
    name: str, before: list[str], after: list[str], number: int
) -> Iterator[Change]:
    """Compare paragraphs in pairs; `number` is that of the first one, from 1."""
    pairs = min(len(before), len(after))
    for index in range(pairs):
        yield Change(f"{name}　第{number + index}段", _rewording(before[index], after[index]))
    for text in filter(None, before[pairs:]):
        yield Change(name, f"删去一段 {_quote(text)}")
    for text in filter(None, after[pairs:]):
        yield Change(name, f"增加一段 {_quote(text)}")


def _rewording(before: str, after: str) -> str:
    change = difference(before, after)
    lead = before[max(0, change.start - _CONTEXT) : change.start]
    where = f"在“…{lead}”后" if lead else "开头"
    if not change.removed:
        return f"{where}加上 {_quote(change.inserted)}"
    if not change.inserted:
        return f"{where}删去 {_quote(change.removed)}"
    return f"{where} {_quote(change.removed)} 改为 {_quote(change.inserted)}"


def _quote(text: str) -> str:
    return f"“{text[:_LONGEST]}……”" if len(text) > _LONGEST else f"“{text}”"


def _other_changes(old: Report, new: Report) -> Iterator[Change]:
    if old.marks != new.marks:
        yield Change("正文", "跟随表格变动的数字，或者标明与表格无关的数字，有增减")
    if old.silenced != new.silenced:
        yield Change("核对", "不再提示的问题有增减")
    if old.previous != new.previous:
        yield Change("上年报告", "用来对照的上年年报换了一份，或者移除了")
