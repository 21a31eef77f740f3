"""What an export or an import may not replace."""

import subprocess
import sys
from pathlib import Path

import pytest

from core.exporting import export, export_json
from core.form.library import official_forms
from core.formats.all_formats import FORMATS
from core.project.project_file import encode_project, read_project
from core.project.targets import create_project
from core.report.report import Report
from core.storage.files import FileWriteError
from core.storage.locking import Lock, acquire
from tests.factories import narrated_report, write_project

MAIN = Path(__file__).parents[3] / "main.py"


@pytest.fixture
def report() -> Report:
    return narrated_report(official_forms().by_id("2021"))


@pytest.mark.parametrize("name", ["年报.nianbao", "年报.pdf", "年报.json", "年报"])
@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf", b"\n "])
def test_an_export_never_replaces_a_project(
    tmp_path: Path, report: Report, name: str, start: bytes
) -> None:
    path = tmp_path / name
    content = start + encode_project(report)
    path.write_bytes(content)
    for write in (*FORMATS, "json"):
        with pytest.raises(FileWriteError, match="是一份年报"):
            export_json(report, path) if write == "json" else export(report, write, path)
    assert path.read_bytes() == content


def test_a_dump_may_be_replaced(tmp_path: Path, report: Report) -> None:
    path = tmp_path / "年报.json"
    report.narratives["problems"] = '"format": "nianbao"'
    export_json(report, path)
    before = path.read_bytes()
    report.narratives["problems"] = "改。"
    export_json(report, path)
    assert path.read_bytes() != before


def test_a_file_that_another_window_has_open(tmp_path: Path, report: Report) -> None:
    path = tmp_path / "年报.nianbao"
    lock = acquire(path)
    assert isinstance(lock, Lock)
    with pytest.raises(FileWriteError, match="另一个窗口"):
        create_project(path, report)
    with pytest.raises(FileWriteError, match="另一个窗口"):
        export_json(report, path)
    lock.release()
    assert not path.exists()


def test_two_imports_to_the_same_name_have_one_winner(tmp_path: Path, report: Report) -> None:
    sources = [tmp_path / "甲.json", tmp_path / "乙.json"]
    for source in sources:
        report.narratives["problems"] = f"{source.stem}。"
        export_json(report, source)
    new = tmp_path / "新.nianbao"
    imports = [
        subprocess.Popen(
            [sys.executable, str(MAIN), "import", str(source), "-o", str(new)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for source in sources
    ]
    statuses = [each.wait(timeout=60) for each in imports]
    assert sorted(statuses) == [0, 2]
    winner = sources[statuses.index(0)].stem
    assert read_project(new).narrative("problems") == f"{winner}。"


def test_an_empty_file_is_filled(tmp_path: Path, report: Report) -> None:
    path = tmp_path / "年报.nianbao"
    path.touch()
    create_project(path, report)
    assert read_project(path) == report
    write_project(path, report)
    with pytest.raises(FileWriteError, match="已经存在"):
        create_project(path, report)
