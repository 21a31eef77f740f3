"""What a PDF file says of itself to archives: XMP (ISO 16684-1) for PDF/A-2b and PDF/UA-1."""

from datetime import datetime
from html import escape
from typing import NamedTuple

_NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
# PDF/A knows the names of its time; later ones are to be described in the file itself.
_UA_SCHEMA = (
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>"
    f"<pdfaSchema:namespaceURI>{_NAMESPACES['pdfuaid']}</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    "<pdfaProperty:name>part</pdfaProperty:name>"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property>"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>"
)
_PACKET = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'


class Properties(NamedTuple):
    """What the file's properties and its XMP say alike."""

    title: str
    author: str
    subject: str
    keywords: str
    program: str
    created: datetime


def xmp(properties: Properties) -> bytes:
    """Return the packet of metadata."""
    names = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items())
    described = (
        "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>"
        "<pdfuaid:part>1</pdfuaid:part>"
        f"{_in_a_language('dc:title', properties.title)}"
        f"<dc:creator><rdf:Seq><rdf:li>{escape(properties.author)}</rdf:li></rdf:Seq></dc:creator>"
        f"{_in_a_language('dc:description', properties.subject)}"
        f"{_simple('pdf:Keywords', properties.keywords)}"
        f"{_simple('pdf:Producer', properties.program)}"
        f"{_simple('xmp:CreatorTool', properties.program)}"
        f"{_dates(properties.created)}"
    )
    return (
        f'{_PACKET}\n<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF{names}>'
        f'<rdf:Description rdf:about="">{described}{_UA_SCHEMA}</rdf:Description>'
        '</rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>\n'
    ).encode()


def _simple(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>"


def _in_a_language(name: str, text: str) -> str:
    item = f'<rdf:li xml:lang="x-default">{escape(text)}</rdf:li>'
    return f"<{name}><rdf:Alt>{item}</rdf:Alt></{name}>"


def _dates(created: datetime) -> str:
    moment = created.isoformat(timespec="seconds")
    return _simple("xmp:CreateDate", moment) + _simple("xmp:ModifyDate", moment)
