"""Word files made by hand from pieces of XML, and what is read from them."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

from core.document.document import Document, Paragraph, Table
from core.formats.word.reading.reader import read

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{MAIN}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    f'xmlns:r="{_KINDS}" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"


def relations(targets: Mapping[str, str]) -> str:
    """The XML that names parts by their kind."""
    items = "".join(
        f'<Relationship Id="r{number}" Type="{_KINDS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{_LINKS}">{items}</Relationships>'


def xml(root: str, content: str) -> str:
    """A part with its namespaces."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {_NAMESPACES}>{content}</w:{root}>'


def zipped(parts: Mapping[str, str] | Mapping[str, bytes] | Mapping[str, str | bytes]) -> bytes:
    """A zip file."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def docx(body: str, main: str = "word/document.xml", **parts: str) -> bytes:
    """A Word file with this body; `styles`, `numbering` and the like are parts by their kind."""
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": relations({"officeDocument": main}),
            main: xml("document", f"<w:body>{body}</w:body>"),
            f"word/_rels/{main.removeprefix('word/')}.rels": relations(
                {kind: f"{kind}.xml" for kind in parts}
            ),
        }
        | {f"word/{kind}.xml": xml(kind, content) for kind, content in parts.items()}
    )


def with_files(data: bytes, files: Mapping[str, tuple[str, str, bytes]]) -> bytes:
    """A Word file with more parts: by the id that refers to them their kind, name and content."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    links = "".join(
        f'<Relationship Id="{id_}" Type="{_KINDS}/{kind}" Target="{name}"/>'
        for id_, (kind, name, _) in files.items()
    )
    name = "word/_rels/document.xml.rels"
    parts[name] = parts[name].replace(b"</Relationships>", f"{links}</Relationships>".encode())
    return zipped(parts | {f"word/{name}": content for _, name, content in files.values()})


def p(*runs: str, properties: str = "") -> str:
    """A paragraph."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def line(text: str) -> str:
    """A paragraph of plain text."""
    return p(r(text))


def tc(content: str, properties: str = "") -> str:
    """A cell with a text, or with blocks of its own."""
    inside = content if content.startswith("<w:") else line(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str) -> str:
    """A table."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def box_xml(content: str) -> str:
    """A text box, as Word writes it: once for itself and once for older programs."""
    inside = f"<w:txbxContent>{content}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent>"
        '<mc:Choice Requires="wps">'
        f"<w:drawing><wps:txbx>{inside}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def blocks(data: bytes) -> list[str | list[str]]:
    """What is read: a text for each paragraph, the texts of the cells for each table."""
    return shown(read(data))


def shown(document: Document) -> list[str | list[str]]:
    """Paragraphs as texts, tables as lists of their cells' texts."""
    return [
        block.text if isinstance(block, Paragraph) else [cell.text for cell in block.cells]
        for block in document.blocks
    ]


def body(content: str, **parts: str) -> list[str | list[str]]:
    """What is read of a Word file with this body."""
    return blocks(docx(content, **parts))


def boxes(table: Table) -> dict[str, tuple[int, int, int, int]]:
    """Row, column, height and width of every cell by its text; without the empty ones."""
    return {
        cell.text: (cell.row, cell.column, cell.row_span, cell.column_span)
        for cell in table.cells
        if cell.text
    }
