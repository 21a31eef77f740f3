"""What is left of any text can be written into any file."""

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.formats.setting.cleaning import clean, one_line

NASTY = "\n\r\t\x00\x0b\x85垚㙍𠮷\ud800\ufdd0\uffff\U0001ffff\u2028"
texts = st.text(max_size=40) | st.text(NASTY, max_size=20)
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


@given(texts)
def test_clean_text_can_be_written_as_xml(text: str) -> None:
    element = ET.Element("a")
    element.text = clean(text)
    assert ET.fromstring(ET.tostring(element)).text == (clean(text) or None)
    assert not FORBIDDEN.search(clean(text))


@given(texts)
def test_cleaning_again_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert one_line(one_line(text)) == one_line(text)


@given(texts)
def test_one_line_is_one_line(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1
    assert "\t" not in one_line(text)


@pytest.mark.parametrize(
    ("text", "cleaned", "line"),
    [
        ("a\tb\r\nc\rd　“堌”", "a\tb\nc\nd　“堌”", "a bcd　“堌”"),
        ("a\x00b\x0bc\x85d\ud800e\ufffef\ufdd0g\U0001ffffh", "abcdefgh", "abcdefgh"),
    ],
)
def test_what_may_be_shown_is_kept(text: str, cleaned: str, line: str) -> None:
    assert clean(text) == cleaned
    assert one_line(text) == line
