"""Title, headings, paragraphs and signature in a Word file."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.document.document import Paragraph, Signature
from core.formats.setting.cleaning import clean
from core.formats.word.reading.reader import read
from core.formats.word.writing.page import LINE_PITCH, MEASURE
from tests.core.formats.word.word_samples import (
    AGENCY,
    W,
    document,
    found,
    has,
    number,
    opened,
    paragraph,
    part,
    style,
    text_of,
    value,
    written,
)

_NO_SIGNATURE = Signature("", "")


def _texts(*texts: str) -> list[str]:
    """These texts as paragraphs of a document without a signature, read back."""
    blocks = [Paragraph(text) for text in texts]
    paragraphs = opened(document(blocks, (), _NO_SIGNATURE)).paragraphs
    return [found.text for found in paragraphs[: len(texts)]]


def test_paragraphs_stand_in_their_order() -> None:
    texts = [found.text for found in opened(document()).paragraphs]

    assert texts == [
        "清溪镇人民政府\n2023年政府信息公开工作年度报告",
        "本报告的数据截至2023年12月31日。",
        "一、总体情况",
        "（一）主动公开。",
        "全年发布信息36条。",
        "（二）依申请公开。",
        "1.“一件一档”按时答复。",
        "2.群众满意。",
        "（1）没有投诉。",
        "二、收费情况",
        "三、收到和处理申请情况",
        "四、其他事项",
        "本镇没有收取信息处理费。",
        AGENCY,
        "2024年1月12日",
    ]


@given(st.lists(st.text(), max_size=5))
def test_any_text_comes_back_exactly(texts: list[str]) -> None:
    assert _texts(*texts) == [clean(text) for text in texts]


@given(st.text(min_size=1, max_size=40), st.integers(1, 4), st.data())
def test_a_heading_of_any_length_loses_nothing(text: str, level: int, data: st.DataObject) -> None:
    length = data.draw(st.integers(0, len(text)))
    blocks = [Paragraph(text, level, length)]

    *paragraphs, _, _ = opened(document(blocks, ())).paragraphs
    assert "".join(found.text for found in paragraphs) == clean(text)


@pytest.mark.parametrize(
    "text", ["<w:p/>&amp;", "{ PAGE }", "  两边空格  ", "　全角", "甲\t乙", "]]>"]
)
def test_markup_fields_and_spaces_are_plain_text(text: str) -> None:
    assert _texts(text) == [text]


def test_text_makes_no_field() -> None:
    body = part(document([Paragraph("{ DATE } 与 =SUM(1)")]))

    assert not list(body.iter(f"{W}instrText"))
    assert not list(body.iter(f"{W}fldSimple"))


def test_rare_characters_and_quotes_are_asked_for_as_chinese() -> None:
    run = found(paragraph(document([Paragraph("“垚”𠮷·…")]), "“垚”"), "r")

    assert text_of(run) == "“垚”𠮷·…"
    assert value(run, "rPr/rFonts", "hint") == "eastAsia"


def test_headings_have_real_heading_styles() -> None:
    styles = {p.text: p.style.name for p in opened(document()).paragraphs if p.style}

    assert styles["清溪镇人民政府\n2023年政府信息公开工作年度报告"] == "Title"
    assert styles["一、总体情况"] == "Heading 1"
    assert styles["（二）依申请公开。"] == "Heading 2"
    assert styles["2.群众满意。"] == "Heading 3"
    assert styles["（1）没有投诉。"] == "Heading 4"
    assert styles["本镇没有收取信息处理费。"] == "Body Text"


def test_a_heading_that_runs_in_is_one_of_the_outline_and_its_text_goes_on_in_its_line() -> None:
    head = paragraph(document(), "（一）")

    assert text_of(head) == "（一）主动公开。"
    assert value(head, "pPr/pStyle") == "Heading2"
    assert has(head, "pPr/rPr/vanish")
    assert has(head, "pPr/rPr/specVanish")
    assert value(paragraph(document(), "全年发布"), "pPr/pStyle") == "BodyText"


def test_it_is_read_as_one_paragraph() -> None:
    assert Paragraph("（一）主动公开。全年发布信息36条。") in read(written(document())).blocks


def test_no_line_ends_within_a_telephone_number() -> None:
    of = document([Paragraph("电话0517-83605210，见2021-2025规划、X-Y。")])
    run = found(paragraph(of, "电话0517"), "r")

    assert [child.tag.removeprefix(W) for child in run][1:] == [
        *("t", "noBreakHyphen", "t", "noBreakHyphen", "t"),
    ]
    assert Paragraph("电话0517-83605210，见2021-2025规划、X-Y。") in read(written(of)).blocks


def test_a_paragraph_is_set_closer_where_print_saves_a_line() -> None:
    text = "公开，信息公开信息，" * 11
    plain = found(paragraph(document([Paragraph("公开信息。")]), "公开信息"), "r")
    close = found(paragraph(document([Paragraph(text)]), "公开，"), "r")

    assert not has(plain, "rPr/spacing")
    assert -15 <= number(close, "rPr/spacing", "val") < -5


def test_a_heading_stays_with_what_follows_but_items_of_a_list_do_not() -> None:
    of = document()

    assert has(style(of, "Heading3"), "pPr/keepNext")
    assert value(paragraph(of, "1."), "pPr/keepNext") == "0"
    for start in ("一、", "二、", "（二）", "2."):
        assert paragraph(of, start).find(f"{W}pPr/{W}keepNext") is None


def test_a_heading_one_character_too_long_is_squeezed_onto_its_line() -> None:
    fitting, long, longer = (f"四、{'政' * count}" for count in (24, 25, 40))
    blocks = [Paragraph(text, 1, len(text)) for text in (fitting, long, longer)]
    paragraphs = list(part(document(blocks, ())).iter(f"{W}p"))
    spacings = [has(element, "r/rPr/spacing") for element in paragraphs[:3]]

    assert spacings == [False, True, False]
    assert 27 * -number(paragraphs[1], "r/rPr/spacing") >= MEASURE / 28  # one character of 29


def test_a_short_title_stands_on_one_line_and_none_takes_no_room() -> None:
    assert opened(document(title_parts=("清溪镇", "年报"))).paragraphs[0].text == "清溪镇年报"
    assert opened(document(title_parts=())).paragraphs[0].text.startswith("本报告")


@pytest.mark.parametrize(
    ("parts", "lines"),
    [
        (("清溪镇", "2023年", "年报"), 1),
        ((AGENCY, "2023年", "政府信息公开工作年度报告"), 2),
        (("青山绿水自治州白云县人民政府清溪街道办事处", "2023年", "政府信息公开工作年度报告"), 3),
    ],
)
def test_the_text_below_the_title_stands_on_the_grid(parts: tuple[str, ...], lines: int) -> None:
    title = next(part(document(title_parts=parts)).iter(f"{W}p"))
    pitch = number(part(document()), "body/sectPr/docGrid", "linePitch")
    after = number(title, "pPr/spacing", "after")

    assert len(list(title.iter(f"{W}br"))) == lines - 1
    assert (lines * 720 + after) % pitch == 0
    assert after >= pitch


class TestSignature:
    def test_name_and_date_are_centred_over_each_other(self) -> None:
        of = document()
        indents = {value(paragraph(of, text), "pPr/ind", "left") for text in (AGENCY, "2024年")}

        assert len(indents) == 1
        assert value(style(of, "Signature"), "pPr/jc") == "center"

    def test_the_date_stands_four_characters_in(self) -> None:
        left = number(paragraph(document(), "2024年"), "pPr/ind", "left")
        date = (7 * 0.5 + 3) * MEASURE / 28  # seven digits, three characters

        assert MEASURE - (left + MEASURE) / 2 - date / 2 == pytest.approx(4 * MEASURE / 28, abs=1)

    def test_there_is_room_for_the_seal_above(self) -> None:
        assert number(paragraph(document(), AGENCY), "pPr/spacing", "before") == 2 * LINE_PITCH

    def test_it_stays_together_and_with_the_last_lines_of_text(self) -> None:
        of = document()

        assert has(paragraph(of, AGENCY), "pPr/keepNext")
        assert not has(paragraph(of, "2024年"), "pPr/keepNext")
        assert has(paragraph(of, "本镇没有"), "pPr/keepNext")
        assert has(paragraph(of, "本镇没有"), "pPr/widowControl")

    def test_a_name_longer_than_the_date_keeps_two_characters_in(self) -> None:
        name = "云岭县青石河流域综合治理与生态保护工作委员会"
        of = document(signature=Signature(name, "2024年1月12日"))
        left = number(paragraph(of, name), "pPr/ind", "left")
        right_end = (left + MEASURE) / 2 + len(name) / 2 * MEASURE / 28

        assert right_end <= MEASURE - 2 * MEASURE / 28 + 1

    def test_a_name_longer_than_a_line_is_wrapped_in_the_middle(self) -> None:
        of = document(signature=Signature("某" * 40, "2024年1月12日"))
        indent = found(paragraph(of, "某某"), "pPr/ind")

        assert indent.get(f"{W}left") == indent.get(f"{W}right")

    def test_a_name_longer_than_a_line_is_broken_by_meaning(self) -> None:
        name = "新疆维吾尔自治区阿勒泰地区福海县阿尔达乡阿拉镇人民政府"
        of = document(signature=Signature(name, "2024年1月12日"))
        first, second = opened(of).paragraphs[-2].text.split("\n")

        assert first + second == name
        assert first.endswith(("自治区", "地区", "县", "乡", "镇"))

    @pytest.mark.parametrize("missing", ["agency", "date"])
    def test_what_is_missing_leaves_no_empty_line(self, missing: str) -> None:
        signature = replace(Signature(AGENCY, "2024年1月12日"), **{missing: ""})
        last = opened(document(signature=signature)).paragraphs[-1]
        own = paragraph(document(signature=signature), last.text)

        assert last.text == signature.agency + signature.date
        assert number(own, "pPr/spacing", "before") == 2 * LINE_PITCH
