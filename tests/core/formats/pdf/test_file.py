"""The PDF file as a file: properties, outline, identity, progress."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO

import pdfplumber
import pytest
from pdfminer.pdftypes import resolve1
from pdfplumber.pdf import PDF

from core.document.document import Document, Paragraph, Signature
from core.formats.pdf.writing.geometry import PAGE_HEIGHT, TOP
from core.formats.pdf.writing.writer import PdfOptions, write
from core.formats.setting.fonts import shipped_fonts
from core.moments import start_of_today
from tests.core.formats.pdf.pdf_samples import (
    SHIPPED,
    baseline,
    document,
    figures,
    heading,
    lines,
    pages,
    pdf_bytes,
)

SAMPLE = document(
    heading("一、总体情况"),
    Paragraph("全年公开。" * 200),
    heading("二、主动公开", "disclosure"),
    figures(5),
)
MORNING = datetime(2026, 1, 20, 9, 30, tzinfo=timezone(timedelta(hours=8)))


def opened(data: bytes) -> PDF:
    return pdfplumber.open(BytesIO(data))


def test_the_properties_describe_the_document() -> None:
    with opened(pdf_bytes(SAMPLE, PdfOptions(created=MORNING, fonts=shipped_fonts()))) as file:
        found = file.metadata
    assert found["Title"] == "清溪镇人民政府2025年政府信息公开工作年度报告"
    assert found["Author"] == "清溪镇人民政府"
    assert found["Subject"] == "2025年度报告"
    assert found["Creator"] == "政务公开年报"
    assert found["CreationDate"] == "D:20260120093000+08'00'"


def test_the_keywords_say_what_it_is_about() -> None:
    with opened(pdf_bytes(SAMPLE)) as file:
        keywords = file.metadata["Keywords"]
    assert keywords == "政府信息公开工作年度报告，清溪镇人民政府，2025年"


def test_the_same_document_gives_the_same_bytes() -> None:
    assert pdf_bytes(SAMPLE) == pdf_bytes(SAMPLE)
    later = PdfOptions(created=MORNING, fonts=shipped_fonts())
    assert pdf_bytes(SAMPLE, later) == pdf_bytes(SAMPLE, later) != pdf_bytes(SAMPLE)


def test_the_identity_is_of_content_and_date() -> None:
    later = PdfOptions(created=MORNING, fonts=shipped_fonts())
    samples = [(SAMPLE, SHIPPED), (SAMPLE, later), (document(Paragraph("别的。")), SHIPPED)]
    identities = set()
    for sample, options in samples:
        with opened(pdf_bytes(sample, options)) as file:
            identities.add(file.doc.xrefs[0].get_trailer()["ID"][0])
    assert len(identities) == 3


def test_the_date_is_that_of_writing() -> None:
    before = start_of_today()
    with opened(pdf_bytes(SAMPLE, PdfOptions(fonts=shipped_fonts()))) as file:
        found = file.metadata["CreationDate"].replace("'", "")
    assert before <= datetime.strptime(found, "D:%Y%m%d%H%M%S%z") <= datetime.now(UTC)


def test_the_outline_leads_to_title_and_headings() -> None:
    with opened(pdf_bytes(SAMPLE)) as file:
        found = [(level, title, target) for level, title, target, *_ in file.doc.get_outlines()]
        numbers = {page.page_obj.pageid: index for index, page in enumerate(file.pages)}
    assert [(level, title) for level, title, _ in found] == [
        (1, "清溪镇人民政府2025年政府信息公开工作年度报告"),
        (2, "一、总体情况"),
        (2, "二、主动公开"),
    ]
    assert [numbers[target[0].objid] for _, _, target in found] == [0, 0, 2]
    assert found[0][2][3] == pytest.approx(TOP, abs=0.01)
    second = next(line for line in lines(pages(SAMPLE)[2]) if line[0]["text"] == "二")
    assert baseline(second[0]) < found[2][2][3] < baseline(second[0]) + 30


def test_the_outline_leads_to_headings_that_run_into_their_paragraph() -> None:
    sample = document(
        Paragraph("（一）先于各部分的标题。正文。", 2, 12),
        heading("一、总体情况"),
        Paragraph("（一）主动公开情况。全年公开。", 2, 10),
        Paragraph("1.某一小项。不在目录。", 3, 6),
        Paragraph("（二）平台建设", 2, 7),
        heading("二、主动公开", "disclosure"),
    )
    with opened(pdf_bytes(sample)) as file:
        found = [(level, title) for level, title, *_ in file.doc.get_outlines()]
    assert found[1:] == [
        (2, "（一）先于各部分的标题"),
        (2, "一、总体情况"),
        (3, "（一）主动公开情况"),
        (3, "（二）平台建设"),
        (2, "二、主动公开"),
    ]


def test_a_heading_that_goes_to_the_next_page_is_led_to_there() -> None:
    sample = document(Paragraph("政" * 28 * 18), Paragraph("（一）平台。正文。" * 9, 2, 6))
    with opened(pdf_bytes(sample)) as file:
        _, target = [(title, target) for _, title, target, *_ in file.doc.get_outlines()][-1]
        assert file.pages[1].page_obj.pageid == target[0].objid


def test_headings_without_a_title_are_the_outline() -> None:
    sample = Document((), "", 2025, (heading("一、总体情况"),), Signature("", ""))
    with opened(pdf_bytes(sample)) as file:
        assert [entry[:2] for entry in file.doc.get_outlines()] == [(1, "一、总体情况")]


def test_a_viewer_shows_outline_and_title() -> None:
    with opened(pdf_bytes(SAMPLE)) as file:
        assert file.doc.catalog["PageMode"].name == "UseOutlines"
        assert resolve1(file.doc.catalog["ViewerPreferences"]) == {"DisplayDocTitle": True}


def test_two_threads_may_write_at_once() -> None:
    samples = [document(Paragraph(text * 40)) for text in ("公开政府信息", "依法答复申请")]
    expected = [pdf_bytes(sample) for sample in samples]
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(pdf_bytes, samples * 4)) == expected * 4


def test_the_pages_are_a4_and_chinese() -> None:
    with opened(pdf_bytes(SAMPLE)) as file:
        assert file.doc.catalog["Lang"] == b"zh-CN"
        assert {(round(page.width), round(page.height)) for page in file.pages} == {(595, 842)}
        assert len(file.pages) == 3
    assert pytest.approx(841.89, abs=0.01) == PAGE_HEIGHT


def test_progress_runs_from_start_to_end() -> None:
    seen: list[float] = []
    write(SAMPLE, BytesIO(), progress=seen.append, **SHIPPED)
    assert seen[0] == 0
    assert seen[-1] == 1
    assert seen == sorted(seen)
    assert len(seen) > 5


@pytest.mark.parametrize("steps", [1, 4, 6])
def test_progress_may_cancel_before_anything_is_written(steps: int) -> None:
    calls: list[float] = []

    def cancel(done: float) -> None:
        calls.append(done)
        if len(calls) == steps:
            raise KeyboardInterrupt

    file = BytesIO()
    with pytest.raises(KeyboardInterrupt):
        write(SAMPLE, file, progress=cancel, **SHIPPED)
    assert file.getvalue() == b""


def test_an_empty_document_is_one_page() -> None:
    with opened(pdf_bytes(Document((), "", 2025, (), Signature("", "")))) as file:
        assert len(file.pages) == 1
        assert "".join(char["text"] for char in file.pages[0].chars) == "— 1 —"


def test_fonts_of_the_machine_are_used_by_default() -> None:
    file = BytesIO()
    write(SAMPLE, file)
    with opened(file.getvalue()) as result:
        assert all("+" in char["fontname"] for char in result.pages[0].chars)


def test_half_a_character_does_no_harm() -> None:
    sample = document(
        heading("一、总体\ud800情况"), Paragraph("正\udc00文。"), agency="清\ud83d溪镇"
    )
    with opened(pdf_bytes(sample)) as file:
        text = "".join(char["text"] for char in file.pages[0].chars)
    assert "正〓文" in text
    assert "一、总体〓情况" in text
