"""Who may import whom, read from the import statements; and what a command really loads."""

import ast
import functools
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.form.library import official_forms
from tests.factories import narrated_report, write_project

ROOT = Path(__file__).parent.parent.parent
TOOLKITS = {"PySide6", "shiboken6", "PyQt5", "PyQt6", "PySide2", "tkinter"}
GROUND = {"core.errors", "core.limits", "core.text", "core.numbers", "core.moments"}

# What a room of core may import besides the ground; a room that stands on all others is not
# named. README has the picture.
ROOMS = {
    "core." + room: {"core." + other for other in others.split()}
    for room, others in {
        "storage": "",
        "about": "storage",
        "form": "",
        "document": "",
        "formats": "document storage",
        "report": "form",
        "layout": "form document report",
        "checks": "form document report formats",
        "interpret": "form document report",
        "project": "form report storage",
        "exporting": "project report layout checks formats document storage",
        "signed_paper": "report form formats storage",
        "importing": "signed_paper exporting project report form interpret document formats "
        "storage",
        "years": "importing exporting project report form interpret layout document formats "
        "storage",
        "filling": "exporting interpret document report form formats storage",
        "ledger": "exporting interpret document report form formats storage",
        "rollup": "years signed_paper importing exporting project report form interpret layout "
        "checks document formats storage",
    }.items()
}


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


def room_of(module: str) -> str:
    """The package or module right below core or ui; the folder itself for its own __init__."""
    return ".".join(module.split(".")[:2])


@functools.cache
def modules() -> frozenset[str]:
    return frozenset(
        module_name(path) for folder in ("core", "ui") for path in (ROOT / folder).rglob("*.py")
    )


def rooms_imported(folder: str) -> set[tuple[str, str]]:
    """Pairs of rooms of which the first imports the second, type-only imports included."""
    pairs = {(room_of(a), room_of(b)) for a, b in arrows(folder) if b in modules()}
    return {(a, b) for a, b in pairs if a != b and b not in {"core", "ui"}}


def forbidden(importer: str, imported: str) -> bool:
    room, other = room_of(importer), room_of(imported)
    if imported not in modules() or other in GROUND | {"core", room}:
        return False
    return room in GROUND or (room in ROOMS and other not in ROOMS[room])


def circles(pairs: set[tuple[str, str]]) -> list[str]:
    """Every room that imports itself by way of others."""
    reached = set(pairs)
    while further := {(a, d) for a, b in reached for c, d in pairs if b == c} - reached:
        reached |= further
    return sorted({a for a, b in reached if a == b})


def test_core_imports_no_toolkit_and_no_window() -> None:
    found = [(a, b) for a, b in arrows("core") if b.split(".")[0] in TOOLKITS | {"ui", "main"}]
    assert found == []


def test_only_the_allowed_arrows_inside_core() -> None:
    assert [(a, b) for a, b in arrows("core") if forbidden(a, b)] == []


def test_no_room_imports_one_that_imports_it() -> None:
    pairs = rooms_imported("core") | rooms_imported("ui")
    assert ("ui.window", "ui.paper") in pairs
    assert circles(pairs) == []


def test_a_circle_would_be_noticed() -> None:
    assert circles({("a", "b"), ("b", "c"), ("c", "b"), ("d", "a")}) == ["b", "c"]


def test_every_room_of_core_stands_in_the_table_or_on_top() -> None:
    on_top = {room_of(name) for name in modules() if name.startswith("core.")} - GROUND - set(ROOMS)
    assert on_top == {"core.commands"}


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
        ("core.formats.excel.writing.writer", "core.form.form"),
        ("core.formats.pdf.writing.writer", "core.report.report"),
        ("core.checks.cells", "core.layout.compose"),
        ("core.layout.compose", "core.formats.any_file"),
        ("core.form.form", "core.report.report"),
        ("core.document.document", "core.form.form"),
        ("core.numbers", "core.report.report"),
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
    loaded = loaded_by("import core.commands.cli, core.exporting, core.project.project_file")
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


def test_a_command_loads_no_other(tmp_path: Path) -> None:
    code = (
        "import sys, main; main.main(['dump', sys.argv[1]])\n"
        "loaded = {n for n in sys.modules if n.startswith('core.commands.')}\n"
        "assert loaded == {f'core.commands.{n}' for n in ('cli', 'common', 'dump')}, loaded"
    )
    assert "msgspec" in loaded_by(code, str(tmp_path / "无.nianbao"))
