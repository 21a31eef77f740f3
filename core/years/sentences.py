"""What a narrative may say of the changes: sentences whose figures follow the tables."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from core.form.schema import FIGURE, YearSentence
from core.numbers import format_number
from core.report.live_fields import shown
from core.report.marks import Mark
from core.report.report import Report
from core.years.comparing import change


class Proposal(NamedTuple):
    """A sentence, and its live field; positions are those in the sentence."""

    text: str
    mark: Mark


def proposals(reports: Sequence[Report]) -> list[Proposal]:
    """Return a sentence for each figure that the last report and the one before have."""
    return list(_proposals(*reports[-2:])) if len(reports) > 1 else []


def _proposals(last: Report, now: Report) -> Iterator[Proposal]:
    for sentence in now.form.definition.year_sentences:
        if told := _told(sentence, last, now):
            before, _, after = sentence.text.partition(FIGURE)
            opening = f"{now.heading.year}年，{before}"
            figure = shown(now.figures[sentence.cell])
            mark = Mark(len(opening), len(opening) + len(figure), sentence.cell)
            yield Proposal(f"{opening}{figure}{after}，{told}。", mark)


def _told(sentence: YearSentence, last: Report, now: Report) -> str:
    """Say how a figure changed; nothing where one of the two is not known."""
    then, unit = last.figures.get(sentence.cell), now.form.cells[sentence.cell].unit
    difference, percent = change(now.figures[sentence.cell], then)
    if difference is None:
        return ""
    is_last_year = last.heading.year == now.heading.year - 1
    year = "上年" if is_last_year else f"{last.heading.year}年"
    if difference == 0:
        return f"与{year}持平"
    if percent:
        since = "同比" if is_last_year else f"比{year}"
        return f"{since}{'增长' if percent > 0 else '下降'}{abs(percent)}%"
    amount = format_number(difference).removeprefix("-")
    return f"比{year}{'增加' if difference > 0 else '减少'}{amount}{unit}"


def joined(chosen: Sequence[Proposal], start: int) -> tuple[str, list[Mark]]:
    """Return sentences as one text to be put at `start`, and where their live fields are then."""
    text, marks = "", []
    for sentence, mark in chosen:
        shift = start + len(text)
        marks.append(Mark(mark.start + shift, mark.end + shift, mark.cell))
        text += sentence
    return text, marks
