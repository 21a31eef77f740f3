"""Old documents (.doc, .wps, .odt) → raw document, by way of LibreOffice where it is."""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from core.document.document import Document
from core.formats.reading.guard import guarded
from core.formats.reading.raw import Progress, ReadError
from core.formats.reading.recognition import recognise
from core.formats.word.reading.libreoffice import find_libreoffice
from core.formats.word.reading.reader import read as read_docx
from core.storage.files import read_file
from core.storage.processes import NO_WINDOW

_PATIENCE = 60.0  # seconds
_STEP = 0.2  # seconds between two looks
_CONVERTING = 0.8  # the part of the time it takes
_LARGEST = 50 * 2**20  # bytes of the result
_ADVICE = "请用 Word 或 WPS 打开它，另存为 .docx 再导入。"

# The profile of a conversion: no macro is run, no link is followed, nothing is updated.
_SETTINGS = {
    "/org.openoffice.Office.Common/Security/Scripting": {
        "MacroSecurityLevel": "3",
        "DisableMacrosExecution": "true",
        "DisableActiveContent": "true",
        "BlockUntrustedRefererLinks": "true",
    },
    "/org.openoffice.Office.Writer/Content/Update": {"Link": "0"},
    "/org.openoffice.Office.Calc/Content/Update": {"Link": "1"},
}


@guarded
def read(data: bytes, progress: Progress) -> Document:
    """Read an old document; raises ReadError, with advice where there is no LibreOffice."""
    converted = convert(data, "docx", progress)
    return read_docx(converted, lambda part: progress(_CONVERTING + (1 - _CONVERTING) * part))


def convert(data: bytes, kind: str, progress: Progress = lambda _: None) -> bytes:
    """Return an old file as one of today, `kind` docx or xlsx. Raises ReadError."""
    program = find_libreoffice()
    if program is None:
        raise ReadError(f"这是旧格式的文档，程序不能直接读取，{_ADVICE}")
    with tempfile.TemporaryDirectory(prefix="nianbao-", ignore_cleanup_errors=True) as folder:
        return _convert(program, data, kind, Path(folder), progress)


def _convert(program: str, data: bytes, kind: str, folder: Path, progress: Progress) -> bytes:
    """Return the file converted; LibreOffice leaves nothing outside of the folder."""
    source = folder / f"document.{recognise(data).value}"
    source.write_bytes(data)
    profile = folder / "profile"
    _write_profile(profile)
    command = [
        program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore",
        "--nologo", "--convert-to", kind, "--outdir", str(folder / "out"), str(source),
    ]  # fmt: skip
    _run(command, folder, progress)
    result = folder / "out" / f"document.{kind}"
    if not result.is_file():
        raise ReadError(f"LibreOffice 没能打开这个旧格式的文档，{_ADVICE}")
    return read_file(result, _LARGEST)


def _write_profile(profile: Path) -> None:
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, settings in _SETTINGS.items()
        for name, value in settings.items()
    )
    user = profile / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f"{items}</oor:items>",
        encoding="utf-8",
    )


def _run(command: list[str], folder: Path, progress: Progress) -> None:
    """Run a program to its end, for a minute at most; stop it when `progress` cancels."""
    process = subprocess.Popen(  # noqa: S603 (the program that was found, with our own words)
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    started = time.monotonic()
    try:
        while process.poll() is None:
            passed = time.monotonic() - started
            if passed > _PATIENCE:
                raise ReadError(f"LibreOffice 打开这个旧格式的文档用了太久，{_ADVICE}")
            progress(_CONVERTING * passed / _PATIENCE)
            _wait(process)
    finally:
        _stop(process)


def _wait(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(_STEP)
    except subprocess.TimeoutExpired:
        return


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End a program that still runs, and what it has started."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        _stop_on_windows(process)
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _stop_on_windows(process: subprocess.Popen[bytes]) -> None:
    """End a program: there, to end it alone would leave those it has started."""
    folder = Path(os.environ.get("SYSTEMROOT", r"C:\Windows"), "System32")
    command = [str(folder / "taskkill.exe"), "/F", "/T", "/PID", str(process.pid)]
    with contextlib.suppress(OSError):
        subprocess.run(command, capture_output=True, check=False, creationflags=NO_WINDOW)  # noqa: S603 (the system's)
    process.kill()
