"""What archives ask of a PDF file: PDF/A-2b, as a checker that others wrote sees it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from io import BytesIO

import pikepdf
import pytest
from lxml import etree  # type: ignore[import-untyped]
from pikepdf import pdfa
from PIL import Image, ImageCms

from core.document.document import Document, Paragraph, Signature, SignOff
from core.formats.pdf.writing.color_profile import srgb_profile
from core.formats.pdf.writing.writer import PdfOptions
from core.formats.setting.fonts import shipped_fonts
from tests.core.formats.charts.chart_samples import parts
from tests.core.formats.pdf.pdf_samples import document, figures, heading, pdf_bytes

SAMPLE = document(
    heading("一、总体情况"),
    Paragraph("（一）公开。全年公开㙍𠮷镇 abc 1,234 条。" * 60, 2, 6),
    heading("二、主动公开", "disclosure"),
    figures(40, 6),
)
SIGNED = replace(
    SAMPLE,
    code="数字 7K2MX-04QTB 文字 AAAAA-BBBBB",
    draft=True,
    sign_off=SignOff(findings=(("错误", "落款", "没有日期。"),), code="NIANBAO:7K2MX"),
)
ODD = document(Paragraph("正\ud800文\x01。"), agency="清<溪>&\x02镇\ud83d")
EMPTY = Document((), "", 2025, (), Signature("", ""))
DRAWN = document(Paragraph(parts(60, 30).words, chart=parts(60, 30)))
NAMES = {
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "schema": "http://www.aiim.org/pdfa/ns/schema#",
    "property": "http://www.aiim.org/pdfa/ns/property#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}
NOT_READ_BY_THE_CHECKER = ("pdfaExtension", "pdfaSchema", "pdfaProperty", "pdfuaid")


def findings(data: bytes) -> Iterator[str]:
    """What the checker finds; it says of itself that it reads no description of a schema."""
    for finding in pdfa.validate_written(BytesIO(data), "2b").findings:
        if not any(name in finding.message for name in NOT_READ_BY_THE_CHECKER):
            yield str(finding)


def metadata(sample: Document, options: PdfOptions | None = None) -> etree._Element:
    with pikepdf.open(BytesIO(pdf_bytes(sample, options or PdfOptions()))) as file:
        return etree.fromstring(file.Root.Metadata.read_bytes())


def said(tree: etree._Element, path: str) -> str:
    return str(tree.xpath(f"string(//{path})", namespaces=NAMES))


@pytest.mark.parametrize("sample", [SAMPLE, SIGNED, ODD, EMPTY, DRAWN])
def test_the_file_is_what_archives_take(sample: Document) -> None:
    assert list(findings(pdf_bytes(sample))) == []


def test_the_checker_would_find_what_is_wrong() -> None:
    damaged = BytesIO()
    with pikepdf.open(BytesIO(pdf_bytes(SAMPLE))) as file:
        file.pages[0].Trans = pikepdf.Dictionary(S=pikepdf.Name.Wipe)
        del file.Root.OutputIntents
        file.save(damaged)
    assert len(list(findings(damaged.getvalue()))) >= 2


def test_metadata_claims_archives_and_readers_for_the_blind() -> None:
    tree = metadata(SAMPLE)
    assert [said(tree, f"pdfaid:{name}") for name in ("part", "conformance")] == ["2", "B"]
    assert said(tree, "pdfuaid:part") == "1"


def test_a_name_that_archives_do_not_know_is_described() -> None:
    (described,) = metadata(SAMPLE).findall(".//schema:property/rdf:Seq/rdf:li", NAMES)
    assert {child.tag.split("}")[1]: child.text for child in described} == {
        "name": "part",
        "valueType": "Integer",
        "category": "internal",
        "description": "Part of ISO 14289",
    }
    (space,) = metadata(SAMPLE).findall(".//schema:namespaceURI", NAMES)
    assert space.text == NAMES["pdfuaid"]


def test_metadata_and_properties_say_the_same() -> None:
    created = datetime.fromisoformat("2026-01-20T09:30:00+08:00")
    data = pdf_bytes(ODD, PdfOptions(created=created, fonts=shipped_fonts()))
    with pikepdf.open(BytesIO(data)) as file:
        properties = {name: str(value) for name, value in file.docinfo.items()}
        tree = etree.fromstring(file.Root.Metadata.read_bytes())
    for name, path in {
        "/Title": "dc:title//rdf:li",
        "/Author": "dc:creator//rdf:li",
        "/Subject": "dc:description//rdf:li",
        "/Keywords": "pdf:Keywords",
        "/Creator": "xmp:CreatorTool",
        "/Producer": "pdf:Producer",
    }.items():
        assert said(tree, path) == properties[name]
    assert said(tree, "xmp:CreateDate") == "2026-01-20T09:30:00+08:00"
    assert properties["/CreationDate"] == "D:20260120093000+08'00'"


def test_the_profile_is_srgb() -> None:
    profile = ImageCms.ImageCmsProfile(BytesIO(srgb_profile()))
    colours = Image.new("RGB", (6, 6))
    for place in range(36):
        colours.putpixel((place % 6, place // 6), (place * 7, 255 - place * 5, place * place % 256))
    same = ImageCms.profileToProfile(colours, profile, ImageCms.createProfile("sRGB"))
    assert same is not None
    pairs = zip(colours.tobytes(), same.tobytes(), strict=True)
    assert max(abs(one - other) for one, other in pairs) <= 1
    assert len(srgb_profile()) < 600
