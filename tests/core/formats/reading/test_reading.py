"""The one way in: what a file is, is told by its content; what it cannot be, is said."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from core.errors import UserError
from core.formats.any_file import read_document
from core.formats.format import FileKind
from core.formats.reading.raw import ReadError
from core.formats.reading.recognition import recognise
from core.storage.files import FileReadError
from tests.core.formats.excel.workbooks import MIMETYPE, ods, xls, xlsx
from tests.core.formats.reading.ole_files import container
from tests.core.formats.word.word_files import docx, line, shown, zipped

ROW = "<table:table-row><table:table-cell><text:p>甲</text:p></table:table-cell></table:table-row>"
SHEET = f'<table:table table:name="表1">{ROW}</table:table>'


@pytest.fixture
def refused(tmp_path: Path) -> "Refused":
    return Refused(tmp_path / "年报.docx")


class Refused:
    """Tries to read some bytes; returns the sentence, which names the file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __call__(self, data: bytes) -> str:
        self.path.write_bytes(data)
        with pytest.raises(ReadError) as caught:
            read_document(self.path)
        message = str(caught.value)
        assert message.startswith("无法读取“年报.docx”：")
        assert message.endswith("。")
        assert "\n" not in message
        return message


@pytest.mark.parametrize("name", ["年报.docx", "年报.xls", "年报", "年报.pdf"])
def test_whatever_the_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(docx(line("文")))
    assert shown(read_document(path)) == ["文"]
    path.write_bytes(xlsx(lambda sheet: sheet.append(["甲", 1])))
    assert shown(read_document(path)) == [["甲", "1"]]
    path.write_bytes(xls(lambda sheet: sheet.write(0, 0, "甲")))
    assert shown(read_document(path)) == [["甲"]]
    path.write_bytes(ods(SHEET))
    assert shown(read_document(path)) == [["甲"]]
    path.write_bytes("<html><body><p>一、总体情况</p></body></html>".encode())
    assert shown(read_document(path)) == ["一、总体情况"]
    path.write_bytes("一、总体情况".encode("gb18030"))
    assert shown(read_document(path)) == ["一、总体情况"]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (docx(""), FileKind.WORD),
        (docx("", main="word/document2.xml"), FileKind.WORD),
        (xlsx(lambda _: None), FileKind.EXCEL),
        (zipped({"[Content_Types].xml": "", "XL/Workbook.xml": ""}), FileKind.EXCEL),
        (ods(""), FileKind.OPEN_SHEET),
        (ods("", mimetype=f"{MIMETYPE}-template"), FileKind.OPEN_SHEET),
        (ods("", mimetype="application/vnd.oasis.opendocument.text"), FileKind.OPEN_TEXT),
        (container({"Workbook": b""}), FileKind.OLD_EXCEL),
        (container({"Book": b""}), FileKind.OLD_EXCEL),
        (container({"WordDocument": b"", "Workbook ": b""}), FileKind.OLD_WORD),
        (rb"{\rtf1 x}", FileKind.RICH_TEXT),
        (b"%PDF-1.7\n", FileKind.PDF),
        (b"\xef\xbb\xbf\n%PDF-1.4\n", FileKind.PDF),
        (b"<!DOCTYPE html><html>", FileKind.WEB_PAGE),
        ("\ufeff<HTML><p>文".encode(), FileKind.WEB_PAGE),
        ("<html><p>文".encode("utf-16"), FileKind.WEB_PAGE),
        ("<table><tr><td>文".encode("gb18030"), FileKind.WEB_PAGE),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n", FileKind.WEB_ARCHIVE),
        (b"From: <x>\r\nSubject: y\r\nMIME-Version: 1.0\r\n\r\n<html>", FileKind.WEB_ARCHIVE),
        ("一、总体情况".encode(), FileKind.TEXT),
        ("一、总体情况".encode("gb18030"), FileKind.TEXT),
        ("一、总体情况".encode("utf-16"), FileKind.TEXT),
        ("一、总体情况，共3件。\r\n".encode("utf-16-le"), FileKind.TEXT),
        (b"{}", FileKind.TEXT),
        (b"\x89PNG\r\n\x1a\n" + bytes(99), FileKind.PICTURE),
        (b"\xff\xd8\xff\xe0" + bytes(99), FileKind.PICTURE),
        (b"BM" + bytes(99), FileKind.PICTURE),
        (b"II*\x00" + bytes(99), FileKind.PICTURE),
        (b"MM\x00*" + bytes(99), FileKind.PICTURE),
    ],
)
def test_kinds_of_files(data: bytes, kind: FileKind) -> None:
    assert recognise(data) is kind


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "文件是空的"),
        (b" \r\n ", "文件是空的"),
        (b"GIF89a" + bytes(99), "这是一张图片"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(99), "这是一张图片"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "这是一张图片"),
        (b"Rar!\x1a\x07\x00", "这是一个压缩包"),
        (b"7z\xbc\xaf\x27\x1c", "这是一个压缩包"),
        (zipped({"年报.docx": docx("")}), "这是一个压缩包，请先解压"),
        (zipped({"OFD.xml": "", "Doc_0/Document.xml": ""}), "OFD文件已经损坏"),
        (zipped({"xl/workbook.bin": ""}), ".xlsb"),
        (zipped({"ppt/presentation.xml": ""}), "演示文稿"),
        (ods("", mimetype="application/vnd.oasis.opendocument.presentation"), "演示文稿"),
        (ods("", mimetype="application/vnd.oasis.opendocument.graphics"), "认不出"),
        (container({"PowerPoint Document": b""}), "演示文稿"),
        (container({"CONTENTS": b""}), "旧的文档格式"),
        (container({"EncryptedPackage": b"", "EncryptionInfo": b""}), "有密码保护"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:x/>', "2003 版的 XML"),
        (bytes(range(256)) * 9, "认不出这是什么文件"),
        (b"PK\x03\x04 cut", "已损坏"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 cut", "已损坏"),
        (docx(line("文"))[:-30], "已损坏"),
        (xlsx(lambda _: None)[:3000], "已损坏"),
    ],
)
def test_what_cannot_be_read(refused: Refused, data: bytes, reason: str) -> None:
    assert reason in refused(data)


def test_open_documents_with_a_password(refused: Refused) -> None:
    manifest = "<manifest:manifest><manifest:encryption-data/></manifest:manifest>"
    data = zipped({"mimetype": MIMETYPE, "META-INF/manifest.xml": manifest, "content.xml": "?"})

    assert "有密码保护" in refused(data)


def test_zip_files_with_a_password(refused: Refused) -> None:
    data = bytearray(docx(line("文")))
    with ZipFile(BytesIO(data)) as archive:
        start = archive.start_dir
    while (start := data.find(b"PK\x01\x02", start)) >= 0:
        data[start + 8] |= 1
        start += 4
    assert "有密码保护" in refused(bytes(data))


def test_files_of_50_megabytes(refused: Refused) -> None:
    refused.path.write_bytes(bytes(50 * 2**20 + 1))
    with pytest.raises(FileReadError, match=r"年报\.docx”超过 50 MB，不像是年度报告"):
        read_document(refused.path)


def test_files_that_are_not_there(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "无.docx"):
        with pytest.raises(FileReadError):
            read_document(path)


def test_progress_and_cancelling(tmp_path: Path) -> None:
    path = tmp_path / "年报.docx"
    path.write_bytes(docx(line("文")))
    heard: list[float] = []
    read_document(path, heard.append)
    assert heard == sorted(heard)
    assert heard[-1] == 1.0

    class Cancelled(Exception):  # noqa: N818 (nobody's fault)
        pass

    def cancel(_: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read_document(path, cancel)


def test_errors_are_for_the_clerk() -> None:
    assert issubclass(ReadError, UserError)
