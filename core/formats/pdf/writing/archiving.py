"""What PDF/A-2 and PDF/UA-1 ask of a file beyond its pages; the library has no way to say it."""

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFStream

from core.formats.pdf.writing.color_profile import srgb_profile
from core.formats.pdf.writing.metadata import Properties, xmp


def describe_for_archives(file: PDFDocument, properties: Properties) -> None:
    """Add the metadata, and the profile that says what the file's colours mean."""
    catalog = file.Catalog  # type: ignore[attr-defined]
    catalog.Metadata = _stream(xmp(properties), filters=[], Type="/Metadata", Subtype="/XML")
    stream = _stream(srgb_profile(), N="3")
    profile = file.Reference(stream).format(file)  # type: ignore[no-untyped-call]
    intent = b"<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) "
    intent += b"/Info (sRGB IEC61966-2.1) /DestOutputProfile %s>>" % profile
    catalog.OutputIntents = b"[%s]" % intent
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]


def _stream(content: bytes, filters: list[object] | None = None, **entries: str) -> PDFStream:
    stream = PDFStream(content=content, filters=filters)
    for name, value in entries.items():
        stream.dictionary[name] = value
    return stream


def finish_page(file: PDFDocument, index: int) -> None:
    """Tie the page that was added last to the structure, by its place among the pages.

    The library writes an empty transition on every page, which archives do not take.
    """
    page = file.Pages[index]  # type: ignore[attr-defined]
    page.Trans = None
    page.StructParents = index
    page.Tabs = "/S"
    page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
