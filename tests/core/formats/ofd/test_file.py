"""The file itself: numbers that resolve, places that exist, what the standard requires."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from core.document.document import Attachment, Document
from core.exporting import write_document
from core.form.form import Form
from core.form.library import official_forms
from core.formats.pdf.writing.writer import PdfOptions
from core.formats.reading.safe_xml import Element as Xml
from core.formats.setting.fonts import shipped_fonts
from core.layout.compose import compose
from core.project.project_file import decode_project
from core.report.ledger_note import LedgerNote
from tests.core.formats.ofd.ofd_samples import NS, ofd_bytes, page_trees, parts, trees
from tests.core.formats.pdf.pdf_samples import document, figures, heading
from tests.factories import narrated_report

REQUIRED = {
    "OFD": {"Version", "DocType"},
    "Page": {"ID", "BaseLoc"},
    "Layer": {"ID"},
    "TextObject": {"ID", "Boundary", "Font", "Size"},
    "TextCode": {"X", "Y"},
    "PathObject": {"ID", "Boundary"},
    "Font": {"ID", "FontName"},
    "OutlineElem": {"Title"},
    "Action": {"Event"},
    "Dest": {"Type", "PageID"},
    "Attachment": {"ID", "Name"},
    "FillColor": {"Value"},
    "StrokeColor": {"Value"},
}
"""Attributes without which an element means nothing (GB/T 33190-2016)."""
ORDER = {
    "CommonData": ["MaxUnitID", "PageArea", "PublicRes"],
    "Document": ["CommonData", "Pages", "Outlines", "Attachments"],
    "DocBody": ["DocInfo", "DocRoot"],
}


@pytest.fixture(scope="module")
def sample() -> Document:
    whole = compose(narrated_report(official_forms().by_id("2021")), draft=True)
    return replace(whole, attachment=Attachment("报告.nianbao", b"{}"))


@pytest.fixture(scope="module")
def data(sample: Document) -> bytes:
    return ofd_bytes(sample)


def local(element: Xml) -> str:
    return str(element.tag).rpartition("}")[2]


def test_every_number_is_given_once_and_none_is_larger_than_the_largest(data: bytes) -> None:
    found = trees(data)
    given = [
        int(item.get("ID"))
        for tree in found.values()
        for item in tree.iter()
        if "ID" in item.attrib and local(item) != "Attachment"
    ]
    assert len(given) == len(set(given))
    largest = found["Doc_0/Document.xml"].findtext("o:CommonData/o:MaxUnitID", namespaces=NS)
    assert max(given) == int(largest)


def test_every_reference_resolves(data: bytes) -> None:
    found = trees(data)
    document_ = found["Doc_0/Document.xml"]
    fonts = {font.get("ID") for font in found["Doc_0/PublicRes.xml"].iterfind(".//o:Font", NS)}
    pages = {page.get("ID") for page in document_.iterfind("o:Pages/o:Page", NS)}
    texts = (text for page in page_trees(data) for text in page.iterfind(".//o:TextObject", NS))
    used = {text.get("Font") for text in texts}
    aims = {dest.get("PageID") for dest in document_.iterfind(".//o:Dest", NS)}
    assert used == fonts
    assert aims
    assert aims <= pages


def test_every_place_is_in_the_file_and_nothing_else_is(data: bytes) -> None:
    found = trees(data)
    named = {"OFD.xml", found["OFD.xml"].findtext(".//o:DocRoot", namespaces=NS)}
    document_ = found["Doc_0/Document.xml"]
    for path in ("o:CommonData/o:PublicRes", "o:Attachments"):
        named.add(f"Doc_0/{document_.findtext(path, namespaces=NS)}")
    named |= {f"Doc_0/{p.get('BaseLoc')}" for p in document_.iterfind("o:Pages/o:Page", NS)}
    resources = found["Doc_0/PublicRes.xml"]
    folder = resources.get("BaseLoc")
    named |= {f"Doc_0/{folder}/{f.text}" for f in resources.iterfind(".//o:FontFile", NS)}
    attached = found["Doc_0/Attachs/Attachments.xml"].iterfind(".//o:FileLoc", NS)
    named |= {place.text.lstrip("/") for place in attached}
    assert named == set(parts(data))


def test_every_element_has_what_it_must_have(data: bytes) -> None:
    for tree in trees(data).values():
        for item in tree.iter():
            is_page = item is tree and local(item) == "Page"  # not that of the list
            wanted = set() if is_page else REQUIRED.get(local(item), set())
            assert wanted <= set(item.attrib), local(item)
            order = ORDER.get(local(item))
            assert order is None or [local(child) for child in item] == order


def test_the_paper_is_a4_and_the_type_area_that_of_official_documents(data: bytes) -> None:
    area = trees(data)["Doc_0/Document.xml"].find("o:CommonData/o:PageArea", NS)
    assert area.findtext("o:PhysicalBox", namespaces=NS) == "0 0 210 297"
    assert area.findtext("o:ContentBox", namespaces=NS) == "28 37 156 225"


def test_a_font_has_the_characters_that_are_set_in_it_and_no_others(data: bytes) -> None:
    found, files = trees(data), parts(data)
    for font in found["Doc_0/PublicRes.xml"].iterfind(".//o:Font", NS):
        used = {
            character
            for page in page_trees(data)
            for text in page.iterfind(f".//o:TextObject[@Font='{font.get('ID')}']/o:TextCode", NS)
            for character in text.text
        }
        file = TTFont(BytesIO(files[f"Doc_0/Res/{font.findtext('o:FontFile', namespaces=NS)}"]))
        mapped = {chr(code) for code in file.getBestCmap()}
        assert used <= mapped
        assert mapped - used <= {" ", "　"}  # blanks at the ends of a run
        outlines, glyphs = file["glyf"], file.getBestCmap()
        assert all(outlines[glyphs[ord(c)]].numberOfContours for c in used - {" ", "　"})


def test_characters_beyond_the_basic_plane_are_found_too() -> None:
    found = parts(ofd_bytes(document(heading("一、𠅤家村和㙍堌"))))
    maps = [TTFont(BytesIO(part)).getBestCmap() for n, part in found.items() if n.endswith(".ttf")]
    assert any(ord("𠅤") in each for each in maps)
    assert any(ord("㙍") in each for each in maps)


def test_equal_reports_are_equal_bytes_and_have_one_identity() -> None:
    def identity(sample: Document, day: int = 20) -> str:
        options = PdfOptions(created=datetime(2026, 1, day, tzinfo=UTC), fonts=shipped_fonts())
        entry = trees(ofd_bytes(sample, options))["OFD.xml"]
        return str(entry.findtext(".//o:DocID", namespaces=NS))

    one, other = document(figures(3)), document(figures(3, value=1))
    assert ofd_bytes(one) == ofd_bytes(document(figures(3)))
    assert identity(one) == identity(one, day=21)
    assert identity(one) != identity(other)
    assert len(identity(one)) == 32


def test_title_and_organ_stand_in_the_properties_whatever_they_hold() -> None:
    odd = replace(document(agency='<甲>&"乙"\x00\ud800\uffff'), title_parts=("<题>&\n目",))
    entry = trees(ofd_bytes(odd))["OFD.xml"]
    assert entry.findtext(".//o:Title", namespaces=NS) == "<题>&目"
    assert entry.findtext(".//o:Author", namespaces=NS) == '<甲>&"乙"'


def test_the_outline_has_sections_below_the_title(data: bytes) -> None:
    outline = trees(data)["Doc_0/Document.xml"].find("o:Outlines", NS)
    (title,) = outline.findall("o:OutlineElem", NS)
    sections = [each.get("Title") for each in title.findall("o:OutlineElem", NS)]
    assert sections[0] == "一、总体情况"
    assert len(sections) == 6


def test_the_project_file_goes_along(form_2021: Form) -> None:
    report = narrated_report(form_2021)
    report.ledgers["applications"] = LedgerNote("/home/某人/台账.xlsx", 2025, {})
    file = BytesIO()
    write_document(report, "ofd", file)
    (attached,) = (p for name, p in parts(file.getvalue()).items() if name.endswith(".nianbao"))
    found = decode_project(attached, "附件")
    assert not found.doubt
    assert found.report.values == report.values
    assert found.report.narratives == report.narratives
    assert "某人".encode() not in attached  # where a register is on this machine stays here
    listed = trees(file.getvalue())["Doc_0/Attachs/Attachments.xml"].find("o:Attachment", NS)
    assert listed.get("Format") == "nianbao"
    assert report.heading.title in listed.get("Name")


def test_without_a_file_to_go_along_there_is_no_list(sample: Document) -> None:
    found = trees(ofd_bytes(replace(sample, attachment=None)))
    assert found["Doc_0/Document.xml"].find("o:Attachments", NS) is None
