"""Nothing of the program writes files but through its one helper."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]

# Who may write in another way, and what.
EXCEPTIONS = {
    "core/storage/files.py": "the helper itself",
    "core/storage/logs.py": "logs, which are appended to",
    "core/storage/log_file.py": "logs, too",
    "core/commands/cli.py": "an output that nobody reads any more",
    "core/formats/pdf/reading/reader.py": "a temporary file without a name",
    "core/formats/reading/process.py": "another one",
    "core/formats/reading/package.py": "the members of an archive, into a file that is open",
    "core/formats/word/reading/converting.py": "a temporary folder for LibreOffice",
}
WRITERS = {
    "write_bytes",
    "write_text",
    "mkstemp",
    "NamedTemporaryFile",
    "TemporaryFile",
    "QSaveFile",
}
FLAGS = {"O_WRONLY", "O_RDWR", "O_CREAT"}


def writes(tree: ast.AST) -> Iterator[str]:
    """Every way in which a source may write a file."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in FLAGS:
            yield node.attr
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        is_path_method = name in WRITERS and isinstance(node.func, ast.Attribute)
        if is_path_method or (
            isinstance(node.func, ast.Name) and node.func.id in WRITERS - {"write_bytes"}
        ):
            yield name
        if name == "open" or (isinstance(node.func, ast.Name) and node.func.id == "open"):
            modes = [a.value for a in node.args if isinstance(a, ast.Constant)]
            modes += [
                k.value.value
                for k in node.keywords
                if isinstance(k.value, ast.Constant) and k.arg == "mode"
            ]
            yield from (
                str(mode) for mode in modes if isinstance(mode, str) and set(mode) & set("wax+")
            )


def sources() -> list[Path]:
    return [
        *sorted((ROOT / "core").rglob("*.py")),
        *sorted((ROOT / "ui").rglob("*.py")),
        ROOT / "main.py",
    ]


def test_only_the_helper_writes() -> None:
    found = {
        path.relative_to(ROOT).as_posix(): list(writes(ast.parse(path.read_text(encoding="utf-8"))))
        for path in sources()
    }
    assert {name for name, ways in found.items() if ways} <= set(EXCEPTIONS), found


@pytest.mark.parametrize(
    "source",
    [
        "path.write_bytes(data)",
        "path.open('w')",
        "open(path, 'ab')",
        "open(path, mode='x')",
        "os.open(path, os.O_CREAT)",
        "tempfile.mkstemp()",
    ],
)
def test_another_way_would_be_noticed(source: str) -> None:
    assert list(writes(ast.parse(source)))


@pytest.mark.parametrize("source", ["path.open('rb')", "open(path)", "write_bytes(path, data)"])
def test_reading_and_the_helper_are_no_other_way(source: str) -> None:
    assert not list(writes(ast.parse(source)))
