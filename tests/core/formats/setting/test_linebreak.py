"""Lines of Chinese text."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.formats.setting.linebreak import Fill, Line, break_lines
from core.formats.setting.punctuation import ENDS_NO_LINE, STARTS_NO_LINE, CharKind, kind_of

EM = 10.0
TEXT = st.text(
    "公开政府信息工作年度报告一二三，。、；：？！（）《》“”…—abcDE0123456789.%件元年第 ",
    max_size=120,
)


def widths_of(text: str) -> list[float]:
    return [EM / 2 if character.isascii() else EM for character in text]


def broken(text: str, ems: float, *, indent: float = 0, fill: Fill = Fill.FULL) -> list[Line]:
    return break_lines(text, widths_of(text), ems * EM, EM, indent=indent, fill=fill)


def texts(text: str, ems: float) -> list[str]:
    return [text[line.start : line.end] for line in broken(text, ems)]


def test_plain_text_fills_the_lines() -> None:
    text = "政府信息公开" * 10
    lines = broken(text, 28)
    assert [line.end - line.start for line in lines] == [28, 28, 4]
    assert lines[0].positions == pytest.approx([EM * index for index in range(28)])


def test_empty_text_has_no_line() -> None:
    assert broken("", 28) == []
    assert broken("   ", 28) == []


def test_indent_shortens_the_first_line_only() -> None:
    lines = broken("公" * 20, 8, indent=2 * EM)
    assert [line.end - line.start for line in lines] == [6, 8, 6]
    assert [line.positions[0] for line in lines] == [2 * EM, 0, 0]


@pytest.mark.parametrize("mark", "，。、；：？！）》】」』”’％")
def test_closing_mark_never_starts_a_line(mark: str) -> None:
    for length in range(5, 15):
        for line in texts("公" * length + mark + "开" * 12, 10)[1:]:
            assert line[0] != mark


@pytest.mark.parametrize("mark", "（《【「『“‘")
def test_opening_mark_never_ends_a_line(mark: str) -> None:
    for length in range(5, 15):
        for line in texts("公" * length + mark + "开" * 12, 10)[:-1]:
            assert line[-1] != mark


@pytest.mark.parametrize(
    "pair", ["——", "……", "1234", "第20", "98.5%", "35件", "3.5万元", "12月", "WPS"]
)
def test_what_belongs_together_stays_together(pair: str) -> None:
    for length in range(4, 14):
        lines = texts("公" * length + pair + "开" * 12, 10)
        assert any(pair in line for line in lines), lines


def test_a_web_address_is_broken_after_a_slash_or_stop() -> None:
    lines = texts("网址为http://www.example.gov.cn/zwgk/nianbao/index.html。", 14)
    assert lines[0].startswith("网址为http://")
    assert all(line[-1] in "/.-。" for line in lines)


@pytest.mark.parametrize("run", ["//", "...", "--", "?=", "://"])
def test_a_run_of_breaking_characters_stays_whole(run: str) -> None:
    for length in range(24):
        lines = texts("公" * length + "www.gov.cn" + run + "nianbao/2023", 10)
        assert any(run in line for line in lines), lines


def test_a_word_without_any_break_is_cut_at_the_edge() -> None:
    lines = texts("x" * 50, 10)
    assert lines == ["x" * 20, "x" * 20, "x" * 10]


def test_spaces_at_the_edges_of_lines_vanish() -> None:
    assert texts(" 公开 " + "信" * 20, 10)[0].startswith("公开")
    assert all(line == line.strip() for line in texts("公开 " * 20, 10))


def test_a_closing_mark_may_give_up_its_blank_half_at_the_edge() -> None:
    line = broken("公（公）、公公公公公，开开开", 10)[0]
    assert line.end == 11
    assert line.width == pytest.approx(10 * EM)


def test_marks_are_compressed_rather_than_a_mark_carried_over() -> None:
    text = "公开，公开、公开公公，开开开"
    line = broken(text, 10)[0]
    assert line.end == 11
    steps = [b - a for a, b in zip(line.positions, line.positions[1:], strict=False)]
    assert min(steps) < EM


def test_an_opening_mark_keeps_its_blank_at_the_start_of_a_paragraph_only() -> None:
    lines = broken("“公开”" + "公" * 6 + "“公开信息”公开", 10)
    assert [line.positions[0] for line in lines] == [0, -EM / 2]
    text = "（一）公开公开、公开，公开公开公开"
    for ems in range(8, 16):
        assert all(line.width <= ems * EM + 1e-6 for line in broken(text, ems))


def test_neighbouring_marks_share_their_blank() -> None:
    text = "《条例》（国令）公开"
    line = broken(text, 28)[0]
    assert line.positions[4] == pytest.approx(3.5 * EM)
    assert line.width == pytest.approx(9.5 * EM)


def test_letters_stand_a_little_apart_from_characters() -> None:
    line = broken("共12件", 28)[0]
    assert line.positions == pytest.approx([0, 12.5, 17.5, 25.0])


def test_a_lone_last_character_is_drawn_in_where_marks_allow() -> None:
    text = "一、公开，公开，公开公开公"
    assert len(broken(text, 12)) == 1


def test_ragged_lines_keep_their_natural_width() -> None:
    text = "公开信息123件，" * 8
    assert any(line.width < 19.9 * EM for line in broken(text, 20, fill=Fill.RAGGED)[:-1])
    assert all(line.width == pytest.approx(20 * EM) for line in broken(text, 20)[:-1])


@pytest.mark.parametrize("number", ["0517-83605210", "1,234,567.89元", "hazwgkc@163.com"])
def test_a_line_before_a_long_number_is_not_torn_apart(number: str) -> None:
    text = "公" * 24 + number + "公开信息" * 20
    first, second, *_ = broken(text, 28)
    assert text[second.start :].startswith(number)
    assert first.positions == pytest.approx([place * EM for place in range(24)])
    assert second.width == pytest.approx(28 * EM)


def test_air_beside_a_number_gives_way_by_half() -> None:
    line = broken("公12公34公公", 6.6)[0]
    assert line.end == 8
    assert line.positions[1] == pytest.approx(EM * 1.15)


@settings(deadline=None)
@given(TEXT, st.integers(6, 30))
def test_nothing_is_lost_and_nothing_comes_twice(text: str, ems: int) -> None:
    lines = broken(text, ems)
    assert "".join(text[line.start : line.end] for line in lines).replace(" ", "") == text.replace(
        " ", ""
    )
    assert all(line.end - line.start == len(line.positions) for line in lines)


@settings(deadline=None)
@given(text=TEXT, ems=st.integers(8, 30), fill=st.sampled_from(Fill))
def test_no_glyph_leaves_the_measure(text: str, ems: int, fill: Fill) -> None:
    for line in broken(text, ems, fill=fill):
        _, end = ink(text[line.end - 1], line.positions[-1])
        assert end <= ems * EM + 1e-6
        assert line.width <= ems * EM + 1e-6
        assert line.positions[0] >= -EM / 2


@settings(deadline=None)
@given(TEXT, st.integers(8, 30))
def test_ink_never_overlaps(text: str, ems: int) -> None:
    for line in broken(text, ems):
        edges = [ink(text[line.start + index], x) for index, x in enumerate(line.positions)]
        assert all(end <= start + 1e-6 for (_, end), (start, _) in pairwise(edges))


def ink(character: str, x: float) -> tuple[float, float]:
    """Where the ink of a glyph at `x` may begin and end."""
    kind, width = kind_of(character), widths_of(character)[0]
    if kind is CharKind.SPACE:
        return x, x + width / 2
    if kind is CharKind.OPENING:
        return x + kind.blank * EM, x + width
    return x, x + width - kind.blank * EM


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(["公开", "信息，", "（政府）", "《条例》", "“主动”", "12件", "。"]),
        max_size=60,
    )
)
def test_forbidden_marks_keep_away_from_the_edges(words: list[str]) -> None:
    text = "".join(
        word
        for index, word in enumerate(words)
        if word != "。" or (index and words[index - 1] != "。")
    )
    lines = texts(text, 15)
    assert all(line[0] not in STARTS_NO_LINE for line in lines[1:])
    assert all(line[-1] not in ENDS_NO_LINE for line in lines[:-1])


def test_tight_lines_take_what_the_blanks_of_their_marks_allow() -> None:
    text = "公开，公开、公开，公开公，公开公开、公开公开公开"
    full, tight = broken(text, 12), broken(text, 12, fill=Fill.TIGHT)
    assert tight[0].end > full[0].end
    assert tight[0].width <= 12 * EM + 1e-6
    assert len(tight) <= len(full)
