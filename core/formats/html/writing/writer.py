"""The whole file, and the fragment."""

from collections.abc import Callable
from typing import BinaryIO

from core.document.document import Document, Paragraph
from core.formats.html.writing.article import article
from core.formats.html.writing.escaping import escaped
from core.formats.html.writing.look import FILE, FRAGMENT
from core.formats.html.writing.stylesheet import STYLESHEET
from core.formats.setting.at_once import write_at_once


def write(
    document: Document, file: BinaryIO, *, progress: Callable[[float], None] | None = None
) -> None:
    """Write the report as one web page that needs no other file and runs no script.

    `progress` hears the finished part, 0 to 1, and may raise to cancel.
    """
    write_at_once(lambda: _page(document).encode(), file, progress)


def fragment(document: Document) -> str:
    """Return the article alone, for pasting into a portal's editor."""
    return article(document, FRAGMENT)


def _page(document: Document) -> str:
    draft = "（草稿）" if document.draft else ""
    return f"""<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escaped(document.title) or document.year}{draft}</title>
<meta name="author" content="{escaped(document.agency)}">
<meta name="description" content="{escaped(_description(document))}">
<style>
{STYLESHEET}</style>
</head>
<body>
<main>
{article(document, FILE)}
</main>
</body>
</html>
"""


def _description(document: Document) -> str:
    """Return the title and what the report is about: the headings of its sections."""
    headings = [
        block.text for block in document.blocks if isinstance(block, Paragraph) and block.level == 1
    ]
    return f"{document.title}：{'；'.join(headings)}" if headings else document.title
