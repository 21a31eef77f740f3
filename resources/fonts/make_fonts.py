"""Make the fonts that the program ships, from the fonts that Debian packages.

    uv run resources/fonts/make_fonts.py FOLDER [FOLDER ...]

The folders are searched, with all folders inside them, for the fonts named in
the recipes; resources/fonts/README.md says in which Debian packages they are.
Outlines become quadratic (TrueType), because that is what the PDF library
embeds; layout tables and hints are dropped, because nothing here reads them.
The library reads a font glyph by glyph, so fonts hold what one document is
likely to need, in an order in which their tables are short. Runs for some minutes.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from math import hypot
from pathlib import Path
from typing import TypeAlias

from fontTools.pens.cu2quPen import Cu2QuPen  # type: ignore[import-untyped]
from fontTools.pens.filterPen import FilterPen  # type: ignore[import-untyped]
from fontTools.pens.transformPen import TransformPen  # type: ignore[import-untyped]
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped]
from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont, newTable  # type: ignore[import-untyped]
from fontTools.ttLib.reorderGlyphs import reorderGlyphs  # type: ignore[import-untyped]
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable  # type: ignore[import-untyped]

Point: TypeAlias = tuple[float, float]

TARGET = Path(__file__).parent
KEPT_TABLES = frozenset(
    {"GlyphOrder", "OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post"}
)
HANGUL = range(0xAC00, 0xD7B0)
JAMO = (range(0x1100, 0x1200), range(0x3130, 0x3190), range(0xA960, 0xA980), range(0xD7B0, 0xD800))
VERTICAL_FORMS = range(0xFE10, 0xFE20)
YI = range(0xA000, 0xA4D0)


NAMES = [0, 1, 2, 3, 4, 5, 6, 14, 16, 17]  # copyright, names, version, where the licence is
BASIC_PLANE = range(0x10000)
CURVE_ERROR = 2.0  # the greatest distance between old and new outline, in thousandths of an em
LINE_ERROR = 1.5  # … where a flat curve becomes a line


@dataclass(frozen=True)
class Recipe:
    """How one shipped font is made.

    Only characters of `block` are taken; full-width glyphs are raised by `lift`
    thousandths of an em. An empty `family` keeps the font's own name.
    """

    source: str
    target: str
    note: str
    index: int = -1
    family: str = ""
    lift: int = 0
    block: range = range(sys.maxunicode + 1)


# The squares of Fandol's characters stand lower than in other fonts, each a little
# differently; raised, they stand right beside letters and characters of other fonts.
LIFTS = {
    "FandolSong-Bold": 72,
    "FandolSong-Regular": 75,
    "FandolHei-Regular": 92,
    "FandolKai-Regular": 73,
    "FandolFang-Regular": 73,
}
FANDOL_NOTE = "converted to TrueType outlines, full-width glyphs raised, for nianbao"
FANDOL = tuple(
    Recipe(f"{name}.otf", f"{name}.ttf", FANDOL_NOTE, lift=lift) for name, lift in LIFTS.items()
)
LATIN = Recipe(
    "LiberationSerif-Regular.ttf",
    "NianbaoLatin-Regular.ttf",
    "subset of Liberation Serif for nianbao",
    family="Nianbao Latin",
)
RARE_BLOCKS = {
    "Symbols": range(0x3400),
    "ExtensionA": range(0x3400, 0x4E00),
    "Han": range(0x4E00, 0xA000),
    "Others": range(0xA000, sys.maxunicode + 1),
}
RARE = tuple(
    Recipe(
        "NotoSerifCJK-Light.ttc",
        f"NianbaoRare-{name}.ttf",
        "subset of Noto Serif CJK SC Light, converted to TrueType outlines for nianbao",
        index=2,
        family=f"Nianbao Rare {name}",
        block=block,
    )
    for name, block in RARE_BLOCKS.items()
)
RARER = Recipe(
    "BabelStoneHan.ttf",
    "NianbaoRarer-Regular.ttf",
    "subset of BabelStone Han for nianbao, made in November 2026",
    family="Nianbao Rarer",
)


def main(folders: list[str]) -> int:
    """Make every font; return the exit status."""
    if not folders:
        sys.stderr.write(__doc__ or "")
        return 2
    find = finder([Path(folder) for folder in folders])
    common = make_fandol(find)
    make(find, LATIN, lambda held: held & latin_characters())
    rare = set.union(*(make(find, recipe, lambda held: wanted(held - common)) for recipe in RARE))
    make(find, RARER, lambda held: held & (wanted_everywhere() - common - rare))
    return 0


def finder(folders: list[Path]) -> Callable[[str], Path]:
    """Return a function that finds a file by its name in the folders."""
    files = {path.name: path for folder in folders for path in folder.rglob("*.[ot]t[fc]")}

    def find(name: str) -> Path:
        if name not in files:
            sys.exit(f"{name} is in none of the folders; see resources/fonts/README.md")
        return files[name]

    return find


def make_fandol(find: Callable[[str], Path]) -> set[int]:
    """Make the Fandol fonts and return the characters that all of them hold."""
    return set.intersection(*(make(find, recipe, everyday) for recipe in FANDOL))


def make(
    find: Callable[[str], Path], recipe: Recipe, choose: Callable[[set[int]], set[int]]
) -> set[int]:
    """Make one font; return the characters it holds."""
    font = TTFont(find(recipe.source), fontNumber=recipe.index, recalcTimestamp=False)
    chosen = {each for each in choose(set(font.getBestCmap())) if each in recipe.block}
    subset(font, chosen)
    if "CFF " in font:
        convert_outlines(font, recipe.lift)
        order_glyphs(font)
    if recipe.lift:
        set_vertical_metrics(font)
    for tag in set(font.keys()) - KEPT_TABLES:
        del font[tag]
    font["post"].formatType = 3.0
    simplify_map(font)
    rename(font, recipe)
    TARGET.mkdir(parents=True, exist_ok=True)
    target = TARGET / recipe.target
    font.save(target, reorderTables=True)
    sys.stdout.write(f"{target.name}: {len(chosen)} characters, {target.stat().st_size} bytes\n")
    return chosen


def subset(font: TTFont, characters: Iterable[int]) -> None:
    """Keep only the glyphs of `characters`, without hints and layout."""
    options = Options()
    options.hinting = False
    options.desubroutinize = True
    options.layout_features = []
    options.name_IDs = NAMES
    options.name_languages = ["*"]
    options.notdef_outline = True
    options.drop_tables += ["BASE", "DSIG", "GDEF", "GPOS", "GSUB", "VORG", "vhea", "vmtx"]
    worker = Subsetter(options)
    worker.populate(unicodes=characters)
    worker.subset(font)


def convert_outlines(font: TTFont, lift: int) -> None:
    """Replace cubic outlines by quadratic ones and lines."""
    order = font.getGlyphOrder()
    metrics, em = font["hmtx"].metrics, font["head"].unitsPerEm
    source = font.getGlyphSet()
    glyf = newTable("glyf")
    glyf.glyphOrder = order
    glyf.glyphs = {}
    for name in order:
        pen = TTGlyphPen(None)
        raised = lift if metrics[name][0] == em else 0
        converter = StraighteningPen(Cu2QuPen(pen, CURVE_ERROR, reverse_direction=True))
        source[name].draw(TransformPen(converter, (1, 0, 0, 1, 0, raised)))
        glyf.glyphs[name] = pen.glyph(dropImpliedOnCurves=True)
    font["loca"] = newTable("loca")
    font["glyf"] = glyf
    del font["CFF "]
    font.sfntVersion = "\000\001\000\000"
    set_side_bearings(font)
    set_maximum_profile(font)


class StraighteningPen(FilterPen):  # type: ignore[misc]
    """Passes an outline on, with lines for curves that hardly bend: Fandol has many."""

    def moveTo(self, point: Point) -> None:  # noqa: N802
        """Begin a contour."""
        super().moveTo(point)
        self._end = point

    def lineTo(self, point: Point) -> None:  # noqa: N802
        """Draw a line."""
        super().lineTo(point)
        self._end = point

    def curveTo(self, *points: Point) -> None:  # noqa: N802
        """Draw a cubic curve, or a line if no point of the curve is far from it."""
        *controls, end = points
        # A curve reaches at most three quarters of the way to its control points.
        flat = all(0.75 * distance(p, self._end, end) <= LINE_ERROR for p in controls)
        super().lineTo(end) if flat else super().curveTo(*points)
        self._end = end


def distance(point: Point, start: Point, end: Point) -> float:
    """Return how far a point is from the line through `start` and `end`."""
    (x, y), (x1, y1), (x2, y2) = point, start, end
    length = hypot(x2 - x1, y2 - y1)
    if not length:
        return hypot(x - x1, y - y1)
    return abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length


def order_glyphs(font: TTFont) -> None:
    """Put full-width glyphs last, whose widths then take no room, each part by characters."""
    codes = {name: code for code, name in sorted(font.getBestCmap().items(), reverse=True)}
    metrics, em = font["hmtx"].metrics, font["head"].unitsPerEm
    notdef, *names = font.getGlyphOrder()
    names.sort(key=lambda name: (metrics[name][0] == em, codes.get(name, 0)))
    reorderGlyphs(font, [notdef, *names])


def simplify_map(font: TTFont) -> None:
    """Keep one map of characters to glyphs, of the shortest kind that holds them all."""
    characters = font.getBestCmap()
    basic = max(characters) in BASIC_PLANE
    table = CmapSubtable.newSubtable(4 if basic else 12)
    table.platformID, table.platEncID, table.language = 3, 1 if basic else 10, 0
    table.cmap = characters
    font["cmap"].tables = [table]


def set_side_bearings(font: TTFont) -> None:
    """Take the left side bearings from the outlines, as glyf fonts require."""
    glyf, metrics = font["glyf"], font["hmtx"].metrics
    for name, (advance, _) in list(metrics.items()):
        glyph = glyf[name]
        glyph.recalcBounds(glyf)
        metrics[name] = (advance, getattr(glyph, "xMin", 0))


def set_vertical_metrics(font: TTFont) -> None:
    """Say how far the square of a Chinese character reaches up and down."""
    font["hhea"].ascent = font["OS/2"].sTypoAscender = 880
    font["hhea"].descent = font["OS/2"].sTypoDescender = -120


def set_maximum_profile(font: TTFont) -> None:
    """Turn the profile of a CFF font (0.5) into one of a glyf font (1.0)."""
    profile = font["maxp"]
    profile.tableVersion = 0x00010000
    profile.maxZones = 1
    for field in (
        "maxTwilightPoints",
        "maxStorage",
        "maxFunctionDefs",
        "maxInstructionDefs",
        "maxStackElements",
        "maxSizeOfInstructions",
        "maxComponentElements",
    ):
        setattr(profile, field, 0)


def rename(font: TTFont, recipe: Recipe) -> None:
    """Say in the version that the font was changed; give it its new name."""
    table = font["name"]
    version = f"{table.getDebugName(5)}; {recipe.note}"
    texts = {5: version}
    if recipe.family:
        texts |= {1: recipe.family, 2: "Regular", 3: recipe.note, 4: recipe.family}
        texts[6] = recipe.family.replace(" ", "") + "-Regular"
        named = (1, 2, 3, 4, 6, 7, 16, 17, 18, 20, 21, 22, 25)
        table.names = [record for record in table.names if record.nameID not in named]
    table.names = [record for record in table.names if record.nameID != 5]
    for number, text in texts.items():
        table.setName(text, number, 3, 1, 0x409)


def latin_characters() -> set[int]:
    """Latin letters with the marks that Chinese text uses beside them."""
    return set(chain(range(0x20, 0x250), range(0x1E00, 0x1F00), (0x20AC, 0x2122)))


def everyday(held: set[int]) -> set[int]:
    """Return those of the characters that mainland documents are written in."""
    symbols = chain(range(0x20, 0x2F00), range(0x3000, 0x3400), range(0xFF00, 0xFFF0))
    return held & set(chain(symbols, double_bytes("gb2312")))


def wanted(held: set[int]) -> set[int]:
    """Return those of the characters that are worth their space."""
    return set(filter(is_wanted, held))


def is_wanted(character: int) -> bool:
    """Tell whether `character` is worth its space: Korean and Yi syllables are not."""
    return not any(character in block for block in (HANGUL, *JAMO, VERTICAL_FORMS, YI))


def wanted_everywhere() -> set[int]:
    """Return the characters that must not be missing: GBK, the URO, extension A."""
    return set(chain(double_bytes("gbk"), range(0x4E00, 0xA000), range(0x3400, 0x4DC0)))


def double_bytes(encoding: str) -> Iterator[int]:
    """Yield every character that an encoding has in two bytes."""
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0xFF):
            text = bytes((lead, trail)).decode(encoding, errors="ignore")
            if len(text) == 1:
                yield ord(text)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
