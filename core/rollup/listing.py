"""How it stands, as the command line prints it: JSON for scripts, Chinese for people."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from core.numbers import Number, format_number
from core.rollup.adding import Counts
from core.rollup.desk import Desk
from core.rollup.evidence import names_of
from core.rollup.model import Doubt, Row, State, Stray
from core.rollup.summing.total import Total

_COUNTED = frozenset((State.CLEAN, State.WARNINGS))
_READ = _COUNTED | {State.ERRORS, State.UNCHECKABLE}
_NAMES = {
    State.MISSING: "missing",
    State.UNREADABLE: "unreadable",
    State.UNCHECKABLE: "uncheckable",
    State.ERRORS: "errors",
    State.WARNINGS: "warnings",
    State.CLEAN: "clean",
}
_SETTLED = frozenset((Doubt.SEVERAL, Doubt.STRANGER))  # told in remarks


def counts(desk: Desk, *, include_errors: bool) -> Counts:
    """Return which rows are added up where nobody is there to confirm them.

    Those that a person confirmed or left out stay so. What is guessed, or of an organ that is
    not on the roster, is in no sum before somebody has looked at it.
    """
    states = _READ if include_errors else _COUNTED
    has_roster = any(organ.on_roster for organ in desk.organs())

    def is_counted(row: Row) -> bool:
        if row.state in {State.CONFIRMED, State.EXCLUDED}:
            return row.state is State.CONFIRMED
        if has_roster and not row.organ.on_roster:
            return False
        settled = include_errors or set(row.doubts) <= _SETTLED
        return row.checked in states and settled

    return is_counted


def as_json(desk: Desk, total: Total) -> str:
    """Return organs, sums and files that belong to nobody as JSON."""
    rows, tally, names = desk.rows(), desk.tally(), names_of(desk.organs())
    counted = {addend.organ for addend in total.addends}
    data = {
        "year": desk.settings.year,
        "agency": desk.settings.agency,
        "expected": tally.owing,
        "received": tally.sent,
        "organs": [_organ(row, is_counted=row.organ.id in counted) for row in rows],
        "unplaced": [_stray(stray, names) for stray in desk.strays()],
        "tables": _tables(total),
        "counted": total.counted,
        "not_added": [
            {"agency": names[each.organ], "cell": each.name, "value": each.value}
            for each in total.unplaced
        ],
    }
    return msgspec.json.format(msgspec.json.encode(data), indent=2).decode()


def _organ(row: Row, *, is_counted: bool) -> dict[str, object]:
    return {
        "agency": row.organ.name,
        "state": state_name(row),
        "file": row.chosen.receipt.path if row.chosen else None,
        "errors": row.errors,
        "warnings": row.warnings,
        "late": row.late is not None and row.late > 0,
        "counted": is_counted,
        "remarks": [*map(str, row.doubts), *row.remarks, *_problem(row)],
    }


def state_name(row: Row) -> str:
    """Return what scripts call a state."""
    if row.state in {State.CONFIRMED, State.EXCLUDED}:
        return "confirmed" if row.state is State.CONFIRMED else "excluded"
    if set(row.doubts) - _SETTLED and row.state is State.PENDING:
        return "pending"
    return _NAMES[row.checked]


def _problem(row: Row) -> Iterator[str]:
    if row.checked is State.UNREADABLE and row.chosen:
        brief = row.chosen.reading
        yield (brief.problem if brief else "") or row.chosen.receipt.problem
    if row.reason:
        yield row.reason


def _stray(stray: Stray, names: dict[int, str]) -> dict[str, object]:
    version = stray.version
    problem = version.reading.problem if version.reading else version.receipt.problem
    return {
        "file": version.receipt.path,
        "candidates": [names[organ] for organ in stray.candidates],
        "reason": stray.reason or problem or "看不出是哪个机关的",
    }


def _tables(total: Total) -> dict[str, dict[str, dict[str, Number | str | None]]]:
    tables: dict[str, dict[str, dict[str, Number | str | None]]] = {}
    for address, value in total.figures.items():
        spec = total.form.cells[address]
        shown = value if isinstance(value, int | None) else format_number(value)
        tables.setdefault(spec.table, {}).setdefault(spec.row, {})[spec.column] = shown
    return tables


def as_text(desk: Desk, total: Total) -> str:
    """Return how it stands in lines: the numbers, each organ with anything to be said, the sum."""
    rows, tally, names = desk.rows(), desk.tally(), names_of(desk.organs())
    states = "，".join(f"{state}{n}" for state, n in tally.states.items() if n)
    sent = f"已报{tally.sent}，按时{tally.in_time}，逾期{tally.late}，缺报{tally.missing}"
    lines = [f"应报{tally.owing}，{sent}；{states}。", *map(_line, rows)]
    for stray in desk.strays():
        told = _stray(stray, names)
        lines.append(f"不知是谁的　{told['file']}　{told['reason']}")
    figures = "，".join(
        f"{key.name}{_sum_of(total, key.cells)}" for key in total.form.definition.key_figures
    )
    return "\n".join([*lines, f"合计（{total.completeness}）：{figures}。"])


def _line(row: Row) -> str:
    file = Path(row.chosen.receipt.path).name if row.chosen else ""
    wrong = f"错误{row.errors}，警告{row.warnings}" if row.errors or row.warnings else ""
    late = f"逾期{row.late}天" if (row.late or 0) > 0 else ""
    said = "；".join(filter(None, (wrong, late, *row.doubts, *row.remarks, *_problem(row))))
    return "　".join(filter(None, (row.state, row.organ.name, file, said)))


def _sum_of(total: Total, cells: tuple[str, ...]) -> str:
    found = [value for cell in cells if (value := total.figures.get(cell)) is not None]
    return format_number(sum(found)) if found else "没有"
