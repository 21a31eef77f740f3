"""Bombs, lies and accidents: one sentence, little memory, and nothing but ReadError."""

import functools
import socket
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
import xlwt  # type: ignore[import-untyped]
from hypothesis import given, settings
from hypothesis import strategies as st

from core.document.document import Document
from core.errors import UserError
from core.formats.any_file import read_document
from core.formats.excel.reading.reader import read as read_excel
from core.formats.reading.guard import guarded
from core.formats.reading.raw import ReadError
from core.formats.word.reading import converting
from core.formats.word.reading.reader import read as read_word
from tests.core.formats.excel import excel_samples
from tests.core.formats.excel.workbooks import ods, xls, xlsx
from tests.core.formats.reading.ole_files import container
from tests.core.formats.word import word_samples
from tests.core.formats.word.word_files import (
    docx,
    line,
    p,
    r,
    shown,
    tbl,
    tc,
    tr,
    with_files,
    xml,
    zipped,
)

TOO_LARGE, DAMAGED = "大得不像年度报告", "已损坏"
_XLSX = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def sheet(rows: str, strings: str = "") -> bytes:
    """A workbook with these rows as XML, and these shared texts."""
    parts = unzipped(xlsx(lambda sheet: sheet.append(["x"])))
    name = "xl/worksheets/sheet1.xml"
    head, _, rest = parts[name].partition(b"<sheetData>")
    _, _, tail = rest.partition(b"</sheetData>")
    parts[name] = head + b"<sheetData>" + rows.encode() + b"</sheetData>" + tail
    if strings:
        parts["xl/sharedStrings.xml"] = strings.encode()
    return zipped(parts)


def with_declaration(declaration: str, encoding: str = "UTF-8") -> bytes:
    """A Word file that declares entities and uses one of them, x."""
    content = xml("document", f"<w:body>{line('&x;')}</w:body>").partition("?>")[2]
    head = f'<?xml version="1.0" encoding="{encoding}"?>'
    return zipped({"word/document.xml": f"{head}{declaration}{content}".encode(encoding)})


def laughing() -> str:
    """Entities of which each is a hundred of the one before."""
    steps = "".join(
        f'<!ENTITY {name} "{f"&{before};" * 100}">'
        for before, name in zip("abcdef", "bcdefx", strict=True)
    )
    return f'<!DOCTYPE w [<!ENTITY a "{"a" * 1000}">{steps}]>'


def declaring(size: int, data: bytes) -> bytes:
    """A zip file whose directory says that every part has this size."""
    lie = bytearray(data)
    start = lie.find(b"PK\x01\x02")
    while start >= 0:
        struct.pack_into("<I", lie, start + 24, size)
        start = lie.find(b"PK\x01\x02", start + 4)
    return bytes(lie)


def nested(depth: int) -> str:
    content = line("甲")
    for _ in range(depth):
        content = tbl(tr(f"<w:tc>{content}</w:tc>"))
    return content


def packed_with(method: int) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        archive.writestr("word/document.xml", xml("document", f"<w:body>{line('甲')}</w:body>"))
    return file.getvalue()


def far_apart(sheet: xlwt.Worksheet) -> None:
    sheet.write(0, 0, 1)
    sheet.write(65535, 255, 1)


BOMBS: dict[str, tuple[Callable[[], bytes], str]] = {
    "a part of 400 MB": (lambda: declaring(400_000_000, docx("")), TOO_LARGE),
    "a part of 70 MB": (lambda: docx(line("a" * 70_000_000)), TOO_LARGE),
    "a size that is a lie": (lambda: declaring(10, docx(line("a" * 70_000_000))), DAMAGED),
    "a zip in a zip": (lambda: zipped({"年报.zip": zipped({"a": bytes(10_000_000)})}), "压缩包"),
    "10,000 parts": (lambda: zipped({f"word/{n}.xml": "" for n in range(10_000)}), TOO_LARGE),
    "a million laughs": (lambda: with_declaration(laughing()), DAMAGED),
    "laughs in two bytes": (lambda: with_declaration(laughing(), "UTF-16"), DAMAGED),
    "laughs in seven bits": (lambda: with_declaration(laughing(), "UTF-7"), DAMAGED),
    "a foreign file": (
        lambda: with_declaration('<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/group">]>'), DAMAGED
    ),
    "a foreign type": (
        lambda: with_declaration('<!DOCTYPE w SYSTEM "http://127.0.0.1:9/x.dtd">'), DAMAGED
    ),
    "a strange method": (lambda: packed_with(zipfile.ZIP_LZMA), DAMAGED),
    "a deep table": (lambda: docx(nested(3000)), DAMAGED),
    "deep wrappers": (lambda: docx("<w:sdt>" * 9000 + "</w:sdt>" * 9000), DAMAGED),
    "a million paragraphs": (lambda: docx("<w:p/>" * 1_000_000), TOO_LARGE),
    "endless attributes": (
        lambda: docx("<w:p " + " ".join(f'a{n}=""' for n in range(600_000)) + "/>"), TOO_LARGE
    ),
    "a wide cell": (lambda: docx(tbl(tr(tc("1", '<w:gridSpan w:val="999999999"/>')))), TOO_LARGE),
    "many wide tables": (
        lambda: docx(tbl(tr(tc("1", '<w:gridSpan w:val="900"/>')) * 100) * 50), TOO_LARGE
    ),
    "much text": (lambda: docx(line("字" * 100_000) * 60), TOO_LARGE),
    "two cells far apart": (
        lambda: sheet('<row r="1"><c r="A1"><v>1</v></c></row>'
                      '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), TOO_LARGE
    ),
    "far apart in disguise": (
        lambda: sheet('<row r="1"><c r="A1"><v>1</v></c></row>'
                      '<row r="&#49;048576"><c r="&#88;FD1048576"><v>1</v></c></row>'), TOO_LARGE
    ),
    "far apart with a prefix": (
        lambda: sheet('<row r="1"><c r="A1"><v>1</v></c></row>'
                      f'<x:row xmlns:x="{_XLSX}" r="99999"><x:c r="XFD99999"><x:v>1</x:v>'
                      "</x:c></x:row>"),
        TOO_LARGE,
    ),
    "cells without places": (
        lambda: sheet(f'<row>{"<c><v>1</v></c>" * 15_000}</row>'
                      '<row r="90000"><c><v>1</v></c></row>'),
        TOO_LARGE,
    ),
    "more rows than there are": (
        lambda: sheet('<row r="1"><c r="A1"><v>1</v></c></row>'
                      '<row r="4294967295"><c r="A4294967295"><v>1</v></c></row>'), DAMAGED
    ),
    "a text in every cell": (
        lambda: sheet("<row>" + '<c t="s"><v>0</v></c>' * 3000 + "</row>",
                      f'<sst xmlns="{_XLSX}"><si><t>{"字" * 30_000}</t></si></sst>'), TOO_LARGE
    ),
    "billions of texts": (
        lambda: sheet("", f'<sst xmlns="{_XLSX}" uniqueCount="4294967295"><si><t>1</t></si></sst>'),
        TOO_LARGE,
    ),
    "an old sheet with cells far apart": (
        lambda: xls(far_apart), TOO_LARGE,
    ),
    "an old workbook of 5 MB": (lambda: container({"Workbook": bytes(5_000_000)}), TOO_LARGE),
    "a container in circles": (
        lambda: container({"Workbook": bytes(50_000)}).replace(
            struct.pack("<I", 3), struct.pack("<I", 2), 1
        ), DAMAGED,
    ),
}  # fmt: skip


@functools.cache
def bomb(name: str) -> bytes:
    """The bytes of a bomb; some take a while to make."""
    return BOMBS[name][0]()


@pytest.mark.parametrize("name", BOMBS)
def test_bombs(tmp_path: Path, name: str) -> None:
    path = tmp_path / "年报.docx"
    path.write_bytes(bomb(name))
    reason = BOMBS[name][1]
    with pytest.raises(ReadError, match=reason) as caught:
        read_document(path)
    message = str(caught.value)
    assert message.startswith("无法读取“年报.docx”：")
    assert message.count("。") == 1


_MEASURE = """
import re, sys
from pathlib import Path
from core.errors import UserError
from core.formats.any_file import read_document
for path in sys.argv[1:]:
    try:
        read_document(Path(path))
    except UserError:
        pass
(peak,) = re.findall(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())
print(int(peak) // 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured in another way there")
def test_the_memory_that_bombs_take(tmp_path: Path) -> None:
    paths = []
    for number, name in enumerate(BOMBS):
        paths.append(tmp_path / f"{number}.docx")
        paths[-1].write_bytes(bomb(name))
    measured = subprocess.run(
        [sys.executable, "-c", _MEASURE, *map(str, paths)],
        cwd=Path(__file__).parents[4],
        capture_output=True,
        check=True,
        encoding="utf-8",
        timeout=300,
    )
    assert int(measured.stdout) < 500  # MB
    assert measured.stderr == ""


def test_nothing_is_fetched() -> None:
    """Neither a type of document nor a template, picture or page that a file refers to."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"http://127.0.0.1:{server.getsockname()[1]}/x"
        outside = {
            "x1": ("aFChunk", f'{address}" TargetMode="External', b""),
            "x2": ("attachedTemplate", address, b""),
            "x3": ("image", f'{address}" TargetMode="External', b""),
        }
        text = docx(line("文") + '<w:altChunk r:id="x1"/>')
        assert shown(read_word(with_files(text, outside))) == ["文"]
        for declaration in (
            f'<!DOCTYPE w SYSTEM "{address}">',
            f'<!DOCTYPE w PUBLIC "" "{address}">',
        ):
            with pytest.raises(ReadError):
                read_word(with_declaration(declaration))
        server.settimeout(0.0)
        with pytest.raises(BlockingIOError):
            server.accept()


def test_what_is_merely_large_is_read() -> None:
    assert len(shown(read_word(docx(line("字" * 100) * 5000)))) == 5000
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 20_000))
    far = '<row r="1048576"><c r="XFD1048576" s="0"/></row>'  # blank: nobody means it

    assert read_excel(sheet(rows + far)).tables[0].rows >= 19_999
    assert shown(read_word(docx(nested(30))))[-1] == ["甲"]


def test_tables_of_a_sane_depth() -> None:
    assert len(read_word(docx(nested(60))).tables) == 60


def test_endless_numbers_of_paragraphs() -> None:
    numbered = p(r("甲"), properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="9999"/>'
        f'<w:numFmt w:val="lowerLetter"/><w:lvlText w:val="{"%1" * 9000}"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    (text,) = shown(read_word(docx(numbered, numbering=numbering)))

    assert len(text) < 1000


def test_a_note_that_refers_to_itself() -> None:
    note = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    notes = f'<w:footnote w:id="1">{p(r("注"), note)}</w:footnote>'

    assert shown(read_word(docx(p(r("文"), note, note), footnotes=notes))) == ["文", "注"]


def test_failures_of_every_kind_become_one_sentence() -> None:
    class PanicException(BaseException):
        pass

    for failure in (ValueError, RecursionError, MemoryError, PanicException):
        with pytest.raises(ReadError):
            guarded(Mock(side_effect=failure))(b"")
    with pytest.raises(KeyboardInterrupt):
        guarded(Mock(side_effect=KeyboardInterrupt))(b"")


def test_a_file_is_not_blamed_for_a_part_of_the_program_that_is_missing() -> None:
    missing = ImportError("DLL load failed while importing a parser")
    with pytest.raises(ReadError, match="重新安装程序"):
        guarded(Mock(side_effect=missing))(b"")


def _good_files() -> dict[str, bytes]:
    """Files of every kind, with as much in them as there can be."""
    numbered = p(r("总体"), properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    by_hand = docx(
        numbered
        + tbl(tr(tc("甲", '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>'), tc("1")),
              tr(tc("", '<w:gridSpan w:val="2"/><w:vMerge/>'), tc(tbl(tr(tc("2"))))))
        + p(r("文"), '<w:r><w:footnoteReference w:id="1"/></w:r>'),
        styles='<w:style w:styleId="a"><w:basedOn w:val="b"/></w:style>',
        numbering='<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
        footnotes=f'<w:footnote w:id="1">{line("注")}</w:footnote>',
    )  # fmt: skip
    cells = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="e"><v>#REF!</v></c>'
        "<c><v>1.5</v></c></row>"
    )

    def old(sheet: xlwt.Worksheet) -> None:
        sheet.write_merge(0, 0, 0, 2, "题")
        sheet.write(1, 1, 5)

    row = (
        '<table:table-row table:number-rows-repeated="2"><table:table-cell '
        'table:number-columns-spanned="2" office:value-type="float" office:value="3">'
        "<text:p>3</text:p></table:table-cell><table:covered-table-cell/></table:table-row>"
    )
    return {
        "word by hand": by_hand,
        "word": word_samples.written(word_samples.document()),
        "excel by hand": sheet(cells, f'<sst xmlns="{_XLSX}" count="1"><si><t>甲</t></si></sst>'),
        "excel": excel_samples.written(excel_samples.document()),
        "old excel": xls(old, old),
        "open sheet": ods(f'<table:table table:name="表">{row}</table:table>'),
        "old word": container({"WordDocument": bytes(9000), "1Table": bytes(100)}),
    }


GOOD = _good_files()
PIECES = st.sampled_from(
    [b"<", b">", b"/>", b'"', b"&#0;", b"&x;", b"\x00", b"\xff" * 4, b"-1", b"9" * 12, b"9" * 5000,
     b"<w:p>", b"</w:tc>", b"<w:tbl>", b"<row>", b'r="ZZZ99999999"', b't="e"', b"PK\x01\x02"]
)  # fmt: skip


@st.composite
def accidents(draw: st.DrawFn, data: bytes) -> bytes:
    """Some bytes after a few accidents: pieces lost, doubled, replaced."""
    hurt = bytearray(data)
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(hurt)))
        end = min(len(hurt), start + draw(st.integers(0, 40)))
        hurt[start:end] = draw(PIECES | st.binary(max_size=8) | st.just(bytes(hurt[start:end]) * 2))
    return bytes(hurt[: draw(st.integers(0, len(hurt)))] if draw(st.booleans()) else hurt)


@st.composite
def damaged_files(draw: st.DrawFn, good: dict[str, bytes]) -> bytes:
    """A good file with accidents in its bytes, or in one of the parts that are packed in it."""
    data = good[draw(st.sampled_from(sorted(good)))]
    if not data.startswith(b"PK") or draw(st.booleans()):
        return draw(accidents(data))
    parts = unzipped(data)
    name = draw(
        st.sampled_from([name for name in sorted(parts) if name.endswith((".xml", ".rels"))])
    )
    return zipped(parts | {name: draw(accidents(parts[name]))})


def failure(read: Callable[[Any], Document], argument: object) -> str:
    """The sentence of the error that reading raises, or of none."""
    try:
        read(argument)
    except UserError as error:
        return str(error)
    return "。"


def opens_or_is_refused(folder: Path, data: bytes) -> None:
    """Reading raises one sentence or nothing; the very readers, too, whatever they are given."""
    path = folder / "年报.docx"
    path.write_bytes(data)
    for error in (
        failure(read_document, path),
        failure(read_word, data),
        failure(read_excel, data),
    ):
        assert error.endswith("。")
        assert "\n" not in error


@pytest.fixture(scope="module", autouse=True)
def no_programs() -> object:
    """LibreOffice is not asked to open damaged files."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(converting, "find_libreoffice", lambda: None)
        yield


@given(damaged_files(GOOD))
@settings(max_examples=200)
def test_any_accident(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    opens_or_is_refused(tmp_path_factory.mktemp("damaged"), data)


@given(st.binary(max_size=300))
@settings(max_examples=100)
def test_any_bytes(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    opens_or_is_refused(tmp_path_factory.mktemp("damaged"), data)


@given(st.data())
@settings(max_examples=40)
def test_accidents_of_the_samples(
    tmp_path_factory: pytest.TempPathFactory, samples: Path, data: st.DataObject
) -> None:
    good = {"official": (samples / "official-template.docx").read_bytes()}
    opens_or_is_refused(tmp_path_factory.mktemp("damaged"), data.draw(damaged_files(good)))


@pytest.mark.parametrize("name", sorted(GOOD))
def test_good_files_are_good(tmp_path: Path, name: str) -> None:
    path = tmp_path / "年报.docx"
    path.write_bytes(GOOD[name])
    if name == "old word":
        with pytest.raises(ReadError, match="旧格式"):
            read_document(path)
    else:
        assert read_document(path).blocks
