"""What is kept of the forms says the same as their definitions.

`NIANBAO_RENEW=1 uv run --group dev pytest tests/core/form/test_compiled.py` writes it anew.
"""

import os
import shutil
from pathlib import Path

import pytest

from core.form.compiled import compiled, compiled_file, find_compiled
from core.form.library import FORMS_FOLDER, FormError, load_form, read_definition

DEFINITIONS = sorted(FORMS_FOLDER.glob("*.toml"))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A definition with what is kept of it, to be changed."""
    shutil.copytree(FORMS_FOLDER, tmp_path, dirs_exist_ok=True)
    return tmp_path / "2021.toml"


@pytest.mark.parametrize("path", DEFINITIONS, ids=lambda path: path.stem)
def test_what_is_kept_is_what_the_definition_says(path: Path) -> None:
    source = path.read_bytes()
    definition = read_definition(path, source)
    kept = compiled_file(path)
    if "NIANBAO_RENEW" in os.environ:
        kept.parent.mkdir(exist_ok=True)
        kept.write_bytes(compiled(source, definition))
    assert kept.read_bytes() == compiled(source, definition), "renew it with NIANBAO_RENEW=1"
    assert find_compiled(path, source) == definition


def test_a_checkout_with_other_line_ends_is_the_same_definition(copy: Path) -> None:
    source = copy.read_bytes().replace(b"\n", b"\r\n")
    assert find_compiled(copy, source) == read_definition(copy, source)


def test_a_changed_definition_is_read_anew(copy: Path) -> None:
    text = copy.read_text(encoding="utf-8")
    first = load_form(copy).definition.issued_by
    copy.write_text(text.replace(first, "新的通知"), encoding="utf-8")
    assert load_form(copy).definition.issued_by == "新的通知"


def test_a_definition_that_was_broken_is_refused(copy: Path) -> None:
    copy.write_bytes(copy.read_bytes() + b"\nnonsense")
    with pytest.raises(FormError, match=r"2021\.toml 有误"):
        load_form(copy)


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe", None])
def test_what_is_kept_and_damaged_is_not_used(copy: Path, damage: bytes | None) -> None:
    source = copy.read_bytes()
    whole = compiled_file(copy).read_bytes()
    if damage is None:
        compiled_file(copy).unlink()
    else:
        compiled_file(copy).write_bytes(whole.partition(b"\n")[0] + b"\n" + damage)
    assert find_compiled(copy, source) is None
    assert load_form(copy).definition == read_definition(copy, source)
