"""Which elements of a page are struck out or stand above or below the line."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement  # type: ignore[import-untyped]

_STRUCK_TAGS = frozenset(("s", "strike", "del"))
_RAISED_TAGS = frozenset(("sup", "sub"))
_STRUCK = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.IGNORECASE)
_RAISED = re.compile(
    r"(?:vertical-align\s*:\s*(?:super|sub|text-top|text-bottom|-?[\d.]*[1-9][\d.]*\s*(?:%|em|ex|px|pt))"
    r"|mso-text-raise\s*:\s*-?[\d.]*[1-9]|font-variant-position\s*:\s*su)",
    re.IGNORECASE,
)
_CLASS = re.compile(r"([a-z0-9]*)\.([\w-]+)\Z", re.IGNORECASE)
_MOST_STYLE = 500_000  # characters of style sheets that are looked through
_LONGEST = 2_000  # characters of one rule or attribute, lest a pattern look at it over and over
_LONGEST_SELECTOR = 200  # characters


class Looks:
    """Knows tags, style attributes and the classes that the page's own style sheets describe."""

    def __init__(self, page: HtmlElement) -> None:
        sheets = "".join(sheet.text or "" for sheet in page.iter("style"))[:_MOST_STYLE]
        rules = list(_rules(sheets))
        self._struck = frozenset(_selected(rules, _STRUCK))
        self._raised = frozenset(_selected(rules, _RAISED))

    def is_struck(self, element: HtmlElement) -> bool:
        """Tell whether a stroke goes through the text of an element."""
        return element.tag in _STRUCK_TAGS or _has(element, _STRUCK, self._struck)

    def is_raised(self, element: HtmlElement) -> bool:
        """Tell whether an element stands above or below the line; of cells, that is no matter."""
        if element.tag in {"td", "th", "tr", "tbody", "img"}:
            return False
        return element.tag in _RAISED_TAGS or _has(element, _RAISED, self._raised)


def _rules(sheets: str) -> Iterator[tuple[str, str]]:
    """Yield selectors and body of each rule; of rules within a rule, the inner ones."""
    for rule in sheets.split("}"):
        head, brace, body = rule.rpartition("{")
        if brace:
            yield head.rpartition("{")[2], body[:_LONGEST]


def _has(element: HtmlElement, look: re.Pattern[str], classes: frozenset[tuple[str, str]]) -> bool:
    if look.search(element.get("style", "")[:_LONGEST]):
        return True
    names = element.get("class", "").split() if classes else ()
    return any((tag, name) in classes for name in names for tag in ("", element.tag))


def _selected(rules: list[tuple[str, str]], look: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Yield tag and class of the selectors whose rule says so; a tag alone has an empty class."""
    for selectors, body in rules:
        if look.search(body):
            for selector in selectors.split(","):
                found = _CLASS.search(selector.strip()[-_LONGEST_SELECTOR:])
                if found:
                    yield found[1].lower(), found[2]
