"""The state of every organ, from what was read and what was decided."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from core.rollup.database.decisions import Decision, Kind, Standing
from core.rollup.evidence import Evidence
from core.rollup.model import (
    Brief,
    Doubt,
    Duty,
    Organ,
    Row,
    State,
    Tally,
    Version,
)
from core.rollup.reading.record import corrected_id, is_telling


def judge(organs: Sequence[Organ], evidence: Evidence) -> list[Row]:
    """Return a row for each organ that is on the roster, or of which there is anything."""
    rows = [
        _row(organ, evidence)
        for organ in organs
        if organ.on_roster or organ.id in evidence.this or organ.id in evidence.maybe
    ]
    return list(_with_doubles(rows))


def judged_again(row: Row, known: Evidence) -> Row:
    """Return a row after a decision that is about it alone: its report and others' are the same."""
    again = _row(row.organ, known)
    doubles = row.remarks[len(again.remarks) :]  # what `_with_doubles` said stays true
    return replace(again, remarks=(*again.remarks, *doubles))


def _row(organ: Organ, known: Evidence) -> Row:
    files = known.this.get(organ.id, [])
    right = [v for v in files if v.reading and is_of_year(v.reading, known.settings.year)]
    chosen, doubts = _choose(organ, right, known.standing)
    broken = [v for v in files if v.reading is None or v.reading.problem]
    if chosen is None and broken:
        chosen = newest(broken)
    chosen = _corrected(organ, chosen, known)
    row = Row(
        organ=organ,
        state=State.MISSING,
        checked=State.MISSING,
        chosen=chosen,
        others=tuple(v for v in _newest_first(files) if not _is_same(v, chosen)),
        doubts=(*_doubts(organ, chosen, known), *doubts),
        remarks=tuple(_remarks(organ, chosen, files, known)),
        candidates=tuple({o for stray in known.maybe.get(organ.id, []) for o in stray.candidates}),
        due=organ.due or _due(organ, known),
        note=_value(known.standing.organ(Kind.NOTE, organ.id)),
    )
    return _stated(_counted(_sent_back(row, known), known), known.standing)


def _sent_back(row: Row, known: Evidence) -> Row:
    """Return the row with how often it was sent back, and whether another file came since."""
    sent = known.standing.organ(Kind.SENT, row.organ.id)
    if sent is None:
        return row
    then, now = known.briefs.get(sent.reading), row.chosen.reading if row.chosen else None
    files = [brief.base or brief.id for brief in (then, now) if brief]
    return replace(row, round=int(sent.value), is_answered=len(set(files)) > 1)


def is_of_year(brief: Brief, year: int) -> bool:
    """Say whether a reading is of a year, or may be: one that names none is not left aside."""
    return not brief.problem and (brief.year == year or brief.year_guessed)


def newest(versions: Sequence[Version]) -> Version:
    """Return the version that was changed last."""
    return max(versions, key=lambda v: (v.receipt.modified, v.receipt.id))


def _newest_first(versions: Sequence[Version]) -> list[Version]:
    return sorted(versions, key=lambda v: (v.receipt.modified, v.receipt.id), reverse=True)


def _is_same(version: Version, chosen: Version | None) -> bool:
    return chosen is not None and version.receipt.id == chosen.receipt.id


def _choose(
    organ: Organ, versions: Sequence[Version], standing: Standing
) -> tuple[Version | None, list[Doubt]]:
    """Return the version that counts: the one chosen by a person, else the newest is proposed.

    Of several with the newest's figures one that has the texts, too, is taken.
    """
    decided = standing.organ(Kind.CHOOSE, organ.id)
    for version in versions:
        if decided and version.reading and version.reading.id == decided.reading:
            return version, []
    if not versions:
        return None, []
    latest = newest(versions)
    alike = [v for v in versions if _digest(v) == _digest(latest)]
    whole = [v for v in alike if v.reading and v.reading.has_texts] or alike
    chosen = latest if latest in whole else newest(whole)
    return chosen, [] if len(alike) == len(versions) else [Doubt.SEVERAL]


def _digest(version: Version) -> str:
    return version.reading.digest if version.reading else ""


def _corrected(organ: Organ, version: Version | None, known: Evidence) -> Version | None:
    """Return the version with the figures that were corrected here (代改)."""
    if version is None or version.reading is None:
        return version
    made = corrections(known.standing, organ.id, version.reading.id)
    brief = known.briefs.get(corrected_id(version.reading.id, made)) if made else None
    return Version(version.receipt, brief) if brief else version


def corrections(standing: Standing, organ: int, reading: str) -> dict[str, str]:
    """Return the corrected figures of a reading that stand, by address."""
    made = standing.corrections.get((organ, reading), {})
    return {address: each.value for address, each in made.items() if each.value}


def _doubts(organ: Organ, chosen: Version | None, known: Evidence) -> Iterator[Doubt]:
    if chosen is None and organ.id in known.maybe:
        yield Doubt.ORGAN
    if known.has_roster and not organ.on_roster:
        yield Doubt.STRANGER
    brief = chosen.reading if chosen else None
    if brief and not brief.problem and brief.year_guessed:
        yield Doubt.YEAR
    if brief and brief.guessed:
        yield Doubt.CELLS


def _remarks(
    organ: Organ, chosen: Version | None, files: Sequence[Version], known: Evidence
) -> Iterator[str]:
    year = known.settings.year
    if known.has_roster and not organ.on_roster:
        yield "不在名单上"
    if organ.duty is not Duty.OWES and files:
        yield f"名单上是{organ.duty}，却有文件"
    for version in _newest_first(files):
        brief = version.reading
        if brief is None or brief.problem:
            if not _is_same(version, chosen):
                yield f"“{version.receipt.path}”读不出"
        elif not is_of_year(brief, year):
            yield f"“{version.receipt.path}”是{brief.year}年的报告"
        elif not _is_same(version, chosen):
            same = chosen and chosen.reading and brief.digest == chosen.reading.digest
            yield f"另有“{version.receipt.path}”，数字{'相同' if same else '不同'}"
    for stray in known.maybe.get(organ.id, []):
        yield f"“{stray.version.receipt.path}”可能是它的：{stray.reason}"
    if chosen and chosen.reading:
        yield from chosen.reading.remarks


def _due(organ: Organ, known: Evidence) -> date:
    due = known.settings.due
    return due.get(organ.kind) or due.get("") or known.due


def _value(decision: Decision | None) -> str:
    return decision.value if decision else ""


def last_of(organ: int, known: Evidence) -> Brief | None:
    """Return last year's reading of an organ, if there is one."""
    versions = [
        v
        for v in known.last.get(organ, [])
        if v.reading and not v.reading.problem and v.reading.year < known.settings.year
    ]
    if not versions:
        return None
    right = [v for v in versions if v.reading and v.reading.year == known.settings.year - 1]
    return newest(right or versions).reading


def _counted(row: Row, known: Evidence) -> Row:
    """Return the row with what is wrong, this year's figures, last year's, and how late it is."""
    last = last_of(row.organ.id, known)
    brief = row.chosen.reading if row.chosen else None
    if row.chosen is None or brief is None:
        return replace(row, last=last.id if last else "")
    compared = known.comparisons.get((brief.id, last.id)) if last else None
    errors, warnings, remarks = compared or (0, 0, ())
    explained = known.standing.explained.get((row.organ.id, brief.id), {})
    return replace(
        row,
        remarks=(*row.remarks, *remarks),
        errors=brief.errors + errors,
        warnings=brief.warnings + warnings,
        explained=sum(map(bool, explained.values())),
        key_figures=brief.key_figures,
        last_figures=last.key_figures if last else {},
        last=last.id if last else "",
        late=(row.chosen.receipt.modified.date() - row.due).days if row.due else None,
        corrected=bool(brief.base),
    )


def _stated(row: Row, standing: Standing) -> Row:
    checked = _checked(row)
    excluded = standing.organ(Kind.EXCLUDE, row.organ.id)
    if excluded:
        return replace(row, checked=checked, state=State.EXCLUDED, reason=excluded.reason)
    if row.organ.duty is not Duty.OWES and row.chosen is None and not row.candidates:
        reason = row.organ.reason or row.organ.duty.value
        return replace(row, checked=checked, state=State.EXCLUDED, reason=reason)
    return replace(row, checked=checked, state=_decided(row, checked, standing))


def _checked(row: Row) -> State:
    if row.chosen is None:
        return State.MISSING
    brief = row.chosen.reading
    if brief is None or brief.problem:
        return State.UNREADABLE
    if not brief.is_checkable:
        return State.UNCHECKABLE
    if row.errors:
        return State.ERRORS
    return State.WARNINGS if row.warnings > row.explained else State.CLEAN


def _decided(row: Row, checked: State, standing: Standing) -> State:
    confirmed = standing.organ(Kind.CONFIRM, row.organ.id)
    may_count = checked in {State.CLEAN, State.WARNINGS}
    if confirmed and confirmed.reading == row.reading and may_count:
        return State.CONFIRMED
    if Doubt.ORGAN in row.doubts:
        return State.PENDING
    if checked in {State.MISSING, State.UNREADABLE, State.UNCHECKABLE}:
        return checked
    return State.PENDING if row.doubts else checked


def _with_doubles(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield the rows; those with the figures of another organ say so."""
    alike: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.chosen and is_telling(_digest(row.chosen)):
            alike[_digest(row.chosen)].append(row)
    for row in rows:
        others = alike[_digest(row.chosen)] if row.chosen else []
        names = [other.organ.name for other in others if other.organ.id != row.organ.id]
        if names:
            remark = f"所有数字都和{'、'.join(names[:3])}的相同"
            yield replace(row, remarks=(*row.remarks, remark))
        else:
            yield row


def tally(rows: Sequence[Row]) -> Tally:
    """Return how many organs owe, sent, in time, late, not; strangers do not owe."""

    def count(is_so: Callable[[Row], bool]) -> int:
        return sum(map(is_so, owing))

    owing = [row for row in rows if row.organ.duty is Duty.OWES and _owes(row)]
    states = {state: sum(row.state is state for row in rows) for state in State}
    return Tally(
        owing=len(owing),
        sent=count(lambda row: row.chosen is not None),
        in_time=count(lambda row: row.chosen is not None and (row.late or 0) <= 0),
        late=count(lambda row: row.chosen is not None and (row.late or 0) > 0),
        missing=count(lambda row: row.chosen is None),
        states=states,
    )


def _owes(row: Row) -> bool:
    return Doubt.STRANGER not in row.doubts
