"""What can be done about a finding: each repair in words, with what it would change."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from core.checks.claims.check import is_about_a_claim
from core.checks.effects import effects
from core.checks.finding import Action, Finding, Suggestion
from core.numbers import format_number
from core.report.report import ABSENT, Stored
from ui.editing.repairs import correct, repair
from ui.editing.report_editor import ReportEditor

_ACTIONS = {
    Action.FILL_BLANKS: "空白补0",
    Action.COMPUTE_TOTALS: "全部改用计算的合计",
    Action.CORRECT_ALL: "同样的全部改正",
}
_LIKELY = 2  # figures that come before all other repairs
_MOST_LINES = 4  # changes that are spelled out


class Offer(NamedTuple):
    """A repair in words; `preview` says what it would change, one place a line."""

    text: str
    preview: Callable[[], Sequence[str]]
    carry_out: Callable[[], None]


def offers(editor: ReportEditor, finding: Finding) -> list[Offer]:
    """Return the repairs that a finding offers, the best first.

    The repair of the cause comes before all others, for it is the right one.
    What is done for a whole table or text comes before the less likely figures.
    """
    figures = [_figures(editor, each) for each in _suggestions(editor, finding)]
    others = []
    if finding.replacement is not None:
        text = replacement_text(finding)
        others.append(Offer(text, lambda: [text], partial(correct, editor, finding)))
    if finding.action:
        preview = partial(_preview_of_action, editor, finding)
        others.append(Offer(_said(editor, finding), preview, partial(repair, editor, finding)))
    if finding.narrative and is_about_a_claim(finding):
        line = f"“{finding.narrative.text}”以后不再核对"
        others.append(
            Offer("与表格无关", lambda: [line], partial(editor.set_apart, finding.narrative))
        )
    return [*figures[:_LIKELY], *others, *figures[_LIKELY:]]


def _suggestions(editor: ReportEditor, finding: Finding) -> Iterable[Suggestion]:
    """Return what a finding suggests, after what its cause does."""
    causes = (each for each in editor.findings if finding.cause and each.key == finding.cause)
    first = (suggestion for cause in causes for suggestion in cause.suggestions[:1])
    return dict.fromkeys((*first, *finding.suggestions))


def _figures(editor: ReportEditor, suggestion: Suggestion) -> Offer:
    return Offer(
        _text(editor, suggestion),
        partial(_preview, editor, suggestion.changes),
        partial(editor.change_figures, suggestion.changes, "改正"),
    )


def _text(editor: ReportEditor, suggestion: Suggestion) -> str:
    """Say what a suggestion changes; of several cells only where, for the preview says all."""
    cells = editor.report.form.cells
    if not suggestion.together:
        value = format_number(suggestion.value) or "空白"
        return f"把“{cells[suggestion.cell].name}”改为 {value}"
    changed = [cells[each.cell] for each in (suggestion, *suggestion.together)]
    rows = dict.fromkeys(cell.row_name.rpartition("·")[2] for cell in changed)
    return f"把{'和'.join(f'“{row}”' for row in rows)}的 {len(changed)} 格一起改"


def replacement_text(finding: Finding) -> str:
    """Say what the replacement of a finding changes."""
    old = finding.narrative.text if finding.narrative else ""
    new = finding.replacement or ""
    if not new:
        return f"删去“{old}”" if old.strip() else "删去空格"
    if old:
        return f"把“{old}”改为“{new}”"
    return f"改为“{new}”" if finding.heading else f"写上“{new}”"


def _said(editor: ReportEditor, finding: Finding) -> str:
    """Say what the action of a finding does."""
    if finding.action is Action.CORRECT_YEARS:
        return f"全部改为{editor.report.heading.year}年"
    return _ACTIONS[finding.action] if finding.action else ""


def _preview_of_action(editor: ReportEditor, finding: Finding) -> Sequence[str]:
    report = editor.report
    if finding.action is Action.FILL_BLANKS:
        blanks = report.zeros_for_blanks(finding.section)
        return [f"{len(blanks)} 格：空白 → 0"]
    if finding.action is Action.COMPUTE_TOTALS:
        return _preview(editor, dict.fromkeys(report.printed_totals, ABSENT))
    gathered = [each for each in editor.findings if finding.gathers and each.cause == finding.key]
    like = gathered or [each for each in editor.findings if each.is_like(finding)]
    return _shortened([replacement_text(each) for each in like], "处")


def _preview(editor: ReportEditor, changes: Mapping[str, Stored]) -> Sequence[str]:
    """Say which figures would change, old and new."""
    return _shortened(list(_lines(editor, changes)), "格")


def _lines(editor: ReportEditor, changes: Mapping[str, Stored]) -> Iterator[str]:
    """Yield the figures that change, and the live fields of the texts that follow them."""
    report, changed = editor.report, {}
    for cell, before, after in effects(editor.report, changes):
        changed[cell] = " → ".join(format_number(value) or "空白" for value in (before, after))
        yield f"{report.form.cells[cell].name}：{changed[cell]}"
    for section, marks in report.marks.items():
        for mark in marks:
            if mark.cell in changed:
                yield f"“{report.form.section(section).name}”里的表中数字：{changed[mark.cell]}"


def _shortened(lines: list[str], unit: str) -> list[str]:
    if len(lines) <= _MOST_LINES + 1:
        return lines
    return [*lines[:_MOST_LINES], f"……另有 {len(lines) - _MOST_LINES} {unit}"]
