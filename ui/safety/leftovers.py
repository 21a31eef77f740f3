"""Removes, after the start, what killed programs have left where one works."""

from collections.abc import Iterable
from pathlib import Path
from threading import Thread

from core.storage.locking import remove_stale
from core.storage.temporaries import sweep


def sweep_later(folders: Iterable[Path]) -> Thread:
    """Sweep in a thread, which nobody waits for: a share may not answer."""
    thread = Thread(target=_sweep, args=[list(folders)], name="leftovers", daemon=True)
    thread.start()
    return thread


def _sweep(folders: list[Path]) -> None:
    for folder in folders:
        sweep(folder)
        remove_stale(folder)
