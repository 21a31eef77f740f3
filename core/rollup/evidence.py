"""Gathers what the database knows, and tells whose files are whose."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from core.form.library import official_forms
from core.rollup.database.decisions import Standing
from core.rollup.database.organs import add_found, read_organs, read_settings
from core.rollup.database.readings import briefs, comparisons, receipts
from core.rollup.database.store import Store
from core.rollup.model import Brief, Organ, Receipt, Settings, Stray, Version
from core.rollup.roster.recognising import Recognised, Recogniser, Traces, organs_in

Comparisons = Mapping[tuple[str, str], tuple[int, int, tuple[str, ...]]]


@dataclass
class Evidence:
    """All that is known of the organs: their files of this year's folder and of last year's.

    `comparisons` has errors, warnings and remarks by the readings of both years.
    """

    settings: Settings
    due: date
    standing: Standing
    briefs: Mapping[str, Brief]
    comparisons: Comparisons
    this: dict[int, list[Version]] = field(default_factory=dict)
    last: dict[int, list[Version]] = field(default_factory=dict)
    maybe: dict[int, list[Stray]] = field(default_factory=dict)
    has_roster: bool = False


class Known:
    """One look at the database: organs, files, and which file is whose."""

    def __init__(self, store: Store) -> None:
        self.settings: Settings = read_settings(store)
        self.organs: list[Organ] = read_organs(store)
        self.standing = Standing(store)
        self.briefs: dict[str, Brief] = briefs(store)
        self.strays: list[Stray] = []
        self.evidence = self._evidence(store, receipts(store, current=True))

    def _evidence(self, store: Store, files: Sequence[Receipt]) -> Evidence:
        evidence = Evidence(
            settings=self.settings,
            due=due_of(self.settings.year),
            standing=self.standing,
            briefs=self.briefs,
            comparisons=comparisons(store),
            has_roster=any(organ.on_roster for organ in self.organs),
        )
        recogniser = Recogniser(self.organs)
        for receipt in files:
            version = Version(receipt, self.briefs.get(receipt.reading))
            found = recognised(version, recogniser, self.standing)
            if found.organ:
                book = evidence.last if receipt.is_last_year else evidence.this
                book.setdefault(found.organ, []).append(version)
            elif not receipt.is_last_year:
                self._stray(Stray(version, tuple(filter(None, found.candidates)), found.note))
        evidence.maybe = self._maybe()
        return evidence

    def _stray(self, stray: Stray) -> None:
        self.strays.append(stray)

    def _maybe(self) -> dict[int, list[Stray]]:
        maybe: defaultdict[int, list[Stray]] = defaultdict(list)
        for stray in self.strays:
            for organ in stray.candidates:
                maybe[organ].append(stray)
        return dict(maybe)


def recognised(version: Version, recogniser: Recogniser, standing: Standing) -> Recognised:
    """Say whose a file is: what a person decided, else what it says itself."""
    if decided := standing.assigned(version.receipt.reading):
        return Recognised((decided,))
    return recogniser.recognise(traces_of(version))


def traces_of(version: Version) -> Traces:
    """Return what a file tells of its organ."""
    brief = version.reading
    if brief is None or brief.problem:
        return Traces(version.receipt.path)
    return Traces(version.receipt.path, brief.agency, brief.signed_by)


def due_of(year: int) -> date:
    """Return the day on which reports of a year are due, as the form says."""
    form = official_forms().for_year(year)
    return date.fromisoformat(f"{year + 1:04}-{form.definition.due}")


def add_strangers(store: Store) -> None:
    """Make organs of those that files name and nobody has listed."""
    organs, standing, known = read_organs(store), Standing(store), briefs(store)
    recogniser = Recogniser(organs)
    unknown: list[Traces] = []
    for receipt in receipts(store, current=True):
        version = Version(receipt, known.get(receipt.reading))
        if not recognised(version, recogniser, standing).candidates:
            unknown.append(traces_of(version))
    if found := organs_in(unknown):
        add_found(store, found)


def names_of(organs: Iterable[Organ]) -> dict[int, str]:
    """Return what each organ is called."""
    return {organ.id: organ.name for organ in organs}
