"""The zip file around a document's parts."""

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # a fixed time: equal documents are equal bytes
_COMPRESSION = 6
_PROLOGUE = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
MAIN = "word/document.xml"

_CONTENT_TYPES = {
    "document": f"{_WORD}document.main+xml",
    "styles": f"{_WORD}styles+xml",
    "settings": f"{_WORD}settings+xml",
    "fontTable": f"{_WORD}fontTable+xml",
    "header": f"{_WORD}header+xml",
    "footer": f"{_WORD}footer+xml",
    "core": "application/vnd.openxmlformats-package.core-properties+xml",
    "app": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}
_ROOT_TYPES = {
    "document": f"{_OFFICE}officeDocument",
    "core": f"{_PACKAGE}relationships/metadata/core-properties",
    "app": f"{_OFFICE}extended-properties",
}


@dataclass(frozen=True, slots=True)
class Part:
    """A file of the package: its name, what it is, its XML without prologue."""

    name: str
    kind: str
    xml: str

    @property
    def id(self) -> str:
        """What the main part calls it: `footer2` for word/footer2.xml."""
        return self.name.rpartition("/")[2].removesuffix(".xml")


def package(parts: Iterable[Part]) -> bytes:
    """Return the file with these parts, one of which is MAIN."""
    parts = list(parts)
    root = [part for part in parts if part.kind in _ROOT_TYPES]
    inner = [part for part in parts if part.kind not in _ROOT_TYPES]
    files = {
        "[Content_Types].xml": _content_types(parts),
        "_rels/.rels": _relationships({part: _ROOT_TYPES[part.kind] for part in root}, ""),
        "word/_rels/document.xml.rels": _relationships(
            {part: _OFFICE + part.kind for part in inner}, "word/"
        ),
    } | {part.name: part.xml for part in parts}
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, xml in files.items():
            info = ZipInfo(name, _EARLIEST)
            archive.writestr(info, (_PROLOGUE + xml).encode(), ZIP_DEFLATED, _COMPRESSION)
    return buffer.getvalue()


def _content_types(parts: Iterable[Part]) -> str:
    overrides = "".join(
        f'<Override PartName="/{part.name}" ContentType="{_CONTENT_TYPES[part.kind]}"/>'
        for part in parts
    )
    relationships = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'<Types xmlns="{_PACKAGE}content-types">'
        f'<Default Extension="rels" ContentType="{relationships}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relationships(types: dict[Part, str], folder: str) -> str:
    links = "".join(
        f'<Relationship Id="{part.id}" Type="{type_}" Target="{part.name.removeprefix(folder)}"/>'
        for part, type_ in types.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}relationships">{links}</Relationships>'
