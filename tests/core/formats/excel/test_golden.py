from pathlib import Path

from tests.core.formats.excel.excel_golden import differences, parts, prettified, store, stored
from tests.core.formats.excel.excel_samples import document, written


def test_the_workbook_is_the_golden_one() -> None:
    assert differences(stored(), parts(written(document()))) == ""


def test_equal_parts_do_not_differ() -> None:
    assert differences({"a.xml": "<a />\n"}, {"a.xml": "<a />\n"}) == ""


def test_a_changed_line_is_shown() -> None:
    found = differences({"a.xml": '<a n="1" />\n'}, {"a.xml": '<a n="2" />\n'})

    assert '-<a n="1" />' in found
    assert '+<a n="2" />' in found
    assert "golden/a.xml" in found


def test_a_missing_and_an_unexpected_part_are_shown() -> None:
    found = differences({"old.xml": "<a />\n"}, {"new.xml": "<b />\n"})

    assert "-<a />" in found
    assert "+<b />" in found


def test_layout_does_not_count_but_content_does() -> None:
    assert prettified(b"<a><b/></a>") == prettified(b"<a>\n  <b></b>\n</a>")
    assert prettified(b"<a><b>1</b></a>") != prettified(b"<a><b>2</b></a>")
    assert prettified(b"<a><b>1</b></a>") != prettified(b"<a><b> 1</b></a>")


def test_what_is_stored_is_read_back(tmp_path: Path) -> None:
    kept = {"xl/a.xml": "<a />\n", "b.xml": "<报 />\n"}
    store(kept, tmp_path)

    assert stored(tmp_path) == kept
