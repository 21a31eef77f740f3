"""What a file format says of itself; the program asks for nothing else to offer it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple


class FileKind(Enum):
    """The kinds of files that can be read."""

    WORD = "docx"
    EXCEL = "xlsx"
    OLD_EXCEL = "xls"
    OPEN_SHEET = "ods"
    OLD_WORD = "doc"
    RICH_TEXT = "rtf"
    OPEN_TEXT = "odt"
    PDF = "pdf"
    OFD = "ofd"
    WEB_PAGE = "html"
    WEB_ARCHIVE = "mht"
    TEXT = "txt"
    PICTURE = "png"


class Option(NamedTuple):
    """What a format leaves to the clerk, off unless it is chosen.

    `id` is the keyword by which `write` takes it. `help` explains it on the command
    line; an option without help is only for the window.
    """

    id: str
    help: str = ""


@dataclass(frozen=True, kw_only=True)
class Format:
    """A file format, complete: each stands in its package as `FORMAT`.

    `writer` is a module with `write(document, file, *, progress, **options)`, and
    `readers` are modules with `read(data, progress)`, by what `recognise` tells of a
    file; none is loaded before it is used. `opened` are the suffixes of files that
    these readers take besides the format's own.

    `menu`, `tip` and `keys` are the action that exports; one with an `icon`, a drawing
    in resources/icons, stands in the tool bar, too. `says_draft` tells whether what the
    format shows can say 草稿, `signs` whether it can have a 签批单, and `carries_report`
    whether the project file goes along in it.
    """

    id: str
    name: str
    suffix: str
    menu: str
    tip: str
    writer: str
    says_draft: bool
    signs: bool = False
    carries_report: bool = False
    icon: str = ""
    keys: tuple[str, ...] = ()
    opened: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    readers: Mapping[FileKind, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def read_suffixes(self) -> tuple[str, ...]:
        """How files are called that hold this format, or an older kind of it."""
        return (self.suffix, *self.opened)
