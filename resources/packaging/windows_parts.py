"""What of Qt and the other wheels is shipped for Windows."""

from pathlib import Path

import pefile

from resources.packaging.pruning import PACKAGE_FILES, UNUSED, QtParts


def imported_libraries(path: Path) -> list[str]:
    """Return the libraries that a Windows library loads, at once or when first called."""
    with pefile.PE(str(path), fast_load=True) as binary:
        binary.parse_data_directories(
            [
                pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_IMPORT"],
                pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT"],
            ]
        )
        entries = [
            *getattr(binary, "DIRECTORY_ENTRY_IMPORT", ()),
            *getattr(binary, "DIRECTORY_ENTRY_DELAY_IMPORT", ()),
        ]
        return [entry.dll.decode("ascii") for entry in entries]


WINDOWS_PARTS = QtParts(
    plugins={
        "plugins/platforms/qwindows.dll": "windows on the screen",
        "plugins/platforms/qoffscreen.dll": "the tests' screen",
        "plugins/styles/qmodernwindowsstyle.dll": "the system's look of file dialogs",
        "plugins/iconengines/qsvgicon.dll": "icons are SVG",
        "plugins/imageformats/qsvg.dll": "icons are SVG",
        "plugins/imageformats/qico.dll": "icons of files in dialogs",
        "plugins/imageformats/qjpeg.dll": "pictures in the guide",
    },
    data=PACKAGE_FILES | {"translations/qtbase_zh_CN.qm": "Qt's own texts in Chinese"},
    suffix=".pyd",
    folders=(".",),
    libraries=imported_libraries,
    unused=UNUSED
    | {
        "PIL/_avif*.pyd": "AVIF pictures",
        "PIL/_webp*.pyd": "WebP pictures",
        "PIL/_imagingft*.pyd": "text in pictures",
        "PIL/_imagingcms*.pyd": "colour management",
        "PIL/_imagingtk*.pyd": "Tk",
        "shiboken6/*.lib": "linking",
    },
)
