"""Which font file prints which part of a document.

The fonts of the office machine come first, because official documents are set
in them; they may not be shipped, so free fonts of the same style stand in.
Nothing here opens a font: the search looks for known names in known folders.
"""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

SHIPPED_FOLDER = Path(__file__).parents[3] / "resources" / "fonts"
_ALL_CHARACTERS = range(sys.maxunicode + 1)
_DEPTH = 4  # how many folders deep the font folders of Linux are searched


class FontRole(StrEnum):
    """What a font is for."""

    TITLE = "title"  # 小标宋
    BODY = "body"  # 仿宋
    HEADING = "heading"  # 黑体
    SUBHEADING = "subheading"  # 楷体
    TABLE = "table"  # 宋体
    DIGITS = "digits"  # 宋体: page numbers
    LATIN = "latin"  # letters and digits inside Chinese text


@dataclass(frozen=True, slots=True)
class FontFile:
    """One font: its name for people, its file and its place in a collection.

    It is asked only for characters of its `block`.
    """

    name: str
    path: Path
    index: int = 0
    block: range = _ALL_CHARACTERS


@dataclass(frozen=True, slots=True)
class FontSet:
    """The fonts for every role, best first, and those for rare characters.

    The last font of every role is the shipped one, which can always be read.
    """

    title: tuple[FontFile, ...]
    body: tuple[FontFile, ...]
    heading: tuple[FontFile, ...]
    subheading: tuple[FontFile, ...]
    table: tuple[FontFile, ...]
    digits: tuple[FontFile, ...]
    latin: tuple[FontFile, ...]
    fallbacks: tuple[FontFile, ...]

    def files(self, role: FontRole) -> tuple[FontFile, ...]:
        """Return the fonts for a role, best first."""
        fonts: tuple[FontFile, ...] = getattr(self, role.value)
        return fonts


_SHIPPED_SONG = FontFile("FandolSong", SHIPPED_FOLDER / "FandolSong-Regular.ttf")
_SHIPPED = {
    FontRole.TITLE: FontFile("FandolSong Bold", SHIPPED_FOLDER / "FandolSong-Bold.ttf"),
    FontRole.BODY: FontFile("FandolFang", SHIPPED_FOLDER / "FandolFang-Regular.ttf"),
    FontRole.HEADING: FontFile("FandolHei", SHIPPED_FOLDER / "FandolHei-Regular.ttf"),
    FontRole.SUBHEADING: FontFile("FandolKai", SHIPPED_FOLDER / "FandolKai-Regular.ttf"),
    FontRole.TABLE: _SHIPPED_SONG,
    FontRole.DIGITS: _SHIPPED_SONG,
    FontRole.LATIN: FontFile("Nianbao Latin", SHIPPED_FOLDER / "NianbaoLatin-Regular.ttf"),
}
_RARE_BLOCKS = {  # so that a document with one rare character opens only a part of them
    "Symbols": range(0x3400),
    "ExtensionA": range(0x3400, 0x4E00),
    "Han": range(0x4E00, 0xA000),
    "Others": range(0xA000, sys.maxunicode + 1),
}
_FALLBACKS = (
    *(
        FontFile("Nianbao Rare", SHIPPED_FOLDER / f"NianbaoRare-{name}.ttf", block=block)
        for name, block in _RARE_BLOCKS.items()
    ),
    FontFile("Nianbao Rarer", SHIPPED_FOLDER / "NianbaoRarer-Regular.ttf"),
)

# Names of files in lower case, best first.
_OFFICE_SONG = (("宋体", "simsun.ttc"), ("宋体", "simsun.ttf"))
_OFFICE: dict[FontRole, tuple[tuple[str, str], ...]] = {
    FontRole.TITLE: (
        ("方正小标宋简体", "fzxbsjw.ttf"),
        ("方正小标宋简体", "方正小标宋简体.ttf"),
        ("方正小标宋_GBK", "fzxbsk.ttf"),
        ("方正小标宋_GBK", "方正小标宋_gbk.ttf"),
    ),
    FontRole.BODY: (
        ("仿宋_GB2312", "仿宋_gb2312.ttf"),
        ("仿宋_GB2312", "simfang_gb2312.ttf"),
        ("仿宋", "simfang.ttf"),
    ),
    FontRole.HEADING: (("黑体", "simhei.ttf"),),
    FontRole.SUBHEADING: (
        ("楷体_GB2312", "楷体_gb2312.ttf"),
        ("楷体_GB2312", "simkai_gb2312.ttf"),
        ("楷体", "simkai.ttf"),
    ),
    FontRole.TABLE: _OFFICE_SONG,
    FontRole.DIGITS: _OFFICE_SONG,
    FontRole.LATIN: (("Times New Roman", "times.ttf"), ("Times New Roman", "times new roman.ttf")),
}


def shipped_fonts() -> FontSet:
    """Return the fonts that come with the program."""
    return _font_set({})


def find_fonts(folders: Iterable[Path] | None = None) -> FontSet:
    """Return the fonts to print with: the machine's own before the shipped ones.

    `folders` are searched in their order; by default those of the system.
    """
    return _font_set(_files(system_folders() if folders is None else folders))


def _font_set(found: Mapping[str, Path]) -> FontSet:
    """Put the found files, by lower-case name, before the shipped ones."""
    fonts = {
        role.value: (
            *(FontFile(name, found[file]) for name, file in _OFFICE[role] if file in found),
            _SHIPPED[role],
        )
        for role in FontRole
    }
    return FontSet(**fonts, fallbacks=_FALLBACKS)


def system_folders() -> tuple[Path, ...]:
    """Return the folders in which this system keeps fonts, the user's first."""
    if sys.platform == "win32":
        return _windows_folders(os.environ)
    home = Path.home()
    return (
        home / ".local/share/fonts",
        home / ".fonts",
        Path("/usr/local/share/fonts"),
        Path("/usr/share/fonts"),
        Path("/opt/kingsoft/wps-office/office6/fonts"),
    )


def _windows_folders(environment: Mapping[str, str]) -> tuple[Path, ...]:
    """Return Windows' font folders: the user's, then everybody's."""
    user = Path(environment.get("LOCALAPPDATA", ""), "Microsoft", "Windows", "Fonts")
    everybody = Path(environment.get("WINDIR", r"C:\Windows"), "Fonts")
    return (user, everybody) if "LOCALAPPDATA" in environment else (everybody,)


def _files(folders: Iterable[Path]) -> dict[str, Path]:
    """Map the wanted file names, in lower case, to where they first occur."""
    wanted = {file for known in _OFFICE.values() for _, file in known}
    found: dict[str, Path] = {}
    for folder in folders:
        for entry in _walk(folder, _DEPTH):
            if entry.name.lower() in wanted:
                found.setdefault(entry.name.lower(), Path(entry.path))
    return found


def _walk(folder: str | Path, depth: int) -> Iterator[os.DirEntry[str]]:
    """Yield the files under `folder`; one that cannot be read yields none."""
    try:
        with os.scandir(folder) as entries:
            ordered = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in ordered:
        if not entry.is_dir():
            yield entry
        elif depth:
            yield from _walk(entry.path, depth - 1)
