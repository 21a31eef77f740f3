"""Files made to do harm, of every kind that is read: structured, not only damaged.

    uv run python -m tests.proofs.hostile 50   with up to so many MB each
    uv run python -m tests.proofs.hostile 50 pdf   of those whose names have this

Each is imported by the program in a process of its own: read or refused in one Chinese
sentence, within 5 s and 500 MB. `SHAPES` makes a file of about n bytes; an archive unpacks
to that much.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.proofs.doubling import Run, measured
from tests.proofs.shapes.ofds import OFDS
from tests.proofs.shapes.office import OFFICE
from tests.proofs.shapes.old import OLD
from tests.proofs.shapes.pdfs import PDFS
from tests.proofs.shapes.pictures import PICTURES
from tests.proofs.shapes.plain import PLAIN
from tests.proofs.shapes.shape import Shape
from tests.proofs.shapes.web import WEB

SHAPES: dict[str, Shape] = {**PDFS, **PICTURES, **WEB, **OFFICE, **OFDS, **OLD, **PLAIN}
_MB = 10**6
_LARGEST = 50 * 2**20  # bytes; what is larger is not read


def runs(folder: Path, size: int, wanted: str = "") -> Iterator[Run]:
    """Import every file of this size, in bytes."""
    for name, make in SHAPES.items():
        if wanted in name:
            path = folder / name
            path.write_bytes(make(size)[:_LARGEST])
            out = folder / "out.nianbao"
            yield measured(f"import {name}", 1, ["import", str(path), "-o", str(out)])
            path.unlink()
            out.unlink(missing_ok=True)


def main() -> int:
    """Print every run; return 1 when one of them was beyond a limit."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    done = []
    with tempfile.TemporaryDirectory(prefix="nianbao-hostile-") as folder:
        for run in runs(Path(folder), size * _MB, "".join(sys.argv[2:])):
            done.append(run)
            mark = "" if run.is_fine else "  BEYOND"
            print(f"{run.name:32}{run.seconds:6.1f} s {run.megabytes:4} MB{mark}", flush=True)
    beyond = sum(not run.is_fine for run in done)
    slowest, largest = max(r.seconds for r in done), max(r.megabytes for r in done)
    print(f"{len(done)} files, {beyond} beyond; slowest {slowest:.1f} s, largest {largest} MB")
    return int(bool(beyond))


if __name__ == "__main__":
    sys.exit(main())
