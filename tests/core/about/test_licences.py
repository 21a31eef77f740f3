"""Every part of the program has its licence to be read, in a checkout and in a package."""

import re
import tomllib
from pathlib import Path

import pytest

from core.about import licences
from core.about.licences import PARTS, all_parts

ROOT = Path(__file__).parents[3]


def text_of(name: str) -> str:
    (part,) = (part for part in all_parts() if part.name.split(" ")[0] == name)
    return part.text()


def test_every_package_that_the_project_asks_for_is_a_part() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked_for = {re.split(r"[^\w-]", need)[0] for need in project["dependencies"]}
    assert set(PARTS) == asked_for | {"rl-accel"}


def test_every_part_has_a_text() -> None:
    names = {part.name.split(" ")[0] for part in all_parts()}
    wanted = {name for name in PARTS if not name.startswith("pyside6")}
    assert {re.sub(r"[-_.]+", "-", name).lower() for name in names} >= wanted | {
        *("政务公开年报", "随附的字体", "qt", "python"),
        *("pillow", "et-xmlfile", "charset-normalizer"),  # what packages ask for themselves
    }
    assert all(len(part.text()) > 200 for part in all_parts())


def test_tools_of_development_are_no_parts() -> None:
    assert not {"pytest", "mypy", "ruff"} & {part.name.split(" ")[0] for part in all_parts()}


def test_the_terms_of_qt_are_there_in_full() -> None:
    text = text_of("Qt")
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert "END OF TERMS AND CONDITIONS" in text


def test_texts_in_folders_of_their_own_are_found() -> None:
    assert "libpng" in text_of("pypdfium2")


def test_a_package_shows_what_was_gathered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "app"
    for path in ("app/commit", "licenses/Python.txt", "licenses/lxml-6.1/LICENSE.txt"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(f"text of {path}", encoding="utf-8")
    monkeypatch.setattr(licences, "ROOT", program)
    parts = {part.name: part.text() for part in all_parts()}
    assert parts["lxml 6.1"] == "text of licenses/lxml-6.1/LICENSE.txt"
    assert parts["Python"] == "text of licenses/Python.txt"
    assert not [name for name in parts if name.startswith("msgspec")]


def test_a_text_that_is_gone_is_told(tmp_path: Path) -> None:
    assert licences.Part("部分", (tmp_path / "LICENSE",)).text().startswith("（读不到")
