"""Reading PDF files: the published report, this program's own, and LibreOffice's."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from core.document.document import Document, Paragraph, Table
from core.form.form import Form
from core.formats.setting.fonts import SHIPPED_FOLDER
from core.layout.compose import compose
from tests.core.formats.pdf.pdf_drawing import read_here
from tests.core.formats.pdf.pdf_samples import pdf_bytes
from tests.core.formats.readings import geometries, grid, texts
from tests.core.formats.word.word_samples import written
from tests.factories import narrated_report

SENTENCE = "镇政府按照条例要求主动公开群众关心的信息，全年收到申请3件，按时答复申请人。"


def long_report(form: Form, paragraphs: int) -> Document:
    """A report whose tables fall on other places of the pages the longer its text is."""
    report = narrated_report(form)
    more = (f"{SENTENCE * 3}\n（三）其他。{SENTENCE}" for _ in range(paragraphs))
    report.narratives["overview"] = "\n".join([report.narratives["overview"], *more])
    return compose(report, draft=bool(paragraphs % 2))


def expected_texts(document: Document) -> list[str]:
    """The paragraphs between title and signature."""
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def between_title_and_signature(found: Document, document: Document) -> list[str]:
    """The paragraphs that were read; the title may be on several lines."""
    lines = texts(found)
    signature = document.signature
    assert lines[-3:] == [
        signature.agency,
        signature.date,
        f"校验码：{document.code}".replace(" ", ""),
    ]
    title = ""
    while title != document.title:
        title += lines.pop(0)
    return lines[:-3]


@pytest.mark.parametrize("paragraphs", range(0, 16, 3))
def test_what_the_program_writes_comes_back(form: Form, paragraphs: int) -> None:
    document = long_report(form, paragraphs)

    found = read_here(pdf_bytes(document))

    assert geometries(found) == geometries(document)
    assert between_title_and_signature(found, document) == expected_texts(document)


def test_every_figure_of_the_published_report_is_in_its_place(samples: Path) -> None:
    figures = json.loads((samples / "published-2024-city.json").read_text(encoding="utf-8"))
    found = read_here((samples / "published-2024-city.pdf").read_bytes())

    disclosure, applications, disputes = map(grid, found.tables)
    tables = figures["tables"]
    rows = [row[3:] for row in applications[3:]]
    assert rows == [[str(n) for n in row.values()] for row in tables["applications"].values()]
    kinds = tables["disputes"].values()
    assert disputes[3] == [str(n) for kind in kinds for n in kind.values()]
    numbers = [text for row in disclosure for text in row if text.replace(".", "").isdigit()]
    assert numbers == [str(n) for row in tables["disclosure"].values() for n in row.values()]


def spans(table: Table) -> set[tuple[int, int, int, int]]:
    return {(cell.row, cell.column, cell.row_span, cell.column_span) for cell in table.cells}


def test_the_published_report_has_the_geometry_of_the_form(samples: Path, form_2021: Form) -> None:
    found = read_here((samples / "published-2024-city.pdf").read_bytes())
    blank = compose(narrated_report(form_2021))

    for table, official in zip(found.tables, blank.tables, strict=True):
        assert spans(table) == spans(official)
    labels = {cell.text for table in found.tables for cell in table.cells}
    assert {"三、本年度办理结果", "（四）无法提供", "商业企业", "法律服务机构"} <= labels


def test_the_published_narratives_are_whole(samples: Path) -> None:
    figures = json.loads((samples / "published-2024-city.json").read_text(encoding="utf-8"))
    narratives = [
        line.replace(" ", "")
        for text in figures["narratives"].values()
        for line in text.split("\n")
    ]
    found = texts(read_here((samples / "published-2024-city.pdf").read_bytes()))

    assert [line for line in narratives if line not in found] == []
    assert found[0] == figures["agency"]
    headings = [text for text in found[2:] if text not in narratives]
    assert [heading[:2] for heading in headings] == ["一、", "二、", "三、", "四、", "五、", "六、"]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which LibreOffice finds this program's fonts."""
    if not shutil.which("soffice"):
        pytest.skip("no LibreOffice")
    folder = tmp_path_factory.mktemp("office")
    folders = f"<dir>{SHIPPED_FOLDER}</dir><cachedir>{folder / 'cache'}</cachedir>"
    (folder / "fonts.conf").write_text(f"<fontconfig>{folders}</fontconfig>")
    return folder


def printed(folder: Path, names: list[str]) -> None:
    """Let LibreOffice make PDF files of files in a folder."""
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            *names,
        ],
        cwd=folder,
        env={**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")},
        check=True,
        capture_output=True,
        timeout=120,
    )


def test_what_libreoffice_prints_of_our_word_files(office: Path, form: Form) -> None:
    documents = {f"{form.id}-{n}": long_report(form, n) for n in (0, 4, 9)}
    for name, document in documents.items():
        (office / f"{name}.docx").write_bytes(written(document))
    printed(office, [f"{name}.docx" for name in documents])

    for name, document in documents.items():
        found = read_here((office / f"{name}.pdf").read_bytes())
        assert geometries(found) == geometries(document), name
        # LibreOffice gives a heading that runs in a line of its own.
        expected = [
            text
            for block in document.blocks
            if isinstance(block, Paragraph)
            for text in (block.text[: block.heading_length], block.text[block.heading_length :])
            if text
        ]
        assert between_title_and_signature(found, document) == expected
