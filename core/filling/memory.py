"""What a person has corrected in a blank, kept for the next one of the same layout."""

import contextlib
import hashlib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from core.filling.blank import Blank, Place, cells_of
from core.filling.fields import Person
from core.filling.plan import Plan
from core.storage.settings_file import SettingsError, change_settings, read_settings
from core.storage.user_folders import settings_path

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
    layouts = _section(_LAYOUTS, settings)
    for name, meaning in _texts(layouts.get(layout_of(plan.blank))).items():
        with contextlib.suppress(ValueError, TypeError):
            place = Place(*map(int, name.split()))
            plan = plan.corrected(place, meaning)
    return plan


def remember(plan: Plan, settings: Path | None = None) -> None:
    """Keep what was corrected. What cannot be kept now is not."""
    if not plan.chosen:
        return
    layouts = _section(_LAYOUTS, settings)
    layout = layout_of(plan.blank)
    layouts.pop(layout, None)
    layouts[layout] = {" ".join(map(str, place)): text for place, text in plan.chosen.items()}
    newest = dict(list(layouts.items())[-_MOST:])
    _change(_LAYOUTS, newest, settings)


def person(settings: Path | None = None) -> Person:
    """Return who filled in the last time."""
    with contextlib.suppress(msgspec.ValidationError):
        return msgspec.convert(_section(_PERSON, settings), Person)
    return Person()


def keep_person(someone: Person, settings: Path | None = None) -> None:
    """Keep who fills in for the next time."""
    _change(_PERSON, msgspec.to_builtins(someone), settings)


def _section(name: str, settings: Path | None) -> dict[str, Any]:
    with contextlib.suppress(SettingsError):
        found = read_settings(settings or settings_path()).get(name)
        return dict(found) if isinstance(found, dict) else {}
    return {}


def _change(name: str, value: Mapping[str, object], settings: Path | None) -> None:
    with contextlib.suppress(SettingsError):
        change_settings(settings or settings_path(), {name: dict(value)})


def _texts(found: object) -> dict[str, str]:
    if not isinstance(found, dict):
        return {}
    return {str(name): text for name, text in found.items() if isinstance(text, str)}
