"""A Debian of its own in a folder: programs run there see nothing else."""

import contextlib
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from resources.packaging.steps import run

_MOUNTS = (("proc", "proc"), ("sysfs", "sys"))


class Chroot:
    """A Debian in a folder. Whoever uses it is root."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, *command: str, **environment: str) -> bytes:
        """Run a program in it; return what it printed. Raises BuildError when it fails."""
        set_ = [f"{name}={value}" for name, value in environment.items()]
        path = "PATH=/usr/sbin:/usr/bin:/sbin:/bin"
        return run("chroot", self.folder, "env", "-i", path, "HOME=/root", *set_, *command)

    @property
    def mirror(self) -> str:
        """Where its packages come from, as debootstrap has written it down."""
        (line, *_) = (self.folder / "etc/apt/sources.list").read_text(encoding="ascii").split("\n")
        return line.split()[1].rstrip("/")

    def install(self, *packages: str) -> None:
        """Install Debian packages, nothing that they merely recommend."""
        self.run("apt-get", "update", "-qq")
        words = ("install", "-y", "-qq", "--no-install-recommends")
        self.run("apt-get", *words, *packages, DEBIAN_FRONTEND="noninteractive")


def make_debian(suite: str, folder: Path) -> None:
    """Fill a folder with the smallest Debian. Raises BuildError."""
    if not (folder / "etc" / "debian_version").exists():
        run("debootstrap", "--variant=minbase", suite, folder)


@contextlib.contextmanager
def fresh(base: Path, scratch: Path) -> Iterator[Chroot]:
    """Lay an empty folder over a Debian: what is written goes with it, the base stays as it was."""
    upper, work, merged = (scratch / name for name in ("upper", "work", "merged"))
    for folder in (upper, work, merged):
        folder.mkdir(parents=True)
    layers = f"lowerdir={base},upperdir={upper},workdir={work}"
    mounted: list[Path] = []
    # An end that is asked for is one like any other: nothing stays mounted.
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        run("mount", "-t", "overlay", "overlay", "-o", layers, merged)
        mounted.append(merged)
        for kind, name in _MOUNTS:
            run("mount", "-t", kind, kind, merged / name)
            mounted.append(merged / name)
        run("mount", "--rbind", "/dev", merged / "dev")
        mounted.append(merged / "dev")
        run("mount", "--make-rslave", merged / "dev")
        (merged / "etc" / "resolv.conf").write_bytes(Path("/etc/resolv.conf").read_bytes())
        (merged / "usr" / "sbin" / "policy-rc.d").write_text("#!/bin/sh\nexit 101\n")
        (merged / "usr" / "sbin" / "policy-rc.d").chmod(0o755)
        yield Chroot(merged)
    finally:
        for place in reversed(mounted):
            subprocess.run(("umount", "-R", "-l", place), check=False)  # noqa: S603
        signal.signal(signal.SIGTERM, before)
