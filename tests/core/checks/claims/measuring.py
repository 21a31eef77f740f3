"""How much of what passages say is understood: numbers recognised, false alarms, contradictions.

A passage is a report whose tables agree with its text, and the places of the numbers that
state a figure. Such a number is recognised when it is marked as soon as it is altered by two.
"""

import json
import re
import tempfile
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from core.checks.claims.check import judged_claims
from core.checks.claims.judge import Verdict
from core.form.form import Form
from core.form.library import official_forms
from core.project.project_file import read_dump
from core.report.report import Report
from tests.factories import blank_report

Place = tuple[str, int, int]
"""A section, and where in it a number starts and ends."""

OWN = Path(__file__).with_name("passages.toml")
COLUMNS = (
    *("natural_person", "commercial", "research", "welfare"),
    *("legal_service", "other_organization"),
)
RESULTS = ("upheld", "corrected", "other_result", "pending")
_MARK = re.compile(r"\{\{([\d.]+)\}\}|\{([\d.]+)\}")
_UNIT = r"(?=(?:[件条个宗起次份项例部篇]|万元|元|%))"


@dataclass
class Passage:
    """A report, and where its text states figures: (section, start, end)."""

    name: str
    report: Report
    states: list[Place] = field(default_factory=list)
    contradicts: list[Place] = field(default_factory=list)
    also: list[Place] = field(default_factory=list)
    nothing: list[str] = field(default_factory=list)


def own_passages() -> list[Passage]:
    """Return the project's own passages."""
    listed = tomllib.loads(OWN.read_text(encoding="utf-8"))["passage"]
    return [_own(number, each) for number, each in enumerate(listed, 1)]


def _own(number: int, listed: dict[str, Any]) -> Passage:
    text, states, contradicts = _without_marks(str(listed["text"]))
    report = _report(str(listed["agency"]), 2024, str(listed["figures"]))
    report.narratives["overview"] = text
    if "previous" in listed:
        report.previous = _report(str(listed["agency"]), 2023, str(listed["previous"]))
    name = f"{listed['class']} {number}"
    return Passage(name, report, states, contradicts, [], listed.get("nothing", []))


def _without_marks(marked: str) -> tuple[str, list[Place], list[Place]]:
    text, done = "", 0
    states: list[Place] = []
    contradicts: list[Place] = []
    for found in _MARK.finditer(marked):
        text += marked[done : found.start()]
        number = found[1] or found[2]
        (contradicts if found[1] else states).append(("overview", len(text), len(text + number)))
        text += number
        done = found.end()
    return text + marked[done:], states, contradicts


def _report(agency: str, year: int, figures: str) -> Report:
    form = official_forms().by_id("2021")
    report = blank_report(form)
    report.heading = replace(report.heading, year=year, agency=agency)
    for table in form.tables:
        report.store(report.zeros_for_blanks(table))
    report.store(_cells(form, figures))
    return report


def _cells(form: Form, figures: str) -> dict[str, Decimal | int]:
    pool = [0] * len(COLUMNS)
    cells: dict[str, Decimal | int] = {}
    for line in figures.split("|"):
        name, *numbers = line.split()
        if "." in name:
            cells[f"disclosure.{name}"] = _number(numbers[0])
        elif name in ("review", "direct_suit", "suit_after_review"):
            for column, count in zip(RESULTS, numbers, strict=True):
                cells[f"disputes.{name}.{column}"] = int(count)
        else:
            for column, share in _dealt(name, [int(n) for n in numbers], pool):
                cells[f"applications.{name}.{column}"] = share
    assert set(cells) <= set(form.cells)
    assert not any(pool), figures
    return cells


def _number(written: str) -> Decimal | int:
    return Decimal(written) if "." in written else int(written)


def _dealt(row: str, numbers: list[int], pool: list[int]) -> Iterator[tuple[str, int]]:
    """Yield the columns of a row; what is handled is taken from what came in."""
    if row in ("received", "carried_in"):
        for index, number in enumerate(numbers):
            pool[index] += number
            yield COLUMNS[index], number
        return
    rest = numbers[0]
    for index, column in enumerate(COLUMNS):
        taken = min(rest, pool[index])
        pool[index] -= taken
        rest -= taken
        yield column, taken
    assert not rest, row


def sample_passages(path: Path) -> list[Passage]:
    """Return the passages of a file like `claims.json`."""
    return [_sample(each) for each in json.loads(path.read_text(encoding="utf-8"))]


def _sample(listed: dict[str, Any]) -> Passage:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.json"
        file.write_text(json.dumps(listed["report"], ensure_ascii=False), encoding="utf-8")
        report = read_dump(file)
    found = Passage(str(listed["id"]), report)
    for key, places in (
        ("states", found.states),
        ("contradicts", found.contradicts),
        ("also", found.also),
    ):
        for words in listed[key]:
            places.extend(_places(report, words.partition("@")[0]))
    return found


def _places(report: Report, words: str) -> Iterator[Place]:
    digits = re.search(r"\d+$", words)
    assert digits
    for section, text in report.narratives.items():
        start = re.search(re.escape(words) + r"(?!\d)", text)
        if start:
            yield section, start.end() - len(digits.group()), start.end()
            return
    raise AssertionError(words)


def spaced(passage: Passage) -> Passage:
    """Return the passage with a space before every unit and between Chinese and digits."""
    result = replace(passage, report=passage.report.copy())
    moved: dict[str, list[int]] = {}
    for section, text in passage.report.narratives.items():
        written, places = "", []
        for index, char in enumerate(text):
            before = text[index - 1] if index else ""
            turns = (
                before.isdigit() != char.isdigit() and before not in ".〔2" and char not in ".，、"
            )
            written += " " if turns and before and not (before + char).isascii() else ""
            places.append(len(written))
            written += char
        moved[section] = [*places, len(written)]
        result.report.narratives[section] = written
    for name in ("states", "contradicts", "also"):
        there = [(s, moved[s][a], moved[s][b - 1] + 1) for s, a, b in getattr(passage, name)]
        setattr(result, name, there)
    return result


@dataclass
class Measured:
    """What came out, as words to look at."""

    stated: int = 0
    missed: list[str] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)
    contradictions: int = 0
    unseen: list[str] = field(default_factory=list)
    nothing: int = 0
    not_compared: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """How many of the stated figures are recognised."""
        return 1 - len(self.missed) / self.stated


def measure(passages: Iterable[Passage]) -> Measured:
    """Return how passages are understood."""
    result = Measured()
    for passage in passages:
        _measure(passage, result)
    return result


def _measure(passage: Passage, result: Measured) -> None:
    marked = _marked(passage.report)
    known = {(s, a) for s, a, _ in (*passage.contradicts, *passage.also)}
    result.alarms += [_said(passage, place) for place in sorted(marked - known)]
    for section, start, _ in passage.contradicts:
        result.contradictions += 1
        if (section, start) not in marked:
            result.unseen.append(_said(passage, (section, start)))
    for section, start, end in passage.states:
        result.stated += 1
        if (section, start) not in _marked(_altered(passage.report, section, start, end)):
            result.missed.append(_said(passage, (section, start)))
    for cell in passage.nothing:
        result.nothing += 1
        report = passage.report.copy()
        input_ = cell.replace("applications.", "").replace(".total", "")
        address = f"applications.{input_}.natural_person" if "applications" in cell else cell
        report.store({address.replace(".total", ".upheld"): 2})
        if _marked(report) <= marked:
            result.not_compared.append(f"{passage.name} {cell}")


def _marked(report: Report) -> set[tuple[str, int]]:
    differing = (j for j in judged_claims(report) if j.verdict is Verdict.DIFFERS)
    return {(each.section, each.claim.start) for each in differing}


def _altered(report: Report, section: str, start: int, end: int) -> Report:
    result = report.copy()
    text = report.narratives[section]
    number = Decimal(text[start:end]) + 2
    result.narratives[section] = f"{text[:start]}{number}{text[end:]}"
    return result


def _said(passage: Passage, place: tuple[str, int]) -> str:
    section, start = place
    text = passage.report.narratives[section]
    return f"{passage.name}: …{text[max(0, start - 18) : start]}>>{text[start : start + 12]}"
