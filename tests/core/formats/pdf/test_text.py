"""Text on the pages of a PDF file."""

import re
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pdfplumber
import pytest

from core.document.document import Document, Paragraph, Signature
from core.formats.pdf.writing.geometry import (
    BOTTOM,
    CHARACTER_PITCH,
    LEFT,
    LINE_PITCH,
    LINES,
    MEASURE,
    MM,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT,
    TOP,
)
from core.formats.setting.punctuation import ENDS_NO_LINE, STARTS_NO_LINE
from tests.core.formats.pdf.pdf_samples import (
    SENTENCE,
    Char,
    baseline,
    document,
    figures,
    heading,
    lines,
    pages,
    pdf_bytes,
    text_of,
)

PROSE = "；".join(
    (
        "（一）全年发布《政策问答》3.5万字、“一图读懂”28期，接待来访1,204人次",
        "二是完善“受理—登记—办理—答复”流程（含电话、信函、邮件），平均用时6.5天……均在期限内",
        "三是网站https://www.qingxi.example.gov.cn/zwgk与公众号WeChat同步更新，占比98.6%",
    )
)


def page_of(*paragraphs: Paragraph | str, number: int = 0) -> list[Char]:
    blocks = [Paragraph(each) if isinstance(each, str) else each for each in paragraphs]
    return pages(document(*blocks))[number]


def body(chars: list[Char]) -> list[list[Char]]:
    return lines(chars, 16)


def test_a_full_page_has_22_lines_of_28_characters() -> None:
    found = body(page_of("政" * 28 * 60, number=1))
    assert len(found) == LINES
    assert {len(line) for line in found} == {28}


def test_text_stands_on_the_line_grid_inside_the_type_area() -> None:
    found = body(page_of("政" * 28 * 60, number=1))
    depths = [TOP - baseline(line[0]) for line in found]
    steps = [b - a for a, b in pairwise(depths)]
    assert steps == pytest.approx([LINE_PITCH] * (LINES - 1), abs=0.02)
    assert found[0][0]["x0"] == pytest.approx(LEFT, abs=0.5)
    assert found[0][-1]["x0"] == pytest.approx(LEFT + 27 * CHARACTER_PITCH, abs=0.5)
    assert depths[0] > 16
    assert depths[-1] < TOP - BOTTOM


def test_text_after_title_and_table_is_on_the_same_grid() -> None:
    chars = page_of("前文。")
    after = pages(document(figures(4), Paragraph("后文。"), Paragraph("后文。")))[0]
    first = TOP - baseline(body(chars)[0][0])
    for line in body(after):
        slots = (TOP - baseline(line[0]) - first) / LINE_PITCH
        assert slots == pytest.approx(round(slots), abs=0.002)


def test_paragraphs_are_indented_by_two_characters() -> None:
    found = body(page_of(SENTENCE, heading("一、总体情况"), Paragraph("（一）公开", 2, 5)))
    indents = [line[0]["x0"] - LEFT for line in found]
    two = 2 * CHARACTER_PITCH
    assert indents[0] == pytest.approx(two, abs=0.5)
    assert indents[2:4] == pytest.approx([two, two], abs=0.5)
    assert indents[1] == pytest.approx(0, abs=0.5)


def test_lines_are_justified() -> None:
    found = body(page_of(PROSE * 4))
    full = [line for line, following in pairwise(found[:-2]) if not following[0]["text"].isascii()]
    assert len(full) > 5
    for end in (line[-1] for line in full):
        blank = 8.5 if end["text"] in "，、。）》”；：" else 0.5
        assert end["x1"] == pytest.approx(RIGHT, abs=blank)


def test_no_line_starts_or_ends_with_a_forbidden_mark() -> None:
    found = [text_of(line) for page in pages(document(Paragraph(PROSE * 9))) for line in body(page)]
    text = found[: next(i for i, line in enumerate(found) if "2026年1月" in line) - 1]
    assert len(text) > 30
    assert [line for line in text[1:] if line[0] in STARTS_NO_LINE] == []
    assert [line for line in text[:-1] if line[-1] in ENDS_NO_LINE] == []


def test_nothing_is_lost() -> None:
    found = "".join(
        text_of(line) for page in pages(document(Paragraph(PROSE * 9))) for line in body(page)
    )
    assert found.startswith(PROSE * 9)


def test_heading_levels_have_their_fonts() -> None:
    levels = {
        "一、总体情况": (1, "FandolHei"),
        "（二）依申请公开": (2, "FandolKai"),
        "三、普通": (3, "FandolFang"),
        "四、普通": (4, "FandolFang"),
    }
    for text, (level, font) in levels.items():
        found = body(page_of(Paragraph(text, level, len(text)), "正文。"))
        assert {char["fontname"].split("+")[1].split("-")[0] for char in found[0]} == {font}
        assert {char["size"] for char in found[0]} == {16}


def test_a_run_in_heading_ends_with_its_sentence() -> None:
    found = body(page_of(Paragraph("（一）主动公开。全年公开信息。", 2, 8)))[0]
    fonts = [char["fontname"].split("+")[1] for char in found]
    assert set(fonts[:8]) == {"FandolKai-Regular"}
    assert set(fonts[8:]) == {"FandolFang-Regular"}


def test_numbers_in_text_are_latin() -> None:
    found = body(page_of("共12件"))[0]
    assert [char["fontname"].split("+")[1] for char in found[1:3]] == ["NianbaoLatin-Regular"] * 2


def test_a_short_title_stands_on_one_line_in_the_middle() -> None:
    sample = Document(("清溪镇", "年度报告"), "清溪镇", 2025, (), Signature("", ""))
    title = lines(pages(sample)[0], 22)
    assert [text_of(line) for line in title] == ["清溪镇年度报告"]
    middle = (title[0][0]["x0"] + title[0][-1]["x1"]) / 2
    assert middle == pytest.approx(LEFT + MEASURE / 2, abs=0.5)


def test_a_long_title_is_broken_after_the_organ() -> None:
    title = lines(page_of(SENTENCE), 22)
    assert [text_of(line) for line in title] == ["清溪镇人民政府", "2025年政府信息公开工作年度报告"]
    assert all("SongBold" in c["fontname"] or "Song-Bold" in c["fontname"] for c in title[0])


@pytest.mark.parametrize(
    ("agency", "expected"),
    [
        (
            "某某自治州某某自治县清溪镇人民政府综合行政执法和应急管理办公室",
            ["某某自治州某某自治县清溪镇人民政府", "综合行政执法和应急管理办公室"],
        ),
        (
            "江北省南山市东湖区市场监督管理局清溪经济技术开发区分局",
            ["江北省南山市东湖区市场监督管理局", "清溪经济技术开发区分局"],
        ),
        ("无" * 25, ["无" * 20, "无" * 5]),
    ],
)
def test_a_very_long_organ_is_broken_between_names(agency: str, expected: list[str]) -> None:
    title = lines(pages(document(agency=agency))[0], 22)
    assert [text_of(line) for line in title] == [*expected, "2025年政府信息公开工作年度报告"]
    assert all(line[-1]["x1"] <= RIGHT + 0.5 for line in title)


def test_a_title_of_any_length_is_set() -> None:
    sample = Document(("县" * 900,), "县", 2025, (), Signature("", ""))
    found = pages(sample)
    assert len(found) == 3
    assert sum(len(line) for page in found for line in lines(page, 22)) == 900


def test_a_blank_line_parts_title_and_text() -> None:
    chars = page_of(SENTENCE)
    gap = baseline(lines(chars, 22)[-1][0]) - baseline(body(chars)[0][0])
    assert gap > 1.8 * LINE_PITCH


def test_page_numbers_stand_at_the_outer_edge() -> None:
    found = pages(document(Paragraph("政" * 28 * 60)))
    for number, page in enumerate(found, start=1):
        folio = lines(page, 14)[0]
        assert text_of(folio) == f"— {number} —"
        if number % 2:
            assert folio[-1]["x1"] == pytest.approx(RIGHT - 14, abs=0.1)
        else:
            assert folio[0]["x0"] == pytest.approx(LEFT + 14, abs=0.1)
        dashes = baseline(folio[0]) + 0.38 * 14
        assert BOTTOM - dashes == pytest.approx(7 * MM, abs=0.1)
        assert all("FandolSong-Regular" in char["fontname"] for char in folio)


def test_pages_are_a4() -> None:
    assert (round(PAGE_WIDTH / MM), round(PAGE_HEIGHT / MM)) == (210, 297)


@pytest.mark.parametrize("filled", range(14, 22))
def test_a_heading_never_stands_alone_at_the_foot(filled: int) -> None:
    before = [Paragraph("前文。") for _ in range(filled)]
    after = Paragraph("后文" * 60)
    for title in (heading("一、总体情况"), Paragraph("（一）公开情况", 2, 7)):
        for page in pages(document(*before, title, after)):
            found = [text_of(line) for line in body(page)]
            if title.text in found:
                assert len(found) >= found.index(title.text) + 3


def test_a_list_of_short_items_may_be_broken_over_pages() -> None:
    items = [
        Paragraph(f"{number}.完善制度。", 3, len(f"{number}.完善制度。")) for number in range(1, 60)
    ]
    found = pages(document(*items))
    assert len(body(found[0])) == LINES - 4  # the title and the blank line take four
    assert len(body(found[1])) == LINES


@pytest.mark.parametrize("filled", range(12, 18))
def test_an_empty_last_section_stays_with_the_signature(filled: int) -> None:
    found = pages(document(*[Paragraph("前文。")] * filled, heading("六、其他事项")))
    texts = [text_of(line) for line in body(found[-1])]
    assert texts[-3:] == ["六、其他事项", "清溪镇人民政府", "2026年1月20日"]


def test_a_rare_character_in_a_title_is_as_bold_as_the_others() -> None:
    sample = document(Paragraph("住堌垚村。"), agency="堌垚镇人民政府")
    with pdfplumber.open(BytesIO(pdf_bytes(sample))) as file:
        content = b"".join(stream.get_data() for stream in file.pages[0].page_obj.contents)
    assert content.count(b" Tr ") == 1
    bold = re.search(rb"q\s+\.66 w\s+BT [^B]* 2 Tr (.*?) ET\s+Q", content)
    assert bold is not None
    assert bold[1].count(b"Tj") == 1


def signature_of(found: list[list[Char]]) -> tuple[list[Char], list[Char]]:
    date = next(index for index, line in enumerate(found) if text_of(line) == "2026年1月20日")
    return found[date - 1], found[date]


def test_the_signature_is_centred_over_the_date_four_characters_in() -> None:
    name, date = signature_of(body(page_of(SENTENCE)))
    assert text_of(name) == "清溪镇人民政府"
    assert date[-1]["x1"] == pytest.approx(RIGHT - 4 * CHARACTER_PITCH, abs=0.5)
    centres = [(line[0]["x0"] + line[-1]["x1"]) / 2 for line in (name, date)]
    assert centres[0] == pytest.approx(centres[1], abs=0.5)


def test_there_is_room_for_the_seal_above_the_signature() -> None:
    found = body(page_of(SENTENCE))
    name, _ = signature_of(found)
    gap = baseline(found[1][0]) - baseline(name[0])
    assert gap == pytest.approx(3 * LINE_PITCH, abs=0.1)


def test_a_long_name_keeps_two_characters_in() -> None:
    agency = "某某自治县清溪镇人民政府综合行政执法办公室"
    found = body(pages(document(agency=agency))[0])
    name, _ = signature_of(found)
    assert name[-1]["x1"] == pytest.approx(RIGHT - 2 * CHARACTER_PITCH, abs=0.5)


@pytest.mark.parametrize("count", range(10, 22))
@pytest.mark.parametrize("last", ["无。", "全年未收取费用，" * 18])
def test_the_signature_is_never_alone_on_its_page(count: int, last: str) -> None:
    blocks = [
        *(Paragraph("前文。") for _ in range(count)),
        heading("六、其他事项"),
        Paragraph(last),
    ]
    final = body(pages(document(*blocks))[-1])
    texts = [text_of(line) for line in final]
    assert texts[-2:] == ["清溪镇人民政府", "2026年1月20日"]
    assert len(texts) >= 3
    assert "六、其他事项" in texts or len(last) > 10


def test_a_signature_without_a_date_is_the_name_alone() -> None:
    sample = Document(("报告",), "清溪镇", 2025, (Paragraph("正文。"),), Signature("清溪镇", ""))
    assert text_of(body(pages(sample)[0])[-1]) == "清溪镇"


def test_spaces_collapse_and_invisible_characters_vanish() -> None:
    found = body(page_of("\u200b公开  信息\t123 条\u200d\ufeff"))
    assert text_of(found[0]) == "公开 信息 123 条"


def test_a_long_name_in_the_signature_is_broken_by_meaning() -> None:
    name = "新疆维吾尔自治区阿勒泰地区福海县阿尔达乡阿拉镇人民政府"
    sample = document(Paragraph("公开。"))
    sample = replace(sample, signature=Signature(name, "2026年1月20日"))
    *_, first, second, _ = body(pages(sample)[0])
    assert text_of(first) + text_of(second) == name
    assert text_of(first).endswith(("自治区", "地区", "县", "乡", "镇"))
    centres = [(line[0]["x0"] + line[-1]["x1"]) / 2 for line in (first, second)]
    assert centres[0] == pytest.approx(centres[1], abs=0.5)
