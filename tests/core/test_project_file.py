"""The project file: what is saved comes back, and is a text a person can read."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings

from core.form import Form
from core.interchange import dump
from core.project_file import (
    VERSION,
    ProjectFileError,
    read_dump,
    read_project,
    read_report,
    write_project,
)
from core.report import Report
from tests.factories import narrated_report
from tests.strategies import projects


@given(projects())
@settings(max_examples=50)
def test_saved_report_comes_back(tmp_path_factory: pytest.TempPathFactory, report: Report) -> None:
    path = tmp_path_factory.mktemp("project") / "年报.nianbao"
    write_project(path, report)
    again = read_project(path)
    assert again == report
    assert again.figures == report.figures
    assert again.printed_totals == report.printed_totals


def test_a_file_of_the_first_version_opens(form: Form, tmp_path: Path) -> None:
    path = tmp_path / "年报.nianbao"
    write_project(path, narrated_report(form))
    old = path.read_bytes().replace(b'"version": 2', b'"version": 1')
    path.write_bytes(old)
    assert b'"version": 1' in old
    assert read_project(path) == narrated_report(form)


@pytest.mark.parametrize(
    "mark", [{"start": 0, "end": 999}, {"start": 2, "end": 2}, {"start": 0, "end": 1, "cell": "x"}]
)
def test_a_mark_that_does_not_fit_is_refused(
    form: Form, tmp_path: Path, mark: dict[str, object]
) -> None:
    path = tmp_path / "年报.nianbao"
    write_project(path, narrated_report(form))
    data = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(data | {"marks": {"overview": [mark]}}), encoding="utf-8")
    with pytest.raises(ProjectFileError, match=r"marks\.overview"):
        read_project(path)


def test_saving_again_writes_the_same_bytes(form: Form, tmp_path: Path) -> None:
    first, second = tmp_path / "一.nianbao", tmp_path / "二.nianbao"
    write_project(first, narrated_report(form))
    write_project(second, read_project(first))
    assert first.read_bytes() == second.read_bytes()


def test_file_is_the_dump_after_format_and_version(form: Form, tmp_path: Path) -> None:
    report = narrated_report(form)
    path = tmp_path / "年报.nianbao"
    write_project(path, report)
    data = json.loads(path.read_text(encoding="utf-8"))
    assert list(data)[:2] == ["format", "version"]
    assert (data.pop("format"), data.pop("version")) == ("nianbao", VERSION)
    assert data == json.loads(dump(report))


def test_one_changed_figure_changes_few_lines(form: Form, tmp_path: Path) -> None:
    path = tmp_path / "年报.nianbao"
    report = narrated_report(form)
    write_project(path, report)
    before = path.read_text(encoding="utf-8").splitlines()
    report.store({"disclosure.rules.issued" if form.id == "2021" else "disclosure.rules.made": 77})
    write_project(path, report)
    after = path.read_text(encoding="utf-8").splitlines()
    changed = [new for old, new in zip(before, after, strict=True) if old != new]
    assert [line.strip().partition(" ")[2] for line in changed] == ["77,"]


def test_either_kind_of_file_is_read(form: Form, tmp_path: Path) -> None:
    report = narrated_report(form)
    project, plain = tmp_path / "年报.nianbao", tmp_path / "dump.json"
    write_project(project, report)
    plain.write_bytes(dump(report))
    assert read_report(project) == read_report(plain) == read_dump(plain) == report


def test_dump_is_no_project_file(form: Form, tmp_path: Path) -> None:
    plain = tmp_path / "dump.json"
    plain.write_bytes(dump(narrated_report(form)))
    with pytest.raises(ProjectFileError, match=r"“dump.json”不是年报文件（\.nianbao）"):
        read_project(plain)


def test_project_file_is_no_dump(form: Form, tmp_path: Path) -> None:
    project = tmp_path / "年报.nianbao"
    write_project(project, narrated_report(form))
    with pytest.raises(ProjectFileError, match="无法打开"):
        read_dump(project)


def test_published_reports_survive(samples: Path, tmp_path: Path) -> None:
    for source in samples.glob("*.json"):
        report = read_report(source)
        path = tmp_path / f"{source.stem}.nianbao"
        write_project(path, report)
        assert read_project(path) == report
        published, ours = json.loads(source.read_text("utf-8")), json.loads(dump(report))
        assert ours["tables"] == published["tables"]
        assert ours["narratives"] == published["narratives"]
