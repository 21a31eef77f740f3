"""What one decides at the desk. Each decision is written at once, with time and name."""

from collections.abc import Iterable, Mapping

from core.checks.finding import Finding, Severity
from core.numbers import Number
from core.rollup.database import seals
from core.rollup.database.decisions import OF_ONE_ROW, Decision, Kind, decide
from core.rollup.database.organs import read_organs, read_settings, write_organ
from core.rollup.database.readings import read_comparison, read_record_of, write_records
from core.rollup.database.store import Store
from core.rollup.evidence import Known
from core.rollup.judging import corrections, judge, judged_again
from core.rollup.model import Organ, RollupError, Row, Settings, State
from core.rollup.reading.record import canonical, corrected_record, figure_of, report_of

_CANNOT = {
    State.MISSING: "还没有收到报告",
    State.UNREADABLE: "文件读不出",
    State.UNCHECKABLE: "有空白或者没有读出的格，请先代改补齐，或者退回",
    State.ERRORS: "还有错误，请先代改，或者退回",
}
_SEALED = "已经封账，要改动请先解封，并写明原因。"
_NO_REASON = "请写明原因，以后查得到。"


class Deciding:
    """The half of a desk that decides; `who` is the name that is kept, where one is set."""

    def __init__(self, store: Store, who: str = "") -> None:
        self._store = store
        self.who = who
        self._seen: Known | None = None
        self._rows: dict[int, Row] | None = None

    def _known(self) -> Known:
        if self._seen is None:
            self._seen = Known(self._store)
        return self._seen

    def _judged(self) -> dict[int, Row]:
        if self._rows is None:
            known = self._known()
            self._rows = {row.organ.id: row for row in judge(known.organs, known.evidence)}
        return self._rows

    def _forget(self) -> None:
        """Look at the database anew the next time."""
        self._seen = self._rows = None

    @property
    def settings(self) -> Settings:
        """What the 汇总 is of."""
        return self._seen.settings if self._seen else read_settings(self._store)

    def organs(self) -> list[Organ]:
        """Return all organs, the roster's first and in its order."""
        return self._seen.organs if self._seen else read_organs(self._store)

    def rows(self) -> list[Row]:
        """Return a row for each organ, in the roster's order."""
        return list(self._judged().values())

    def row(self, organ: int) -> Row:
        """Return the row of an organ. Raises RollupError when there is none."""
        try:
            return self._judged()[organ]
        except KeyError:
            raise RollupError("这个机关不在汇总里，请刷新后再试。") from None

    def findings(self, organ: int) -> list[Finding]:
        """Return what is wrong with the report that counts, against last year's as well."""
        row = self.row(organ)
        return self.findings_of(row.reading, row.last)

    def findings_of(self, reading: str, last: str) -> list[Finding]:
        """Return what is wrong with a reading, `last` being that of the year before or ""."""
        record = read_record_of(self._store, reading) if reading else None
        if record is None:
            return []
        compared = read_comparison(self._store, reading, last) if last else None
        return [*record.findings, *(compared.findings if compared else [])]

    def against_last(self, organ: int) -> list[Finding]:
        """Return what is wrong between the report that counts and last year's."""
        row = self.row(organ)
        if not (row.reading and row.last):
            return []
        return read_comparison(self._store, row.reading, row.last).findings

    def explained(self, organ: int) -> dict[str, str]:
        """Return the explanations (说明) of an organ's warnings, by the finding's key."""
        row = self.row(organ)
        said = self._known().standing.explained.get((organ, row.reading), {})
        return {key: text for key, text in said.items() if text}

    def corrections(self, organ: int) -> list[Decision]:
        """Return the corrections (代改) in force of the report that counts."""
        base = self._base(self.row(organ))
        made = self._known().standing.corrections.get((organ, base), {})
        return [each for each in made.values() if each.value]

    def confirm(self, organs: Iterable[int]) -> None:
        """Confirm reports: they are in the sum. Raises RollupError when one cannot be."""
        rows = [self.row(organ) for organ in organs]
        for row in rows:
            if row.state is State.EXCLUDED:
                raise RollupError(f"“{row.organ.name}”是不计入的，请先取消不计入。")
            if reason := _CANNOT.get(row.checked):
                raise RollupError(f"“{row.organ.name}”不能确认：{reason}。")
        self._decide(*(Decision(Kind.CONFIRM, r.organ.id, r.reading, value="1") for r in rows))

    def confirm_clean(self) -> list[int]:
        """Confirm all that are 无误; return whose they are."""
        clean = [id_ for id_, row in self._judged().items() if row.state is State.CLEAN]
        if clean:
            self.confirm(clean)
        return clean

    def withdraw(self, organs: Iterable[int]) -> None:
        """Take back a confirmation."""
        self._decide(*(Decision(Kind.CONFIRM, organ) for organ in organs))

    def exclude(self, organ: int, reason: str) -> None:
        """Leave an organ out of the sum (不计入)."""
        self._decide(Decision(Kind.EXCLUDE, organ, value="1", reason=_reason(reason)))

    def include(self, organ: int) -> None:
        """Take an organ in again."""
        self._decide(Decision(Kind.EXCLUDE, organ))

    def choose(self, organ: int, reading: str) -> None:
        """Let this file count, of several."""
        self._decide(Decision(Kind.CHOOSE, organ, reading, value="1"))

    def assign(self, reading: str, organ: int) -> None:
        """Say whose report a file is, wherever it lies; 0 leaves it to the program again."""
        self._decide(Decision(Kind.ASSIGN, 0, reading, value=str(organ) if organ else ""))

    def correct(self, organ: int, figures: Mapping[str, Number | None], reason: str) -> None:
        """Put figures right here (代改), never in the sender's file; None takes one back."""
        row = self.row(organ)
        base = self._base(row)
        if not base:
            raise RollupError(f"“{row.organ.name}”没有可以改的报告。")
        why = _reason(reason)
        changes = {address: canonical(value) for address, value in figures.items()}
        decisions = [
            Decision(Kind.CORRECT, organ, base, address, text, why)
            for address, text in changes.items()
        ]
        with self._store.writing():
            self._decide(*decisions)
            self._make(organ, base)

    def _make(self, organ: int, base: str) -> None:
        """Keep the reading with all corrections that stand, checked anew."""
        made = corrections(self._known().standing, organ, base)
        record = read_record_of(self._store, base)
        if made and record and record.report:
            form = report_of(record.report).form
            values = {
                address: figure_of(form.cells[address], text) for address, text in made.items()
            }
            write_records(self._store, [corrected_record(record, values)])
        self._forget()

    def _base(self, row: Row) -> str:
        brief = row.chosen.reading if row.chosen else None
        return (brief.base or brief.id) if brief and not brief.problem else ""

    def explain(self, organ: int, key: str, text: str) -> None:
        """Explain a warning (说明), by the key of its finding; an error cannot be explained."""
        found = [finding for finding in self.findings(organ) if finding.key == key]
        if any(finding.severity is Severity.ERROR for finding in found):
            raise RollupError("错误不能用说明代替，请代改，或者退回。")
        self._decide(Decision(Kind.EXPLAIN, organ, self.row(organ).reading, key, text.strip()))

    def note(self, organ: int, text: str) -> None:
        """Keep a remark of one's own."""
        self._decide(Decision(Kind.NOTE, organ, value=text.strip()), changes_sum=False)

    def sent_back(self, organ: int, round_: int, text: str = "") -> None:
        """Keep that the report was sent back (退回), in which round, with what text."""
        sent = Decision(Kind.SENT, organ, self.row(organ).reading, value=str(round_), reason=text)
        self._decide(sent, changes_sum=False)

    def change_organ(self, organ: Organ) -> None:
        """Change what is known of an organ: names, kind, level, whether it owes, when."""
        self._refuse_sealed()
        with self._store.writing():
            write_organ(self._store, organ)
            self._decide(Decision(Kind.ROSTER, organ.id, value=organ.duty, reason=organ.reason))

    def _decide(self, *decisions: Decision, changes_sum: bool = True) -> None:
        if changes_sum:
            self._refuse_sealed()
        decide(self._store, self.who, decisions)
        if all(each.kind in OF_ONE_ROW for each in decisions):
            self._judge_again(decisions)
        else:
            self._forget()

    def _judge_again(self, decisions: Iterable[Decision]) -> None:
        """Judge the rows that decisions are about; all others stay as they are."""
        if self._seen is None or self._rows is None:
            return
        rows, known = self._rows, self._seen
        for each in decisions:
            known.standing.take(each)
        for organ in {each.organ for each in decisions} & rows.keys():
            rows[organ] = judged_again(rows[organ], known.evidence)

    def _refuse_sealed(self) -> None:
        if any(seal.opened_at is None for seal in seals.read_seals(self._store)):
            raise RollupError(_SEALED)


def _reason(text: str) -> str:
    """Return a reason. Raises RollupError when there is none."""
    if not text.strip():
        raise RollupError(_NO_REASON)
    return text.strip()
