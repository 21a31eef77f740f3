"""Make the fonts that the program ships, from the fonts that Debian packages.

    uv run tools/make_fonts.py FOLDER [FOLDER ...]

The folders are searched, with all folders inside them, for the fonts named in
RECIPES; resources/fonts/README.md says in which Debian packages they are.
Outlines become quadratic (TrueType), because that is what the PDF library
embeds; layout tables and hints are dropped, because nothing here reads them
and a small font loads faster. Runs for some minutes.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from fontTools.pens.cu2quPen import Cu2QuPen  # type: ignore[import-untyped]
from fontTools.pens.transformPen import TransformPen  # type: ignore[import-untyped]
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped]
from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont, newTable  # type: ignore[import-untyped]

TARGET = Path(__file__).parent.parent / "resources" / "fonts"
KEPT_TABLES = frozenset(
    {"GlyphOrder", "OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post"}
)
HANGUL = range(0xAC00, 0xD7B0)
JAMO = (range(0x1100, 0x1200), range(0x3130, 0x3190), range(0xA960, 0xA980), range(0xD7B0, 0xD800))
VERTICAL_FORMS = range(0xFE10, 0xFE20)
YI = range(0xA000, 0xA4D0)


@dataclass(frozen=True)
class Recipe:
    """How one shipped font is made.

    `error` is the greatest distance between old and new outline in units of
    the em (1000 an em), and so is `lift`, by which full-width glyphs are raised.
    An empty `family` keeps the font's own name.
    """

    source: str
    target: str
    note: str
    error: float = 2.0
    index: int = -1
    family: str = ""
    lift: int = 0


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
RARE = Recipe(
    "NotoSerifCJK-Light.ttc",
    "NianbaoRare-Regular.ttf",
    "subset of Noto Serif CJK SC Light, converted to TrueType outlines for nianbao",
    index=2,
    family="Nianbao Rare",
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
    rare = make(find, RARE, lambda held: wanted(held - common))
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
    return set.intersection(*(make(find, recipe, wanted) for recipe in FANDOL))


def make(
    find: Callable[[str], Path], recipe: Recipe, choose: Callable[[set[int]], set[int]]
) -> set[int]:
    """Make one font; return the characters it holds."""
    font = TTFont(find(recipe.source), fontNumber=recipe.index, recalcTimestamp=False)
    chosen = choose(set(font.getBestCmap()))
    subset(font, chosen)
    if "CFF " in font:
        convert_outlines(font, recipe.error, recipe.lift)
    if recipe.lift:
        set_vertical_metrics(font)
    for tag in set(font.keys()) - KEPT_TABLES:
        del font[tag]
    font["post"].formatType = 3.0
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
    options.name_IDs = ["*"]
    options.name_languages = ["*"]
    options.notdef_outline = True
    options.drop_tables += ["BASE", "DSIG", "GDEF", "GPOS", "GSUB", "VORG", "vhea", "vmtx"]
    worker = Subsetter(options)
    worker.populate(unicodes=characters)
    worker.subset(font)


def convert_outlines(font: TTFont, error: float, lift: int) -> None:
    """Replace cubic outlines by quadratic ones, at most `error` units away."""
    order = font.getGlyphOrder()
    metrics, em = font["hmtx"].metrics, font["head"].unitsPerEm
    source = font.getGlyphSet()
    glyf = newTable("glyf")
    glyf.glyphOrder = order
    glyf.glyphs = {}
    for name in order:
        pen = TTGlyphPen(None)
        raised = lift if metrics[name][0] == em else 0
        converter = Cu2QuPen(pen, error, reverse_direction=True)
        source[name].draw(TransformPen(converter, (1, 0, 0, 1, 0, raised)))
        glyf.glyphs[name] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = glyf
    del font["CFF "]
    font.sfntVersion = "\000\001\000\000"
    set_side_bearings(font)
    set_maximum_profile(font)


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


def wanted(held: set[int]) -> set[int]:
    """Return those of the characters that are worth their space."""
    return set(filter(is_wanted, held))


def is_wanted(character: int) -> bool:
    """Tell whether `character` is worth its space: Korean and Yi syllables are not."""
    return not any(character in block for block in (HANGUL, *JAMO, VERTICAL_FORMS, YI))


def wanted_everywhere() -> set[int]:
    """Return the characters that must not be missing: GBK, the URO, extension A."""
    return set(chain(gbk_characters(), range(0x4E00, 0xA000), range(0x3400, 0x4DC0)))


def gbk_characters() -> Iterator[int]:
    """Yield every character that GBK encodes in two bytes."""
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0xFF):
            text = bytes((lead, trail)).decode("gbk", errors="ignore")
            if len(text) == 1:
                yield ord(text)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
