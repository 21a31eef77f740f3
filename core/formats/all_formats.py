"""All file formats. A new one is a package with an entry, and a word in this list."""

from core.formats import excel, html, markdown, ofd, pdf, scan, text, word
from core.formats.format import FileKind, Format

FORMATS: dict[str, Format] = {
    module.FORMAT.id: module.FORMAT for module in (excel, pdf, ofd, word, html, text, markdown)
}
"""The formats by their id, in the order in which menus and dialogs offer them."""

READERS: dict[FileKind, str] = {
    kind: reader for each in FORMATS.values() for kind, reader in each.readers.items()
} | dict(scan.READERS)
"""The module that reads a kind of file."""

OPENED: dict[str, tuple[str, ...]] = {
    **{each.name: each.read_suffixes for each in FORMATS.values()},
    scan.NAME: scan.SUFFIXES,
}
"""How files that can be read are called, by what a dialog calls their kind."""
