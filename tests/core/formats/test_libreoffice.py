"""Where LibreOffice is looked for on Windows."""

import shutil
import sys
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from core.formats.word.reading.libreoffice import find_libreoffice


def registry(folders: dict[int, Path]) -> SimpleNamespace:
    """A registry in which setups of 64 or 32 bits have written a folder."""

    def open_key(_hive: int, name: str, _reserved: int, access: int) -> Any:  # noqa: ANN401
        assert name == r"SOFTWARE\LibreOffice\UNO\InstallPath"
        if access not in folders:
            raise FileNotFoundError
        return nullcontext(folders[access])

    return SimpleNamespace(
        KEY_READ=0,
        KEY_WOW64_64KEY=64,
        KEY_WOW64_32KEY=32,
        HKEY_LOCAL_MACHINE=1,
        OpenKey=open_key,
        QueryValue=lambda key, _name: str(key),
    )


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with Windows and without LibreOffice."""
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "winreg", registry({}))
    for name in ("ProgramW6432", "ProgramFiles", "ProgramFiles(x86)"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ProgramFiles", str(tmp_path / "Program Files"))
    return tmp_path


def installed(folder: Path) -> str:
    folder.mkdir(parents=True)
    program = folder / "soffice.exe"
    program.touch()
    return str(program)


@pytest.mark.usefixtures("machine")
def test_there_is_none() -> None:
    assert find_libreoffice() is None


def test_it_is_where_its_setup_puts_it(machine: Path) -> None:
    program = installed(machine / "Program Files" / "LibreOffice" / "program")
    assert find_libreoffice() == program


@pytest.mark.parametrize("view", [64, 32])
def test_it_is_where_its_setup_says(
    machine: Path, monkeypatch: pytest.MonkeyPatch, view: int
) -> None:
    installed(machine / "Program Files" / "LibreOffice" / "program")
    program = installed(machine / "D" / "办公" / "program")
    monkeypatch.setitem(sys.modules, "winreg", registry({view: Path(program).parent}))
    assert find_libreoffice() == program


def test_where_it_was_removed_another_is_taken(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = installed(machine / "Program Files" / "LibreOffice" / "program")
    monkeypatch.setitem(sys.modules, "winreg", registry({64: machine / "removed"}))
    assert find_libreoffice() == program


@pytest.mark.usefixtures("machine")
def test_a_program_of_its_name_beside_a_file_is_not_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: pytest.fail("looked for"))
    assert find_libreoffice() is None
