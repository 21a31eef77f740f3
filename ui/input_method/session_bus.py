"""Where programs of a desktop speak with one another."""

from collections.abc import Mapping
from pathlib import Path


def has_session_bus(environment: Mapping[str, str]) -> bool:
    """Say whether there is a bus to speak over; libdbus would start one of its own if not."""
    folder = environment.get("XDG_RUNTIME_DIR", "")
    return "DBUS_SESSION_BUS_ADDRESS" in environment or bool(
        folder and Path(folder, "bus").exists()
    )
