"""The rows of a register that are cases, with what each says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from core.interpret.labels import plain
from core.ledger.columns import is_tick
from core.ledger.dates import Day, days_in, lacks_year
from core.ledger.heads import (
    ANSWERED,
    CONTENT,
    KIND,
    NAME,
    NUMBER,
    REASON,
    RECEIVED,
    RESULT,
    SERIAL,
    TICKED_KIND,
    TICKED_RESULT,
    TICKED_WORDS,
    YEAR,
)
from core.ledger.layout import Layout

_TOTAL = re.compile(r"^(?:本[页月季年]|全年|总)?(?:合计|总计|小计|共计|累计|汇总)|^共\d+件")
_NOTE = re.compile(r"^(?:注|备注|说明|填表|制表|审核|填报|统计|单位负责|分管|联系电话|截[至止])")
_NOTHING = re.compile(r"[/\\\-—–_－.。、无空]*|N/?A|(?:暂|尚)?(?:无|未)(?:填|定)?")
_MONTH = re.compile(
    r"^(?:(20\d\d)年)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份)?$|^(20\d\d)年(?:度)?$|^第?[一二三四1-4]季度$"
)
_LAST_YEARS = ("上年", "去年", "上一年")
_SECTION = re.compile("上年|去年|上一年|本年|今年|新收")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_ASKED = re.compile(r"(?:是否|有无|有没有)(经?过?(?:行政)?复议)")
_PUBLIC = re.compile("(?:是否|可否|能否)(?:予以|同意|依法|全部)?公开|公开与否")
_PUBLIC_ANSWERS = {"是": "予以公开", "否": "不予公开", "部分": "部分公开"}
_YES_OR_NO = dict.fromkeys("是有√经", "经") | dict.fromkeys(("否", "无", "没有", "未", "×"), "未经")
_DAYS = re.compile(
    r"(?:20\d\d[年./-])?\d{1,2}[月./-]\d{1,2}日?(?:书面|当面|邮寄|电话)?(?:答复|回复|办结)?"
)
_LAST_MONTHS = 9  # before it a year that is not told is surely that of the neighbour
_MANY = 2


@dataclass(frozen=True)
class Place:
    """Where a case stands: a sheet's name, a row as it is numbered there, the sheet's number."""

    sheet: str
    row: int
    number: int = 1


@dataclass(frozen=True)
class Case:
    """A case as its row has it. Days are None where there is none that can be read.

    `received_text` and `answered_text` are what stands there. `kind_id` and `result_id`
    are what is ticked, if the register is one to be ticked.
    """

    place: Place
    table: str
    received: Day | None = None
    answered: Day | None = None
    received_text: str = ""
    answered_text: str = ""
    kinds: tuple[str, ...] = ()
    name: str = ""
    result: str = ""
    reason: str = ""
    content: str = ""
    number: str = ""
    kind_id: str = ""
    result_id: str = ""
    year_guessed: bool = False


def cases_of(layout: Layout, year: int) -> list[Case]:
    """Return the cases of a sheet; `year` is that of days without one, if nothing tells it."""
    return list(_cases(layout, year)) if layout.table else []


def _cases(layout: Layout, year: int) -> Iterator[Case]:
    years = _YEAR.findall(plain(f"{layout.about} {layout.sheet.name}"))
    is_told, base, last = bool(years), int(years[0]) if years else year, None
    assumed = base
    for row in layout.sheet.rows:
        if row <= layout.head or _is_head(layout, row) or _goes_on(layout, row):
            continue
        texts = list(layout.sheet.rows[row].values())
        if (divider := _MONTH.match(plain(texts[0]))) and len(set(texts)) == 1:
            if told := divider[1] or divider[2]:
                is_told, assumed, last = True, int(told), None
            continue
        if (section := _SECTION.search(plain(texts[0]))) and len(set(texts)) == 1:
            assumed, last = base - (section[0] in _LAST_YEARS), None
            continue
        reader = _Row(layout, row)
        if not reader.is_case:
            continue
        case = reader.case(last.day.year if last else assumed, is_told=is_told or last is not None)
        last = case.received if case.received and not lacks_year(case.received_text) else last
        yield case


def _is_head(layout: Layout, row: int) -> bool:
    """Say whether a row repeats the head, as printed pages do."""
    cells = layout.sheet.rows[row]
    same = sum(plain(text) in plain(layout.heads.get(column, "")) for column, text in cells.items())
    return same >= _MANY and same * 2 > len(cells)


def _goes_on(layout: Layout, row: int) -> bool:
    """Say whether a row only goes on with the case above: what numbers it is merged over both."""
    keys = layout.of(SERIAL) or layout.of(NUMBER)
    areas = [layout.sheet.area(row, column) for column in keys or layout.of(RECEIVED)]
    if not keys:
        areas += [layout.sheet.area(row, column) for column in layout.of(NAME)]
        areas += [layout.sheet.area(row, column) for column in layout.of(CONTENT)]
    return bool(areas) and all(area and area.top < row for area in areas)


class _Row:
    """A row, read by the meanings of its columns."""

    def __init__(self, layout: Layout, row: int) -> None:
        self.layout, self.row = layout, row

    def text(self, meaning: str) -> str:
        """Return what stands in the columns of a meaning, nothing for a stroke."""
        columns = self.layout.of(meaning)
        texts = [self.layout.sheet.at(self.row, column) for column in columns]
        if len(columns) > 1 and meaning in (RECEIVED, ANSWERED):
            units = [plain(self.layout.heads.get(c, ""))[-1:] for c in columns]
            texts = [t + u if t.isdecimal() else t for t, u in zip(texts, units, strict=True)]
        kept = dict.fromkeys(t for t in texts if not _NOTHING.fullmatch(plain(t)))
        return ("" if meaning in (RECEIVED, ANSWERED) else " ").join(kept)

    def ticks(self, prefix: str) -> list[str]:
        """Return the ids of the ticked columns."""
        columns = self.layout.ticked(prefix).items()
        return [id_ for column, id_ in columns if is_tick(self.layout.sheet.at(self.row, column))]

    def _result(self) -> str:
        """Return the words for the result; 是 and 否 with what their head asks."""
        said = self.text(RESULT)
        heads = "".join(self.layout.heads.get(column, "") for column in self.layout.of(RESULT))
        asks = _PUBLIC.search(plain(heads)) is not None
        return _PUBLIC_ANSWERS.get(plain(said), said) if asks else said

    def ticked_words(self) -> str:
        """Return the words above the ticks that leave open which result it is."""
        columns = self.layout.ticked(TICKED_WORDS).items()
        return " ".join(w for c, w in columns if is_tick(self.layout.sheet.at(self.row, c)))

    def kinds(self) -> tuple[str, ...]:
        """Return the words for the kind; 是 and 否 with what their head asks."""
        if self.layout.group:
            return self._kinds_of_group()
        found = [word for column, word in self.layout.names_by_kind if self._has_text(column)]
        for column in self.layout.of(KIND):
            text = self.layout.sheet.at(self.row, column)
            head = plain(self.layout.heads.get(column, ""))
            if (asked := _ASKED.search(head)) and (answer := _YES_OR_NO.get(plain(text))):
                text = answer + asked[1].lstrip("经过")
            if not _NOTHING.fullmatch(plain(text)):
                found.append(text)
        return tuple(found)

    def _kinds_of_group(self) -> tuple[str, ...]:
        """Return what the columns' group is called, and whether a review came before a suit."""
        has_review = any(map(self._has_text, self.layout.review))
        return self.layout.group, "经复议" if has_review else "未经复议"

    def _has_text(self, column: int) -> bool:
        text = self.layout.sheet.at(self.row, column)
        return bool(text) and not _NOTHING.fullmatch(plain(text))

    @property
    def is_case(self) -> bool:
        """Whether it is a case, and no total, note or line with nothing but a number."""
        texts = [plain(text) for _, text in sorted(self.layout.sheet.rows[self.row].items())]
        if any(map(_TOTAL.match, texts[:_MANY])) or _NOTE.match(texts[0]):
            return False
        if self.layout.group and not any(map(self.text, (RECEIVED, ANSWERED, RESULT))):
            return False
        own = {m for m in (RECEIVED, ANSWERED, RESULT, NAME, CONTENT, KIND) if self.text(m)}
        if self.ticks(TICKED_RESULT) or self.ticks(TICKED_KIND) or self.ticked_words():
            own.add(RESULT)
        return len(own) >= _MANY and len(set(texts)) > 1

    def case(self, year: int, *, is_told: bool) -> Case:
        """Return the case; `year` is that of a day without one."""
        received, answered = self.text(RECEIVED), self.text(ANSWERED)
        stated = _YEAR.search(plain(self.text(YEAR)))
        year = int(stated[1]) if stated else year
        said = self._result()
        if not (answered or self.layout.of(ANSWERED)):
            answered, said = _parted(said)
        came = days_in(received, year)
        went = days_in(answered, came[0].day.year if came else year)
        if not went and len(came) > 1 and not self.layout.of(ANSWERED):
            came, went = came[:1], came[-1:]
        left = _later(came[0], went[-1]) if came and went and lacks_year(answered) else None
        guessed = lacks_year(received) and not (stated or is_told)
        kinds, results = self.ticks(TICKED_KIND), self.ticks(TICKED_RESULT)
        return Case(
            Place(self.layout.sheet.name, self.row, self.layout.sheet.number),
            self.layout.table,
            came[0] if came else None,
            left or (went[-1] if went else None),
            received,
            answered,
            self.kinds(),
            self.text(NAME),
            said or self.ticked_words(),
            self.text(REASON),
            self.text(CONTENT),
            self.text(NUMBER),
            kinds[0] if len(kinds) == 1 else "",
            results[0] if len(results) == 1 else "",
            guessed,
        )


def _parted(text: str) -> tuple[str, str]:
    """Return the days in an answer (3月20日书面答复，予以公开) and the rest of it."""
    rest = _DAYS.sub("", text)
    return ("", text) if rest == text else (" ".join(_DAYS.findall(text)), rest.strip("，,。.；; "))


def _later(came: Day, went: Day) -> Day:
    """Return a day without a year of its own in the year that lets it follow the other."""
    if went.is_before(came) and went.day.month <= came.day.month - 12 + _LAST_MONTHS:
        return Day(_next_year(went.day), went.exact)
    return went


def _next_year(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year + 1, day=28)
