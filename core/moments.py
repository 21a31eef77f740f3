"""Moments: as a clerk reads them, and the one that files bear in their properties."""

from datetime import datetime


def chinese_time(at: datetime) -> str:
    """Return a moment to the minute, such as 2024年01月05日 10:07, in its own time zone.

    The words are put in here: a format with Chinese in it is refused by Windows
    where the system's language is another.
    """
    return f"{at:%Y}年{at:%m}月{at:%d}日 {at:%H:%M}"


def start_of_today() -> datetime:
    """Return midnight, with the machine's offset from UTC.

    Files name the day and not the second, so that exporting the same report
    twice on one day gives the same bytes.
    """
    return datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)


def local_time(at: datetime) -> str:
    """Return a moment that a file told, as this machine's clock shows it, to the minute."""
    try:
        return chinese_time(at.astimezone())
    except (OverflowError, ValueError, OSError):  # before the first year, or after the last
        return "（时间不明）"
