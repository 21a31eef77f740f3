"""What the desk's reports add up to: the sum, 封账, and the own organ's report."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime

import msgspec

from core.form.library import official_forms
from core.report.origin import Origin
from core.report.report import Report, default_date
from core.rollup.database import readings, seals
from core.rollup.database.decisions import Decision, Kind, log_of
from core.rollup.database.seals import Seal, SealedSum
from core.rollup.deciding import Deciding
from core.rollup.evidence import names_of
from core.rollup.judging import tally
from core.rollup.model import Level, RollupError, Row, State
from core.rollup.reading.record import canonical
from core.rollup.summing.own_report import Later, changes_since, origin_of, own_report
from core.rollup.summing.total import Total, add_up, addend_of

Counts = Callable[[Row], bool]
"""Says whether a row's report is added up."""


def is_confirmed(row: Row) -> bool:
    """Say whether a report is in the sum at the desk."""
    return row.state is State.CONFIRMED


class Adding(Deciding):
    """The part of a desk that adds up."""

    def total(self, level: Level | None = None, counts: Counts | None = None) -> Total:
        """Return the sum over confirmed reports, of one level or all.

        While the books are closed (封账) it is what was frozen. `counts` chooses other rows.
        """
        seal = self.seal_in_force()
        if seal and counts is None:
            return self._add(seal.sum.counted, seal.sum.expected, level)
        rows = [row for row in self.rows() if level is None or row.organ.level is level]
        counted = [(r.organ.id, r.reading) for r in rows if (counts or is_confirmed)(r)]
        return self._add(counted, tally(rows).owing, None)

    def _add(self, counted: Sequence[tuple[int, str]], expected: int, level: Level | None) -> Total:
        levels = {organ.id: organ.level for organ in self.organs()}
        kept = [(o, r) for o, r in counted if level is None or levels.get(o) is level]
        figures = {
            reading: addend_of(0, reading, content)  # one by one: there are many
            for reading, content in readings.reports(self._store, [r for _, r in kept])
        }
        addends = [figures[reading]._replace(organ=organ) for organ, reading in kept]
        year = self.settings.year
        return add_up(official_forms().for_year(year), year, addends, expected)

    def own_report(self, total: Total, today: date) -> Report:
        """Return the sum as a new report of the own organ (生成本级年报), ready for its texts.

        It remembers where its figures came from, and so does the desk.
        """
        at = datetime.now().astimezone()
        origin = origin_of(total, names_of(self.organs()), self._store.path, at)
        kept = msgspec.json.encode(origin).decode()
        self._decide(Decision(Kind.OWN, value=kept), changes_sum=False)
        day = default_date(total.form, total.year, today)
        return replace(own_report(total, self.settings.agency, day), origin=origin)

    def changes_since_own(self, total: Total) -> list[Later]:
        """Return how a sum differs from the one that became the own report last."""
        made = [entry for entry in log_of(self._store) if entry.what == Kind.OWN]
        try:
            origin = msgspec.json.decode(made[-1].value, type=Origin) if made else None
        except msgspec.ValidationError:  # an older program kept less
            return []
        return changes_since(origin, total, names_of(self.organs())) if origin else []

    def seal(self) -> Seal:
        """Freeze the sum (封账)."""
        self._refuse_sealed()
        total = self.total()
        content = SealedSum(
            year=total.year,
            form=total.form.id,
            counted=[(addend.organ, addend.reading) for addend in total.addends],
            expected=total.expected,
            sums={address: canonical(value) for address, value in total.figures.items()},
        )
        with self._store.writing():
            self._decide(Decision(Kind.SEAL, value=seals.digest_of(content)))
            seals.write_seal(self._store, self.who, content)
        return seals.read_seals(self._store)[-1]

    def unseal(self, reason: str) -> None:
        """Unlock the sum; the reason stays in the log."""
        if not reason.strip():
            raise RollupError("请写明解封的原因，以后查得到。")
        with self._store.writing():
            seals.open_seal(self._store, self.who, reason.strip())
            self._decide(Decision(Kind.OPEN, reason=reason.strip()))

    def seals(self) -> list[Seal]:
        """Return all that were ever frozen, the oldest first."""
        return seals.read_seals(self._store)

    def seal_in_force(self) -> Seal | None:
        """Return what is frozen now."""
        return next((seal for seal in self.seals() if seal.opened_at is None), None)
