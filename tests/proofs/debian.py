"""The Linux package in fresh Debians: installed, started, used, removed.

    sudo python -m tests.proofs.debian nianbao_..._amd64.deb [--suites bullseye bookworm trixie]

needs debootstrap and root. The smallest Debian is made once a suite and kept in the user's cache;
what is done to it lies in a layer over it, which is thrown away. Pictures of the window go to the
folder that --pictures names.
"""

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from platformdirs import user_cache_path

from resources.packaging.chroot import Chroot, fresh, make_debian
from resources.packaging.steps import BuildError

_FORMATS = ("xlsx", "pdf", "ofd", "docx", "html", "txt", "md", "json")
# Without a window manager a click gives the focus, and dialogs stand where Qt puts them. The first
# F8 goes to the first narrative.
_WINDOW = """\
cd /tmp
nianbao a.nianbao & program=$!
sleep 25
xdotool mousemove 640 220 click 1; sleep 2
xdotool key F8; sleep 1
xdotool type --delay 100 "abc"; xdotool key Tab; sleep 1
xdotool key 7; xdotool key Return; sleep 1
import -window root filling.png
xdotool key ctrl+s; sleep 3
xdotool key ctrl+p; sleep 8
import -window root printing.png
xdotool mousemove 1050 419 click 1; sleep 15
kill -0 $program
kill $program
"""
_PRINTER = """\
cupsd
sleep 3
lpadmin -p PDF -E -v cups-pdf:/ -m "$(lpinfo -m | grep -i cups-pdf | head -1 | cut -d' ' -f1)"
lpadmin -d PDF
"""


def installs(debian: Chroot) -> bool:
    """Debian finds all that the package needs, and nothing is left half done."""
    debian.install("/tmp/nianbao.deb", "xvfb", "xauth", "imagemagick")
    return b"install ok installed" in debian.run("dpkg-query", "-W", "-f=${Status}", "nianbao")


def tells_its_version(debian: Chroot) -> bool:
    """The launcher on the PATH starts the program of the package, with its own Python."""
    return "Python 3.11" in debian.run("nianbao", "--version").decode()


def exports_every_format(debian: Chroot) -> bool:
    """A new report goes into files of every format, and comes back out of Excel and PDF."""
    new = ("--year", "2024", "--agency", "甲乡人民政府", "-o", "/tmp/a.nianbao")
    debian.run("nianbao", "new", *new)
    options = [word for id_ in _FORMATS for word in (f"--{id_}", f"/tmp/a.{id_}")]
    debian.run("nianbao", "export", "/tmp/a.nianbao", *options)
    for kind in ("xlsx", "pdf"):
        debian.run("nianbao", "import", f"/tmp/a.{kind}", "-o", f"/tmp/{kind}.nianbao")
    dumps = [debian.run("nianbao", "dump", f"/tmp/{name}.nianbao") for name in ("a", "xlsx", "pdf")]
    return all(b'"year": 2024' in dump for dump in dumps)


def fills_in_its_window(debian: Chroot) -> bool:
    """Text and a figure typed into the window are in the file that was saved."""
    debian.install("cups", "cups-client", "printer-driver-cups-pdf", "xdotool", "poppler-utils")
    debian.run("sh", "-ec", _PRINTER)
    debian.run("xvfb-run", "-a", "-s", "-screen 0 1280x800x24", "sh", "-ec", _WINDOW)
    colours = debian.run("identify", "-format", "%k", "/tmp/filling.png")
    report = json.loads(debian.run("nianbao", "dump", "/tmp/a.nianbao"))
    figures = [value for table in report["tables"].values() for value in _figures(table)]
    return int(colours) > 50 and 7 in figures and "abc" in report["narratives"].values()


def prints(debian: Chroot) -> bool:
    """What the window printed came out of the printer: pages of A4, not blank."""
    (printed,) = debian.folder.glob("root/PDF/*.pdf")
    page = f"/{printed.relative_to(debian.folder)}"
    debian.run("pdftoppm", "-r", "50", "-png", "-singlefile", page, "/tmp/printed")
    colours = debian.run("identify", "-format", "%k", "/tmp/printed.png")
    return b"A4" in debian.run("pdfinfo", page) and int(colours) > 10


def _figures(table: object) -> Iterator[object]:
    if isinstance(table, dict):
        for part in table.values():
            yield from _figures(part)
    else:
        yield table


def removes(debian: Chroot) -> bool:
    """Nothing of the package stays, and the report does."""
    debian.run("apt-get", "remove", "-y", "-qq", "nianbao")
    gone = ("opt/nianbao", "usr/bin/nianbao", "usr/share/applications/nianbao.desktop")
    left = [name for name in gone if (debian.folder / name).exists()]
    return not left and (debian.folder / "tmp/a.nianbao").exists()


STEPS: tuple[Callable[[Chroot], bool], ...] = (
    installs,
    tells_its_version,
    exports_every_format,
    fills_in_its_window,
    prints,
    removes,
)


def try_suite(suite: str, package: Path, pictures: Path) -> int:
    """Carry out all steps in one Debian; return how many failed."""
    cache = user_cache_path("nianbao-packaging", ensure_exists=True)
    make_debian(suite, cache / suite)
    failed = 0
    with (
        tempfile.TemporaryDirectory(dir=cache) as scratch,
        fresh(cache / suite, Path(scratch)) as debian,
    ):
        shutil.copy(package, debian.folder / "tmp" / "nianbao.deb")
        for step in STEPS:
            failed += not _passed(step, debian, suite)
        for picture in (debian.folder / "tmp").glob("*ing.png"):
            shutil.copy(picture, pictures / f"{suite}-{picture.name}")
    return failed


def _passed(step: Callable[[Chroot], bool], debian: Chroot, suite: str) -> bool:
    try:
        passed, why = step(debian), ""
    except BuildError as error:
        passed, why = False, f": {error}"
    print(f"{'passed' if passed else 'FAILED'}  {suite} {step.__name__}{why}", flush=True)
    return passed


def main(arguments: list[str]) -> int:
    """Try the package in each Debian; the status is 1 when a step failed."""
    parser = argparse.ArgumentParser(description="Tries the Linux package in fresh Debians.")
    parser.add_argument("package", type=Path)
    parser.add_argument("--suites", nargs="+", default=["bullseye", "bookworm", "trixie"])
    parser.add_argument("--pictures", type=Path, default=Path())
    options = parser.parse_args(arguments)
    failed = [try_suite(suite, options.package, options.pictures) for suite in options.suites]
    return 1 if any(failed) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
