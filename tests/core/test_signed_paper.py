"""A scan of the signed page says whether a file is what was signed, and gives the figures back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter

from core.errors import UserError
from core.form.form import Form
from core.form.library import official_forms
from core.importing import read_any
from core.interpret.result import Certainty
from core.report.check_code import figures_code, texts_code
from core.report.paper_code import changes_from
from core.report.report import Report
from core.signed_paper import PaperError, read_paper
from tests.core.paper import photographed, saved, sheet
from tests.factories import narrated_report


@pytest.fixture(scope="module")
def report() -> Report:
    return narrated_report(official_forms().by_id("2021"))


def noisy(image: Image.Image) -> Image.Image:
    return ImageChops.add(image, Image.effect_noise(image.size, 60), scale=1, offset=-128)


DEFECTS: dict[str, Callable[[Image.Image], Image.Image]] = {
    "clean": lambda image: image,
    "askew": lambda image: image.rotate(3, fillcolor=255, resample=Image.Resampling.BICUBIC),
    "sideways": lambda image: image.rotate(90, expand=True),
    "noisy": noisy,
    "black and white": lambda image: image.point(lambda value: 255 if value > 128 else 0),
    "faint": lambda image: image.point(lambda value: 200 + value * 55 // 255),
    "blurred": lambda image: image.filter(ImageFilter.GaussianBlur(1.2)),
    "photographed": photographed,
}


@pytest.mark.parametrize("defect", DEFECTS)
def test_the_code_is_read_off_worn_paper(report: Report, tmp_path: Path, defect: str) -> None:
    path = tmp_path / "scan.jpg"
    path.write_bytes(saved(DEFECTS[defect](sheet(report)), "JPEG", quality=40))
    packed = read_paper(path)
    assert changes_from(report, packed) == []
    assert packed.figures_code == figures_code(report)
    assert packed.texts_code == texts_code(report)


@pytest.mark.parametrize(("kind", "dpi"), [("PDF", 150), ("PNG", 300), ("TIFF", 200), ("BMP", 200)])
def test_whatever_the_scanner_makes_is_read(
    report: Report, tmp_path: Path, kind: str, dpi: int
) -> None:
    path = tmp_path / f"scan.{kind.lower()}"
    options = {"resolution": dpi} if kind == "PDF" else {}
    path.write_bytes(saved(sheet(report, dpi), kind, **options))
    assert read_paper(path).agency == report.heading.agency


def test_a_page_without_a_code_is_told(tmp_path: Path) -> None:
    path = tmp_path / "空白.png"
    path.write_bytes(saved(Image.new("L", (800, 1100), 255), "PNG"))
    with pytest.raises(PaperError, match="没有找到签批单上的二维码"):
        read_paper(path)


@pytest.mark.parametrize("data", [b"", b"text", b"\x89PNG\r\n\x1a\nbroken", b"%PDF-1.5 broken"])
def test_what_is_no_picture_is_told(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "scan.png"
    path.write_bytes(data)
    with pytest.raises(UserError, match="读不出图片"):
        read_paper(path)


def test_a_scan_gives_the_figures_back(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(saved(sheet(report), "PDF", resolution=200))
    reading = read_any(path)
    assert reading.report.figures == report.figures
    assert {cell.certainty for cell in reading.cells.values()} == {Certainty.SURE}
    assert (reading.report.heading.agency, reading.report.heading.year) == (
        report.heading.agency,
        report.heading.year,
    )
    assert any("二维码" in remark for remark in reading.remarks)


def test_a_picture_without_a_code_is_refused_as_it_was(tmp_path: Path, form: Form) -> None:
    path = tmp_path / f"{form.id}.png"
    path.write_bytes(saved(Image.new("L", (400, 400), 255), "PNG"))
    with pytest.raises(UserError, match="图片"):
        read_any(path)
