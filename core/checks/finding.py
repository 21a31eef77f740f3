"""What a check says: one finding a problem, in plain Chinese."""

from dataclasses import dataclass
from enum import StrEnum

from core.numbers import Number
from core.report.report import ABSENT, Stored

UNCHECKED = "unchecked"
"""The rule of the finding that stands for all others when checking broke down."""


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"  # must not be sent
    WARNING = "warning"  # probably wrong
    NOTE = "note"

    @property
    def word(self) -> str:
        """What a clerk reads."""
        return {"error": "错误", "warning": "警告", "note": "提示"}[self.value]


class Action(StrEnum):
    """A repair of more than one place that the program offers for a finding."""

    FILL_BLANKS = "fill_blanks"  # 空白补0 in the finding's table
    COMPUTE_TOTALS = "compute_totals"  # replace all printed totals by computed ones
    CORRECT_YEARS = "correct_years"  # carry out the replacements of all that it gathers
    CORRECT_ALL = "correct_all"  # carry out the replacement of all like findings of the section


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A figure that would put a cell right; None leaves the total to its parts.

    The cells in `together` have to be changed with it, in one step.
    """

    cell: str
    value: Number | None
    together: tuple["Suggestion", ...] = ()

    @property
    def changes(self) -> dict[str, Stored]:
        """What has to be stored to carry it out."""
        return {
            each.cell: ABSENT if each.value is None else each.value
            for each in (self, *self.together)
        }


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Characters `start` to `end` (exclusive, from 0) of a section's narrative."""

    section: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem. `cells` are all the addresses involved; suggestions come best first.

    Applying the first suggestion resolves the finding. `section` is where the
    problem stands. `cause` is the key of another finding that explains this one,
    and `explains` are the keys of the findings that this one explains.

    A finding about the title or the signature names the field of the heading,
    as `Heading` calls it, in `heading`; its section is the one beside. A
    `replacement` is text that takes the excerpt's place, or the whole field's.

    One that `gathers` stands for several of its rule in the section, which it explains.
    """

    rule: str
    severity: Severity
    message: str
    section: str
    cells: tuple[str, ...] = ()
    narrative: Excerpt | None = None
    suggestions: tuple[Suggestion, ...] = ()
    action: Action | None = None
    cause: str = ""
    explains: tuple[str, ...] = ()
    replacement: str | None = None
    heading: str = ""
    gathers: bool = False

    @property
    def is_unfinished(self) -> bool:
        """Whether it says that checking broke down, and that nothing is known of the rest."""
        return self.rule == UNCHECKED

    @property
    def is_blank(self) -> bool:
        """Whether something is not filled in yet, rather than wrong."""
        return self.rule.endswith((".blank", ".empty"))

    def is_like(self, other: "Finding") -> bool:
        """Say whether both are of one kind and in one text, so that they are repaired together."""
        mine, its = (each.narrative and each.narrative.section for each in (self, other))
        repairable = self.replacement is not None and self.heading == other.heading
        return repairable and self.rule == other.rule and mine == its

    @property
    def key(self) -> str:
        """What tells a finding from the others of the same report, while its numbers change."""
        if self.gathers or self.action is Action.FILL_BLANKS:
            return self.rule  # one a table, whatever cells are still among them
        place = self.narrative and f"{self.narrative.section}:{self.narrative.start}"
        return f"{self.rule} {self.heading or place or ' '.join(self.cells)}"
