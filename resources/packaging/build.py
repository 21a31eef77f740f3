"""Builds what a clerk installs, from the commit that is checked out.

    uv run --group packaging python -m resources.packaging.build TARGET [--into dist]

makes on Linux, for the target `windows`, the installer and the portable folder for 64-bit Windows,
for `deb` and `tar.xz` what their names say, for x86-64; README says what the machine needs. Two
builds of one commit are meant to give the same bytes.
"""

import argparse
import hashlib
import sys
from pathlib import Path

from resources.packaging.linux import build_deb, build_tar
from resources.packaging.steps import BuildError
from resources.packaging.windows import build_windows

TARGETS = {"windows": build_windows, "deb": build_deb, "tar.xz": build_tar}


def main(arguments: list[str]) -> int:
    """Build one target; print the names, sizes and digests of its files."""
    parser = argparse.ArgumentParser(description="Builds the packages of nianbao.")
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--into", type=Path, default=Path("dist"), help="the folder of the result")
    options = parser.parse_args(arguments)
    options.into.mkdir(parents=True, exist_ok=True)
    try:
        built = TARGETS[options.target](options.into.resolve())
    except BuildError as error:
        print(f"cannot build: {error}", file=sys.stderr)
        return 1
    for path in built:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        print(f"{digest}  {path.name}  {path.stat().st_size / 2**20:.1f} MiB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
