"""使用说明 and 核对规则, read beside the window."""

import re
from pathlib import Path

from PySide6.QtGui import QTextDocument

from tests.ui.clerk import Clerk
from ui.window.guides import Guide

HELP = Path(__file__).parents[3] / "resources" / "help"


def test_the_guide_for_clerks_is_the_file_of_the_project_with_its_pictures(clerk: Clerk) -> None:
    clerk.run("user_guide")
    (guide,) = clerk.window.findChildren(Guide)
    source = (HELP / "guide.md").read_text(encoding="utf-8")
    text = guide.text.toPlainText()
    for heading in re.findall("^#+ (.+)$", source, re.MULTILINE):
        assert f"{heading}\n" in text
    names = re.findall(r"!\[.*?\]\((.+?)\)", source)
    assert names
    assert text.count("\ufffc") == len(names)
    assert all((HELP / name).is_file() for name in names)
    guide.reject()


def test_pictures_are_no_wider_than_the_text(clerk: Clerk) -> None:
    clerk.run("user_guide")
    (guide,) = clerk.window.findChildren(Guide)
    document = guide.text.document()
    kind = QTextDocument.ResourceType.ImageResource
    found = [f.toImageFormat().name() for f in document.allFormats() if f.isImageFormat()]
    assert len(found) == guide.text.toPlainText().count("\ufffc")
    base = document.baseUrl()
    widths = [document.resource(kind, base.resolved(name)).width() for name in found]
    assert all(0 < width <= guide.text.viewport().width() for width in widths)
    assert guide.text.horizontalScrollBar().maximum() == 0


def test_the_guide_to_the_rules(clerk: Clerk) -> None:
    clerk.run("rules")
    (guide,) = clerk.window.findChildren(Guide)
    text = guide.text.toPlainText()
    assert "半角标点" in text
    assert "text.half_width" not in text
    guide.reject()


def test_the_headings_of_the_guide_are_hardly_larger_than_its_text(clerk: Clerk) -> None:
    clerk.run("rules")
    (guide,) = clerk.window.findChildren(Guide)
    document = guide.text.document()
    lines: dict[int, float] = {}  # px of the lowest block, which has one line, by level; 0 for text
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        height = document.documentLayout().blockBoundingRect(block).height()
        lines[level] = min(height, lines.get(level, height))
        block = block.next()
    assert set(lines) == {0, 1, 2, 3}
    assert lines[0] <= lines[3] < 1.1 * lines[0]
    assert lines[0] < lines[1] < 1.4 * lines[0]
    assert lines[2] == lines[1]
    guide.reject()
