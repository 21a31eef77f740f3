"""The article of a portal's page, among navigation, side bars, share bars and footers.

What is certainly none of it is left out: elements named so, and blocks of
links. The article is then the smallest element with nearly all other text; a
heading that a portal puts above it, in an element of its own, is kept.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree  # type: ignore[import-untyped]
from lxml.html import HtmlElement  # type: ignore[import-untyped]

from core.formats.html.reading.elements import BLOCKS, is_hidden, plain

_CLUTTER = re.compile(
    r"nav|menu|side-?bar|breadcrumb|crumbs?|share|copyright|toolbar|related|pag(?:er|ination)"
    r"|qr-?code|login|search|banner|footer?|location|position|prev-?next|recommend",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[A-Z]?[a-z-]+|[A-Z]+|\d+")
_TITLED = re.compile(r"title|^tit|biaoti|^bt$", re.IGNORECASE)
_HEADINGS = frozenset(("h1", "h2", "h3"))
_CLUTTER_TAGS = frozenset(("nav", "aside"))
_LINE = re.compile(
    r"(?:【?(?:打印|关闭|字体|字号|大|中|小|分享|收藏|返回顶部|浏览次数|上一篇|下一篇|扫一扫)"
    r"(?:本页|此页|窗口|页面|到|次)?[】：:]?[\s|/\[\]【】]*\d*)+.{0,40}"
)
_MOST_LINKED = 0.6  # of the text of a block that is part of the article
_LEAST_LINKS = 3
_LEAST_CELLS = 8  # of a table that is not left out with clutter around it
_NEARLY_ALL = 0.9  # of the text
_LONGEST_CLUTTER = 0.3  # of the text
_LONGEST_TITLE = 80  # characters


class _Weight(NamedTuple):
    """How much there is in an element: characters, of them linked, links, and table cells."""

    text: int = 0
    linked: int = 0
    links: int = 0
    cells: int = 0

    @property
    def own(self) -> int:
        """The characters that lead nowhere."""
        return self.text - self.linked


_Weights = dict[HtmlElement, _Weight]


def find_article(root: HtmlElement) -> tuple[list[str], HtmlElement, frozenset[HtmlElement]]:
    """Return headings from above the article, the article, and what is to be left out of it."""
    weights = _weigh(root)
    total = weights[root].own
    clutter = frozenset(_clutter(root, weights, total))
    article = _smallest(root, weights, clutter)
    return list(_headings_above(article, clutter)), article, clutter


def _weigh(root: HtmlElement) -> _Weights:
    """Weigh every element that is seen; the others weigh nothing."""
    weights: _Weights = {}
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if event == "start":
            if is_hidden(element):
                walker.skip_subtree()
                weights[element] = _Weight()
        elif element not in weights:
            weights[element] = _weight(element, weights)
    return weights


def _weight(element: HtmlElement, weights: _Weights) -> _Weight:
    text = _length(element.text)
    linked = links = cells = 0
    for child in element:
        inner = weights[child]
        text += inner.text + _length(child.tail)
        linked += inner.linked
        links += inner.links
        cells += inner.cells
    if element.tag == "a":
        linked, links = text, 1
    elif element.tag in {"td", "th"}:
        cells += 1
    return _Weight(text, linked, links, cells)


def _length(text: str | None) -> int:
    return len(text.strip()) if text else 0


def _clutter(root: HtmlElement, weights: _Weights, total: int) -> Iterator[HtmlElement]:
    """Yield what is certainly no part of an article, without what is inside such."""
    walker = etree.iterwalk(root, events=("start",))
    for _, element in walker:
        weight = weights.get(element, _Weight())
        if element.tag in {"html", "body"}:
            continue
        if not weight.text or _is_clutter(element, weight, total):
            walker.skip_subtree()
            if weight.text:
                yield element


def _is_clutter(element: HtmlElement, weight: _Weight, total: int) -> bool:
    if element.tag not in BLOCKS:
        return False
    is_navigation = weight.links >= _LEAST_LINKS and weight.linked > _MOST_LINKED * weight.text
    if is_navigation and weight.own < _LONGEST_CLUTTER * total:
        return True
    if weight.cells >= _LEAST_CELLS or weight.own > _LONGEST_CLUTTER * total:
        return False
    return _is_named_clutter(element) or _is_bar(element, weight)


def _is_named_clutter(element: HtmlElement) -> bool:
    if element.tag in _CLUTTER_TAGS:
        return True
    if element.tag == "footer":
        return next(element.iterancestors("article"), None) is None
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return any(_CLUTTER.fullmatch(word) for word in _WORDS.findall(names))


def _is_bar(element: HtmlElement, weight: _Weight) -> bool:
    """Tell the line with which a page offers printing, sharing and the next article."""
    return weight.text <= _LONGEST_TITLE and bool(_LINE.fullmatch(plain(element.text_content())))


def _smallest(root: HtmlElement, weights: _Weights, clutter: frozenset[HtmlElement]) -> HtmlElement:
    """Return the smallest element that holds nearly all text; never a part of a table."""
    lost = sum(weights[element].own for element in clutter)
    least = _NEARLY_ALL * (weights[root].own - lost)
    article = root
    while True:
        inside = (child for child in article if child not in clutter)
        heaviest = max(inside, key=lambda child: weights[child].own, default=None)
        if heaviest is None or weights[heaviest].own < least or _is_inner(heaviest):
            return article
        article = heaviest


def _is_inner(element: HtmlElement) -> bool:
    return element.tag in {"table", "p", "span", "font"} or element.tag not in BLOCKS


def _headings_above(article: HtmlElement, clutter: frozenset[HtmlElement]) -> Iterator[str]:
    """Yield the headings outside the article that stand before it, from the top."""
    page_title = "".join(article.getroottree().xpath("string(//title)").split())
    ancestors = [article, *article.iterancestors()]
    for inner in reversed(ancestors[:-1]):
        for sibling in reversed(list(inner.itersiblings(preceding=True))):
            if sibling not in clutter and sibling.tag != "head":
                yield from _headings_in(sibling, page_title)


def _headings_in(element: HtmlElement, page_title: str) -> Iterator[str]:
    walker = etree.iterwalk(element, events=("start",))
    for _, inner in walker:
        if is_hidden(inner):
            walker.skip_subtree()
            continue
        text = plain(inner.text_content()) if _may_be_title(inner) else ""
        if 0 < len(text) <= _LONGEST_TITLE and (
            inner.tag in _HEADINGS or "".join(text.split()) in page_title
        ):
            yield text
            walker.skip_subtree()


def _may_be_title(element: HtmlElement) -> bool:
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return element.tag in _HEADINGS or any(_TITLED.search(word) for word in names.split())
