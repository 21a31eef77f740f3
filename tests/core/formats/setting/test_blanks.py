"""What paper says where nobody has written anything."""

from io import BytesIO
from pathlib import Path
from types import ModuleType

import pytest

from core.document.document import NOT_WRITTEN, NOTHING, Paragraph
from core.form.library import official_forms
from core.formats.pdf.writing import writer as pdf
from core.formats.setting.blanks import with_blanks
from core.formats.text.writing import writer as text
from core.formats.word.writing import writer as word
from core.importing import read_any
from core.layout.compose import compose
from core.report.report import Report
from tests.factories import balanced_report


@pytest.fixture
def report() -> Report:
    made = balanced_report(official_forms().by_id("2021"))
    made.narratives = {
        "overview": "（一）主动公开。全年发布。",
        "problems": " ",
        "other_matters": "",
    }
    return made


def test_each_empty_section_says_what_its_heading_leaves_open(report: Report) -> None:
    said = [
        block.text for block in with_blanks(compose(report)).blocks if isinstance(block, Paragraph)
    ]
    assert said[said.index("五、存在的主要问题及改进情况") + 1] == NOT_WRITTEN
    assert said[said.index("六、其他需要报告的事项") + 1] == NOTHING
    assert said.count(NOT_WRITTEN) == said.count(NOTHING) == 1


def test_files_to_go_on_with_say_nothing(report: Report) -> None:
    file = BytesIO()
    text.write(compose(report), file)
    assert NOTHING not in file.getvalue().decode()


@pytest.mark.parametrize(("writer", "name"), [(pdf, "a.pdf"), (word, "a.docx")])
def test_what_is_not_written_is_not_read_as_text(
    report: Report, writer: ModuleType, name: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    with path.open("wb") as file:
        writer.write(compose(report), file)
    assert read_any(path).report.narrative("problems") == ""
