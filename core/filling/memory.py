"""What a person has corrected in a blank, kept for the next one of the same layout."""

import contextlib
import hashlib
import re
from pathlib import Path

import msgspec

from core.filling.blank import Blank, Place, cells_of
from core.filling.fields import Person
from core.filling.plan import Plan
from core.storage.remembering import keep, keep_newest, recall

_LAYOUTS = "filling/layouts"
_PERSON = "filling/person"
_MOST = 50  # layouts that are remembered
_DIGITS = re.compile(r"\d+")


def layout_of(blank: Blank) -> str:
    """Return a digest of a blank's labels: sheets' names and years make no difference."""
    labels = [
        f"{cell.place.sheet} {cell.place.row} {cell.place.column} {text}"
        for cell in cells_of(blank)
        if (text := _DIGITS.sub("", "".join(cell.text.split())))
    ]
    return hashlib.sha256("\n".join(labels).encode()).hexdigest()[:32]


def remembered(plan: Plan, settings: Path | None = None) -> Plan:
    """Return a plan with what was corrected in the last blank of this layout."""
    layouts = recall(_LAYOUTS, settings)
    for name, meaning in _texts(layouts.get(layout_of(plan.blank))).items():
        with contextlib.suppress(ValueError, TypeError):
            place = Place(*map(int, name.split()))
            plan = plan.corrected(place, meaning)
    return plan


def remember(plan: Plan, settings: Path | None = None) -> None:
    """Keep what was corrected. What cannot be kept now is not."""
    if not plan.chosen:
        return
    corrections = {" ".join(map(str, place)): text for place, text in plan.chosen.items()}
    keep_newest(_LAYOUTS, {layout_of(plan.blank): corrections}, _MOST, settings)


def person(settings: Path | None = None) -> Person:
    """Return who filled in the last time."""
    with contextlib.suppress(msgspec.ValidationError):
        return msgspec.convert(recall(_PERSON, settings), Person)
    return Person()


def keep_person(someone: Person, settings: Path | None = None) -> None:
    """Keep who fills in for the next time."""
    keep(_PERSON, msgspec.to_builtins(someone), settings)


def _texts(found: object) -> dict[str, str]:
    if not isinstance(found, dict):
        return {}
    return {str(name): text for name, text in found.items() if isinstance(text, str)}
