"""Cuts what is typed or pasted to the room there is; a file with more could not be opened again."""

from core import limits
from core.report.report import Heading
from core.text import Difference

FULL = "“{}”太长，多出的文字没有放进去。"


def fitted(change: Difference, text: str) -> Difference:
    """Return a change of a narrative that inserts no more than there is room for."""
    room = limits.NARRATIVE - limits.SPARE - len(text) + len(change.removed)
    if len(change.inserted) <= max(room, len(change.removed)):
        return change
    return change._replace(inserted=change.inserted[: max(room, 0)])


def fitted_heading(heading: Heading) -> Heading:
    """Return a heading with no field longer than it may be."""
    for field, most in limits.HEADING.items():
        heading = heading.with_text(field, getattr(heading, field)[:most])
    return heading
