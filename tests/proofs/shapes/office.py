"""Word, Excel and open sheets made to do harm; an archive unpacks to the size."""

import io
import zipfile

from tests.proofs.shapes.shape import Shape, repeated


def zipped(**parts: bytes) -> bytes:
    """Return an archive of these parts, whose names have __ for / and _dot_ for a dot."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        for name, content in parts.items():
            file.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return made.getvalue()


_W = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_RELS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _link(kind: str, target: str) -> bytes:
    return f'<Relationship Id="r" Type="{_OFFICE}/{kind}" Target="{target}"/>'.encode()


def docx(body: bytes, **others: bytes) -> bytes:
    """Return a Word file with this in its body."""
    main = b"<w:document %s><w:body>%s</w:body></w:document>" % (_W, body)
    links = _RELS % _link("officeDocument", "word/document.xml")
    return zipped(_rels___dot_rels=links, word__document_dot_xml=main, **others)


_S = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def xlsx(sheet: bytes, **others: bytes) -> bytes:
    """Return an Excel file with this in its sheet."""
    sheets = b'<sheets><sheet name="1" sheetId="1" r:id="r"/></sheets>'
    book = b'<workbook %s xmlns:r="%s">%s</workbook>'
    return zipped(
        _rels___dot_rels=_RELS % _link("officeDocument", "xl/workbook.xml"),
        xl__workbook_dot_xml=book % (_S, _OFFICE.encode(), sheets),
        xl___rels__workbook_dot_xml_dot_rels=_RELS % _link("worksheet", "worksheets/s.xml"),
        xl__worksheets__s_dot_xml=b"<worksheet %s>%s</worksheet>" % (_S, sheet),
        **others,
    )


_T, _O = (
    b"urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    b"urn:oasis:names:tc:opendocument:xmlns:",
)


def ods(rows: bytes) -> bytes:
    """Return an open sheet with these rows."""
    spaces = b'xmlns:table="%s" xmlns:office="%soffice:1.0" xmlns:text="%stext:1.0"' % (_T, _O, _O)
    content = (
        b"<office:document-content %s><office:body><office:spreadsheet><table:table>%s"
        b"</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return zipped(mimetype=kind, content_dot_xml=content % (spaces, rows))


_P = b"<w:p><w:r><w:t>1</w:t></w:r></w:p>"
_CELL = b"<w:tc>" + _P + b"</w:tc>"
_BOMB = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">%s]>' % b"".join(
    b'<!ENTITY %c "%s">' % (98 + n, (b"&%c;" % (97 + n)) * 10) for n in range(20)
)

OFFICE: dict[str, Shape] = {
    "paragraphs.docx": lambda n: docx(repeated(_P, n)),
    "runs.docx": lambda n: docx(b"<w:p>" + repeated(_P[5:-6], n) + b"</w:p>"),
    "breaks.docx": lambda n: docx(b"<w:p><w:r>" + repeated(b"<w:br/>", n) + b"</w:r></w:p>"),
    "long text.docx": lambda n: docx(_P.replace(b"1", b"1" * n)),
    "cells.docx": lambda n: docx(b"<w:tbl><w:tr>" + repeated(_CELL, n) + b"</w:tr></w:tbl>"),
    "rows.docx": lambda n: docx(
        b"<w:tbl>" + repeated(b"<w:tr>" + _CELL + b"</w:tr>", n) + b"</w:tbl>"
    ),
    "spans.docx": lambda n: docx(
        b"<w:tbl>"
        + repeated(
            b'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999"/></w:tcPr>' + _P + b"</w:tc></w:tr>", n
        )
        + b"</w:tbl>"
    ),
    "deep.docx": lambda n: docx(
        (k := n // 26) * b"<w:sdt><w:sdtContent>" + _P + k * b"</w:sdtContent></w:sdt>"
    ),
    "attributes.docx": lambda n: docx(
        b"<w:p " + b" ".join(b'a%d=""' % k for k in range(n // 10)) + b"/>"
    ),
    "bomb.docx": lambda n: zipped(
        _rels___dot_rels=_RELS % _link("officeDocument", "word/document.xml"),
        word__document_dot_xml=_BOMB + b"<a>&u;</a>" + b" " * n,
    ),
    "styles.docx": lambda n: docx(
        repeated(_P, n // 2),
        word__styles_dot_xml=b"<w:styles %s>%s</w:styles>"
        % (
            _W,
            b"".join(
                b'<w:style w:styleId="s%d"><w:basedOn w:val="s%d"/></w:style>' % (k, k + 1)
                for k in range(n // 120)
            ),
        ),
    ),
    "cells.xlsx": lambda n: xlsx(
        b'<sheetData><row r="1">' + repeated(b"<c><v>1</v></c>", n) + b"</row></sheetData>"
    ),
    "rows.xlsx": lambda n: xlsx(
        b"<sheetData>" + repeated(b"<row><c><v>1</v></c></row>", n) + b"</sheetData>"
    ),
    "far.xlsx": lambda n: xlsx(
        b"<sheetData>"
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>' + b" " * n + b"</sheetData>"
    ),
    "merged.xlsx": lambda n: xlsx(
        b'<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData><mergeCells>'
        + repeated(b'<mergeCell ref="A1:XFD1048576"/>', n)
        + b"</mergeCells>"
    ),
    "strings.xlsx": lambda n: xlsx(
        b'<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>',
        xl__sharedStrings_dot_xml=b"<sst %s>%s</sst>" % (_S, repeated(b"<si><t>1</t></si>", n)),
    ),
    "text.xlsx": lambda n: xlsx(
        b'<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>'
        + b"1" * n
        + b"</t></is></c></row></sheetData>"
    ),
    "bomb.xlsx": lambda n: xlsx(_BOMB + b"<sheetData>" + b" " * n + b"</sheetData>"),
    "repeated.ods": lambda n: ods(
        repeated(
            b'<table:table-row table:number-rows-repeated="1048576"><table:table-cell'
            b' table:number-columns-repeated="16384"><text:p>1</text:p></table:table-cell>'
            b"</table:table-row>",
            n,
        )
    ),
    "cells.ods": lambda n: ods(
        b"<table:table-row>"
        + repeated(b"<table:table-cell><text:p>1</text:p></table:table-cell>", n)
        + b"</table:table-row>"
    ),
    "rows.ods": lambda n: ods(
        repeated(b"<table:table-row><table:table-cell/></table:table-row>", n)
    ),
}
