"""Fonts in PDF files: every character has a glyph, and only used glyphs are embedded."""

import io
import struct
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from pdfminer.pdftypes import resolve_all

from core.document.document import Paragraph
from core.formats.pdf.writing.embedding import EmbeddedFont, FontFormatError
from core.formats.pdf.writing.typefaces import MISSING, FontMissingError, glyph_tables, load
from core.formats.pdf.writing.writer import PdfOptions
from core.formats.setting.fonts import SHIPPED_FOLDER, FontFile, FontRole, FontSet, shipped_fonts
from tests.core.formats.pdf.pdf_samples import document, heading, lines, pages, pdf_bytes, text_of

GBK = [
    bytes((lead, trail)).decode("gbk", errors="ignore")
    for lead in range(0x81, 0xFF)
    for trail in range(0x40, 0xFF)
    if trail != 0x7F
]
# The characters of 通用规范汉字表 outside the basic plane.
STANDARD_BEYOND = (
    "𠅤𠙶𠳐𡎚𡐓𣗋𣲗𣲘𣸣𤧛𤩽𤫉𥔲𥕢𥖨𥻗𦈡𦒍𦙶𦝼𦭜𦰡𧿹𨐈𨙸𨚕𨟠𨭉𨱇𨱏𨱑𨱔𨺙𩽾𩾃𩾌𪟝𪣻𪤗𪨰𪨶𪩘𪾢𫄧𫄨𫄷𫄸𫇭𫌀"
    "𫍣𫍯𫍲𫍽𫐄𫐐𫐓𫑡𫓧𫓯𫓶𫓹𫔍𫔎𫔶𫖮𫖯𫖳𫗧𫗴𫘜𫘝𫘦𫘧𫘨𫘪𫘬𫚕𫚖𫚭𫛭𫞩𫟅𫟦𫟹𫟼𫠆𫠊𫠜𫢸𫫇𫭟𫭢𫭼𫮃𫰛𫵷𫶇𫷷"
    "𫸩𬀩𬀪𬂩𬃊𬇕𬇙𬇹𬉼𬊈𬊤𬌗𬍛𬍡𬍤𬒈𬒔𬒗𬕂𬘓𬘘𬘡𬘩𬘫𬘬𬘭𬘯𬙂𬙊𬙋𬜬𬜯𬞟𬟁𬟽𬣙𬣞𬣡𬣳𬤇𬤊𬤝𬨂𬨎𬩽𬪩𬬩𬬭𬬮"
    "𬬱𬬸𬬹𬬻𬬿𬭁𬭊𬭎𬭚𬭛𬭤𬭩𬭬𬭯𬭳𬭶𬭸𬭼𬮱𬮿𬯀𬯎𬱖𬱟𬳵𬳶𬳽𬳿𬴂𬴃𬴊𬶋𬶍𬶏𬶐𬶟𬶠𬶨𬶭𬶮𬷕𬸘𬸚𬸣𬸦𬸪𬹼𬺈𬺓"
)
ROLES = [role for role in FontRole if role is not FontRole.LATIN]
FANG = shipped_fonts().body[0]


def copy_of(folder: Path, name: str, data: bytes) -> FontFile:
    path = folder / name
    path.write_bytes(data)
    return FontFile(name, path)


def fonts_with(body: FontFile) -> FontSet:
    shipped = shipped_fonts()
    roles = {role.value: shipped.files(role) for role in FontRole}
    return FontSet(**roles | {"body": (body, *shipped.body)}, fallbacks=shipped.fallbacks)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(
    "characters",
    [
        pytest.param([text for text in GBK if len(text) == 1], id="GBK"),
        pytest.param([chr(code) for code in range(0x4E00, 0xA000)], id="CJK"),
        pytest.param([chr(code) for code in range(0x3400, 0x4DC0)], id="extension A"),
        pytest.param(list(STANDARD_BEYOND), id="standard table"),
        pytest.param([chr(code) for code in range(0x20, 0x7F)], id="ASCII"),
        pytest.param(list("½¼¾℃№㎡①⑳Ⅻ·—…“”‘’€￥àéǖ"), id="symbols"),
    ],
)
def test_every_character_has_a_glyph(role: FontRole, characters: list[str]) -> None:
    table = glyph_tables(shipped_fonts())[role]
    assert [each for each in characters if table[each].character != each] == []


def test_rare_characters_fall_back_and_can_be_copied() -> None:
    sample = "王喆、李赟，住堌垚村𬭩𬱖㙍"
    line = lines(pages(document(Paragraph(sample)))[0])[0]
    assert text_of(line) == sample
    fonts = {char["text"]: char["fontname"].split("+")[1] for char in line}
    assert fonts["村"] == "FandolFang-Regular"
    assert fonts["㙍"] == "NianbaoRareExtensionA-Regular"


def test_the_fallback_is_not_opened_without_need() -> None:
    for paragraphs, opened in ((["公开"], 4), (["公开", "㙍"], 5)):
        load.cache_clear()
        glyph_tables.cache_clear()
        pdf_bytes(document(*map(Paragraph, paragraphs)))
        assert load.cache_info().currsize == opened  # 小标宋, 仿宋, Latin, 宋体, and at last rare


def test_a_font_that_is_opened_a_second_time_prints_all_the_same(tmp_path: Path) -> None:
    options = PdfOptions(fonts=fonts_with(copy_of(tmp_path, "a.ttf", FANG.path.read_bytes())))
    pdf_bytes(document(Paragraph("公开")), options)
    load.cache_clear()  # as if two threads had opened it at once; the library keeps the first
    glyph_tables.cache_clear()
    found = pages(document(Paragraph("信息")), options)
    assert text_of(lines(found[0])[0]) == "信息"


def test_a_character_in_no_font_is_printed_as_a_mark() -> None:
    line = lines(pages(document(Paragraph("公开🐉信息")))[0])[0]
    assert text_of(line) == f"公开{MISSING}信息"


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda data: data[:0], id="empty"),
        pytest.param(lambda data: data[-500:], id="tail"),
        pytest.param(lambda data: data[:3000], id="cut short"),
        pytest.param(lambda data: data.replace(b"glyf", b"CFF ", 1), id="no glyf"),
    ],
)
def test_a_damaged_font_gives_way_to_the_shipped_one(
    tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    file = copy_of(tmp_path, "simfang.ttf", damage(FANG.path.read_bytes()))
    found = pages(document(Paragraph("公开")), PdfOptions(fonts=fonts_with(file)))
    assert "FandolFang" in lines(found[0])[0][0]["fontname"]


def test_a_font_that_may_not_be_embedded_gives_way(tmp_path: Path) -> None:
    with TTFont(FANG.path) as font:
        font["OS/2"].fsType = 0x0002
        font.save(tmp_path / "simfang.ttf")
    with pytest.raises(FontFormatError):
        EmbeddedFont(tmp_path / "simfang.ttf")


def test_an_office_font_is_used(tmp_path: Path) -> None:
    office = FontFile("仿宋", tmp_path / "simfang.ttf")
    with TTFont(FANG.path) as font:
        font["name"].setName("FangSong", 6, 3, 1, 0x409)
        font.save(office.path)
    options = PdfOptions(fonts=fonts_with(office))
    with pdfplumber.open(io.BytesIO(pdf_bytes(document(Paragraph("公开㙍")), options))) as file:
        line = lines(file.pages[0].chars)[0]
    assert [char["fontname"].split("+")[1] for char in line] == [
        "FangSong", "FangSong", "NianbaoRareExtensionA-Regular",
    ]  # fmt: skip


def test_two_fonts_of_one_name_are_kept_apart(tmp_path: Path) -> None:
    file = copy_of(tmp_path, "simfang.ttf", FANG.path.read_bytes())
    shipped = shipped_fonts()
    fonts = replace(fonts_with(file), heading=shipped.body)
    found = pages(document(heading("一、公开"), Paragraph("信息")), PdfOptions(fonts=fonts))
    names = {char["fontname"].split("+")[1] for char in found[0] if char["text"] in "公开信息"}
    assert len([name for name in names if name.startswith("FandolFang-Regular")]) == 2


def test_a_character_the_office_font_lacks_comes_from_the_shipped_one() -> None:
    small = FontFile("黑体", SHIPPED_FOLDER / "NianbaoLatin-Regular.ttf")
    line = lines(pages(document(Paragraph("公开")), PdfOptions(fonts=fonts_with(small)))[0])[0]
    assert {char["fontname"].split("+")[1] for char in line} == {"FandolFang-Regular"}


def test_without_any_font_the_user_is_told(tmp_path: Path) -> None:
    gone = (FontFile("仿宋", tmp_path / "gone.ttf"),)
    fonts = FontSet(**{role.value: gone for role in FontRole}, fallbacks=())
    with pytest.raises(FontMissingError, match="请重新安装"):
        pdf_bytes(document(), PdfOptions(fonts=fonts))


def test_a_font_of_a_collection_is_found_by_its_index(tmp_path: Path) -> None:
    first = (SHIPPED_FOLDER / "NianbaoLatin-Regular.ttf").read_bytes()
    path = tmp_path / "collection.ttc"
    path.write_bytes(collection(first))
    font = EmbeddedFont(path, 0)
    alone = EmbeddedFont(SHIPPED_FOLDER / "NianbaoLatin-Regular.ttf")
    assert font.holds("A")
    assert font.width("A") == alone.width("A")


def collection(font: bytes) -> bytes:
    """Wrap one font as a collection: its tables move down by the header's 16 bytes."""
    (count,) = struct.unpack_from(">H", font, 4)
    data = bytearray(font)
    for entry in range(count):
        place = 12 + 16 * entry + 8
        (offset,) = struct.unpack_from(">L", data, place)
        struct.pack_into(">L", data, place, offset + 16)
    return struct.pack(">4sLLL", b"ttcf", 0x00010000, 1, 16) + bytes(data)


def test_embedded_fonts_hold_only_what_is_used() -> None:
    data = pdf_bytes(document(Paragraph("公开")))
    assert len(data) < 60_000
    with pdfplumber.open(io.BytesIO(data)) as file:
        fonts = resolve_all(file.pages[0].page_obj.resources["Font"]).values()
    assert {font["BaseFont"].name.split("+")[1] for font in fonts} == {
        "FandolSong-Bold", "FandolFang-Regular", "NianbaoLatin-Regular", "FandolSong-Regular",
    }  # fmt: skip
    assert all("FontFile2" in font["FontDescriptor"] for font in fonts)
