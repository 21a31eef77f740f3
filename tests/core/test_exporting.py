"""Exports: a whole file or none, names from titles."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.exporting import export, export_json, is_draft, suggested_name
from core.form.form import Form
from core.form.library import official_forms
from core.formats.all_formats import FORMATS
from core.project.interchange import dump
from core.report.report import Report
from core.storage.files import FileWriteError
from tests.factories import blank_report, narrated_report

OLD = b"old"
STARTS = {
    "xlsx": b"PK\x03\x04",
    "pdf": b"%PDF-",
    "docx": b"PK\x03\x04",
    "html": b"<!DOCTYPE html>",
    "txt": "\ufeff".encode(),
}
"""How files begin that must be known by it."""


class CancelledError(Exception):
    """What a user interface raises to stop an export."""


@pytest.mark.parametrize("format_id", FORMATS)
def test_progress_runs_to_the_end(form: Form, tmp_path: Path, format_id: str) -> None:
    parts: list[float] = []
    path = tmp_path / "出"
    export(narrated_report(form), format_id, path, parts.append)
    assert path.read_bytes().startswith(STARTS.get(format_id, b""))
    assert parts == sorted(parts)
    assert parts[-1] == 1
    assert all(0 <= part <= 1 for part in parts)


def test_where_checking_breaks_down_the_file_is_a_draft(
    form_2021: Form, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_report: Report) -> bool:
        raise ArithmeticError

    report, told = narrated_report(form_2021), list[str]()
    export(report, "txt", tmp_path / "完整.txt")
    monkeypatch.setattr("core.checks.rules.has_errors", broken)
    export(report, "txt", tmp_path / "没有核对完.txt")
    assert "草" not in (tmp_path / "完整.txt").read_text("utf-8-sig").splitlines()[0]
    assert "草" in (tmp_path / "没有核对完.txt").read_text("utf-8-sig").splitlines()[0]
    assert is_draft(report, told.append)
    assert "没有核对完" in told[0]


@pytest.mark.parametrize("format_id", sorted(FORMATS))
def test_cancelling_leaves_the_old_file(form_2021: Form, tmp_path: Path, format_id: str) -> None:
    path = tmp_path / "出"
    path.write_bytes(OLD)

    def cancel(_part: float) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        export(narrated_report(form_2021), format_id, path, cancel)
    assert path.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("format_id", sorted(FORMATS))
def test_blank_report_can_be_exported(form: Form, tmp_path: Path, format_id: str) -> None:
    path = tmp_path / "出"
    export(blank_report(form), format_id, path, lambda _part: None)
    assert path.stat().st_size > 1000


@pytest.mark.parametrize("format_id", FORMATS)
def test_the_same_day_gives_the_same_bytes(
    form: Form, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format_id: str
) -> None:
    report = narrated_report(form)
    written = []
    for hour in (9, 17):
        clock = type(
            "Clock", (datetime,), {"now": lambda h=hour: datetime(2024, 1, 12, h, 3, tzinfo=UTC)}
        )
        monkeypatch.setattr("core.moments.datetime", clock)
        export(report, format_id, tmp_path / "年报")
        written.append((tmp_path / "年报").read_bytes())
    assert written[0] == written[1]


@pytest.mark.parametrize("format_id", sorted(FORMATS))
def test_folder_that_is_not_there(form_2021: Form, tmp_path: Path, format_id: str) -> None:
    with pytest.raises(FileWriteError, match="请检查路径"):
        export(blank_report(form_2021), format_id, tmp_path / "无" / "出", lambda _part: None)


def test_exporting_changes_nothing(form: Form, tmp_path: Path) -> None:
    report = narrated_report(form)
    before = report.copy()
    for format_id in FORMATS:
        export(report, format_id, tmp_path / format_id, lambda _part: None)
    assert report == before


def test_json(form: Form, tmp_path: Path) -> None:
    report = narrated_report(form)
    export_json(report, tmp_path / "out.json")
    assert (tmp_path / "out.json").read_bytes() == dump(report)


def titled(form: Form, title: str) -> Report:
    report = blank_report(form)
    report.heading = replace(report.heading, title=title)
    return report


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("清溪镇2023年年报", "清溪镇2023年年报.pdf"),
        ("甲/乙:丙?", "甲_乙_丙_.pdf"),
        (" 年报. ", "年报.pdf"),
        ("", "2023年政府信息公开工作年度报告.pdf"),
        ("   ", "2023年政府信息公开工作年度报告.pdf"),
        ("..", "2023年政府信息公开工作年度报告.pdf"),
    ],
)
def test_suggested_name(form_2021: Form, title: str, name: str) -> None:
    assert suggested_name(titled(form_2021, title), ".pdf") == name


@pytest.mark.parametrize("title", ["CON", "nul.2024", "Com1", "LPT9 ", "aux. 年报"])
def test_no_name_is_that_of_a_device_to_windows(form_2021: Form, title: str) -> None:
    assert suggested_name(titled(form_2021, title), ".pdf") == f"_{title.strip()}.pdf"


@pytest.mark.parametrize("title", ["CONTENT", "nul年报", "Com10", "COM"])
def test_a_name_like_that_of_a_device_is_kept(form_2021: Form, title: str) -> None:
    assert suggested_name(titled(form_2021, title), ".pdf") == f"{title}.pdf"


@given(st.text("甲乙/.: \\\t𠮷a", max_size=200) | st.text())
def test_any_title_makes_a_file_name(tmp_path_factory: pytest.TempPathFactory, title: str) -> None:
    report = titled(official_forms().by_id("2021"), title)
    name = suggested_name(report, ".json")
    path = tmp_path_factory.mktemp("names") / name
    export_json(report, path)
    assert path.is_file()
    assert path.parent.name.startswith("names")
    assert name != ".json"
    assert len(name.encode()) <= 255


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("COM¹", "_COM¹.pdf"),
        ("lpt².报告", "_lpt².报告.pdf"),
        ("CONIN$", "_CONIN$.pdf"),
        ("conout$", "_conout$.pdf"),
        ("报告\u202efdp.exe", "报告fdp.exe.pdf"),
        ("报告. . .", "报告.pdf"),
        ("\u202eCOM1", "_COM1.pdf"),
    ],
)
def test_names_that_deceive_or_that_windows_keeps_for_itself(
    form_2021: Form, title: str, name: str
) -> None:
    assert suggested_name(titled(form_2021, title), ".pdf") == name
