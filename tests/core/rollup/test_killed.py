"""A refresh that is killed at any moment goes on where it was."""

import subprocess
import sys
from pathlib import Path

import pytest

from core.rollup.desk import Desk
from core.rollup.model import Settings, State
from tests.core.rollup.county import YEAR, county, write_all
from tests.core.test_imports import ROOT

_SCRIPT = """
import sys
from pathlib import Path
from core.rollup.desk import Desk
def tell(step):
    if step.done == int(sys.argv[2]):
        print("now", flush=True)
with Desk.open(Path(sys.argv[1])) as desk:
    desk.refresh(tell)
"""


@pytest.mark.parametrize("moment", [1, 5, 11])
def test_killed_and_opened_again(tmp_path: Path, moment: int) -> None:
    folder, made, path = tmp_path / "收到", county(12), tmp_path / "汇总.nbhz"
    write_all(folder, made, ("nianbao", "xlsx"))
    with Desk.create(path, Settings(YEAR, "", folder)) as desk:
        desk.set_roster(made.roster)
    with subprocess.Popen(
        [sys.executable, "-c", _SCRIPT, str(path), str(moment)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == b"now\n"
        process.kill()
    with Desk.open(path) as desk:
        desk.refresh()
        assert [row.state for row in desk.rows()] == [State.CLEAN] * 12
        desk.confirm_clean()
        assert desk.total().figures == made.sums(set(made.reports))
        assert len(desk.history(desk.rows()[0].organ.id)) == 1
