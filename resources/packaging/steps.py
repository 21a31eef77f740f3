"""Steps that every package has: the program of a commit, checked downloads, fixed times."""

import compileall
import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from py_compile import PycInvalidationMode

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
PROGRAM = ("main.py", "core", "ui", "resources", "LICENSE")
"""What of the project is shipped."""
_NOT_SHIPPED = (
    "resources/packaging",
    "resources/fonts/make_fonts.py",
)


class BuildError(Exception):
    """The package cannot be built here; the message says why."""


def run(*command: str | Path, folder: Path = ROOT) -> bytes:
    """Run a program and return what it printed. Raises BuildError with what it complained of."""
    if shutil.which(command[0]) is None:
        raise BuildError(f"{command[0]} is not installed")
    result = subprocess.run(  # noqa: S603 (the commands stand in this folder)
        command, cwd=folder, capture_output=True, check=False
    )
    if result.returncode:
        said = (result.stderr or result.stdout).decode(errors="replace")[-2000:]
        raise BuildError(f"{command[0]} failed: {said}")
    return result.stdout


def commit_time() -> int:
    """Return the time of the commit, in seconds since 1970: every shipped file bears it."""
    return int(run("git", "log", "-1", "--format=%ct"))


def commit_name() -> str:
    """Return the commit's short name, marked when the tree has other changes."""
    return run("git", "describe", "--always", "--dirty", "--exclude=*").decode().strip()


def export_program(target: Path) -> None:
    """Write the program as it is in the commit, which is named in `commit`."""
    archive = run("git", "archive", "--format=tar", "HEAD", *PROGRAM)
    with tarfile.open(fileobj=BytesIO(archive)) as tar:
        tar.extractall(target, filter="data")
    for name in _NOT_SHIPPED:
        remove(target / name)
    (target / "commit").write_text(f"{commit_name()}\n", encoding="ascii")


def remove(path: Path) -> None:
    """Remove a file or folder, if it is there."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def install_wheels(requirements: Path, target: Path, platform: str) -> None:
    """Install wheels of exactly the digests that the requirements name."""
    options = ("--quiet", "--no-deps", "--only-binary", ":all:", "--require-hashes")
    where = ("--python-platform", platform, "--python-version", "3.11", "--target", target)
    # Compiled afterwards, alike for every part, whatever uv is set to do.
    how = ("--link-mode", "copy", "--no-compile-bytecode")
    run("uv", "pip", "install", *options, *where, *how, "-r", requirements)


def compile_all(folders: Sequence[Path]) -> None:
    """Write compiled files beside the sources, with no time or path of this machine in them.

    Raises BuildError when this Python writes them for another one than is shipped.
    """
    if sys.version_info[:2] != (3, 11):
        raise BuildError("the package has Python 3.11, and is to be built with it")
    for folder in folders:
        compileall.compile_dir(
            folder,
            force=True,
            quiet=2,
            stripdir=folder.parent,
            invalidation_mode=PycInvalidationMode.UNCHECKED_HASH,
        )


def digest(data: bytes) -> str:
    """Return the SHA-256 of data, in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def md5(path: Path) -> str:
    """Return what dpkg compares installed files with; it protects from accidents alone."""
    return hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()


def read_digests(path: Path) -> dict[str, str]:
    """Return the digest of each file named in a list as sha256sum prints it."""
    lines = path.read_text(encoding="utf-8").splitlines()
    pairs = (line.split(maxsplit=1) for line in lines if line and not line.startswith("#"))
    return {name: digest for digest, name in pairs}


def set_times(folder: Path, seconds: int) -> None:
    """Let every file and folder below be as old as the commit."""
    for path in (folder, *folder.rglob("*")):
        os.utime(path, (seconds, seconds), follow_symlinks=False)


def collect_licences(site: Path, target: Path) -> None:
    """Copy the licences of all installed wheels, one folder a package."""
    for info in sorted(site.glob("*.dist-info")):
        name = info.name.removesuffix(".dist-info")
        texts = [
            path
            for path in sorted(info.rglob("*"))
            if path.is_file()
            and path.name.upper().startswith(("LICEN", "COPYING", "NOTICE", "AUTHORS"))
        ]
        for path in texts or [info / "METADATA"]:
            (target / name).mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target / name / path.name)
