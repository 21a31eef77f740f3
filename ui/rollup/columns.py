"""The columns of the list of organs: what each shows of a row, and what it is sorted by."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple, TypeAlias

from PySide6.QtCore import QCollator, QLocale

from core.form.form import Form
from core.moments import local_time
from core.numbers import Number, format_number
from core.rollup.model import Duty, Row, State

SortKey: TypeAlias = Callable[[Row], object]
_ORDER = {state: place for place, state in enumerate(State)}
_collator = QCollator(QLocale(QLocale.Language.Chinese, QLocale.Country.China))


class Column(NamedTuple):
    """A column. `key` returns None for a row without a value: it comes last, up or down.

    `width` is in characters of the list's font.
    """

    id: str
    title: str
    text: Callable[[Row], str]
    key: SortKey
    width: int
    is_number: bool = False
    is_shown: bool = True
    tip: str = ""


def columns_for(form: Form, returned: Callable[[Row], str]) -> tuple[Column, ...]:
    """Return all columns there are for a form's key figures.

    `returned` says how often a report was sent back, and what became of that.
    """
    names = [key.name for key in form.definition.key_figures]
    return (
        Column("state", "状态", lambda row: row.state.value, lambda row: _ORDER[row.state], 7),
        Column("organ", "机关", lambda row: row.organ.name, _by_name, 12),
        _hidden("kind", "类别", lambda row: row.organ.kind),
        _hidden("level", "层级", lambda row: row.organ.level.value),
        _hidden("duty", "应报", _duty),
        Column("time", "报送", timing, lambda row: row.late, 6),
        Column("returned", "退回", returned, _round, 8, tip="第几次退回，重报的改好几处、还余几处"),
        _number("errors", "错误", lambda row: _count(row.errors), lambda row: row.errors or None),
        _number("warnings", "警告", warnings_text, lambda row: row.warnings or None),
        *(_number(f"key:{n}", n, partial(_figure, n), partial(_value, n)) for n in names),
        *_differences(names),
        Column("remark", "备注", remark, lambda row: remark(row) or None, 24),
        Column("file", "文件", file_name, lambda row: file_name(row) or None, 16),
        Column("date", "文件日期", _date, _moment, 9),
    )


def _hidden(id_: str, title: str, text: Callable[[Row], str]) -> Column:
    """Return a column of words that is not shown before one asks for it."""
    return Column(id_, title, text, lambda row: text(row) or None, 5, is_shown=False)


def _number(id_: str, title: str, text: Callable[[Row], str], key: SortKey) -> Column:
    return Column(id_, title, text, key, 2, is_number=True)


def _differences(names: list[str]) -> Iterator[Column]:
    for place, name in enumerate(names):
        column = _number(
            f"diff:{name}",
            f"{name}较上年",
            partial(_difference_text, name),
            partial(difference, name),
        )
        tip = f"{name}比上年多（+）或少（-）多少"
        yield column._replace(is_shown=not place, tip=tip)


def _by_name(row: Row) -> object:
    return _collator.sortKey(row.organ.name)


def _duty(row: Row) -> str:
    duty = row.organ.duty
    return f"{duty}：{row.organ.reason}" if duty is not Duty.OWES and row.organ.reason else duty


def timing(row: Row) -> str:
    """Return 按时 or by how many days it was late; empty where there is no file."""
    if row.chosen is None:
        return ""
    return f"逾期{row.late}天" if (row.late or 0) > 0 else "按时"


def _round(row: Row) -> object:
    """Return what the list is sorted by: those whose answer has come first."""
    return (not row.is_answered, row.round) if row.round else None


def _count(number: int) -> str:
    return str(number) if number else ""


def warnings_text(row: Row) -> str:
    """Return how many warnings there are, and of how many the office has explained why."""
    explained = f"（{row.explained}已说明）" if row.explained else ""
    return f"{row.warnings}{explained}" if row.warnings else ""


def _value(name: str, row: Row) -> Number | None:
    return row.key_figures.get(name)


def _figure(name: str, row: Row) -> str:
    return format_number(_value(name, row))


def difference(name: str, row: Row) -> Number | None:
    """Return by how much a key figure is more than last year's; None without one of both."""
    now, before = row.key_figures.get(name), row.last_figures.get(name)
    return None if now is None or before is None else now - before


def _difference_text(name: str, row: Row) -> str:
    value = difference(name, row)
    sign = "+" if value is not None and value > 0 else ""
    return f"{sign}{format_number(value)}"


def remark(row: Row) -> str:
    """Return all that there is to be said of a row, the office's own note first."""
    corrected = ("有代改的数字",) if row.corrected else ()
    reason = (f"不计入：{row.reason}",) if row.reason else ()
    return "；".join((*filter(None, (row.note,)), *reason, *row.doubts, *corrected, *row.remarks))


def file_name(row: Row) -> str:
    """Return where the file lies that counts or is proposed, below the folder."""
    return row.chosen.receipt.path if row.chosen else ""


def _moment(row: Row) -> object:
    return row.chosen.receipt.modified if row.chosen else None


def _date(row: Row) -> str:
    return local_time(row.chosen.receipt.modified)[:11] if row.chosen else ""


def is_like(row: Row, words: list[str]) -> bool:
    """Say whether a row has all words in its names, its file or its remarks."""
    text = "\n".join((*row.organ.names, row.organ.kind, file_name(row), remark(row), timing(row)))
    return all(word in text for word in words)
