"""Reading OFD files: this program's own, and the same pages as others write them."""

import pytest

from core.document.document import Document
from core.form.form import Form
from core.formats.ofd.reading.reader import read
from core.formats.ofd.reading.worker import messages
from core.formats.pdf.reading import reader as pdf_reader
from core.formats.pdf.reading.pages import SourcePage
from core.formats.pdf.reading.source import pages_of
from core.formats.reading.raw import ReadError
from core.layout.compose import compose
from tests.core.formats.ofd.ofd_dialects import (
    DIALECTS,
    ENTRY,
    SPACE,
    Dialect,
    plain,
    stroked,
    zipped,
)
from tests.core.formats.ofd.ofd_samples import ofd_bytes, parts
from tests.core.formats.pdf.pdf_drawing import read_here as read_pdf
from tests.core.formats.pdf.pdf_samples import document, figures, heading, pdf_bytes
from tests.core.formats.readings import geometries, texts
from tests.factories import narrated_report


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read without a process for each file."""
    monkeypatch.setattr(pdf_reader, "_is_expendable", True)


@pytest.fixture(scope="module")
def drawn() -> tuple[list[SourcePage], Document]:
    """Pages as a PDF has them, and what is read of them."""
    data = pdf_bytes(document(heading("一、总体情况"), figures(60), heading("二、其他 A 和 B")))
    return [page for _, page in pages_of(data)], read_pdf(data)


def squeezed(found: Document) -> list[str]:
    return ["".join(text.split()) for text in texts(found)]


def test_what_the_program_writes_comes_back_as_from_a_pdf(form: Form) -> None:
    whole = compose(narrated_report(form), draft=True)
    found, other = read(ofd_bytes(whole)), read_pdf(pdf_bytes(whole))
    assert geometries(found) == geometries(whole)
    assert squeezed(found) == squeezed(other)


@pytest.mark.parametrize("dialect", DIALECTS.values(), ids=DIALECTS)
def test_pages_that_others_write(
    drawn: tuple[list[SourcePage], Document], dialect: Dialect
) -> None:
    pages, other = drawn
    found = read(dialect.file(pages))
    assert geometries(found) == geometries(other)
    assert squeezed(found) == squeezed(other)


def small(objects: str, resources: str = "", box: str = "0 0 210 297") -> bytes:
    """A file of one page with some objects."""
    return zipped(
        {
            "OFD.xml": ENTRY.format(SPACE, "Doc_0/Document.xml"),
            "Doc_0/Document.xml": f"<ofd:Document {SPACE}><ofd:CommonData><ofd:PageArea>"
            f"<ofd:PhysicalBox>{box}</ofd:PhysicalBox></ofd:PageArea>"
            "<ofd:PublicRes>Res.xml</ofd:PublicRes></ofd:CommonData>"
            '<ofd:Pages><ofd:Page ID="1" BaseLoc="P.xml"/></ofd:Pages></ofd:Document>',
            "Doc_0/Res.xml": f"<ofd:Res {SPACE}>{resources}</ofd:Res>",
            "Doc_0/P.xml": f"<ofd:Page {SPACE}><ofd:Content><ofd:Layer>{objects}</ofd:Layer>"
            "</ofd:Content></ofd:Page>",
        }
    )


def text(
    words: str, y: float = 50, how: str = "", deltas: str = "", size: float = 5, x: float = 30
) -> str:
    return (
        f'<ofd:TextObject ID="1" Boundary="{x} {y} 90 9" Font="1" Size="{size}" {how}>'
        f'<ofd:TextCode X="0" Y="4" {deltas}>{words}</ofd:TextCode></ofd:TextObject>'
    )


@pytest.mark.parametrize(
    "deltas", ['DeltaX="g 3 5"', 'DeltaX="5 g 2 5"', 'DeltaX="5 5 5"', "", 'DeltaX="g 99999999 5"']
)
def test_advances_in_every_way_of_writing_them(deltas: str) -> None:
    assert texts(read(small(text("政务公开", deltas=deltas) + text("甲乙", x=50)))) == [
        "政务公开甲乙"
    ]


def test_characters_of_one_object_that_stand_apart() -> None:
    """Three figures of a row may be one text with wide steps."""
    rows = "".join(
        text(f"{n}项", y=40 + 8 * n) + text("123", y=40 + 8 * n, x=80, deltas='DeltaX="g 2 30"')
        for n in (1, 2, 3)
    )
    (table,) = read(small(rows)).tables
    assert (table.rows, table.columns) == (3, 4)


def test_a_page_on_its_side_is_turned() -> None:
    """Text that runs up the page, as wide tables are printed."""
    lines = "".join(
        f'<ofd:TextObject ID="1" Boundary="{30 + 8 * n} 200 9 9" CTM="0 -1 1 0 0 0" Size="5">'
        f'<ofd:TextCode X="0" Y="4" DeltaX="g 5 5">第{n}行的文字</ofd:TextCode></ofd:TextObject>'
        for n in (1, 2)
    )
    assert "".join(texts(read(small(lines)))) == "第1行的文字第2行的文字"


def test_text_from_top_to_bottom_keeps_its_order() -> None:
    down = text("竖排", how='ReadDirection="90"', deltas='DeltaY="6"', y=80)
    assert "".join(texts(read(small(down)))) == "竖排"


def test_what_is_not_visible_is_not_read() -> None:
    assert texts(read(small(text("看得见") + text("看不见", y=70, how='Visible="false"')))) == [
        "看得见"
    ]


def test_composites_are_drawn_where_they_are_used() -> None:
    unit = (
        '<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="7" Width="90" Height="90">'
        f"<ofd:Content>{text('印在里面', y=0)}</ofd:Content>"
        "</ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>"
    )
    used = '<ofd:CompositeObject ID="2" Boundary="5 60 90 90" ResourceID="7"/>'
    assert texts(read(small(used + text("外面", y=40), unit))) == ["外面", "印在里面"]


def test_a_namespace_of_its_own_does_no_harm() -> None:
    data = small(text("文字"))
    assert texts(read(data)) == ["文字"]
    plain_names = {
        name: part.decode().replace("ofd:", "").replace("xmlns:ofd", "xmlns").encode()
        for name, part in parts(data).items()
    }
    assert texts(read(zipped(plain_names))) == ["文字"]


def test_pictures_alone_are_told() -> None:
    with pytest.raises(ReadError, match="只有图片"):
        read(small('<ofd:ImageObject ID="2" Boundary="0 0 210 297" ResourceID="3"/>'))


def test_progress_is_told_page_by_page(drawn: tuple[list[SourcePage], Document]) -> None:
    heard: list[float] = []
    read(Dialect(plain, stroked).file(drawn[0]), heard.append)
    assert heard == [(n + 1) / len(drawn[0]) for n in range(len(drawn[0]))]


def test_the_worker_says_blocks_last() -> None:
    *_, last = messages(small(text("文字")))
    assert last == {"blocks": ["文字"]}
