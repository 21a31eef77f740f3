"""Text from elsewhere: no invisible characters, newlines only between paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text import characters_within, clean_text, plain_ideographs, utf16_length


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("甲\r\n乙\r丙\u2028丁", "甲\n乙\n丙\n丁"),
        ("甲\t乙\u00a0丙", "甲 乙 丙"),
        ("甲\u200b乙\ufeff丙\x00丁\x1f", "甲乙丙丁"),
        ("甲\v乙\f丙", "甲\n乙\n丙"),
        ("“甲”——乙…\u3000丙𠮷", "“甲”——乙…\u3000丙𠮷"),
        ("", ""),
    ],
)
def test_text_is_cleaned(text: str, clean: str) -> None:
    assert clean_text(text) == clean


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)


@pytest.mark.parametrize(
    ("radicals", "ideographs"),
    [
        ("⼀⼆⺠⻅", "一二民见"),
        ("⽤⼾⻓⻔⻚⻋⻢", "用户长门页车马"),
        ("⾏政⾸⻰⻳", "行政首龙龟"),
        ("１２３（ＡＢ）℃①〇", "１２３（ＡＢ）℃①〇"),
        ("门戶网站、公開", "门户网站、公開"),
        ("\uf90a\ufa19", "金神"),
        ("plain", "plain"),
    ],
)
def test_radicals_become_the_ideographs_they_stand_for(radicals: str, ideographs: str) -> None:
    assert plain_ideographs(radicals) == ideographs


def test_every_radical_with_an_equivalent_is_replaced() -> None:
    supplement = set(range(0x2E80, 0x2EF4)) - {0x2E80, 0x2E9A}  # a mark, and unassigned
    for code in supplement | set(range(0x2F00, 0x2FD6)):
        assert not 0x2E80 <= ord(plain_ideographs(chr(code))) <= 0x2FDF


@given(st.text(alphabet="a甲😀"), st.integers(0, 40))
def test_places_in_utf16_and_in_characters_belong_together(text: str, place: int) -> None:
    start = min(place, len(text))
    assert characters_within(text, utf16_length(text[:start])) == start


def test_half_a_character_is_none() -> None:
    assert characters_within("a😀b", 2) == 1
