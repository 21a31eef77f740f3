"""A real scan of the program's own PDF, read by the extra where that is installed."""

from difflib import SequenceMatcher
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont

from core.document.document import Paragraph
from core.exporting import export
from core.form.form import Form
from core.formats.any_file import read_document
from core.formats.reading.raw import ReadError
from core.formats.scan.reading import extra
from core.formats.setting.fonts import SHIPPED_FOLDER
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


def photo(page: Image.Image, reach: float) -> Image.Image:
    """A page seen from aside on a dark table, lit from one side; `reach` is how much is in view."""
    wide, high = page.size
    room = (round(wide * 1.3), round(high * 1.3))
    seen = Image.new("RGB", room, (70, 55, 40))
    sheet = Image.new("L", page.size, 255)
    corners = (-0.16, -0.12, -0.13, 1.14, 1.12, 1.17, 1.18, -0.15)  # of the table, in the page
    quad = [corners[n] * (wide, high)[n % 2] for n in range(8)]
    lens = (Image.Transform.QUAD, quad, Image.Resampling.BICUBIC)
    seen.paste(page.transform(room, *lens), mask=sheet.transform(room, *lens))
    light = Image.linear_gradient("L").rotate(90).resize(room).point(lambda p: 110 + p * 145 // 255)
    shown = ImageChops.multiply(seen, Image.merge("RGB", [light] * 3))
    left, top = (round(side * (1 - reach) / 2) for side in room)
    return shown.crop((left, top, room[0] - left, room[1] - top))


def page_of(text: str) -> Image.Image:
    page = Image.new("RGB", (1240, 1754), "white")
    font = ImageFont.truetype(SHIPPED_FOLDER / "FandolSong-Regular.ttf", 40)
    for number in range(12):
        ImageDraw.Draw(page).text((150, 200 + 90 * number), text, "black", font)
    return page


def test_a_photo_is_laid_flat_by_the_edges_of_its_page(tmp_path: Path) -> None:
    text = "本机关主动公开政府信息五百余条"
    path = tmp_path / "照片.jpg"
    photo(page_of(text), 1.0).save(path, quality=85)

    blocks = read_document(path).blocks

    assert text in "".join(block.text for block in blocks if isinstance(block, Paragraph))


def test_a_photo_without_the_edges_of_its_page_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "照片.jpg"
    photo(page_of("本机关主动公开政府信息"), 0.6).save(path, quality=85)

    with pytest.raises(ReadError, match="四条边"):
        read_document(path)
