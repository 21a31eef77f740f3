"""Parts of office files that were read, to be written again."""

from lxml import etree  # type: ignore[import-untyped]

from core.formats.reading.safe_xml import Element


def as_part(root: Element) -> bytes:
    """Return a part as office programs write it."""
    data: bytes = etree.tostring(
        root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True
    )
    return data
