"""Damaged, foreign and newer files: one clear sentence, never anything else, nothing changed."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import UserError
from core.form.library import official_forms
from core.project.project_file import VERSION, ProjectFileError, find_report, read_project
from core.storage.files import FileReadError
from tests.factories import narrated_report, write_project

HAN = re.compile("[\u4e00-\u9fff]")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A good project file."""
    file = tmp_path / "年报.nianbao"
    write_project(file, narrated_report(official_forms().by_id("2021")))
    return file


def refused(path: Path) -> str:
    """Try to open a file; return the sentence. It is one sentence, and no file has changed."""
    before = path.read_bytes()
    for read in (read_project, find_report):
        with pytest.raises(UserError) as caught:
            read(path)
    message = str(caught.value)
    assert path.name in message
    assert HAN.search(message)
    assert "\n" not in message
    assert message.endswith("。")
    assert "。。" not in message
    assert len(message) < 200
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    return message


def edited(path: Path, **changes: Any) -> Path:  # noqa: ANN401 (any JSON)
    data = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(data | changes, ensure_ascii=False), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b" ",
        b"null",
        b"[]",
        b"3",
        b'"nianbao"',
        b"\x00" * 64,
        b"\xff\xfe{\x00}\x00",
        b"PK\x03\x04 a document from Word",
        b"%PDF-1.7",
        "年报".encode("gbk"),
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'{"format": "nianbao", "version": 1',
        b'[{"format": "nianbao\xb8"}]',
        b'{"format": ["nianbao"], "version": 1}',
        b'{"format": "nianbao", "version": "1"}',
        b'{"format": "nianbao", "version": 1.5}',
        b'{"format": "nianbao", "version": NaN}',
        b'{"format": "nianbao", "version": 1e999999999999999999999}',
    ],
    ids=lambda content: str(content[:24]),
)
def test_foreign_or_damaged(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert refused(path) == "“年报.nianbao”不是年报文件，或者已经损坏，请检查文件或从备份恢复。"


@pytest.mark.parametrize(
    "content", [b"{}", b'{"format": "excel", "version": 1}', b'{"format": "nianbao"}']
)
def test_other_json(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(
        ProjectFileError, match=r"不是年报文件（\.nianbao），请选择用本程序保存的文件"
    ):
        read_project(path)
    refused(path)


@pytest.mark.parametrize("version", [VERSION + 1, 99, 10**25])
def test_newer_version(path: Path, version: int) -> None:
    message = refused(edited(path, version=version, future={"unknown": 1}))
    assert "更新版本的程序" in message
    assert "请先升级程序" in message
    assert str(version) in message


@pytest.mark.parametrize("version", [0, -1])
def test_version_that_never_was(path: Path, version: int) -> None:
    assert "已经损坏" in refused(edited(path, version=version))


def test_absurd_version(path: Path) -> None:
    content = path.read_bytes().replace(b'"version": ', b'"version": 1' + b"0" * 5000)
    path.write_bytes(content)
    refused(path)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"form": "1999"}, "没有编号为“1999”的报告格式"),
        ({"form": "../forms/2021"}, "没有编号为"),
        ({"form": None}, "“form”处的内容不对"),
        ({"year": 3000}, "年度“3000”不对"),
        ({"agency": 7}, "“agency”处的内容不对"),
        ({"narratives": {"overview": None}}, "“narratives"),
        ({"narratives": {"poem": ""}}, "没有“poem”这一部分"),
        (
            {"tables": {"disclosure": {"rules": {"issued": "3"}}}},
            "“tables.disclosure.rules.issued”",
        ),
        ({"tables": {"disclosure": {"rules": []}}}, "“tables"),
        ({"tables": {"x": {"y": {"z": 0}}}}, "没有“x.y.z”这一格"),
        ({"signature": "某人"}, "“signature”处的内容不对"),
        ({"signature": {"agency": "某镇", "date": "腊月"}}, "落款日期“腊月”不对"),
        ({"extra": 1}, "内容不对"),
    ],
)
def test_wrong_content_is_named(path: Path, changes: dict[str, Any], reason: str) -> None:
    message = refused(edited(path, **changes))
    assert message.startswith("无法打开“年报.nianbao”：")
    assert reason in message
    assert message.endswith("请检查文件或从备份恢复。")


@pytest.mark.parametrize(
    "number", ["NaN", "-Infinity", "1e999", "1e99999999999999999999", "9" * 5000, "[[[[1]]]]"]
)
def test_figure_that_is_none(path: Path, number: str) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"issued": 0', f'"issued": {number}', 1), encoding="utf-8")
    refused(path)


def test_long_values_are_not_repeated_in_full(path: Path) -> None:
    refused(edited(path, form="长" * 5000))
    refused(edited(path, narratives={"长" * 5000: ""}))
    refused(edited(path, tables={"disclosure": {"长" * 5000: {"issued": 0}}}))
    refused(edited(path, signature={"agency": "某镇", "date": "长" * 5000}))


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(FileReadError, match=r"无法读取文件“.*无.nianbao”：文件或文件夹不存在"):
        find_report(tmp_path / "无.nianbao")


def test_folder(tmp_path: Path) -> None:
    with pytest.raises(FileReadError, match="这是一个文件夹"):
        find_report(tmp_path)


GOOD = json.dumps(
    {
        "format": "nianbao",
        "version": 1,
        "form": "2021",
        "year": 2023,
        "agency": "清溪镇人民政府",
        "title": "年报",
        "narratives": {"overview": "（一）甲\n乙"},
        "tables": {
            "disclosure": {"rules": {"issued": 1}, "fees": {"amount": "1.5"}},
            "disputes": {"review": {"upheld": None, "total": 2.5}},
        },
        "signature": {"agency": "清溪镇人民政府", "date": "2024-01-15"},
    },
    ensure_ascii=False,
).encode()


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A good file after a few accidents: pieces lost, doubled, replaced."""
    data = bytearray(GOOD)
    tokens = st.sampled_from(
        [
            b"{",
            b"}",
            b"[",
            b"]",
            b'"',
            b",",
            b":",
            b"null",
            b"-",
            b"1e9",
            b"\xff",
            b"\x00",
            b"9" * 40,
        ]
    )
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 12)))
        data[start:end] = draw(tokens | st.binary(max_size=6) | st.just(bytes(data[start:end]) * 2))
    return bytes(data[: draw(st.integers(0, len(data)))] if draw(st.booleans()) else data)


def opens_or_is_refused(folder: Path, data: bytes) -> None:
    path = folder / "年报.nianbao"
    path.write_bytes(data)
    try:
        report = find_report(path).report
    except UserError:
        refused(path)
    else:
        write_project(path, report)  # what was read can be saved, and is read the same again
        assert read_project(path) == report


@given(mutated())
@settings(max_examples=300)
def test_any_accident(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    opens_or_is_refused(tmp_path_factory.mktemp("damaged"), data)


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(st.sampled_from(sorted(json.loads(GOOD))), JSON_VALUES)
@settings(max_examples=150)
def test_any_value_in_the_place_of_another(
    tmp_path_factory: pytest.TempPathFactory, key: str, value: object
) -> None:
    data = json.dumps(json.loads(GOOD) | {key: value}).encode()
    opens_or_is_refused(tmp_path_factory.mktemp("damaged"), data)


@given(st.binary(max_size=200))
@settings(max_examples=50)
def test_any_bytes(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    opens_or_is_refused(tmp_path_factory.mktemp("damaged"), data)
