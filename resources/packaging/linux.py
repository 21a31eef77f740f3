"""The packages for Linux, glibc 2.28 or newer: a .deb, and a .tar.xz for any folder.

/opt/nianbao/python     CPython, built from Debian's sources
/opt/nianbao/site       the wheels, without what is never loaded
/opt/nianbao/app        the program as it is in the commit
/opt/nianbao/licenses   of all parts
/opt/nianbao/nianbao    what starts it
"""

import gzip
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from platformdirs import user_cache_path

from core import VERSION
from resources.packaging import steps
from resources.packaging.archives import deb, tar_xz
from resources.packaging.icon import write_picture
from resources.packaging.linux_parts import LINUX_PARTS, dependencies
from resources.packaging.linux_python import unpack_python
from resources.packaging.pruning import prune

_FILES = steps.HERE / "linux"
_ICON_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)  # px
_SEARCH_PATH = "../../../../site\n../../../../app\n"  # from where Python looks for more
_CONTROL = """\
Package: nianbao
Version: {version}
Architecture: amd64
Maintainer: The nianbao developers <nianbao@localhost>
Installed-Size: {kib}
Depends: {depends}
Recommends: fonts-noto-cjk | fonts-wqy-zenhei, xdg-desktop-portal
Suggests: cups-client
Section: editors
Priority: optional
Description: annual report on government information disclosure
 Fills in the yearly report that Chinese offices publish, adds every total,
 says in plain Chinese what does not add up, and exports to Excel, PDF, Word,
 web page and text. It works without a network.
"""
# Loaded by the ones above when there is something to show, or called by name.
_ALSO_NEEDED = ("fontconfig",)


def build_deb(into: Path) -> list[Path]:
    """Write the .deb into a folder; return its path, and that of the list of parts."""
    return _build(into, _make_deb, into / f"nianbao_{VERSION}_amd64.deb")


def build_tar(into: Path) -> list[Path]:
    """Write the .tar.xz into a folder; return its path, and that of the list of parts."""
    return _build(into, _make_tar, into / f"nianbao-{VERSION}-linux-x86_64.tar.xz")


def _build(into: Path, make: Callable[[Path, list[str], Path], None], target: Path) -> list[Path]:
    """Lay the program out in a folder and let it be packed. Raises BuildError."""
    listing = into / f"nianbao-{VERSION}-linux-kept.txt"
    with TemporaryDirectory() as temporary:
        root = Path(temporary) / "root"
        root.mkdir(mode=0o755)
        folder = root / "opt" / "nianbao"
        listing.write_text(_lay_out(folder), encoding="utf-8")
        make(root, dependencies(folder), target)
    return [target, listing]


def _lay_out(folder: Path) -> str:
    """Make the installed folder; return what of the wheels was kept, and why."""
    python, site, program = (folder / name for name in ("python", "site", "app"))
    cache = user_cache_path("nianbao-packaging", ensure_exists=True)
    unpack_python(python, cache)
    requirements = steps.HERE / "linux-amd64-requirements.txt"
    steps.install_wheels(requirements, site, "x86_64-manylinux_2_28")
    steps.export_program(program)
    steps.collect_licences(site, folder / "licenses")
    shutil.copytree(python / "licenses", folder / "licenses", dirs_exist_ok=True)
    steps.remove(python / "licenses")
    standard = python / "lib" / "python3.11"
    shutil.copy(standard / "LICENSE.txt", folder / "licenses" / "Python.txt")
    kept = prune(site, program, LINUX_PARTS)
    shutil.copytree(python / "beside-qt", site / "PySide6" / "Qt" / "lib", dirs_exist_ok=True)
    steps.remove(python / "beside-qt")
    (standard / "dist-packages").mkdir(exist_ok=True)  # what Debian calls site-packages
    (standard / "dist-packages" / "nianbao.pth").write_text(_SEARCH_PATH, encoding="ascii")
    steps.compile_all([standard, site, program])
    shutil.copy(_FILES / "nianbao", folder / "nianbao")
    return kept


def _make_deb(root: Path, depends: list[str], target: Path) -> None:
    """Add what the desktop wants to know, and pack all as Debian wants it."""
    _add_desktop_files(root)
    _set_modes(root)
    files = sorted(path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    sums = [f"{steps.md5(path)}  {path.relative_to(root).as_posix()}\n" for path in files]
    size = sum(path.stat().st_size for path in files)
    needs = ", ".join([*depends, *_ALSO_NEEDED])
    text = _CONTROL.format(version=VERSION, kib=size // 1024, depends=needs)
    time = steps.commit_time()
    with TemporaryDirectory() as scratch:
        control = Path(scratch) / "control"
        control.mkdir(mode=0o755)
        (control / "control").write_text(text, encoding="utf-8")
        (control / "md5sums").write_text("".join(sums), encoding="utf-8")
        _set_modes(control)
        parts = (tar_xz(control, ".", time), tar_xz(root, ".", time))
    target.write_bytes(deb(*parts, time))


def _add_desktop_files(root: Path) -> None:
    """Write launcher, icons, file type, manual page and what Debian wants, below /usr."""
    share = root / "usr" / "share"
    day = datetime.fromtimestamp(steps.commit_time(), UTC).date().isoformat()
    places = {
        "nianbao.desktop": share / "applications",
        "nianbao.xml": share / "mime" / "packages",
        "nianbao.metainfo.xml": share / "metainfo",
        "copyright": share / "doc" / "nianbao",
    }
    for name, place in places.items():
        place.mkdir(parents=True)
        (place / name).write_bytes(_filled(name, day))
    documents = share / "doc" / "nianbao"
    for path, data in {
        share / "man" / "man1" / "nianbao.1.gz": _filled("nianbao.1", day),
        documents / "changelog.gz": _filled("changelog", day),
        documents / "NEWS.md.gz": (steps.ROOT / "CHANGELOG.md").read_bytes(),
    }.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(gzip.compress(data, mtime=0))
    overrides = share / "lintian" / "overrides" / "nianbao"
    overrides.parent.mkdir(parents=True)
    overrides.write_bytes(_filled("overrides", day))
    _write_icons(share / "icons" / "hicolor")
    launcher = root / "usr" / "bin" / "nianbao"
    launcher.parent.mkdir(parents=True)
    launcher.symlink_to("/opt/nianbao/nianbao")


def _filled(file: str, day: str) -> bytes:
    text = (_FILES / file).read_text(encoding="utf-8")
    moment = format_datetime(datetime.fromtimestamp(steps.commit_time(), UTC))
    for name, value in {"VERSION": VERSION, "DATE": day, "MOMENT": moment}.items():
        text = text.replace(f"@{name}@", value)
    return text.encode()


def _write_icons(theme: Path) -> None:
    """Write the icon of the program, which is that of its files, too, in all sizes."""
    drawing = steps.ROOT / "resources" / "icons" / "nianbao.svg"
    for kind, name in (("apps", "nianbao"), ("mimetypes", "application-x-nianbao")):
        for size in _ICON_SIZES:
            place = theme / f"{size}x{size}" / kind
            place.mkdir(parents=True)
            write_picture(drawing, size, place / f"{name}.png")
        scalable = theme / "scalable" / kind
        scalable.mkdir(parents=True)
        shutil.copy(drawing, scalable / f"{name}.svg")


def _set_modes(root: Path) -> None:
    """Let everybody read all and run what is to be run, whoever built it."""
    for path in root.rglob("*"):
        if not path.is_symlink():
            runs = path.is_dir() or path.parent.name == "bin" or path.match("nianbao/nianbao")
            path.chmod(0o755 if runs else 0o644)


def _make_tar(root: Path, _depends: list[str], target: Path) -> None:
    """Pack the program's folder alone, under its name and version."""
    _set_modes(root)
    folder = root / "opt" / "nianbao"
    target.write_bytes(tar_xz(folder, f"nianbao-{VERSION}", steps.commit_time()))
