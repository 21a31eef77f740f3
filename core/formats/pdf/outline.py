"""The outline of a PDF file: bookmarks that lead to headings."""

from collections.abc import Sequence

from core.formats.pdf.objects import PdfFile, Reference, Value, name, string
from core.formats.pdf.pages import Bookmark, Page


def add_outline(
    file: PdfFile, pages: Sequence[Page], references: Sequence[Reference]
) -> Reference | None:
    """Add the outline of the pages' bookmarks; None when there are none.

    Bookmarks of level 1 stand under the bookmark of level 0 before them.
    """
    marks = [
        (mark, reference)
        for page, reference in zip(pages, references, strict=True)
        for mark in page.bookmarks
    ]
    if not marks:
        return None
    root = file.reserve()
    items = [file.reserve() for _ in marks]
    parents: list[Reference] = []
    children: dict[Reference, list[Reference]] = {root: []}
    chapter = root
    for (mark, _), item in zip(marks, items, strict=True):
        parents.append(root if mark.level == 0 else chapter)
        children[parents[-1]].append(item)
        if mark.level == 0:
            chapter = item
            children[item] = []
    for (mark, page), item, parent in zip(marks, items, parents, strict=True):
        entry = _entry(mark, page, parent, children[parent], item)
        file.set(item, entry | _branch(children.get(item, [])))
    file.set(root, {"Type": name("Outlines"), **_branch(children[root]), "Count": len(items)})
    return root


def _entry(
    mark: Bookmark,
    page: Reference,
    parent: Reference,
    siblings: Sequence[Reference],
    item: Reference,
) -> dict[str, Value]:
    entry: dict[str, Value] = {
        "Title": string(mark.title),
        "Parent": parent,
        "Dest": [page, name("XYZ"), 0, mark.top, b"null"],
    }
    index = siblings.index(item)
    if index:
        entry["Prev"] = siblings[index - 1]
    if index + 1 < len(siblings):
        entry["Next"] = siblings[index + 1]
    return entry


def _branch(children: Sequence[Reference]) -> dict[str, Value]:
    """Return what an item says about the items under it, which are shown."""
    if not children:
        return {}
    return {"First": children[0], "Last": children[-1], "Count": len(children)}
