"""The time that files bear in their properties."""

from datetime import datetime


def start_of_today() -> datetime:
    """Return midnight, with the machine's offset from UTC.

    Files name the day and not the second, so that exporting the same report
    twice on one day gives the same bytes.
    """
    return datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
