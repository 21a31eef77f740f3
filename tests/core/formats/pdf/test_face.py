"""Font tables read character by character, against fontTools, which reads them whole."""

from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped]
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.ttfonts import TTFError

from core.formats.pdf.writing.embedding import EmbeddedFont
from core.formats.pdf.writing.face import LazyFace
from core.formats.setting.fonts import SHIPPED_FOLDER

GLYPHS = 40
EM = 1024
CODES = st.integers(0xA2, 0xFFF0) | st.sampled_from([0x4E00, 0x4E01, 0x4E02, 0xD7FF, 0xFFFE])
ANY_CODES = CODES | st.integers(0x10000, 0x10FFFF)
GLYPH_NUMBERS = st.integers(1, GLYPHS - 1)


def glyph_name(number: int) -> str:
    return f"g{number}" if number else ".notdef"


def square(size: int) -> object:
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for point in ((size, 0), (size, size), (0, size)):
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()


def build(path: Path, characters: Mapping[int, int], map_format: int) -> LazyFace:
    """Build a font of 40 squares, the last 20 of one width; open it."""
    names = [glyph_name(number) for number in range(GLYPHS)]
    builder = FontBuilder(EM, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({0x20: names[1]})
    builder.setupGlyf({name: square(number + 1) for number, name in enumerate(names)})
    builder.setupHorizontalMetrics(
        {name: (500 + min(number, 20), number) for number, name in enumerate(names)}
    )
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"psName": "Squares"})
    builder.setupOS2()
    builder.setupPost()
    table = CmapSubtable.newSubtable(map_format)
    table.platformID, table.platEncID, table.language = 3, 10 if map_format == 12 else 1, 0
    table.cmap = {code: glyph_name(number) for code, number in characters.items()}
    builder.font["cmap"].tables = [table]
    builder.save(path)
    return LazyFace(path)


def assert_finds(face: LazyFace, characters: Mapping[int, int]) -> None:
    for code in {near for each in characters for near in (each - 1, each, each + 1)}:
        assert (code in face.charToGlyph) == (code in characters), hex(code)
    assert {code: face.charToGlyph[code] for code in characters} == dict(characters)


@given(characters=st.dictionaries(CODES, GLYPH_NUMBERS, min_size=1))
def test_a_map_of_segments(
    characters: dict[int, int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "segments.ttf"
    assert_finds(build(path, characters, map_format=4), characters)


@given(characters=st.dictionaries(ANY_CODES, GLYPH_NUMBERS, min_size=1))
def test_a_map_of_groups(
    characters: dict[int, int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "groups.ttf"
    assert_finds(build(path, characters, map_format=12), characters)


def test_runs_of_characters_and_of_glyphs(tmp_path: Path) -> None:
    runs = {0x4E00 + step: 1 + step for step in range(30)}
    lists = {0x5000 + step: GLYPHS - 1 - step for step in range(30)}
    assert_finds(build(tmp_path / "a.ttf", runs | lists, map_format=4), runs | lists)
    assert_finds(build(tmp_path / "b.ttf", runs | lists, map_format=12), runs | lists)


def test_a_no_break_space_is_a_space(tmp_path: Path) -> None:
    face = build(tmp_path / "a.ttf", {0x20: 5}, map_format=4)
    assert 0xA0 in face.charToGlyph
    assert face.getCharWidth(0xA0) == face.getCharWidth(0x20) == 505 * 1000 / EM


def test_the_library_measures_what_was_looked_up(tmp_path: Path) -> None:
    build(tmp_path / "a.ttf", {0x41: 5, 0x42: 30}, map_format=4)
    font = EmbeddedFont(tmp_path / "a.ttf")
    widths = [font.width(character) for character in "AB"]
    assert widths == [505 / EM, 520 / EM]
    assert font.stringWidth("ABA", 10) == pytest.approx(10 * (2 * widths[0] + widths[1]))


def test_a_map_of_another_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TTFError, match="character map"):
        build(tmp_path / "a.ttf", {0x41: 5}, map_format=6)


def test_metrics_cut_short_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.ttf"
    build(path, {0x41: 5}, map_format=4)
    with TTFont(path) as font:
        font["maxp"].numGlyphs += 1
        font["maxp"].recalc = lambda _: None
        font.recalcBBoxes = False
        font.save(tmp_path / "b.ttf")
    with pytest.raises(TTFError, match="cut short"):
        LazyFace(tmp_path / "b.ttf")


def test_glyphs_after_the_full_metrics_are_as_wide_as_the_last(tmp_path: Path) -> None:
    face = build(tmp_path / "a.ttf", {0x41: 5}, map_format=4)
    expected = [(500 + min(number, 20), number) for number in range(GLYPHS)]
    assert [face.hmetrics[glyph] for glyph in range(GLYPHS)] == expected


@pytest.mark.parametrize("path", sorted(SHIPPED_FOLDER.glob("*.ttf")), ids=lambda path: path.stem)
def test_shipped_fonts_are_read_as_by_others(path: Path) -> None:
    face = LazyFace(path)
    with TTFont(path) as font:
        characters, order = font.getBestCmap(), font.getGlyphOrder()
        metrics, places = font["hmtx"].metrics, list(font["loca"])
        em = font["head"].unitsPerEm
    held = {code for code in range(0x110000) if code in face.charToGlyph}
    assert held - {0xA0} == characters.keys() - {0xA0}
    for code in held - {0xA0}:
        glyph = order[face.charToGlyph[code]]
        assert glyph == characters[code]
        assert face.getCharWidth(code) == pytest.approx(metrics[glyph][0] * 1000 / em)
    assert [face.hmetrics[glyph] for glyph in range(len(order))] == [
        (width, bearing & 0xFFFF) for width, bearing in (metrics[name] for name in order)
    ]
    assert list(face.glyphPos) == places
    assert all(first <= second for first, second in pairwise(face.glyphPos))
