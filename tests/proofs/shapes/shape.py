"""What makes a file."""

from collections.abc import Callable

Shape = Callable[[int], bytes]
"""Makes a file of about so many bytes."""


def repeated(piece: bytes, size: int) -> bytes:
    """Return a piece so often that it has this size."""
    return piece * max(1, size // len(piece))
