"""Scans without what recognises them, and what becomes of what it says."""

from base64 import b64encode
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from core.commands.cli import main
from core.document.document import Paragraph, Sighting, Table
from core.formats.any_file import read_document
from core.formats.reading.raw import ReadError
from core.formats.scan.reading import extra, reader
from core.formats.scan.reading.reader import document_of

FORMATS = {".png": "PNG", ".jpg": "JPEG", ".tiff": "TIFF", ".bmp": "BMP", ".pdf": "PDF"}


@pytest.fixture
def without_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extra, "find_spec", lambda _: None)


def grey_page(path: Path) -> Path:
    file = BytesIO()
    Image.new("L", (600, 800), 200).save(file, FORMATS[path.suffix])
    path.write_bytes(file.getvalue())
    return path


@pytest.mark.usefixtures("without_extra")
@pytest.mark.parametrize("suffix", FORMATS)
def test_without_the_extra_one_sentence_says_how_to_get_it(tmp_path: Path, suffix: str) -> None:
    path = grey_page(tmp_path / f"年报{suffix}")

    with pytest.raises(ReadError) as caught:
        read_document(path)

    sentence = str(caught.value)
    assert sentence.startswith(f"无法读取“{path.name}”：这是")
    assert "uv run --extra scan" in sentence
    assert (sentence.count("。"), sentence[-1]) == (1, "。")


@pytest.mark.usefixtures("without_extra")
def test_the_command_line_refuses_a_scan_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scan, out = grey_page(tmp_path / "扫描.pdf"), tmp_path / "年报.nianbao"

    assert main(["import", str(scan), "-o", str(out)]) == 2

    assert not out.exists()
    assert "--extra scan" in capsys.readouterr().err


@pytest.mark.usefixtures("without_extra")
def test_the_model_is_not_there_without_the_extra() -> None:
    assert not extra.is_there()
    with pytest.raises(FileNotFoundError):
        extra.model()


def said(*messages: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from ({"done": 0.0}, {"done": 0.5}, *messages)


def test_cells_come_with_what_was_seen_of_them() -> None:
    heard: list[float] = []
    seen = [[0.97, b64encode(b"first").decode()], [0.31, b64encode(b"second").decode()]]
    table = [[0, 0, "规章", 1, 1, 1], [0, 1, "3", 1, 2, 0]]

    document = document_of(said({"blocks": ["一、总体情况", table], "seen": seen}), heard.append)

    text, grid = document.blocks
    assert document.is_scan
    assert heard == [0.0, 0.5]
    assert text == Paragraph("一、总体情况")
    assert isinstance(grid, Table)
    assert [cell.sighting for cell in grid.cells] == [
        Sighting(0.31, b"second"),
        Sighting(0.97, b"first"),
    ]
    assert grid.cells[1].column_span == 2


@pytest.mark.parametrize("reason", ["damaged", "locked", "large", "odd", "photo", "empty"])
def test_what_the_process_cannot_read_is_told_in_one_sentence(reason: str) -> None:
    with pytest.raises(ReadError, match=r"^[^。]+。$"):
        document_of(said({"error": reason}))


def test_a_process_that_says_nothing_more_has_failed() -> None:
    with pytest.raises(ReadError, match="损坏"):
        document_of(said())


def test_a_picture_of_many_bytes_is_not_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extra, "is_there", lambda: True)
    monkeypatch.setattr(reader, "_LARGEST", 9)

    with pytest.raises(ReadError, match="太大"):
        reader.read(bytes(10))
