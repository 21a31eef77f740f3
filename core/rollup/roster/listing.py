"""A list of organs (名单), pasted or in any file that can be read → organs.

A line or a row is an organ. A header line says which column is what; without one the first
text that is no number is the name. What else a line says is told by its words: 豁免, 合并, 撤销,
新设, 本级, 下级, a date until which the report is due.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from core.document.document import Document, Paragraph, Table
from core.report.agencies import key
from core.rollup.model import Duty, Level, Organ, RollupError
from core.rollup.roster.names import kind_of, level_of

_COLUMNS = {
    "name": ("机关名称", "单位名称", "报送单位", "名称", "全称", "机关", "单位", "部门", "乡镇"),
    "short": ("简称", "别名", "曾用名", "又名"),
    "kind": ("类别", "类型", "性质", "机关类别"),
    "level": ("层级", "级别", "本级下级"),
    "duty": ("应报", "是否应报", "报送要求", "状态", "情况"),
    "reason": ("原因", "备注", "说明"),
    "due": ("截止", "期限", "截止日期", "报送期限", "报送时限", "截止时间"),
}
_NUMBER = re.compile(r"^\s*(?:[（(]?[\d一二三四五六七八九十]+[)）、.．:：]|\d+\s)\s*")
_CELLS = re.compile(r"[\t|｜]|[^\S\t]{2,}")  # a cell between two tabs may be empty
_IN_LINE = re.compile(r"[，,、；;]+")
_BRACKETED = re.compile(r"[（(]([^（）()]*)[)）]")
_DAY = re.compile(r"(20\d\d)[-年./](\d{1,2})[-月./](\d{1,2})日?(?:\s.*)?")
_NOT_OWED = {
    "豁免": Duty.EXEMPT,
    "免报": Duty.EXEMPT,
    "不报": Duty.EXEMPT,
    "不需报": Duty.EXEMPT,
    "合并": Duty.MERGED,
    "并入": Duty.MERGED,
    "撤销": Duty.DISSOLVED,
    "新设": Duty.NEW,
    "新成立": Duty.NEW,
}
_NO = frozenset(("否", "不", "×", "无需", "N", "no"))
_WORDS = frozenset((*map(str, Level), *map(str, Duty)))
_LONGEST = 60  # characters of a name
_SHORTEST = 2


def read_roster(source: str | Path) -> tuple[Organ, ...]:
    """Return the organs of a pasted text, or of an Excel, Word or text file.

    Raises UserError when a file cannot be read, or when there is no organ in it.
    """
    rows = _pasted(source) if isinstance(source, str) else _in_file(source)
    organs = tuple(_organs(rows))
    if not organs:
        raise RollupError("名单里没有找到机关名称，请每行写一个机关，或者选带“名称”一列的表格。")
    return organs


def _pasted(text: str) -> Iterator[list[str]]:
    for line in text.splitlines():
        cells = [cell.strip() for cell in _CELLS.split(_NUMBER.sub("", line))]
        yield from _split_line(cells)


def _split_line(cells: list[str]) -> Iterator[list[str]]:
    """Yield the line, or each organ of a line that lists several: 甲镇、乙镇、丙乡."""
    if len(cells) == 1 and "（" not in cells[0] and "(" not in cells[0]:
        names = [name.strip(" 。") for name in _IN_LINE.split(cells[0]) if name.strip(" 。")]
        if len(names) > 1 and not any(map(_duty_in, names)) and not any(map(_day_in, names)):
            yield from ([name] for name in names)
            return
        cells = names
    yield cells


def _in_file(path: Path) -> Iterator[list[str]]:
    from core.formats.any_file import read_document  # noqa: PLC0415 (readers load much)

    document = read_document(path)
    rows = [row for block in document.tables for row in _rows(block)]
    return iter(rows) if rows else _lines(document)


def _lines(document: Document) -> Iterator[list[str]]:
    texts = (block.text for block in document.blocks if isinstance(block, Paragraph))
    return _pasted("\n".join(texts))


def _rows(table: Table) -> Iterator[list[str]]:
    rows: dict[int, dict[int, str]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, {})[cell.column] = " ".join(cell.text.split())
    for row in rows.values():
        yield [row.get(column, "") for column in range(table.columns)]


def _organs(rows: Iterable[Sequence[str]]) -> Iterator[Organ]:
    """Yield each organ once: the same line again is the same organ, the same name is not."""
    columns: dict[str, int] = {}
    seen: set[tuple[str, ...]] = set()
    lines = [[cell.strip() for cell in row] for row in rows]
    first = next((number for number, cells in enumerate(lines) if _header(cells)), 0)
    for cells in lines[first:]:  # above a header stands a title
        header = _header(cells)
        # 乡镇 and 部门 are heads of names, and of kinds what organs have.
        if header and columns.get("name", header["name"]) == header["name"]:
            columns = header
        elif (organ := _organ(cells, columns)) and tuple(cells) not in seen:
            seen.add(tuple(cells))
            yield organ


def _header(cells: Sequence[str]) -> dict[str, int]:
    """Return the columns that a header names; empty when the row is none."""
    found: dict[str, int] = {}
    for number, cell in enumerate(cells):
        body = "".join(cell.split()).strip("：:")
        for name, words in _COLUMNS.items():
            if name not in found and body in words:
                found[name] = number
                break
    return (
        found if "name" in found and (len(found) > 1 or len(list(filter(None, cells))) <= 2) else {}
    )


def _organ(cells: Sequence[str], columns: dict[str, int]) -> Organ | None:
    def cell(name: str) -> str:
        number = columns.get(name, len(cells))
        return cells[number] if number < len(cells) else ""

    written = cell("name") if columns else next(filter(_is_name, cells), "")
    name, notes = _apart(written)
    if not _is_name(name):
        return None
    shorts = [short for short in _IN_LINE.split(cell("short")) if _is_name(short)]
    kind = cell("kind") or kind_of(name)
    rest = [text for text in (*notes, *cells) if text and text != written]
    organ = Organ((name, *shorts), kind, _level(rest, kind), due=_due(rest))
    return _with_duty(organ, [cell("duty"), *rest], cell("reason"))


def _apart(written: str) -> tuple[str, list[str]]:
    """Return a name without its numbering, and what stands in brackets behind it."""
    body = _NUMBER.sub("", written)
    notes = _BRACKETED.findall(body)
    return _BRACKETED.sub("", body).strip(" 　：:。"), notes


def _is_name(text: str) -> bool:
    body = _NUMBER.sub("", text).strip()
    if not _SHORTEST <= len(body) <= _LONGEST or _duty_in(body) is not None or _day_in(body):
        return False
    return (
        bool(key(body)) and not body.isascii() and body not in {*map(str, Level), *map(str, Duty)}
    )


def _level(texts: Sequence[str], kind: str) -> Level:
    return next((level for level in Level if level in texts), level_of(kind))


def _due(texts: Sequence[str]) -> date | None:
    return next((day for text in texts if (day := _day_in(text))), None)


def _day_in(text: str) -> date | None:
    found = _DAY.fullmatch(text.strip())
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _duty_in(text: str) -> Duty | None:
    return next((duty for word, duty in _NOT_OWED.items() if text.strip().startswith(word)), None)


def _with_duty(organ: Organ, texts: Sequence[str], reason: str) -> Organ:
    """Return the organ with whether it owes a report; the words that say so are the reason."""
    if texts[0] in _NO:
        return replace(organ, duty=Duty.EXEMPT, reason=reason)
    for text in texts:
        if duty := _duty_in(text):
            return replace(organ, duty=duty, reason=reason or text)
    return organ
