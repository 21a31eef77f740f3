"""The digest of a project file: damage that leaves it readable is told, and nothing else is."""

import contextlib
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import UserError
from core.form.library import official_forms
from core.project.project_file import ProjectFileError, decode_project, encode_project, find_report
from core.report.report import Report
from tests.factories import narrated_report
from tests.strategies import projects

WRITTEN = narrated_report(official_forms().by_id("2021"))
GOOD = encode_project(WRITTEN)


def is_doubted(data: bytes) -> bool:
    return bool(decode_project(data, "年报.nianbao").doubt)


@given(projects())
@settings(max_examples=50)
def test_what_was_written_is_not_doubted(report: Report) -> None:
    assert decode_project(encode_project(report), "年报.nianbao") == (report, "")


@given(projects())
@settings(max_examples=20)
def test_a_script_can_make_the_digest(report: Report) -> None:
    content = json.loads(encode_project(report), parse_float=Figure)
    digest = content.pop("digest")
    plain = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert hashlib.sha256(plain.encode()).hexdigest() == digest


class Figure(float):
    """A fraction that is written as it was read."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __repr__(self) -> str:
        return self._text


@given(st.integers(0, len(GOOD)), st.integers(0, 12), st.binary(max_size=6))
@settings(max_examples=300)
def test_after_any_accident_it_is_refused_or_told_or_the_same(
    start: int, length: int, instead: bytes
) -> None:
    data = GOOD[:start] + instead + GOOD[start + length :]
    try:
        report, doubt = decode_project(data, "年报.nianbao")
    except UserError:
        return
    assert doubt or report == WRITTEN


def test_every_flipped_digit_is_told_or_refused() -> None:
    figures = GOOD.index(b'"tables"')
    digits = [place for place in range(figures, len(GOOD)) if GOOD[place : place + 1].isdigit()]
    assert len(digits) > 100
    for place in digits:
        flipped = GOOD[:place] + bytes([GOOD[place] ^ 1]) + GOOD[place + 1 :]
        with contextlib.suppress(ProjectFileError):  # 02 is no number
            assert is_doubted(flipped), flipped[place - 20 : place + 5]


@pytest.mark.parametrize(
    "change",
    [
        {"digest": None},
        {"digest": ""},
        {"digest": "0" * 64},
        {"version": 2},
        {"title": "改过的标题"},
        {"silenced": {"applications.flow": "x"}},
        {"previous": None},
    ],
)
def test_what_was_changed_is_told(change: dict[str, Any]) -> None:
    assert is_doubted(json.dumps(json.loads(GOOD) | change).encode())


def test_a_digest_that_is_gone_is_told() -> None:
    content = json.loads(GOOD)
    del content["digest"]
    assert is_doubted(json.dumps(content).encode())


@pytest.mark.parametrize("indent", [None, 4])
def test_how_it_is_laid_out_makes_no_difference(indent: int | None) -> None:
    content = dict(reversed(json.loads(GOOD).items()))
    assert not is_doubted(json.dumps(content, indent=indent).encode())
    assert not is_doubted(b"\xef\xbb\xbf" + GOOD.replace(b"\n", b"\r\n"))


def test_the_sentence_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "清溪镇.nianbao"
    path.write_bytes(GOOD.replace(b'"year": 2023', b'"year": 2024'))
    found = find_report(path)
    assert found.report.heading.year == 2024
    assert found.doubt.startswith("“清溪镇.nianbao”的内容和保存时记下的校验值对不上：")
