"""The form is data: neither its ids nor how many parts it has stand in code."""

import ast
import re
from collections.abc import Iterator

import pytest

from core.form.library import official_forms
from tests.core.test_imports import ROOT

COUNTED = re.compile("第[一二三四五六七八九十]部分|[二两三四五六七]张表|[四五六七]个部分")
ILLUSTRATIONS = {"example", "source"}  # of rules, which name a case of the official form


def literals(source: str) -> Iterator[str]:
    """Every text in a source that is neither a docstring nor an illustration."""
    tree = ast.parse(source)
    passed = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for keyword in (node for node in ast.walk(tree) if isinstance(node, ast.keyword)):
        if keyword.arg in ILLUSTRATIONS:
            passed |= {id(node) for node in ast.walk(keyword.value)}
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in passed
        ):
            yield node.value


def words_of_the_form() -> set[str]:
    """Ids that mean nothing else, and names of sections."""
    words: set[str] = set()
    for form in map(official_forms().by_id, official_forms().ids()):
        words |= {section.id for section in form.sections} | set(form.cells) | set(form.tables)
        words |= {address.rpartition(".")[0] for address in form.cells}
        words |= {section.name for section in form.sections}
    return words


@pytest.mark.parametrize("folder", ["core", "ui"])
def test_no_word_of_the_form_stands_in_code(folder: str) -> None:
    words, paths = words_of_the_form(), sorted((ROOT / folder).rglob("*.py"))
    found = [
        (path.name, text)
        for path in paths
        for text in literals(path.read_text(encoding="utf-8"))
        if text in words or COUNTED.search(text)
    ]
    assert len(paths) > 50
    assert found == []


def test_such_a_word_would_be_noticed() -> None:
    body = '"""第六部分"""\n    return g("disputes", tip="导出三张表格", example="第六部分")'
    assert list(literals(f"def f():\n    {body}")) == ["disputes", "导出三张表格"]
    assert "disputes" in words_of_the_form()
    assert COUNTED.search("导出三张表格")
