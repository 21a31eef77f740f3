"""What of Qt and the other wheels is shipped for Linux, and what it needs of the system."""

from collections.abc import Iterator
from pathlib import Path

from elftools.common.exceptions import ELFError
from elftools.elf.dynamic import DynamicSection
from elftools.elf.elffile import ELFFile
from elftools.elf.gnuversions import GNUVerNeedSection

from resources.packaging.pruning import PACKAGE_FILES, UNUSED, QtParts
from resources.packaging.steps import BuildError

# UOS 20 and Debian 10: the oldest that it runs on. The C++ libraries are those of GCC 8.
NEWEST_SYMBOLS = {"GLIBC": (2, 28), "GLIBCXX": (3, 4, 25), "CXXABI": (1, 3, 11), "GCC": (7, 0, 0)}
SYSTEM_LIBRARIES = {
    **dict.fromkeys(
        ("libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "librt.so.1", "libutil.so.1"),
        "libc6 (>= 2.28)",
    ),
    "ld-linux-x86-64.so.2": "libc6 (>= 2.28)",
    "ld-linux-aarch64.so.1": "libc6 (>= 2.28)",
    "libresolv.so.2": "libc6 (>= 2.28)",
    "libatomic.so.1": "libatomic1",
    "libzstd.so.1": "libzstd1",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libgcc_s.so.1": "libgcc-s1 | libgcc1",
    "libstdc++.so.6": "libstdc++6",
    "libz.so.1": "zlib1g",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libcups.so.2": "libcups2t64 | libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""The libraries that the system has, and Debian's package of each."""


def needed_libraries(path: Path) -> list[str]:
    """Return the libraries that an ELF file loads; none for other files."""
    return [
        str(vars(tag)["needed"])  # pyelftools adds it to tags of this kind
        for section in _sections(path)
        if isinstance(section, DynamicSection)
        for tag in section.iter_tags("DT_NEEDED")
    ]


def needed_symbols(path: Path) -> set[str]:
    """Return the versions of symbols that an ELF file wants of others, as GLIBC_2.28."""
    return {
        str(version.name)
        for section in _sections(path)
        if isinstance(section, GNUVerNeedSection)
        for _, versions in section.iter_versions()
        for version in versions
    }


def _sections(path: Path) -> Iterator[object]:
    if path.is_symlink() or not path.is_file():
        return
    with path.open("rb") as file:
        try:
            yield from ELFFile(file).iter_sections()
        except ELFError:
            return  # another kind of file


def dependencies(folder: Path) -> list[str]:
    """Return Debian's packages that everything below the folder needs.

    Raises BuildError when a file wants a newer symbol than the oldest system has, or a library
    that neither is here nor is known.
    """
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    ours = {path.name for path in files}
    packages: set[str] = set()
    faults: list[str] = []
    for path in files:
        faults += [f"{path.name}: {symbol}" for symbol in needed_symbols(path) if _too_new(symbol)]
        for library in needed_libraries(path):
            if library in SYSTEM_LIBRARIES:
                packages.add(SYSTEM_LIBRARIES[library])
            elif library not in ours:
                faults.append(f"{path.name}: {library}")
    if faults:
        raise BuildError(f"the oldest system has not: {'; '.join(faults)}")
    return sorted(packages)


def _too_new(symbol: str) -> bool:
    family, _, version = symbol.rpartition("_")
    numbers = version.split(".")
    if family not in NEWEST_SYMBOLS or not all(part.isdigit() for part in numbers):
        return False  # a library of the package, or one that has no newer versions
    return tuple(int(part) for part in numbers) > NEWEST_SYMBOLS[family]


LINUX_PARTS = QtParts(
    plugins={
        "Qt/plugins/platforms/libqxcb.so": "windows under X11",
        "Qt/plugins/platforms/libqwayland-generic.so": "windows under Wayland",
        "Qt/plugins/wayland-shell-integration/libxdg-shell.so": "windows under Wayland",
        "Qt/plugins/wayland-decoration-client/libbradient.so": "frames under Wayland",
        "Qt/plugins/platforms/libqoffscreen.so": "the tests' screen",
        "Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so": "Chinese input",
        "Qt/plugins/platforminputcontexts/libcomposeplatforminputcontextplugin.so": "dead keys",
        "Qt/plugins/platformthemes/libqxdgdesktopportal.so": "the desktop's file dialogs",
        "Qt/plugins/printsupport/libcupsprintersupport.so": "printers",
        "Qt/plugins/iconengines/libqsvgicon.so": "icons are SVG",
        "Qt/plugins/imageformats/libqsvg.so": "icons are SVG",
        "Qt/plugins/imageformats/libqico.so": "icons of files in dialogs",
        "Qt/plugins/imageformats/libqjpeg.so": "pictures in the guide",
    },
    data=PACKAGE_FILES | {"Qt/translations/qtbase_zh_CN.qm": "Qt's own texts in Chinese"},
    suffix=".abi3.so",
    folders=(".", "Qt/lib"),
    libraries=needed_libraries,
    unused=UNUSED
    | {
        "PIL/_avif*.so": "AVIF pictures",
        "PIL/_webp*.so": "WebP pictures",
        "PIL/_imagingft*.so": "text in pictures",
        "PIL/_imagingcms*.so": "colour management",
        "PIL/_imagingtk*.so": "Tk",
        "pillow.libs/libavif*": "AVIF pictures",
        "pillow.libs/libwebp*": "WebP pictures",
        "pillow.libs/libsharpyuv*": "WebP pictures",
        "pillow.libs/libfreetype*": "text in pictures",
        "pillow.libs/libharfbuzz*": "text in pictures",
        "pillow.libs/libbrotli*": "text in pictures",
        "pillow.libs/liblcms2*": "colour management",
    },
)
