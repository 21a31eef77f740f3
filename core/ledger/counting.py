"""Cases → figures, by the rules of the form.

Of applications: received in the year by the day they came; carried in those that came
before and were answered in the year or later, or not yet; handled by the day of the
answer; carried out what is open at the year's end. Of reviews and suits: by the result
of the year in which they ended, else open at its end.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from core.form.form import Form
from core.ledger.cases import Case, Place, cases_of
from core.ledger.dates import Day
from core.ledger.duplicates import without_duplicates
from core.ledger.heads import ANSWERED
from core.ledger.judging import Judge, Verdict
from core.ledger.layout import Layout
from core.ledger.tally import NOT_COUNTED, Question, Remark, Tally
from core.ledger.wordings import OPEN, Vocabulary

_NO_DAY = "没有收到日期，没有计入，请补上。"
_BAD_DAY = "的收到日期看不懂，没有计入，请改成 2024-3-5 的样子。"
_BAD_END = "的答复日期看不懂，按没有答复日期计，请改成 2024-3-5 的样子。"
_BACKWARDS = "答复日期早于收到日期，按收到当年答复计，请核对。"
_FUTURE = "的日期还没有到，请核对。"
_UNDATED = "有办理结果，没有答复日期，按收到当年办结计，请补上日期。"
_NO_ENDS = "所在的表里没有答复日期一栏，有办理结果的都按收到当年办结计，请核对跨年的。"
_OLD = "收到已经一年多，还没有办结，计入了结转，请核对是不是漏填了答复日期。"
_ASSUMED = "的日期没有写年份，按{}年计，请核对。"
_OTHER_YEARS = "是其他年度的，没有计入{}年。"
_DAYS_OF_YEAR = 365


def count(
    form: Form, layouts: Sequence[Layout], year: int, today: date, answers: Mapping[str, str]
) -> Tally:
    """Return the figures of a year. `answers` are ids by the keys of questions."""
    tables = tuple(dict.fromkeys(layout.table for layout in layouts if layout.table))
    counters = [_Counter(form, table, year, today, answers) for table in tables]
    for counter in counters:
        counter.add([layout for layout in layouts if layout.table == counter.table])
    return Tally(
        year,
        tables,
        {a: tuple(p) for counter in counters for a, p in counter.cells.items()},
        tuple(question for counter in counters for question in counter.questions.values()),
        tuple(remark for counter in counters for remark in counter.told()),
        sum(counter.cases for counter in counters),
        sum(bool(layout.table) for layout in layouts) > 1,
    )


@dataclass(frozen=True)
class _Course:
    """When a case came and ended, both as they count; `is_open` without an end."""

    came: Day | None
    ended: Day | None
    verdict: Verdict

    @property
    def is_open(self) -> bool:
        return self.ended is None


class _Counter:
    """Counts the cases of one table."""

    def __init__(
        self, form: Form, table: str, year: int, today: date, answers: Mapping[str, str]
    ) -> None:
        self.table, self._year, self._today, self._answers = table, year, today, answers
        self._words = Vocabulary(form, table)
        inputs = (c.address for c in form.cells_of(table) if c.address not in form.totals)
        self.cells: dict[str, list[Place]] = {address: [] for address in inputs}
        self.questions: dict[str, Question] = {}
        self.cases = 0
        self._remarks: dict[tuple[str, bool], list[Place]] = defaultdict(list)
        self._others: list[Remark] = []

    def add(self, layouts: list[Layout]) -> None:
        """Count the cases of all sheets together."""
        undated = {layout.sheet.name for layout in layouts if not layout.of(ANSWERED)}
        about = {layout.sheet.name: f"{layout.about}{layout.sheet.name}" for layout in layouts}
        judges = {n: Judge(self._words, self._answers, words) for n, words in about.items()}
        every = [case for layout in layouts for case in cases_of(layout, self._year)]
        sorted_ = without_duplicates(every)
        counted = {c.place for c in sorted_.cases if self._add(c, judges[c.place.sheet], undated)}
        self._others += [r for r in sorted_.remarks if counted.intersection(r.places)]

    def told(self) -> Iterator[Remark]:
        """Yield what there is to tell, uncounted cases first."""
        found = sorted(self._remarks.items(), key=lambda each: not each[0][1])
        for (text, uncounted), places in found:
            yield Remark(text, tuple(places), uncounted)
        yield from self._others

    def _tell(self, text: str, case: Case, *, uncounted: bool = False) -> None:
        self._remarks[text, uncounted].append(case.place)

    def _add(self, case: Case, judge: Judge, undated: set[str]) -> bool:
        """Count a case; say whether it is one of the year."""
        course = self._course(case, judge, undated)
        if course is None:
            return False
        if not self._is_of_year(course):
            self._tell(_OTHER_YEARS.format(self._year), case)
            return False
        self.cases += 1
        kind = judge.kind(case)
        ended = course.ended is not None and course.ended.day.year <= self._year
        verdicts = (kind, course.verdict) if ended else (kind,)
        if NOT_COUNTED in (kind.id, course.verdict.id):
            return True
        if questions := [v.question for v in verdicts if v.question]:
            self._ask(questions)
            return True
        if course.is_open and course.came and self._is_old(course.came):
            self._tell(_OLD, case)
        for result in self._results(course, ended=ended):
            self.cells[self._words.address(result, kind.id)].append(case.place)
        return True

    def _ask(self, questions: list[Question]) -> None:
        for question in questions:
            known = self.questions.get(question.key)
            places = (known.places if known else ()) + question.places
            self.questions[question.key] = replace(question, places=places)

    def _results(self, course: _Course, *, ended: bool) -> Iterator[str]:
        ledger = self._words.ledger
        if ledger.received and course.came:
            is_new = course.came.day.year == self._year
            yield ledger.received if is_new else ledger.carried_in
        yield course.verdict.id if ended else ledger.open

    def _is_of_year(self, course: _Course) -> bool:
        came_later = course.came is not None and course.came.day.year > self._year
        ended_before = course.ended is not None and course.ended.day.year < self._year
        return not (came_later or ended_before)

    def _is_old(self, came: Day) -> bool:
        return (date(self._year, 12, 31) - came.day).days > _DAYS_OF_YEAR

    def _course(self, case: Case, judge: Judge, undated: set[str]) -> _Course | None:
        """Return when a case came and ended; None for one that cannot be counted."""
        came, ended = case.received, case.answered
        if came is None and (self._words.ledger.received or ended is None):
            text = _BAD_DAY if case.received_text else _NO_DAY
            self._tell(text, case, uncounted=True)
            return None
        if came and case.year_guessed:
            self._tell(_ASSUMED.format(came.day.year), case)
        if case.answered_text and ended is None and any(map(str.isdigit, case.answered_text)):
            self._tell(_BAD_END, case)
        if any(day and day.day > self._today for day in (came, ended)):
            self._tell(_FUTURE, case)
        if came and ended and ended.is_before(came):
            self._tell(_BACKWARDS, case)
            ended = came
        return self._ended(case, came, ended, judge, undated)

    def _ended(
        self, case: Case, came: Day | None, ended: Day | None, judge: Judge, undated: set[str]
    ) -> _Course:
        verdict = judge.result(case, has_ended=ended is not None)
        if ended is None and (verdict.question or verdict.id not in ("", OPEN)):
            ended = came
            if came and came.day.year <= self._year and verdict.id != NOT_COUNTED:
                self._tell(_NO_ENDS if case.place.sheet in undated else _UNDATED, case)
        return _Course(came, ended, verdict)
