"""How long the parts of a report may be; no office writes nearly as much.

A file of the program's own with more is refused, another file's text is cut, and the
window takes no more; each says so. Everything else may then count on it. How many
digits may be typed stands in `core.numbers`; a file may have more, which is called wrong.
"""

HEADING = {"agency": 200, "title": 400, "signed_by": 200}  # characters of its fields
NARRATIVE = 50_000  # characters of a section's text; a long one has some five thousand
SPARE = 1_000  # of them, kept free for figures in the text that follow their cell
DIGITS = 100  # of a figure in a file, before and after its point together
FINDINGS = 2_000  # listed at once, errors before all else

NAMES = {"agency": "机关名称", "title": "标题", "signed_by": "落款机关"}


def excess(name: str, text: str, most: int) -> str:
    """Return by how much a text is too long, without a stop; empty when it is not."""
    return f"“{name}”有 {len(text)} 个字，最多 {most} 个字" if len(text) > most else ""
