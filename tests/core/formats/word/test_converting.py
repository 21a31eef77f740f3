"""Old documents: through LibreOffice where it is, else one clear sentence."""

import os
import stat
import sys
from pathlib import Path

import pytest

from core.formats.any_file import read_document
from core.formats.reading.raw import ReadError
from core.formats.word.reading import converting
from tests.core.formats.reading.ole_files import container
from tests.core.formats.word.word_files import docx, line, shown

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the stand-in is a script")

WORD = b"\xec\xa5" + bytes(8) + b"\x00\x00" + bytes(5000)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """An old document, which WPS calls .wps."""
    path = tmp_path / "年报.wps"
    path.write_bytes(container({"WordDocument": WORD, "1Table": bytes(5000)}))
    return path


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder in which programs are looked for."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def install(folder: Path, script: str, name: str = "soffice") -> None:
    """Put a stand-in for LibreOffice there."""
    path = folder / name
    path.write_text(f"#!{sys.executable}\nimport sys, pathlib, time\n{script}", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def converting_to(folder: Path, result: bytes) -> str:
    """A script that notes how it was called and leaves a result."""
    (folder / "result").write_bytes(result)
    return (
        f"pathlib.Path({str(folder / 'called')!r}).write_text('\\n'.join(sys.argv))\n"
        "out = pathlib.Path(sys.argv[sys.argv.index('--outdir') + 1])\n"
        "out.mkdir()\n"
        f"result = pathlib.Path({str(folder / 'result')!r}).read_bytes()\n"
        "(out / 'document.docx').write_bytes(result)\n"
        "profile = pathlib.Path(sys.argv[1].removeprefix('-env:UserInstallation=file://'))\n"
        "settings = (profile / 'user' / 'registrymodifications.xcu').read_text()\n"
        "assert 'DisableMacrosExecution' in settings\n"
    )


def test_without_libreoffice(programs: Path, old: Path) -> None:
    assert programs.is_dir()
    with pytest.raises(ReadError) as caught:
        read_document(old)
    assert str(caught.value) == (
        "无法读取“年报.wps”：这是旧格式的文档，程序不能直接读取，"
        "请用 Word 或 WPS 打开它，另存为 .docx 再导入。"
    )


@pytest.mark.parametrize("name", ["soffice", "libreoffice"])
def test_with_libreoffice(programs: Path, old: Path, name: str) -> None:
    install(programs, converting_to(programs, docx(line("旧文"))), name)
    heard: list[float] = []

    assert shown(read_document(old, heard.append)) == ["旧文"]
    assert heard == sorted(heard)
    called = (programs / "called").read_text().split("\n")
    assert called[-1].endswith(".doc")
    assert {"--headless", "--convert-to", "docx"} <= set(called)
    assert not Path(called[-1]).exists()  # nothing is left


def test_rich_text_needs_no_libreoffice(programs: Path, tmp_path: Path) -> None:
    assert programs.is_dir()
    path = tmp_path / "年报.doc"
    path.write_bytes(rb"{\rtf1\ansi x\par}")
    assert shown(read_document(path)) == ["x"]


@pytest.mark.parametrize("script", ["", "sys.exit(1)", "out = 3 / 0"])
def test_libreoffice_that_fails(programs: Path, old: Path, script: str) -> None:
    install(programs, script)
    with pytest.raises(ReadError, match=r"“年报\.wps”：LibreOffice 没能打开.*另存为 \.docx"):
        read_document(old)


def test_a_result_that_is_damaged(programs: Path, old: Path) -> None:
    install(programs, converting_to(programs, b"PK nothing"))
    with pytest.raises(ReadError, match="已损坏"):
        read_document(old)


def test_libreoffice_that_never_ends(
    programs: Path, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(programs, "time.sleep(600)")
    monkeypatch.setattr(converting, "_PATIENCE", 0.3)
    with pytest.raises(ReadError, match="用了太久"):
        read_document(old)


def test_cancelling_stops_it(programs: Path, old: Path) -> None:
    install(programs, f"pathlib.Path({str(programs / 'ran')!r}).touch()\ntime.sleep(600)")

    def cancel(_: float) -> None:
        if (programs / "ran").exists():
            raise KeyError("cancelled")

    with pytest.raises(KeyError, match="cancelled"):
        read_document(old, cancel)


def test_a_document_with_a_password(programs: Path, tmp_path: Path) -> None:
    assert programs.is_dir()
    path = tmp_path / "密.doc"
    locked = WORD[:10] + b"\x00\x01" + WORD[12:]
    path.write_bytes(container({"WordDocument": locked}))
    with pytest.raises(ReadError, match=r"密\.doc”：文件有密码保护"):
        read_document(path)
