"""A Word file laid out by an office program; needs one, and a Chinese font."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pdfplumber
import pytest

from core.document.document import Paragraph
from core.form.form import Form
from core.layout.compose import compose_table
from tests.core.formats.word.word_samples import document, written
from tests.factories import balanced_report

_SENTENCE = "镇政府按照条例要求主动公开群众关心的政府信息并按时答复申请人。"


def _has_chinese_font() -> bool:
    lister = shutil.which("fc-list")
    return bool(lister and subprocess.check_output([lister, ":lang=zh"]))


@pytest.fixture
def pages(tmp_path: Path, form_2021: Form) -> Iterator[list[list[str]]]:
    """The lines of every page of a report with three pages of text and the 28-row table."""
    office = shutil.which("soffice")
    if not office or not _has_chinese_font():
        pytest.skip("no LibreOffice, or no Chinese font for it")
    blocks = (
        Paragraph(_SENTENCE * 45),
        Paragraph("三、收到和处理政府信息公开申请情况", 1, 17),
        compose_table(balanced_report(form_2021), "applications"),
    )
    (tmp_path / "report.docx").write_bytes(written(document(blocks)))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [office, profile, "--headless", "--convert-to", "pdf", "report.docx"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=120,
    )
    with pdfplumber.open(tmp_path / "report.pdf") as pdf:
        yield [page.extract_text().split("\n") for page in pdf.pages]


def test_a_page_has_22_lines_of_28_characters(pages: list[list[str]]) -> None:
    lines, foot = pages[1][:22], "".join(pages[1][22:]).replace(" ", "")

    assert {len(line) for line in lines} <= {27, 28, 29}  # a stop takes its character along
    assert sum(len(line) == 28 for line in lines) > 11
    assert foot == "—2—校验码：7K2QX-9M4TD（第1次保存时有效，现为第1次保存）"


def test_the_table_stands_whole_under_its_heading(pages: list[list[str]]) -> None:
    (page,) = [page for page in pages if page[0].startswith("三、收到和处理")]

    assert any("四、结转下年度继续办理" in line for line in page)
