"""The document's properties, as the file manager shows them."""

from datetime import UTC, datetime

from docx.opc.coreprops import CoreProperties

from core.document.document import Document
from core.formats.setting.cleaning import clean

_LONGEST = 255  # characters of a property


def set_properties(properties: CoreProperties, document: Document, created: datetime) -> None:
    """Set title, author, subject, language and time."""
    agency = clean(document.agency)[:_LONGEST]
    properties.title = clean(document.title)[:_LONGEST]
    properties.subject = f"{document.year}年度报告"
    properties.author = properties.last_modified_by = agency
    properties.comments = ""  # python-docx's own name
    properties.language = "zh-CN"
    properties.created = properties.modified = created.astimezone(UTC)
