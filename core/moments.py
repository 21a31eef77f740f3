"""Moments as a clerk reads them."""

from datetime import datetime


def chinese_time(at: datetime) -> str:
    """Return a moment to the minute, such as 2024年01月05日 10:07, in its own time zone.

    The words are put in here: a format with Chinese in it is refused by Windows
    where the system's language is another.
    """
    return f"{at:%Y}年{at:%m}月{at:%d}日 {at:%H:%M}"
