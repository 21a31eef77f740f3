"""Sections without a heading in known words: told by their place, number and shape."""

from collections.abc import Mapping, Sequence

from core.form.form import Form
from core.interpret.figures import looks_like_figure
from core.interpret.heading_chain import Heading
from core.interpret.heading_words import may_stand_alone
from core.interpret.numbering import number_of
from core.interpret.pieces import Line, Piece


def fill_gaps(
    form: Form, items: Sequence[Piece], chain: Sequence[Heading], tables: Mapping[str, int]
) -> list[Heading]:
    """Return the headings with those added that stand between them."""
    found = {heading.section: heading for heading in chain}
    sections = [section for section in form.sections if section.heading]
    for number, section in enumerate(sections):
        if section.id in found or not found:
            continue
        before, after = [s.id for s in sections[:number]], [s.id for s in sections[number + 1 :]]
        gap = _gap(len(items), found, tables, before, after)
        heading = _numbered(items, gap, found, section.id, number + 1)
        if heading is None and tables.get(section.id, -1) in gap:
            heading = _at_table(items, tables[section.id], gap.start, section.id)
        if heading:
            found[section.id] = heading
    return sorted(found.values(), key=lambda heading: heading.place)


def _gap(
    size: int,
    found: Mapping[str, Heading],
    tables: Mapping[str, int],
    before: Sequence[str],
    after: Sequence[str],
) -> range:
    """Return the places between the sections and tables before a section and those after."""
    end = min((found[id_].place for id_ in after if id_ in found), default=size)
    starts = [found[id_].start for id_ in before if id_ in found]
    starts += [tables[id_] + 1 for id_ in before if tables.get(id_, end) < end]
    return range(max(starts, default=0), end)


def _numbered(
    items: Sequence[Piece], gap: range, found: Mapping[str, Heading], section: str, ordinal: int
) -> Heading | None:
    """Return the line that goes on in the numbering that most headings have."""
    styles = [heading.style for heading in found.values() if heading.style]
    style = max(styles, key=styles.count, default="")
    if not style or 2 * styles.count(style) < len(found):
        return None
    for place in gap:
        item = items[place]
        if not isinstance(item, Line):
            continue
        number = number_of(item.text)
        is_next = number.style == style and number.value == ordinal
        if is_next and may_stand_alone(number.body) and not _has_figures(number.body):
            return Heading(place, section, "", 0, style, number.value)
    return None


def _has_figures(text: str) -> bool:
    """Say whether a line is the row of a table: a label, and figures behind it."""
    words = text.split()
    return len(words) > 1 and looks_like_figure(words[-1])


def _at_table(items: Sequence[Piece], table: int, start: int, section: str) -> Heading:
    """Return the heading of a table that has none in known words: the line above it, if short."""
    above = next((n for n in reversed(range(start, table)) if not _is_blank(items[n])), -1)
    line = items[above] if above >= 0 else None
    if isinstance(line, Line):
        number = number_of(line.text)
        if number.style and may_stand_alone(number.body):
            return Heading(above, section, "", 0, number.style, number.value)
    return Heading(table, section, "", 0, is_line=False)


def _is_blank(item: Piece) -> bool:
    return isinstance(item, Line) and not item.text
