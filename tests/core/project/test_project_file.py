"""The project file: what is saved comes back, and is a text a person can read."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from core.form.form import Form
from core.project.interchange import dump
from core.project.project_file import (
    VERSION,
    ProjectFileError,
    encode_project,
    find_project,
    find_report,
    read_dump,
    read_project,
)
from core.report.marks import Mark
from core.report.report import Report
from tests.factories import narrated_report, write_project
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


@pytest.mark.parametrize("version", [1, 2])
def test_a_file_of_an_older_version_opens_as_before(
    form: Form, tmp_path: Path, version: int
) -> None:
    path = tmp_path / "年报.nianbao"
    content = json.loads(encode_project(narrated_report(form)))
    del content["digest"]
    path.write_text(json.dumps(content | {"version": version}), encoding="utf-8")
    assert find_project(path) == (narrated_report(form), "")


NEW = "applications.received.natural_person"
FIELD = {"start": 2, "end": 4, "cell": NEW}
PLAIN = {"start": 6, "end": 8}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ([FIELD, PLAIN], [FIELD, PLAIN]),
        ([PLAIN, FIELD], [FIELD, PLAIN]),
        ([FIELD, FIELD], [FIELD]),
        ([FIELD, {"start": 3, "end": 7}], [FIELD]),
        ([{"start": 0, "end": 5}, FIELD, PLAIN], [{"start": 0, "end": 5}, PLAIN]),
        ([PLAIN, {"start": 7, "end": 999}], [PLAIN]),
        ([PLAIN, {"start": 2, "end": 2}], [PLAIN]),
        ([PLAIN, {"start": -8, "end": -6}], [PLAIN]),
        ([PLAIN, {"start": 5, "end": 3}], [PLAIN]),
        ([PLAIN, FIELD | {"cell": "x"}], [PLAIN]),
        ([PLAIN, {"start": 3, "end": 5, "cell": NEW}], [PLAIN]),
        ([PLAIN, {"start": 0, "end": 2, "cell": NEW}], [PLAIN]),
    ],
)
def test_marks_that_do_not_fit_the_text_go_and_the_text_stays(
    form: Form, tmp_path: Path, written: list[dict[str, Any]], read: list[dict[str, Any]]
) -> None:
    report = narrated_report(form)
    report.store({NEW: 12})
    report.narratives["overview"] = "收到12件，另10件。"
    path = tmp_path / "年报.nianbao"
    write_project(path, report)
    data = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(data | {"marks": {"overview": written}}), encoding="utf-8")
    again = read_project(path)
    assert again.narratives == report.narratives
    assert again.values == report.values
    assert again.marks == {"overview": tuple(Mark(**mark) for mark in read)}


def test_marks_of_a_section_without_text_go(form: Form, tmp_path: Path) -> None:
    path = tmp_path / "年报.nianbao"
    write_project(path, narrated_report(form))
    data = json.loads(path.read_text(encoding="utf-8"))
    marks = {"no_such_section": [PLAIN], "overview": []}
    path.write_text(json.dumps(data | {"marks": marks}), encoding="utf-8")
    assert read_project(path) == narrated_report(form)


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
    assert list(data)[:3] == ["format", "version", "digest"]
    assert (data.pop("format"), data.pop("version")) == ("nianbao", VERSION)
    assert len(data.pop("digest")) == 64
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
    (digest, figure) = (line.strip().partition(" ") for line in changed)
    assert digest[0] == '"digest":'
    assert figure[2] == "77,"


def test_either_kind_of_file_is_read(form: Form, tmp_path: Path) -> None:
    report = narrated_report(form)
    project, plain = tmp_path / "年报.nianbao", tmp_path / "dump.json"
    write_project(project, report)
    plain.write_bytes(dump(report))
    assert find_report(project) == find_report(plain) == (report, "")
    assert read_dump(plain) == report


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
    for source in samples.glob("*-20*.json"):
        report = find_report(source).report
        path = tmp_path / f"{source.stem}.nianbao"
        write_project(path, report)
        assert read_project(path) == report
        published, ours = json.loads(source.read_text("utf-8")), json.loads(dump(report))
        assert ours["tables"] == published["tables"]
        assert ours["narratives"] == published["narratives"]
