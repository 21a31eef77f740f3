"""Where a finding stands, as rich text: the words in their context, or the cells involved."""

from html import escape

from core.checks.finding import Excerpt, Finding
from core.checks.writing import copying
from core.numbers import format_number
from core.report.report import Report
from ui.look.theme import theme
from ui.submission.sum_html import sum_html

_AROUND = 80  # characters shown before and after an excerpt
_MOST_CELLS = 14
_MOST_SENTENCES = 12


def place_html(report: Report, finding: Finding) -> str:
    """Return what is to be seen at the place of a finding."""
    if finding.rule == copying.ID and finding.narrative and report.previous:
        return _side_by_side(report, report.previous, finding.narrative.section)
    if finding.heading:
        return _heading(report, finding)
    words = _excerpt(report, finding.narrative) if finding.narrative else ""
    if not finding.cells:
        return words
    return words + (sum_html(report, finding) or _cells(report, finding))


def _marked(text: str) -> str:
    colours = theme()
    style = f"background-color:{colours.error_fill}; color:{colours.error}; font-weight:bold;"
    return f'<span style="{style}">{escape(text)}</span>' if text else ""


def _faint(text: str) -> str:
    return f'<span style="color:{theme().faint};">{escape(text)}</span>'


def _heading(report: Report, finding: Finding) -> str:
    value = getattr(report.heading, finding.heading)
    return f"<p>{_marked(str(value)) if value else _faint('（空白）')}</p>"


def _excerpt(report: Report, excerpt: Excerpt) -> str:
    text = report.narrative(excerpt.section)
    if not text.strip():
        return f"<p>{_faint('（空白）')}</p>"
    before, after = text[: excerpt.start], text[excerpt.end :]
    start = f"……{before[-_AROUND:]}" if len(before) > _AROUND else before
    end = f"{after[:_AROUND]}……" if len(after) > _AROUND else after
    words = _marked(text[excerpt.start : excerpt.end])
    return f"<p>{_lines(start)}{words}{_lines(end)}</p>"


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _cells(report: Report, finding: Finding) -> str:
    most = len(finding.cells) if finding.gathers else _MOST_CELLS
    rows = [_row(report, cell, with_last=finding.gathers) for cell in finding.cells[:most]]
    rest = len(finding.cells) - most
    more = f"<p>{_faint(f'……另有 {rest} 格')}</p>" if rest > 0 else ""
    return f'<table cellpadding="3">{"".join(rows)}</table>{more}'


def _row(report: Report, cell: str, *, with_last: bool) -> str:
    spec, value = report.form.cells[cell], report.figures[cell]
    figure = _faint("空白") if value is None else f"<b>{format_number(value)}</b> {spec.unit}"
    before = report.previous.figures.get(cell) if with_last and report.previous else None
    last = "" if before is None else _faint(f"上年 {format_number(before)}")
    right = '<td align="right">'
    return f"<tr><td>{escape(spec.name)}</td>{right}{figure}</td>{right}{last}</td></tr>"


def _side_by_side(report: Report, previous: Report, section: str) -> str:
    """Show the copied sentences beside those of last year."""
    pairs = copying.copied_sentences(report.narrative(section), previous.narrative(section))
    half = '<td width="50%">'
    rows = "".join(
        f"<tr>{half}{escape(pair.text)}</td>{half}{escape(pair.before)}</td></tr>"
        for pair in pairs[:_MOST_SENTENCES]
    )
    years = (report.heading.year, previous.heading.year)
    titles = "".join(f'<th align="left">{year}年</th>' for year in years)
    rest = len(pairs) - _MOST_SENTENCES
    more = f"<p>{_faint(f'……另有 {rest} 句')}</p>" if rest > 0 else ""
    style = f'border="1" style="border-collapse:collapse; border-color:{theme().line};"'
    return f'<table width="100%" cellpadding="5" {style}><tr>{titles}</tr>{rows}</table>{more}'
