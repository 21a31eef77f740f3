"""What the program remembers between two uses, in sections of the settings; no error if lost."""

import contextlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from core.storage.settings_file import SettingsError, change_settings, read_settings
from core.storage.user_folders import settings_path


def recall(name: str, settings: Path | None = None) -> dict[str, Any]:
    """Return what a section holds; nothing when it cannot be read now."""
    with contextlib.suppress(SettingsError):
        found = read_settings(settings or settings_path()).get(name)
        return dict(found) if isinstance(found, dict) else {}
    return {}


def keep(name: str, value: Mapping[str, object], settings: Path | None = None) -> None:
    """Put a section in place of the last one. What cannot be kept now is not."""
    with contextlib.suppress(SettingsError):
        change_settings(settings or settings_path(), {name: dict(value)})


def keep_newest(
    name: str, entries: Mapping[str, object], most: int, settings: Path | None = None
) -> None:
    """Add entries to a section as its newest; the oldest go when there are more than `most`."""
    known = {key: value for key, value in recall(name, settings).items() if key not in entries}
    keep(name, dict(list((known | dict(entries)).items())[-most:]), settings)
