"""README's commands, word for word, in fresh Debians that have only python3 and git.

    sudo python -m tests.proofs.bare [--suites bookworm trixie] [--pictures FOLDER]

needs debootstrap and root, and takes ten minutes a suite. What is tried is the committed state.
Debian 11 has Python 3.9: there uv fetches a newer one by itself, from where not every network
lets it; then only the steps before that pass.
"""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from platformdirs import user_cache_path

from resources.packaging.chroot import Chroot, fresh, make_debian
from resources.packaging.steps import ROOT, BuildError, run

_BARE = ("python3", "git", "ca-certificates")
_DEVELOPMENT = ("ruff", "mypy", "fontTools", "pytest", "hypothesis")
_PROJECT = "root/nianbao"
_CERTIFICATES = "etc/ssl/certs/ca-certificates.crt"
_WINDOW = """\
{command} & program=$!
sleep 60
import -window root /tmp/window.png
kill -0 $program
kill $program
"""


class Readme:
    """The lines to be typed, as the section on the two commands has them."""

    def __init__(self, text: str) -> None:
        section = text.split("## Two commands", 1)[1].split("\n## ", 1)[0]
        commands, preparation = (block.strip() for block in section.split("```")[1::2])
        self.program, self.tests = (_without_comment(line) for line in commands.splitlines())
        # Only root is there, and nobody has installed sudo.
        lines = [_without_comment(line) for line in preparation.splitlines()]
        packages, self.environment = lines
        self.packages = packages.removeprefix("sudo ")


def _without_comment(line: str) -> str:
    return line.split(" #", 1)[0].strip()


class Machine:
    """A bare Debian with a clone of the project, and a shell that goes on where it stood."""

    def __init__(self, debian: Chroot) -> None:
        self.debian = debian
        self.typed: list[str] = []
        debian.install(*_BARE)
        for name in ("etc/hosts", _CERTIFICATES):
            shutil.copy(Path("/") / name, debian.folder / name)
        run("git", "clone", "-q", ROOT, debian.folder / _PROJECT)

    def type(self, command: str) -> str:
        """Type a line into the shell in the project's folder; return what it prints."""
        lines = [f"cd /{_PROJECT}", *self.typed, f"( {command} ) 2>&1"]
        trusted = {"SSL_CERT_FILE": f"/{_CERTIFICATES}", "PIP_CERT": f"/{_CERTIFICATES}"}
        shown = self.debian.run("bash", "-ec", "\n".join(lines), LANG="C.UTF-8", **trusted)
        return shown.decode(errors="replace")

    def fails(self, command: str) -> str:
        """Type a line that is to fail; return what it says. Raises BuildError when it does not."""
        return self.type(f"if {command}; then echo IT DID NOT FAIL; exit 1; fi")


def names_what_the_tests_lack(machine: Machine, readme: Readme) -> bool:
    """Without Qt's libraries the tests say in one line which packages to install."""
    machine.debian.install("python3-venv")
    machine.type(readme.environment.replace(". ~", "true ~"))
    machine.typed.append(readme.environment.split("&&")[1].strip())
    machine.type("python3 -m pip install -q uv")
    machine.type(f"uv sync -q {' '.join(readme.tests.split()[2:4])}")
    (line,) = (
        line for line in machine.fails(readme.tests).splitlines() if "sudo apt install" in line
    )
    shutil.rmtree(machine.debian.folder / _PROJECT / ".venv")
    return "libegl1" in line


def runs_the_program(machine: Machine, readme: Readme) -> bool:
    """The first command opens the window, and installs nothing that only development needs."""
    machine.type(f"{readme.packages} -y -qq xvfb xauth imagemagick </dev/null")
    script = _WINDOW.format(command=f"sh -c '{readme.program}'")
    (machine.debian.folder / "tmp" / "window").write_text(script, encoding="utf-8")
    machine.type("xvfb-run -a -s '-screen 0 1280x800x24' sh -e /tmp/window")
    colours = machine.type("identify -format %k /tmp/window.png")
    installed = {
        path.name for path in (machine.debian.folder / _PROJECT / ".venv").rglob("site-packages/*")
    }
    return int(colours) > 50 and "PySide6" in installed and installed.isdisjoint(_DEVELOPMENT)


def passes_the_tests(machine: Machine, readme: Readme) -> bool:
    """The second command ends well."""
    summary = machine.type(readme.tests).strip().splitlines()[-1]
    print(f"        {summary}")
    return " passed" in summary and "failed" not in summary


STEPS = (names_what_the_tests_lack, runs_the_program, passes_the_tests)


def try_suite(suite: str, pictures: Path) -> int:
    """Carry out all steps in one Debian, up to the first that fails; return how many did not."""
    cache = user_cache_path("nianbao-packaging", ensure_exists=True)
    make_debian(suite, cache / suite)
    readme = Readme((ROOT / "README.md").read_text(encoding="utf-8"))
    with (
        tempfile.TemporaryDirectory(dir=cache) as scratch,
        fresh(cache / suite, Path(scratch)) as debian,
    ):
        machine = Machine(debian)
        for done, step in enumerate(STEPS):
            try:
                passed, why = step(machine, readme), ""
            except BuildError as error:
                passed, why = False, f": {error}"
            print(f"{'passed' if passed else 'FAILED'}  {suite} {step.__name__}{why}", flush=True)
            if not passed:
                return len(STEPS) - done
        shutil.copy(debian.folder / "tmp" / "window.png", pictures / f"bare-{suite}.png")
    return 0


def main(arguments: list[str]) -> int:
    """Try the README in each Debian; the status is 1 when a step failed."""
    parser = argparse.ArgumentParser(description="Types README's commands into bare Debians.")
    parser.add_argument("--suites", nargs="+", default=["bookworm", "trixie"])
    parser.add_argument("--pictures", type=Path, default=Path())
    options = parser.parse_args(arguments)
    failed = [try_suite(suite, options.pictures) for suite in options.suites]
    return 1 if any(failed) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
