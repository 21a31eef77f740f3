"""What an OFD says of itself: its properties, its pages, its outline, its attachment."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from core import VERSION
from core.document.document import Attachment, Document, Paragraph
from core.formats.ofd.writing.painting import AREA
from core.formats.ofd.writing.xml import element, escaped, number, part
from core.formats.pdf.writing.geometry import PAGE_HEIGHT
from core.formats.pdf.writing.pages import Bookmark, Page
from core.formats.pdf.writing.painting import CREATOR, SUBJECT
from core.formats.pdf.writing.typefaces import Typeface

FOLDER = "Doc_0"
ATTACHED = "Attachs/report"
"""Where the attached file is, in the document's folder, without its suffix."""
_ATTACHMENTS = "Attachs/Attachments.xml"
_IDENTITIES = uuid.UUID("5d5ab5a6-3c0f-4f0e-9d0c-6a2c2f6b7d11")  # of reports; chosen once


def entry_part(document: Document, created: datetime) -> bytes:
    """Return OFD.xml: the properties, and where the document is."""
    day = f"{created:%Y-%m-%d}"
    keywords = (SUBJECT, document.agency, f"{document.year}年")
    info = (
        element("DocID", _identity(document))
        + element("Title", document.title)
        + element("Author", document.agency)
        + element("Subject", f"{document.year}年度报告")
        + element("CreationDate", day)
        + element("ModDate", day)
        + element("DocUsage", "Normal")
        + f"<ofd:Keywords>{''.join(element('Keyword', word) for word in keywords)}</ofd:Keywords>"
        + element("Creator", CREATOR)
        + element("CreatorVersion", VERSION)
    )
    body = f"<ofd:DocInfo>{info}</ofd:DocInfo><ofd:DocRoot>{FOLDER}/Document.xml</ofd:DocRoot>"
    return part("OFD", ' Version="1.0" DocType="OFD"', f"<ofd:DocBody>{body}</ofd:DocBody>")


def _identity(document: Document) -> str:
    """Return the same 32 digits for the same report, whatever the day or the fonts."""
    texts = [document.title, document.agency, str(document.year)]
    for block in document.blocks:
        if isinstance(block, Paragraph):
            texts.append(block.text)
        else:
            texts += (cell.text for cell in block.cells)
    texts += (document.signature.agency, document.signature.date, str(document.draft))
    whole = "\n".join(texts).encode(errors="replace").decode()
    return uuid.uuid5(_IDENTITIES, whole).hex


def document_part(
    pages: Sequence[Page], page_ids: Sequence[int], last: int, attachment: Attachment | None
) -> bytes:
    """Return Document.xml; `last` is the largest number that anything has."""
    common = (
        f"<ofd:MaxUnitID>{last}</ofd:MaxUnitID><ofd:PageArea>{AREA}</ofd:PageArea>"
        "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>"
    )
    places = "".join(
        f'<ofd:Page ID="{id_}" BaseLoc="{page_place(index)}"/>'
        for index, id_ in enumerate(page_ids)
    )
    marks = [
        (mark, id_) for page, id_ in zip(pages, page_ids, strict=True) for mark in page.bookmarks
    ]
    outline = f"<ofd:Outlines>{''.join(_outline(marks))}</ofd:Outlines>" if marks else ""
    return part(
        "Document",
        "",
        f"<ofd:CommonData>{common}</ofd:CommonData><ofd:Pages>{places}</ofd:Pages>{outline}"
        + (element("Attachments", _ATTACHMENTS) if attachment else ""),
    )


def page_place(index: int) -> str:
    """Return where a page is in the document's folder."""
    return f"Pages/Page_{index}/Content.xml"


def _outline(marks: Sequence[tuple[Bookmark, int]]) -> Iterator[str]:
    """Yield the entries of the highest level here, those below each inside it."""
    start = 0
    while start < len(marks):
        mark, page = marks[start]
        deeper = (
            index for index in range(start + 1, len(marks)) if marks[index][0].level <= mark.level
        )
        end = next(deeper, len(marks))
        inner = "".join(_outline(marks[start + 1 : end]))
        yield (
            f'<ofd:OutlineElem Title="{escaped(mark.title)}"><ofd:Actions>'
            f'<ofd:Action Event="CLICK"><ofd:Goto><ofd:Dest Type="XYZ" PageID="{page}" Left="0"'
            f' Top="{number(PAGE_HEIGHT - mark.top)}"/></ofd:Goto></ofd:Action></ofd:Actions>'
            f"{inner}</ofd:OutlineElem>"
        )
        start = end


def fonts_part(fonts: Mapping[Typeface, int]) -> bytes:
    """Return PublicRes.xml; no two fonts have the same name, by which some readers keep them."""
    names: list[str] = []
    entries = ""
    for typeface, id_ in fonts.items():
        names.append(typeface.name)
        times = names.count(typeface.name)
        name = escaped(f"{typeface.name} {times}" if times > 1 else typeface.name)
        entries += (
            f'<ofd:Font ID="{id_}" FontName="{name}" FamilyName="{name}" Charset="unicode">'
            f"<ofd:FontFile>{font_place(id_)}</ofd:FontFile></ofd:Font>"
        )
    return part("Res", ' BaseLoc="Res"', f"<ofd:Fonts>{entries}</ofd:Fonts>")


def font_place(id_: int) -> str:
    """Return where a font is in the folder of the resources."""
    return f"font_{id_}.ttf"


def attachment_parts(attachment: Attachment, created: datetime) -> Iterator[tuple[str, bytes]]:
    """Yield the list of the attachments and the attached file, each with its place."""
    stem, _, suffix = attachment.name.rpartition(".")
    place = f"{ATTACHED}.{suffix}"
    size = f"{len(attachment.data) / 1024:.3f}"
    entry = (
        f'<ofd:Attachment ID="A1" Name="{escaped(stem)}" Format="{escaped(suffix)}"'
        f' CreationDate="{created:%Y-%m-%d}" Size="{size}"><ofd:FileLoc>/{FOLDER}/{place}'
        "</ofd:FileLoc></ofd:Attachment>"
    )
    yield f"{FOLDER}/{_ATTACHMENTS}", part("Attachments", "", entry)
    yield f"{FOLDER}/{place}", attachment.data
