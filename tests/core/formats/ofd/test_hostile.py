"""OFD files made to do harm: refused in one sentence, or read as far as they are sane."""

import time
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.formats.ofd.reading.reader import read
from core.formats.pdf.reading import reader as pdf_reader
from tests.core.formats.ofd.ofd_dialects import ENTRY, SPACE, zipped
from tests.core.formats.ofd.ofd_samples import ofd_bytes, parts
from tests.core.formats.ofd.test_reader import small, text
from tests.core.formats.pdf.pdf_samples import document, figures
from tests.core.formats.readings import reads_or_refuses, sentence, texts

SECONDS = 5
WHOLE = parts(small(text("文字")))
TEXT = WHOLE["Doc_0/P.xml"].decode()
UNIT = (
    '<ofd:CompositeGraphicUnit ID="7"><ofd:Content>'
    + '<ofd:CompositeObject ID="2" Boundary="0 0 9 9" ResourceID="7"/>' * 30
    + "</ofd:Content></ofd:CompositeGraphicUnit>"
)
ENTITIES = '<!DOCTYPE a [<!ENTITY b "文"><!ENTITY c SYSTEM "file:///etc/passwd">]>'


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_reader, "_is_expendable", True)


def with_part(name: str, part: str | bytes) -> bytes:
    return zipped(WHOLE | {name: part if isinstance(part, bytes) else part.encode()})


def document_with(pages: str, root: str = "Doc_0/Document.xml") -> bytes:
    content = (
        f"<ofd:Document {SPACE}><ofd:CommonData/><ofd:Pages>{pages}</ofd:Pages></ofd:Document>"
    )
    return zipped(WHOLE | {root: content.encode()})


REFUSED = {
    "a bomb": (with_part("Doc_0/P.xml", b" " * 60_000_000), "太大"),
    "a bomb of tags": (with_part("Doc_0/P.xml", "<a/>" * 2_000_000), "太大"),
    "entities": (with_part("Doc_0/P.xml", f"{ENTITIES}<a>&b;&c;</a>"), "损坏"),
    "entities in the entry": (with_part("OFD.xml", f"{ENTITIES}<a>&c;</a>"), "损坏"),
    "outside": (
        zipped(WHOLE | {"OFD.xml": ENTRY.format(SPACE, "../../../../etc/passwd").encode()}),
        "损坏",
    ),
    "no pages": (document_with(""), "没有文字"),
    "too many pages": (document_with('<ofd:Page ID="1" BaseLoc="P.xml"/>' * 5000), "太大"),
    "pages that are not there": (document_with('<ofd:Page BaseLoc="../../P.xml"/>'), "没有文字"),
    "locked": (with_part("Decryptseed.dat", b"0"), "加了密"),
    "no document": (zipped({"OFD.xml": ENTRY.format(SPACE, "Doc_0/None.xml")}), "损坏"),
    "no XML": (with_part("Doc_0/Document.xml", b"\x00\xff"), "损坏"),
    "no zip file": (b"PK\x03\x04 OFD.xml", "损坏"),
    "too deep": (with_part("Doc_0/P.xml", "<a>" * 5000 + "</a>" * 5000), "损坏"),
}


@pytest.mark.parametrize(("data", "reason"), REFUSED.values(), ids=REFUSED)
def test_refused(data: bytes, reason: str) -> None:
    started = time.process_time()
    assert reason in sentence(read, data)
    assert time.process_time() - started < SECONDS


ODD = {
    "endless composites": small(
        text("文字") + '<ofd:CompositeObject ID="1" Boundary="0 0 9 9" ResourceID="7"/>', UNIT
    ),
    "endless steps": small(text("文字", deltas='DeltaX="g 999999999999 5"')),
    "no numbers": small(text("文字") + text("坏", how='CTM="a b c d e f" HScale="nan"', y=80)),
    "far away": small(text("文字") + text("远", how='CTM="1e300 0 0 1e300 inf 0"', y=90)),
    "no paper": small(text("文字"), box="0 0 0 -5"),
    "endless paper": small(text("文字"), box="0 0 1e9 1e9"),
    "many commands": small(
        text("文字")
        + '<ofd:PathObject ID="1" Boundary="0 0 9 9"><ofd:AbbreviatedData>'
        + "M 1 1 L 9 9 " * 40_000
        + "</ofd:AbbreviatedData></ofd:PathObject>"
    ),
    "a path of nonsense": small(
        text("文字")
        + '<ofd:PathObject ID="1" Boundary="x"><ofd:AbbreviatedData>C C L M 1 Q 2 ! 7 L 3'
        "</ofd:AbbreviatedData></ofd:PathObject>"
    ),
    "many templates": with_part(
        "Doc_0/P.xml",
        TEXT.replace("<ofd:Content>", '<ofd:Template TemplateID="1"/>' * 9000 + "<ofd:Content>"),
    ),
}


@pytest.mark.parametrize("data", ODD.values(), ids=ODD)
def test_read_as_far_as_it_is_sane(data: bytes) -> None:
    started = time.process_time()
    assert "文字" in "".join(texts(read(data)))
    assert time.process_time() - started < SECONDS


@settings(max_examples=60, deadline=None)
@given(st.randoms(use_true_random=False))
def test_damage_is_told_in_one_sentence(random: Random) -> None:
    data = bytearray(_OWN)
    for _ in range(random.randrange(1, 30)):
        data[random.randrange(len(data))] = random.randrange(256)
    reads_or_refuses(read, bytes(data[: random.randrange(len(data) // 2, len(data) + 1)]))


_OWN = ofd_bytes(document(figures(5)))
