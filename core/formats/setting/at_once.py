"""Files that are text: made as a whole, and written at once."""

from collections.abc import Callable
from typing import BinaryIO


def write_at_once(
    make: Callable[[], bytes], file: BinaryIO, progress: Callable[[float], None] | None
) -> None:
    """Make what a file holds and write it; `progress` may raise in between to cancel."""
    data = make()
    if progress:
        progress(0.5)
    file.write(data)
    if progress:
        progress(1.0)
