"""What became of last year's report in this one: carried over, emptied, kept, to be rewritten."""

from collections.abc import Iterator
from typing import NamedTuple

from core.numbers import format_number
from core.report.next_year import carried_figures, drafted_text
from core.report.report import Report


class DraftItem(NamedTuple):
    """A part of the draft: what was done with it, its name, how it stands, whether that is all."""

    done: str
    name: str
    state: str
    is_settled: bool = True
    section: str = ""
    cell: str = ""


def draft_state(report: Report) -> list[DraftItem]:
    """Return the parts of a report that was begun from its previous one; none without it."""
    last = report.previous
    if last is None or last.heading.year != report.heading.year - 1:
        return []
    return [*_rewritten(report, last), *_emptied(report), *_carried(report, last), _kept(report)]


def _rewritten(report: Report, last: Report) -> Iterator[DraftItem]:
    """Yield the texts of last year; what the form itself says was written anew by the program."""
    heading = last.heading
    for section in report.form.narratives:
        old = last.narrative(section.id)
        if not old or section.id not in {each.id for each in last.form.narratives}:
            continue
        is_template = old == last.form.template(section, heading.agency, heading.year)
        text = report.narrative(section.id)
        if is_template:
            yield DraftItem("沿用", section.name, "年度已经改好", section=section.id)
        elif text == drafted_text(last, report.form, section.id):
            yield DraftItem(
                "待改写", section.name, "还是上年的原文", is_settled=False, section=section.id
            )
        else:
            yield DraftItem("待改写", section.name, "已经动过", section=section.id)


def _emptied(report: Report) -> Iterator[DraftItem]:
    totals = report.form.totals
    for table in report.form.tables:
        cells = report.form.cells_of(table)
        blank = sum(
            each.address not in totals and report.figures[each.address] is None for each in cells
        )
        state = f"还有 {blank} 格待填" if blank else "已经填好"
        yield DraftItem("清空", report.form.section(table).name, state, not blank, section=table)


def _carried(report: Report, last: Report) -> Iterator[DraftItem]:
    for address, value in carried_figures(last, report.form).items():
        name, now = report.form.cells[address].name, report.figures[address]
        same = now == value
        state = f"{format_number(value)}，与上年一致" if same else _changed(now, value)
        yield DraftItem(
            "带过来", name, state, same, cell=address, section=address.partition(".")[0]
        )


def _changed(now: object, value: object) -> str:
    return f"上年是 {value}，现在{'空着' if now is None else f'是 {now}'}"


def _kept(report: Report) -> DraftItem:
    heading = report.heading
    return DraftItem("沿用", "机关名称和落款", heading.signed_by or heading.agency)
