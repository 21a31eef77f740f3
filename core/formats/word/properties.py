"""The document's properties, as the file manager shows them."""

from datetime import UTC, datetime
from xml.sax.saxutils import escape

from core.document import Document
from core.formats.word.text import clean

PROGRAM = "政务公开年报"
_NAMESPACES = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)


def core_part(document: Document, created: datetime) -> str:
    """Return title, author, subject, language and time."""
    title, agency = escape(clean(document.title)), escape(clean(document.agency))
    time = created.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    times = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{time}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return (
        f"<cp:coreProperties {_NAMESPACES}><dc:title>{title}</dc:title>"
        f"<dc:subject>{document.year}年度政府信息公开工作年度报告</dc:subject>"
        f"<dc:creator>{agency}</dc:creator><cp:lastModifiedBy>{agency}</cp:lastModifiedBy>"
        f"<dc:language>zh-CN</dc:language>{times}</cp:coreProperties>"
    )


def application_part() -> str:
    """Return which program made the document."""
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return f'<Properties xmlns="{namespace}"><Application>{PROGRAM}</Application></Properties>'
