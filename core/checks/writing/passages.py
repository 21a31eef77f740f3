"""The texts of a report, and findings about spots in them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from core.checks.finding import Action, Excerpt, Finding, Severity
from core.report.report import Report

_AROUND = 8  # characters quoted before and after a spot
_MANY = 2  # spots of one kind in a text that are put right together

_PARAGRAPHS = 256  # remembered with what was found in them

Check = Callable[[Report], Iterator[Finding]]


class Spot(NamedTuple):
    """Characters `start` to `end` (exclusive) of a text, and what is wrong with them.

    `message` is a sentence without its end, which may begin with a quotation.
    """

    start: int
    end: int
    message: str
    replacement: str | None = None

    def moved(self, by: int) -> "Spot":
        """Return the spot in a text that has `by` more characters before."""
        return self._replace(start=self.start + by, end=self.end + by)


Find = Callable[[str], tuple[Spot, ...]]
"""Finds the spots of a text, from its start to its end."""


class Passage(NamedTuple):
    """A text of the report: a narrative, or a field of the heading beside a section."""

    section: str
    heading: str
    text: str

    def finding(self, rule: str, severity: Severity, spot: Spot) -> Finding:
        """Return the finding about a spot."""
        start, end, message, replacement = spot
        if self.heading:
            if replacement is not None:
                replacement = self.text[:start] + replacement + self.text[end:]
            return Finding(
                rule,
                severity,
                f"{message}。",
                self.section,
                replacement=replacement,
                heading=self.heading,
            )
        excerpt = Excerpt(self.section, start, end, self.text[start:end])
        return Finding(
            rule, severity, f"{message}。", self.section, narrative=excerpt, replacement=replacement
        )


def title_of(report: Report) -> Passage:
    """Return the title, which stands above the first section."""
    return Passage(report.form.sections[0].id, "title", report.heading.title)


def signature_of(report: Report) -> Passage:
    """Return the organ's name in the signature, below the last section."""
    return Passage(report.form.sections[-1].id, "signed_by", report.heading.signed_by)


def narratives_of(report: Report) -> Iterator[Passage]:
    """Yield the narratives that are there."""
    for section in report.form.narratives:
        text = report.narrative(section.id)
        if text:
            yield Passage(section.id, "", text)


def by_paragraph(find: Find) -> Find:
    """Return what finds in a text what `find` finds in its paragraphs, known ones at once."""
    find_in = lru_cache(maxsize=_PARAGRAPHS)(find)

    def find_in_text(text: str) -> tuple[Spot, ...]:
        spots: list[Spot] = []
        offset = 0
        for line in text.split("\n"):
            spots += (spot.moved(offset) for spot in find_in(line))
            offset += len(line) + 1
        return tuple(spots)

    return find_in_text


def everywhere(rule: str, severity: Severity, find: Find) -> Check:
    """Return a check of title, narratives and signature by what `find` finds in a text.

    Several spots of a text that can be put right are one matter: the first
    offers to correct all, and explains the others.
    """

    def check(report: Report) -> Iterator[Finding]:
        for passage in (title_of(report), *narratives_of(report), signature_of(report)):
            spots = find(passage.text)
            if passage.heading:
                spots = spots[:1]  # a field is replaced as a whole
            yield from _together([passage.finding(rule, severity, spot) for spot in spots])

    return check


def in_narratives(rule: str, severity: Severity, find: Find) -> Check:
    """Return a check of the narratives alone, which puts spots together as `everywhere` does."""

    def check(report: Report) -> Iterator[Finding]:
        for passage in narratives_of(report):
            spots = find(passage.text)
            yield from _together([passage.finding(rule, severity, spot) for spot in spots])

    return check


def _together(findings: list[Finding]) -> Iterator[Finding]:
    repairable = [finding for finding in findings if finding.replacement is not None]
    if len(repairable) < _MANY:
        yield from findings
        return
    first = repairable[0]
    for finding in findings:
        if finding is first:
            count = f"；这一部分同样的共{len(repairable)}处，可以一次改正。"
            message = f"{finding.message[:-1]}{count}"
            yield replace(finding, message=message, action=Action.CORRECT_ALL)
        elif finding.replacement is not None:
            yield replace(finding, cause=first.key)
        else:
            yield finding


def quoted(text: str, start: int, end: int) -> str:
    """Quote a spot with a few characters around it, from its own paragraph."""
    before = text[:start].rpartition("\n")[2]
    after = text[end:].partition("\n")[0]
    left = before if len(before) <= _AROUND else f"…{before[-_AROUND:]}"
    right = after if len(after) <= _AROUND else f"{after[:_AROUND]}…"
    return f"“{left}{text[start:end]}{right}”"
