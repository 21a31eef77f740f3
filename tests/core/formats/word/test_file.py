"""The Word file as a whole: page, styles, headers and footers, properties, bytes."""

import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO
from xml.etree import ElementTree as ET

import docx
import pytest
from docx.shared import Mm

from core.formats.word.writing import writer as word
from core.formats.word.writing.page import MEASURE
from core.moments import start_of_today
from tests.core.formats.word.word_samples import (
    AGENCY,
    CREATED,
    W,
    document,
    draft,
    found,
    has,
    names,
    number,
    opened,
    part,
    style,
    text_of,
    value,
    written,
)


class TestPage:
    def test_margins_are_those_of_official_documents(self) -> None:
        (section,) = opened(document()).sections
        margins = (
            section.top_margin,
            section.left_margin,
            section.bottom_margin,
            section.right_margin,
        )

        for found_margin, millimetres in zip(margins, (37, 28, 35, 26), strict=True):
            assert found_margin == pytest.approx(Mm(millimetres), abs=Mm(1) / 50)
        assert section.page_width == pytest.approx(Mm(210), abs=Mm(1) / 50)
        assert section.page_height == pytest.approx(Mm(297), abs=Mm(1) / 50)

    def test_22_lines_of_28_characters_fit(self) -> None:
        section = found(part(document()), "body/sectPr")
        pitch = number(section, "docGrid", "linePitch")
        character = 16 * 20 + number(style(document(), "BodyText"), "rPr/spacing")
        depth = 16838 - number(section, "pgMar", "top") - number(section, "pgMar", "bottom")

        assert value(section, "docGrid", "type") == "lines"
        assert depth // pitch == 22
        assert MEASURE // character == 28

    def test_paragraphs_are_indented_by_two_characters(self) -> None:
        for id_ in ("BodyText", "Heading1", "Heading2", "Heading3", "Heading4"):
            assert number(style(document(), id_), "pPr/ind", "firstLineChars") == 200

    def test_lines_break_by_the_chinese_rules_on_the_grid(self) -> None:
        for switch in ("kinsoku", "overflowPunct", "snapToGrid"):
            assert has(style(document(), "Normal"), f"pPr/{switch}")


class TestStyles:
    @pytest.mark.parametrize(
        ("id_", "font", "points"),
        [
            ("Title", "方正小标宋简体", 22),
            ("Heading1", "黑体", 16),
            ("Heading2", "楷体_GB2312", 16),
            ("Heading3", "仿宋_GB2312", 16),
            ("Heading4", "仿宋_GB2312", 16),
            ("Heading2Char", "楷体_GB2312", 16),
            ("BodyText", "仿宋_GB2312", 16),
            ("Signature", "仿宋_GB2312", 16),
            ("TableText", "宋体", 10.5),
            ("TableLabel", "宋体", 10.5),
            ("Draft", "黑体", 30),
            ("PageNumber", "宋体", 14),
            ("Footer", "宋体", 9),
        ],
    )
    def test_font_and_size(self, id_: str, font: str, points: float) -> None:
        assert _inherited(id_, "rFonts", "eastAsia") == font
        assert float(_inherited(id_, "sz") or 0) / 2 == points

    def test_latin_letters_in_the_text_are_times(self) -> None:
        for script in ("ascii", "hAnsi", "cs"):
            assert _inherited("BodyText", "rFonts", script) == "Times New Roman"

    def test_headings_show_in_the_navigation_by_their_level(self) -> None:
        for level in range(1, 5):
            own = style(document(), f"Heading{level}")
            assert number(own, "pPr/outlineLvl") == level - 1
            assert value(own, "link") == f"Heading{level}Char"
            assert value(style(document(), f"Heading{level}Char"), "link") == f"Heading{level}"

    def test_only_the_draft_mark_is_coloured(self) -> None:
        sheet = part(document(), "styles")
        coloured = [s.get(f"{W}styleId") for s in sheet.iter(f"{W}style") if has(s, "rPr/color")]

        assert coloured == ["Draft"]

    def test_every_style_that_is_used_is_there(self) -> None:
        used = {
            element.get(f"{W}val")
            for name in ("document", "header1", "footer1", "footer2", "styles")
            for kind in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")
            for element in part(draft(), name).iter(W + kind)
        }
        there = {s.get(f"{W}styleId") for s in part(draft(), "styles").iter(f"{W}style")}

        assert used <= there

    def test_nothing_is_left_of_the_template_of_the_library(self) -> None:
        sheet = part(document(), "styles")
        attributes = {name.removeprefix(W) for element in sheet.iter() for name in element.attrib}

        assert not [name for name in attributes if "theme" in name.lower()]
        assert sheet.find(f"{W}latentStyles") is None
        assert len(list(sheet.iter(f"{W}style"))) == 21

    def test_every_font_that_is_used_is_in_the_font_table(self) -> None:
        sheet = part(document(), "styles")
        used = {name for fonts in sheet.iter(f"{W}rFonts") for name in fonts.attrib.values()}
        there = {font.get(f"{W}name") for font in part(document(), "fontTable")}

        assert used == there


def _inherited(id_: str, path: str, attribute: str = "val") -> str | None:
    """An attribute of a style's text, from the styles it is based on if it has none itself."""
    own = style(document(), id_)
    if has(own, f"rPr/{path}"):
        return value(own, f"rPr/{path}", attribute)
    if has(own, "basedOn") and value(own, "basedOn") != "DefaultParagraphFont":
        return _inherited(value(own, "basedOn") or "", path, attribute)
    if path == "sz" and own.get(f"{W}type") == "character":
        return _inherited("Normal", path, attribute)
    return value(part(document(), "styles"), f"docDefaults/rPrDefault/rPr/{path}", attribute)


CODE = ["校验码：7K2QX-9M4TD（第1次保存时有效，现为第", " REVNUM ", "1", "次保存）"]


class TestEdges:
    def test_the_code_is_that_of_the_file_as_it_was_written(self) -> None:
        assert opened(document()).core_properties.revision == 1

    def test_odd_pages_have_the_number_at_the_right(self) -> None:
        footer = part(document(), "footer1")

        assert _pieces(footer) == [*CODE, "→", "— ", " PAGE ", "1", " —"]

    def test_even_pages_have_the_number_at_the_left(self) -> None:
        footer = part(document(), "footer2")

        assert _pieces(footer) == ["— ", " PAGE ", "1", " —", "→", *CODE]

    def test_the_number_stands_one_character_in(self) -> None:
        own = style(document(), "Footer")

        assert number(own, "pPr/ind", "left") == 280
        assert MEASURE - number(own, "pPr/tabs/tab", "pos") == 280

    def test_odd_and_even_pages_differ(self) -> None:
        file = opened(document())

        assert file.settings.odd_and_even_pages_header_footer
        assert file.sections[0].footer.paragraphs[0].text.startswith("校验码")
        assert file.sections[0].even_page_footer.paragraphs[0].text.startswith("—")
        assert not file.sections[0].different_first_page_header_footer

    def test_a_report_without_a_code_has_only_numbers(self) -> None:
        of = replace(document(), code="")

        assert _pieces(part(of, "footer1")) == ["→", "— ", " PAGE ", "1", " —"]
        assert _pieces(part(of, "footer2")) == ["— ", " PAGE ", "1", " —"]

    def test_a_draft_is_marked_on_every_page(self) -> None:
        section = opened(draft()).sections[0]

        assert section.header.paragraphs[0].text == "草稿"
        assert section.even_page_header.paragraphs[0].text == "草稿"

    def test_another_report_has_no_header(self) -> None:
        assert not any("header" in name for name in names(document()))


def _pieces(footer: ET.Element) -> list[str]:
    """What stands in a footer, in order."""
    texts = {f"{W}t", f"{W}instrText"}
    return [
        "→" if element.tag == f"{W}tab" else element.text or ""
        for element in footer.iter()
        if element.tag in texts or element.tag == f"{W}tab"
    ]


class TestFile:
    def test_properties(self) -> None:
        properties = opened(document()).core_properties

        assert properties.title == "清溪镇人民政府2023年政府信息公开工作年度报告"
        assert properties.author == AGENCY
        assert properties.subject == "2023年度报告"
        assert properties.language == "zh-CN"
        assert properties.created == datetime(2024, 1, 15, 8, 30, tzinfo=UTC)

    def test_a_time_of_another_zone_is_the_same_moment(self) -> None:
        beijing = datetime(2024, 1, 15, 16, 30, tzinfo=timezone(timedelta(hours=8)))

        assert written(document(), beijing) == written(document())

    def test_markup_and_control_characters_in_names_do_no_harm(self) -> None:
        of = replace(document(), title_parts=("<镇>&", "\x00年报"), agency="<镇>&\x0b", code="<&>")

        assert opened(of).core_properties.title == "<镇>&年报"
        assert opened(of).core_properties.author == "<镇>&"
        assert "校验码：<&>" in text_of(part(of, "footer1"))

    def test_names_too_long_for_a_property_are_cut(self) -> None:
        of = replace(document(), title_parts=("镇" * 200, "年报" * 50), agency="镇" * 300)

        assert opened(of).core_properties.title == "镇" * 200 + "年报" * 27 + "年"
        assert opened(of).core_properties.author == "镇" * 255

    def test_no_compatibility_mode_and_no_protection(self) -> None:
        settings = part(document(), "settings")
        modes = {
            mode.get(f"{W}name"): mode.get(f"{W}val") for mode in settings.iter(f"{W}compatSetting")
        }

        assert modes["compatibilityMode"] == "15"
        assert not has(settings, "documentProtection")
        assert not has(settings, "writeProtection")

    def test_only_the_parts_that_are_needed(self) -> None:
        assert names(document()) == [
            "[Content_Types].xml",
            "_rels/.rels",
            "docProps/core.xml",
            "word/document.xml",
            "word/_rels/document.xml.rels",
            "word/styles.xml",
            "word/settings.xml",
            "word/fontTable.xml",
            "word/footer1.xml",
            "word/footer2.xml",
        ]

    def test_same_document_and_time_are_the_same_bytes(self) -> None:
        assert written(document()) == written(document())
        with zipfile.ZipFile(BytesIO(written(document()))) as archive:
            assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}

    def test_without_a_time_it_is_the_start_of_today(self) -> None:
        before = start_of_today()
        file = BytesIO()
        word.write(document(), file)

        created = docx.Document(file).core_properties.created
        assert created is not None
        assert before <= created <= datetime.now(UTC)

    def test_progress_rises_to_the_end(self) -> None:
        heard: list[float] = []
        word.write(document(), BytesIO(), created=CREATED, progress=heard.append)

        assert heard == sorted(heard)
        assert heard[0] == 0
        assert heard[-1] == 1
        assert len(heard) >= len(document().blocks)

    @pytest.mark.parametrize("when", [0.0, 0.5, 1.0])
    def test_nothing_is_written_when_cancelled(self, when: float) -> None:
        file = BytesIO()

        def cancel(done: float) -> None:
            if done >= when:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            word.write(document(), file, created=CREATED, progress=cancel)
        assert file.getvalue() == b""
