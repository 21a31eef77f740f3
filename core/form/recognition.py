"""Is what lies on the clipboard a whole report, or a piece to be pasted where one stands?"""

import re

from core.form.library import FormLibrary

_NUMBERING = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]?")
_LEAST_HEADINGS = 3
_FULL_STOPS = "。．.：:；;"  # after a heading in a line of its own


def looks_like_report(text: str, forms: FormLibrary) -> bool:
    """Say whether a text has headings of a report in lines of their own, one of them a table's."""
    lines = {_bare("".join(line.split())) for line in text.splitlines()}
    return any(_has_headings(lines, forms, id_) for id_ in forms.ids())


def _bare(line: str) -> str:
    """Return a heading without its number and what stands after it."""
    return _NUMBERING.sub("", line, count=1).rstrip(_FULL_STOPS)


def _has_headings(lines: set[str], forms: FormLibrary, form_id: str) -> bool:
    found = [
        section.kind
        for section in forms.by_id(form_id).sections
        if not lines.isdisjoint(section.wordings)
    ]
    return len(found) >= _LEAST_HEADINGS and "table" in found
