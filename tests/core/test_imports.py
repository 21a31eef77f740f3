"""Who may import whom, read from the import statements; and what a command really loads."""

import ast
import functools
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.form_file import official_forms
from core.project_file import write_project
from tests.factories import narrated_report

ROOT = Path(__file__).parent.parent.parent
TOOLKITS = {"PySide6", "shiboken6", "PyQt5", "PyQt6", "PySide2", "tkinter"}
TABLE_TOOLS = {"core.document", "core.fonts", "core.grid", "core.errors", "core.files"}
DEFINITION = {"core.form_schema", "core.form_labels"}
DERIVED = {"core.form", "core.form_cells", "core.form_equations"}
FORM = DEFINITION | DERIVED | {"core.form_file"}
BASIS = {"core.document", "core.errors", "core.numbers", "core.text"}
REPORT = {"core.report", "core.marks", "core.live_fields"}

# What the modules of a part may import from core; a part not named may import any of it.
ALLOWED = {
    "core.document": set(),
    "core.errors": set(),
    "core.text": set(),
    "core.numbers": {"core.document", "core.errors"},
    "core.refusals": set(),
    "core.files": {"core.errors", "core.refusals", "core.taking_place"},
    "core.taking_place": set(),
    "core.moments": set(),
    "core.windows": set(),
    "core.user_folders": set(),
    "core.logs": {"core.user_folders", "core.log_file"},
    "core.log_file": set(),
    "core.settings_file": {"core.errors", "core.files"},
    "core.processes": {"core.windows"},
    "core.locking": {"core.files", "core.processes", "core.taking_place", "core.windows"},
    "core.backups": {"core.files", "core.user_folders"},
    "core.disk_state": set(),
    "core.differences": FORM | BASIS | {"core.report"},
    "core.fonts": {"core.errors", "core.files"},
    "core.grid": {"core.document"},
    "core.form_labels": set(),
    "core.form_schema": {"core.form_labels"},
    "core.form_cells": DEFINITION,
    "core.form_equations": DEFINITION | {"core.form_cells"},
    "core.form": DEFINITION | DERIVED,
    "core.form_file": FORM | {"core.errors"},
    "core.report": FORM | {"core.document", "core.marks"},
    "core.marks": {"core.text"},
    "core.table_layout": FORM | {"core.document"},
    "core.formats": TABLE_TOOLS | {"core.formats", "core.text", "core.processes", "core.windows"},
    "core.checks": FORM | BASIS | REPORT | {"core.across_years", "core.checks"},
    "core.check_code": FORM | {"core.document", "core.report"},
    "core.compose": FORM | BASIS | {"core.report", "core.table_layout", "core.check_code"},
    "core.across_years": FORM,
    "core.keeping": REPORT,
    "core.next_year": FORM | BASIS | REPORT | {"core.across_years"},
    "core.interpret": FORM | BASIS | {"core.report", "core.check_code", "core.interpret"},
}  # fmt: skip


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(source: str) -> Iterator[str]:
    """Every module a source imports, wherever the statement stands."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports are absolute"
            assert node.module
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def arrows(folder: str) -> list[tuple[str, str]]:
    """All pairs of importer and imported below a folder."""
    return [
        (module_name(path), imported)
        for path in sorted((ROOT / folder).rglob("*.py"))
        for imported in imports_of(path.read_text(encoding="utf-8"))
    ]


def part_of(module: str, parts: set[str]) -> str:
    """The part that a module belongs to, or an empty string."""
    return next((p for p in parts if module == p or module.startswith(f"{p}.")), "")


@functools.cache
def modules_of_core() -> frozenset[str]:
    return frozenset(module_name(path) for path in (ROOT / "core").rglob("*.py"))


def forbidden(importer: str, imported: str) -> bool:
    part = part_of(importer, set(ALLOWED))
    if not part or not imported.startswith("core."):
        return False
    known = imported in modules_of_core() or "." not in imported.removeprefix("core.")
    return known and not part_of(imported, ALLOWED[part])


def test_core_imports_no_toolkit_and_no_window() -> None:
    found = [(a, b) for a, b in arrows("core") if b.split(".")[0] in TOOLKITS | {"ui", "main"}]
    assert found == []


def test_only_the_allowed_arrows_inside_core() -> None:
    assert [(a, b) for a, b in arrows("core") if forbidden(a, b)] == []


def test_starting_the_program_imports_no_window_before_it_is_asked_for() -> None:
    tree = ast.parse((ROOT / "main.py").read_text(encoding="utf-8"))
    top = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    names = {name for node in top for name in imports_of(ast.unparse(node))}
    assert not [name for name in names if name.split(".")[0] in TOOLKITS | {"ui"}]


def test_nothing_of_the_program_imports_its_tests() -> None:
    found = [(a, b) for f in ("core", "ui") for a, b in arrows(f) if b.split(".")[0] == "tests"]
    assert found == []


@pytest.mark.parametrize(
    ("importer", "imported"),
    [
        ("core.formats.excel.writer", "core.form"),
        ("core.formats.pdf", "core.report"),
        ("core.checks.cells", "core.compose"),
        ("core.compose", "core.formats"),
        ("core.form", "core.report"),
        ("core.document", "core.errors"),
    ],
)
def test_a_forbidden_arrow_would_be_noticed(importer: str, imported: str) -> None:
    assert forbidden(importer, imported)


def test_imports_inside_functions_are_seen() -> None:
    source = "def f():\n    import PySide6.QtCore\n    from core import form as x\n"
    assert list(imports_of(source)) == ["PySide6.QtCore", "core", "core.form"]


def loaded_by(code: str, *arguments: str) -> set[str]:
    """Run code in a fresh interpreter; return the top-level packages it has loaded then."""
    ending = "\nimport sys; print('\\n'.join(sorted({n.split('.')[0] for n in sys.modules})))"
    result = subprocess.run(
        [sys.executable, "-c", code + ending, *arguments],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    return set(result.stdout.split())


def test_command_line_loads_no_office_library_before_it_is_needed() -> None:
    loaded = loaded_by("import core.cli, core.exporting, core.project_file")
    assert "msgspec" in loaded
    assert loaded & {"openpyxl", "reportlab", "PIL", *TOOLKITS} == set()


@pytest.mark.parametrize(
    "command",
    [
        ("dump",),
        ("check", "--json"),
        ("export", "--xlsx", "out.xlsx"),
        ("export", "--pdf", "out.pdf"),
    ],
    ids=lambda command: command[0] + command[-1].removeprefix("out"),
)
def test_no_command_loads_a_toolkit(tmp_path: Path, command: tuple[str, ...]) -> None:
    path = tmp_path / "年报.nianbao"
    write_project(path, narrated_report(official_forms().by_id("2021")))
    name, *options = command
    options = [str(tmp_path / o) if o.startswith("out") else o for o in options]
    code = "import sys, main; assert main.main(sys.argv[1:]) == 0"
    loaded = loaded_by(code, name, str(path), *options)
    assert "core" in loaded
    assert loaded & TOOLKITS == set()
    assert [file for file in tmp_path.iterdir() if file != path] == [
        Path(option) for option in options if "out" in Path(option).name
    ]
