"""A real scan of the program's own PDF, read by the extra where that is installed."""

from difflib import SequenceMatcher
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw

from core.exporting import export
from core.form.form import Form
from core.formats.reading.raw import ReadError
from core.formats.scan.reading import extra
from core.importing import read_any
from core.interpret.result import Certainty
from core.report.report import Report
from tests.factories import narrated_report

pytestmark = pytest.mark.skipif(
    not extra.is_there(), reason="uv sync --extra scan installs what reads scans"
)


def scanned(report: Report, folder: Path, dpi: int = 150) -> Path:
    """The report's PDF as an office scans it: askew, worn by JPEG, a red stamp over figures."""
    from core.formats.scan.reading.pictures import pages_of  # noqa: PLC0415 (it needs the extra)

    printed, path = folder / "年报.pdf", folder / "扫描.pdf"
    export(report, "pdf", printed)
    pages = [Image.fromarray(page[..., ::-1]) for _, page in pages_of(printed.read_bytes())]
    worn = [_worn(page, dpi) for page in pages]
    worn[0].save(path, save_all=True, append_images=worn[1:], resolution=dpi, quality=60)
    return path


def _worn(page: Image.Image, dpi: int) -> Image.Image:
    size = (round(dpi * 8.27), round(dpi * 11.69))
    small = page.resize(size, Image.Resampling.LANCZOS).rotate(
        1.7, Image.Resampling.BICUBIC, fillcolor="white"
    )
    stamp = Image.new("RGB", size, "white")
    middle, far = size[0] // 2, size[0] // 7
    box = (middle - far, size[1] // 2 - far, middle + far, size[1] // 2 + far)
    ImageDraw.Draw(stamp).ellipse(box, outline=(230, 40, 50), width=6)
    return ImageChops.multiply(small, stamp)


def test_a_stamped_scan_is_read_and_no_error_is_silent(tmp_path: Path, form_2021: Form) -> None:
    report = narrated_report(form_2021)
    heard: list[float] = []

    found = read_any(scanned(report, tmp_path), progress=heard.append)

    wrong = {a: cell for a, cell in found.cells.items() if cell.value != report.figures[a]}
    assert len(wrong) <= 0.03 * len(found.cells)
    assert not [a for a, cell in wrong.items() if cell.certainty is Certainty.SURE]
    assert heard[-1] == 1.0
    assert len(set(heard)) > 2
    assert found.report.heading == report.heading
    assert found.is_scan
    assert all(cell.picture.startswith(b"\x89PNG") for cell in found.cells.values())
    in_sums = {address for equation in form_2021.equations for address in equation.cells}
    for address, cell in found.cells.items():
        assert address in in_sums or cell.certainty is Certainty.GUESSED
    for section, text in report.narratives.items():
        assert likeness(found.report.narrative(section), text) > 0.95


def likeness(found: str, text: str) -> float:
    return SequenceMatcher(None, found, text, autojunk=False).ratio()


def test_a_picture_that_is_no_picture_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "年报.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99))

    with pytest.raises(ReadError, match="损坏"):
        read_any(path)


def test_a_blank_page_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "空白.png"
    Image.new("RGB", (800, 1100), "white").save(path)

    with pytest.raises(ReadError, match="没有认出文字"):
        read_any(path)
