"""CPython for Linux: built from Debian's sources in a Debian 11, for any system with glibc 2.28."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from resources.packaging import steps
from resources.packaging.chroot import Chroot, fresh, make_debian

_SOURCES = ("python3.11=3.11.2-6+deb12u8", "zlib=1:1.2.13.dfsg-1", "libffi=3.4.4-1")
_LISTS = """\
deb-src {mirror} bookworm main
deb-src {mirror}-security bookworm-security main
"""
_TOOLS = (
    "gcc",
    "libc6-dev",
    "make",
    "dpkg-dev",
    "patch",
    "xz-utils",
    "bzip2",
    "pkg-config",
    "libxcb-util1",
)
_BESIDE_QT = "usr/lib/x86_64-linux-gnu/libxcb-util.so.1"
"""What Qt wants and Debian 10 has in an older version; Debian 11's needs no newer symbols."""
_SCRIPT = steps.HERE / "linux-python.sh"
_DIGESTS = steps.HERE / "linux-python.sha256"
_STANDARD = "lib/python3.11"
_UNUSED = {
    "include": "headers for compiling",
    "share": "its manual page",
    "lib/libpython3.11.a": "linking",
    "lib/pkgconfig": "linking",
    f"{_STANDARD}/config-3.11-x86_64-linux-gnu": "linking",
    f"{_STANDARD}/lib-dynload/_crypt.cpython-311-x86_64-linux-gnu.so": "passwords of the system",
    f"{_STANDARD}/lib-dynload/nis.cpython-311-x86_64-linux-gnu.so": "users of a network",
    f"{_STANDARD}/ensurepip": "installing packages",
    f"{_STANDARD}/idlelib": "an editor",
    f"{_STANDARD}/lib2to3": "Python 2",
    f"{_STANDARD}/tkinter": "another toolkit",
    f"{_STANDARD}/turtledemo": "another toolkit",
    f"{_STANDARD}/turtle.py": "another toolkit",
    f"{_STANDARD}/pydoc_data": "help on the language",
    f"{_STANDARD}/test": "its tests",
}


def unpack_python(target: Path, cache: Path) -> None:
    """Copy CPython to a folder, without what the program never loads.

    It is built once, with root's rights, and kept in the cache, by what it was built from.
    """
    recipe = (_SCRIPT, _DIGESTS, Path(__file__))
    made_from = steps.digest(b"".join(path.read_bytes() for path in recipe))
    built = cache / f"python-{made_from[:16]}"
    if not built.exists():
        _build(built, cache)
    shutil.copytree(built, target, symlinks=True)
    for name in _UNUSED:
        steps.remove(target / name)
    for path in [*target.rglob("__pycache__"), *(target / "bin").iterdir()]:
        if path.name != "python3.11":
            steps.remove(path)


def _build(target: Path, cache: Path) -> None:
    """Build CPython in a Debian 11 that is made for it."""
    base = cache / "bullseye"
    make_debian("bullseye", base)
    with TemporaryDirectory(dir=cache) as scratch, fresh(base, Path(scratch)) as debian:
        source = debian.folder / "src"
        source.mkdir()
        debian.install(*_TOOLS)
        _fetch_sources(debian, source)
        shutil.copy(_SCRIPT, source)
        debian.run("sh", "-c", "cd /src && sh linux-python.sh /opt/nianbao/python")
        made = debian.folder / "opt/nianbao/python"
        (made / "beside-qt").mkdir()
        shutil.copy(debian.folder / _BESIDE_QT, made / "beside-qt")
        about = debian.folder / "usr/share/doc/libxcb-util1/copyright"
        shutil.copy(about, made / "licenses" / "libxcb-util.txt")
        shutil.copytree(made, target, symlinks=True)


def _fetch_sources(debian: Chroot, source: Path) -> None:
    """Download the sources, every file compared with the digest that the project keeps."""
    (debian.folder / "etc/apt/sources.list.d/sources.list").write_text(
        _LISTS.format(mirror=debian.mirror), encoding="ascii"
    )
    debian.run("apt-get", "update", "-qq")
    get = "apt-get source --download-only -qq -o APT::Sandbox::User=root"
    debian.run("sh", "-c", f"cd /src && {get} {' '.join(_SOURCES)}")
    for name, digest in steps.read_digests(_DIGESTS).items():
        if steps.digest((source / name).read_bytes()) != digest:
            raise steps.BuildError(f"{name} is not the file that was checked")
